"""At which of an article's places each report happened, and how finely that is known."""
