-- How much each source told, and how precisely, by month of publication; month is NULL for undated articles
-- source_name: what people call the source
-- month: YYYY-MM of publication
-- articles: articles of the month
-- articles_without_report: those of them that yield no report
-- reports: reports that are asserted as news
-- placed_to_district: those of them whose place is known to the district or finer
-- placed_to_province: those of them whose place is known to the province or finer
-- dated_to_day: those of them whose date is known to the day
-- toll_known: those of them that give a number of killed
CREATE VIEW coverage AS
WITH told AS (
  SELECT r.coding_id, count(*) AS reports,
         sum(CASE WHEN r.geo_precision IN ('exact', 'near', 'adm2') THEN 1 ELSE 0 END) AS placed_to_district,
         sum(CASE WHEN r.admin1_iso IS NOT NULL THEN 1 ELSE 0 END) AS placed_to_province,
         sum(CASE WHEN r.date_precision = 'day' THEN 1 ELSE 0 END) AS dated_to_day,
         sum(CASE WHEN r.killed_low IS NOT NULL THEN 1 ELSE 0 END) AS toll_known
  FROM report r WHERE r.assertion = 'asserted' AND NOT r.background
  GROUP BY r.coding_id
)
SELECT a.source_id, s.name AS source_name, month_of(c.published_on) AS month, count(*) AS articles,
       sum(CASE WHEN c.no_report_reason IS NOT NULL THEN 1 ELSE 0 END) AS articles_without_report,
       coalesce(sum(t.reports), 0) AS reports,
       coalesce(sum(t.placed_to_district), 0) AS placed_to_district,
       coalesce(sum(t.placed_to_province), 0) AS placed_to_province,
       coalesce(sum(t.dated_to_day), 0) AS dated_to_day,
       coalesce(sum(t.toll_known), 0) AS toll_known
FROM codings c
JOIN article a ON a.article_id = c.article_id
JOIN source s ON s.source_id = a.source_id
LEFT JOIN told t ON t.coding_id = c.coding_id
GROUP BY a.source_id, s.name, month_of(c.published_on)
