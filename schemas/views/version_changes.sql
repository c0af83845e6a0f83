-- Which fields each version of an event changed that is not its first; one row a version (the view changes tells the values)
-- changed_at: UTC moment from which the new version was believed
-- killed_best_by: by how many the best number of killed rose or fell, counted from 0 where none was known
-- changed: the names of the fields, each with a comma behind it, and one before them all
CREATE VIEW version_changes AS
SELECT v.event_id, v.version_no, v.known_from AS changed_at, v.change_reason, v.change_note, v.cause_article_id,
       coalesce(v.killed_best, 0) - coalesce(o.killed_best, 0) AS killed_best_by,
       fields_changed(o, v) AS changed
FROM event_version v
JOIN event_version o ON o.event_id = v.event_id AND o.version_no = v.version_no - 1
WHERE v.version_no > 1
