-- Question 20. How late each source is, the slowest first: days from event to publication, and from publication to the load.
-- It does not count events without a day, articles without a date, or what is history; archives that were loaded later
-- look slow. Medians are the lower one, p90 the days within which nine in ten came.
-- :from month = 0001-01: first month of publication
-- :to month = 9999-12: last month
WITH late AS (
  SELECT source_id, step, days_late, sum(n) AS n
  FROM source_delay WHERE month BETWEEN :from AND :to
  GROUP BY source_id, step, days_late
), counted AS (
  SELECT source_id, step, days_late, sum(n) OVER (PARTITION BY source_id, step) AS n,
         sum(n) OVER (PARTITION BY source_id, step ORDER BY days_late) AS so_far
  FROM late
), measured AS (
  SELECT source_id, step, CAST(max(n) AS INTEGER) AS n, min(CASE WHEN so_far * 2 >= n THEN days_late END) AS median,
         min(CASE WHEN so_far * 10 >= n * 9 THEN days_late END) AS p90
  FROM counted GROUP BY source_id, step
)
SELECT l.source_id, s.name AS source_name, l.n AS articles, coalesce(t.n, 0) AS reports,
       t.median AS event_to_publication_median, t.p90 AS event_to_publication_p90,
       l.median AS publication_to_load_median, l.p90 AS publication_to_load_p90
FROM measured l
JOIN source s ON s.source_id = l.source_id
LEFT JOIN measured t ON t.source_id = l.source_id AND t.step = 'publication'
WHERE l.step = 'load'
ORDER BY t.p90 DESC NULLS LAST, l.p90 DESC, l.source_id
