-- Which fields each version of an event changed that is not its first; one row a version (the view changes tells the values)
-- changed_at: UTC moment from which the new version was believed
-- killed_best_by: by how many the best number of killed rose or fell, counted from 0 where none was known
-- changed: the names of the fields, each with a comma behind it, and one before them all
CREATE VIEW version_changes AS
SELECT v.event_id, v.version_no, v.known_from AS changed_at, v.change_reason, v.change_note, v.cause_article_id,
       coalesce(v.killed_best, 0) - coalesce(o.killed_best, 0) AS killed_best_by,
       ',' ||
       CASE WHEN coalesce(v.assertion, '') <> coalesce(o.assertion, '') THEN 'assertion,' ELSE '' END ||
       CASE WHEN coalesce(v.event_type, '') <> coalesce(o.event_type, '') THEN 'event_type,' ELSE '' END ||
       CASE WHEN coalesce(v.sub_event_type, '') <> coalesce(o.sub_event_type, '') THEN 'sub_event_type,' ELSE '' END ||
       CASE WHEN coalesce(CAST(v.date_start AS TEXT), '') <> coalesce(CAST(o.date_start AS TEXT), '') THEN 'date_start,' ELSE '' END ||
       CASE WHEN coalesce(CAST(v.date_end AS TEXT), '') <> coalesce(CAST(o.date_end AS TEXT), '') THEN 'date_end,' ELSE '' END ||
       CASE WHEN coalesce(v.country, '') <> coalesce(o.country, '') THEN 'country,' ELSE '' END ||
       CASE WHEN coalesce(v.admin1_iso, '') <> coalesce(o.admin1_iso, '') THEN 'admin1_iso,' ELSE '' END ||
       CASE WHEN coalesce(v.admin2_name, '') <> coalesce(o.admin2_name, '') THEN 'admin2_name,' ELSE '' END ||
       CASE WHEN coalesce(v.place_name, '') <> coalesce(o.place_name, '') THEN 'place_name,' ELSE '' END ||
       CASE WHEN coalesce(v.killed_low, -1) <> coalesce(o.killed_low, -1) THEN 'killed_low,' ELSE '' END ||
       CASE WHEN coalesce(v.killed_best, -1) <> coalesce(o.killed_best, -1) THEN 'killed_best,' ELSE '' END ||
       CASE WHEN coalesce(v.killed_high, -1) <> coalesce(o.killed_high, -1) THEN 'killed_high,' ELSE '' END ||
       CASE WHEN coalesce(v.injured_low, -1) <> coalesce(o.injured_low, -1) THEN 'injured_low,' ELSE '' END ||
       CASE WHEN coalesce(v.injured_best, -1) <> coalesce(o.injured_best, -1) THEN 'injured_best,' ELSE '' END ||
       CASE WHEN coalesce(v.injured_high, -1) <> coalesce(o.injured_high, -1) THEN 'injured_high,' ELSE '' END ||
       CASE WHEN coalesce(v.n_sources, -1) <> coalesce(o.n_sources, -1) THEN 'n_sources,' ELSE '' END ||
       CASE WHEN coalesce(v.corroboration, '') <> coalesce(o.corroboration, '') THEN 'corroboration,' ELSE '' END AS changed
FROM event_version v
JOIN event_version o ON o.event_id = v.event_id AND o.version_no = v.version_no - 1
WHERE v.version_no > 1
