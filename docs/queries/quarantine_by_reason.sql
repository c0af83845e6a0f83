-- How much was set aside, by step, source and reason.
SELECT stage, source_id, reason, count(*) AS records, min(message) AS for_example
FROM quarantine
GROUP BY stage, source_id, reason
ORDER BY records DESC, stage, source_id NULLS LAST, reason
