-- Which fields each version of an event changed that is not its first; one row a version (the view changes tells the values)
-- changed_at: UTC moment from which the new version was believed
-- killed_best_by: by how many the killed of the view events rose or fell, best numbers or else lower bounds: an event counts
-- there that is asserted as news and not retracted, and 0 where no number is known
-- events_by: 1 where the version brings the event into that view, -1 where it takes it out, else 0
-- changed: the names of the fields, each with a comma behind it, and one before them all
CREATE VIEW version_changes AS
SELECT event_id, version_no, changed_at, change_reason, change_note, cause_article_id,
       is_event * coalesce(killed, 0) - was_event * coalesce(killed_before, 0) AS killed_best_by,
       is_event - was_event AS events_by, changed
FROM (
  SELECT v.event_id, v.version_no, v.known_from AS changed_at, v.change_reason, v.change_note, v.cause_article_id,
         coalesce(v.killed_best, v.killed_low) AS killed, coalesce(o.killed_best, o.killed_low) AS killed_before,
         CASE WHEN v.assertion = 'asserted' AND NOT v.background AND v.corroboration <> 'retracted' THEN 1 ELSE 0 END AS is_event,
         CASE WHEN o.assertion = 'asserted' AND NOT o.background AND o.corroboration <> 'retracted' THEN 1 ELSE 0 END AS was_event,
         fields_changed(o, v) AS changed
  FROM event_version v
  JOIN event_version o ON o.event_id = v.event_id AND o.version_no = v.version_no - 1
  WHERE v.version_no > 1
) compared
