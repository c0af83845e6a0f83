-- Question 15. How the belief in an event came to be and changed: each version, its toll, why, and by which article.
-- It does not tell what happened in between: a version is made when a run is loaded, not when an article appears.
-- :event event: the event's id
SELECT version_no, known_from, known_to, change_reason, change_note, cause_title, cause_address,
       assertion, date_start, place_name, killed_low, killed_best, killed_high, n_reports, n_sources, corroboration
FROM event_history
WHERE event_id = :event
ORDER BY version_no
