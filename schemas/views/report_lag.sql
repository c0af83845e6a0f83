-- How late each report is that is dated to the day, asserted and news; one row a report
-- month: YYYY-MM of publication
-- days_late: days from the event to publication
CREATE VIEW report_lag AS
SELECT r.report_id, r.article_id, a.source_id, month_of(c.published_on) AS month,
       days_between(r.date_start, c.published_on) AS days_late
FROM report r
JOIN codings c ON c.coding_id = r.coding_id
JOIN article a ON a.article_id = r.article_id
WHERE r.assertion = 'asserted' AND NOT r.background AND r.date_precision = 'day' AND c.published_on IS NOT NULL
