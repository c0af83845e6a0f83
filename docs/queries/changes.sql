-- What changed between two moments, by event: the new version, why, and by which article.
-- :after = 0001-01-01: changes after this moment
-- :until = 9999-12-30: up to this one
SELECT event_id, version_no, known_from, change_reason, change_note, cause_title, cause_address
FROM event_history
WHERE known_from > :after AND known_from <= :until
ORDER BY known_from, event_id, version_no
