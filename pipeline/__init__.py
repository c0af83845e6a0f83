"""From news articles to conflict events: fetch, extract, locate, check, merge, load."""
