"""The tables of what is counted ahead, and the SQL that counts them, in the words of `schemas.views.dialects`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Summary:
    """A table of counts."""

    table: str
    counting: str
    """The insertion, with gaps for which codings (``c``) of which articles (``a``) count."""

    def insertion(self, codings: str, articles: str) -> str:
        """Return the SQL that counts those codings, if they are their article's newest, of those articles.

        The codings are found first: a month of all sources is soon read, and a source of all months is not.
        """
        return self.counting.replace("CODINGS", f"{_NEWEST} AND {codings}").replace("ARTICLES", articles)


_NEWEST = """c.load_no = (SELECT max(d.load_no) FROM coding d WHERE d.article_id = c.article_id)
  AND NOT EXISTS (SELECT 1 FROM syndication v WHERE v.supersedes = c.article_id)"""

_MONTHS = """
INSERT INTO source_month (source_id, month, articles, articles_without_report, reports, placed_to_district,
  placed_to_province, dated_to_day, toll_known, last_published)
WITH newest AS MATERIALIZED (
  SELECT c.coding_id, c.article_id, c.no_report_reason, c.published_on FROM coding c WHERE CODINGS
)
SELECT a.source_id, month_of(c.published_on), count(DISTINCT c.coding_id),
       count(DISTINCT CASE WHEN c.no_report_reason IS NOT NULL THEN c.coding_id END), count(r.report_id),
       coalesce(sum(CASE WHEN r.geo_precision IN ('exact', 'near', 'adm2') THEN 1 END), 0), count(r.admin1_iso),
       coalesce(sum(CASE WHEN r.date_precision = 'day' THEN 1 END), 0), count(r.killed_low), max(c.published_on)
FROM newest c
JOIN article a ON a.article_id = c.article_id AND ARTICLES
LEFT JOIN report r ON r.coding_id = c.coding_id AND r.assertion = 'asserted' AND NOT r.background
GROUP BY a.source_id, month_of(c.published_on)
"""

_DELAYS = """
INSERT INTO source_delay (source_id, month, step, days_late, n)
WITH newest AS MATERIALIZED (
  SELECT c.coding_id, c.article_id, c.published_on FROM coding c WHERE c.published_on IS NOT NULL AND CODINGS
), late AS (
  SELECT a.source_id, c.published_on, 'load' AS step, days_between(c.published_on, u.started_at) AS days_late
  FROM newest c JOIN article a ON a.article_id = c.article_id AND ARTICLES JOIN run u ON u.run_id = a.run_id
  UNION ALL
  SELECT a.source_id, c.published_on, 'publication', days_between(r.date_start, c.published_on)
  FROM newest c JOIN article a ON a.article_id = c.article_id AND ARTICLES JOIN report r ON r.coding_id = c.coding_id
  WHERE r.assertion = 'asserted' AND NOT r.background AND r.date_precision = 'day'
)
SELECT source_id, month_of(published_on), step, days_late, count(*)
FROM late GROUP BY source_id, month_of(published_on), step, days_late
"""

SUMMARIES = (Summary("source_month", _MONTHS), Summary("source_delay", _DELAYS))
