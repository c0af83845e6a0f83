-- What was set aside, and why.
-- :reason = %: one reason, or % for all
SELECT stage, source_id, input, reason, message, article_id, report_id, run_id
FROM quarantine
WHERE reason LIKE :reason
ORDER BY stage, source_id NULLS LAST, input, reason
