-- Question 15. How the belief in an event came to be and changed: each version, its toll, why, and by which article.
-- An event that ended has one row more, without a version number and without values: it was merged into the event that
-- change_note names, or dissolved, since no report tells of it any more. A retracted event has a version that says so.
-- It does not tell what happened in between: a version is made when a run is loaded, not when an article appears.
-- :event event: the event's id
SELECT version_no, known_from, known_to, change_reason, change_note, cause_title, cause_address, assertion,
       CASE WHEN background THEN 1 WHEN NOT background THEN 0 END AS background, date_start, place_name,
       killed_low, killed_best, killed_high, n_reports, n_sources, corroboration
FROM event_history
WHERE event_id = :event
ORDER BY known_from, version_no
