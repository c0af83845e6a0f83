-- What was set aside, and why, without the raw input
CREATE VIEW quarantine AS
SELECT quarantine_id, stage, source_id, input, reason, message, article_id, report_id, run_id
FROM reject
