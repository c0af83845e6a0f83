-- How late each article came into the warehouse; one row a dated article
-- month: YYYY-MM of publication
-- days_late: days from publication to the load
CREATE VIEW article_lag AS
SELECT a.article_id, a.source_id, month_of(c.published_on) AS month, days_between(c.published_on, r.started_at) AS days_late
FROM article a
JOIN codings c ON c.article_id = a.article_id
JOIN run r ON r.run_id = a.run_id
WHERE c.published_on IS NOT NULL
