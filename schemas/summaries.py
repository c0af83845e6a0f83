"""The tables of what is counted ahead, and the SQL that counts them, in the words of `schemas.views.dialects`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Summary:
    """A table of counts."""

    table: str
    counting: str
    """The insertion, with a gap for which codings (``c``) of which articles (``a``) count."""

    def insertion(self, which: str) -> str:
        """Return the SQL that counts those codings that are their article's newest, and `which` they are."""
        return self.counting.replace("WHICH", f"{_NEWEST} AND {which}")


_NEWEST = """c.load_no = (SELECT max(d.load_no) FROM coding d WHERE d.article_id = c.article_id)
  AND NOT EXISTS (SELECT 1 FROM syndication v WHERE v.supersedes = c.article_id)"""

_MONTHS = """
INSERT INTO source_month (source_id, month, articles, articles_without_report, reports, placed_to_district,
  placed_to_province, dated_to_day, toll_known, last_published)
WITH chosen AS (
  SELECT c.coding_id, c.no_report_reason, c.published_on, a.source_id
  FROM coding c JOIN article a ON a.article_id = c.article_id
  WHERE WHICH
), told AS (
  SELECT r.coding_id, count(*) AS reports,
         sum(CASE WHEN r.geo_precision IN ('exact', 'near', 'adm2') THEN 1 ELSE 0 END) AS placed_to_district,
         sum(CASE WHEN r.admin1_iso IS NOT NULL THEN 1 ELSE 0 END) AS placed_to_province,
         sum(CASE WHEN r.date_precision = 'day' THEN 1 ELSE 0 END) AS dated_to_day,
         sum(CASE WHEN r.killed_low IS NOT NULL THEN 1 ELSE 0 END) AS toll_known
  FROM report r JOIN chosen c ON c.coding_id = r.coding_id
  WHERE r.assertion = 'asserted' AND NOT r.background
  GROUP BY r.coding_id
)
SELECT c.source_id, month_of(c.published_on), count(*),
       sum(CASE WHEN c.no_report_reason IS NOT NULL THEN 1 ELSE 0 END), coalesce(sum(t.reports), 0),
       coalesce(sum(t.placed_to_district), 0), coalesce(sum(t.placed_to_province), 0),
       coalesce(sum(t.dated_to_day), 0), coalesce(sum(t.toll_known), 0), max(c.published_on)
FROM chosen c LEFT JOIN told t ON t.coding_id = c.coding_id
GROUP BY c.source_id, month_of(c.published_on)
"""

_DELAYS = """
INSERT INTO source_delay (source_id, month, step, days_late, n)
WITH chosen AS (
  SELECT c.coding_id, c.published_on, a.source_id, a.run_id
  FROM coding c JOIN article a ON a.article_id = c.article_id
  WHERE c.published_on IS NOT NULL AND WHICH
), late AS (
  SELECT c.source_id, c.published_on, 'load' AS step, days_between(c.published_on, u.started_at) AS days_late
  FROM chosen c JOIN run u ON u.run_id = c.run_id
  UNION ALL
  SELECT c.source_id, c.published_on, 'publication', days_between(r.date_start, c.published_on)
  FROM chosen c JOIN report r ON r.coding_id = c.coding_id
  WHERE r.assertion = 'asserted' AND NOT r.background AND r.date_precision = 'day'
)
SELECT source_id, month_of(published_on), step, days_late, count(*)
FROM late GROUP BY source_id, month_of(published_on), step, days_late
"""

SUMMARIES = (Summary("source_month", _MONTHS), Summary("source_delay", _DELAYS))
