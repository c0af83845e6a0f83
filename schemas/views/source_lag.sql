-- How late each source is, by month of publication: days from the event to publication, and from publication to the load;
-- reports of history and undated ones are left out of the first, undated articles of both
-- source_name: what people call the source
-- month: YYYY-MM of publication
-- articles: articles published in the month
-- reports: their reports of what is news, asserted and dated to the day
-- event_to_publication_median: days from the event to publication, the lower median
-- event_to_publication_p90: days within which nine in ten of the reports came
-- publication_to_load_median: days from publication to the load, the lower median
-- publication_to_load_p90: days within which nine in ten of the articles were loaded
CREATE VIEW source_lag AS
WITH counted AS (
  SELECT source_id, month, step, days_late, sum(n) OVER (PARTITION BY source_id, month, step) AS n,
         sum(n) OVER (PARTITION BY source_id, month, step ORDER BY days_late) AS so_far
  FROM source_delay
), measured AS (
  SELECT source_id, month, step, CAST(max(n) AS INTEGER) AS n, min(CASE WHEN so_far * 2 >= n THEN days_late END) AS median,
         min(CASE WHEN so_far * 10 >= n * 9 THEN days_late END) AS p90
  FROM counted GROUP BY source_id, month, step
)
SELECT l.source_id, s.name AS source_name, l.month, l.n AS articles, coalesce(t.n, 0) AS reports,
       t.median AS event_to_publication_median, t.p90 AS event_to_publication_p90,
       l.median AS publication_to_load_median, l.p90 AS publication_to_load_p90
FROM measured l
JOIN source s ON s.source_id = l.source_id
LEFT JOIN measured t ON t.source_id = l.source_id AND t.month = l.month AND t.step = 'publication'
WHERE l.step = 'load'
