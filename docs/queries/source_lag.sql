-- Question 20. How late each source is, the slowest first: days from event to publication, and from publication to the load.
-- It does not count events without a day, articles without a date, or what is history; archives that were loaded later
-- look slow. Medians are the lower one, p90 the days within which nine in ten came.
-- :from = 0001-01: first month of publication
-- :to = 9999-12: last month
WITH ranked_articles AS (
  SELECT source_id, days_late, count(*) OVER (PARTITION BY source_id) AS n,
         row_number() OVER (PARTITION BY source_id ORDER BY days_late, article_id) AS place
  FROM article_lag WHERE month BETWEEN :from AND :to
), loads AS (
  SELECT source_id, count(*) AS articles, min(CASE WHEN place * 2 >= n THEN days_late END) AS median,
         min(CASE WHEN place * 10 >= n * 9 THEN days_late END) AS p90
  FROM ranked_articles GROUP BY source_id
), ranked_reports AS (
  SELECT source_id, days_late, count(*) OVER (PARTITION BY source_id) AS n,
         row_number() OVER (PARTITION BY source_id ORDER BY days_late, report_id) AS place
  FROM report_lag WHERE month BETWEEN :from AND :to
), tells AS (
  SELECT source_id, count(*) AS reports, min(CASE WHEN place * 2 >= n THEN days_late END) AS median,
         min(CASE WHEN place * 10 >= n * 9 THEN days_late END) AS p90
  FROM ranked_reports GROUP BY source_id
)
SELECT l.source_id, s.name AS source_name, l.articles, coalesce(t.reports, 0) AS reports,
       t.median AS event_to_publication_median, t.p90 AS event_to_publication_p90,
       l.median AS publication_to_load_median, l.p90 AS publication_to_load_p90
FROM loads l
JOIN source s ON s.source_id = l.source_id
LEFT JOIN tells t ON t.source_id = l.source_id
ORDER BY t.p90 DESC NULLS LAST, l.p90 DESC, l.source_id
