-- The change feed: what each new version of an event changed, why, and by which article; one row a changed field, and one
-- without a field for an event's first version and for a version that changes none of them
-- changed_at: UTC moment from which the new version was believed
-- field: what changed; NULL for a first version and where nothing but the reports behind it changed
-- before: the old value as text; NULL where it was not known
-- after: the new value as text; NULL where it is not known
-- cause_title: headline of the article that caused it
-- cause_address: what its source calls that article
-- cause_url: where that article can be read
CREATE VIEW changes AS
WITH fields (field) AS (
  VALUES ('assertion'), ('event_type'), ('sub_event_type'), ('date_start'), ('date_end'), ('country'),
         ('admin1_iso'), ('admin2_name'), ('place_name'), ('killed_low'), ('killed_best'), ('killed_high'),
         ('injured_low'), ('injured_best'), ('injured_high'), ('n_sources'), ('corroboration')
), told AS (
  SELECT c.event_id, c.version_no, c.changed_at, c.change_reason, c.change_note, c.cause_article_id, f.field,
         CASE f.field
           WHEN 'assertion' THEN o.assertion
           WHEN 'event_type' THEN o.event_type
           WHEN 'sub_event_type' THEN o.sub_event_type
           WHEN 'date_start' THEN CAST(o.date_start AS TEXT)
           WHEN 'date_end' THEN CAST(o.date_end AS TEXT)
           WHEN 'country' THEN o.country
           WHEN 'admin1_iso' THEN o.admin1_iso
           WHEN 'admin2_name' THEN o.admin2_name
           WHEN 'place_name' THEN o.place_name
           WHEN 'killed_low' THEN CAST(o.killed_low AS TEXT)
           WHEN 'killed_best' THEN CAST(o.killed_best AS TEXT)
           WHEN 'killed_high' THEN CAST(o.killed_high AS TEXT)
           WHEN 'injured_low' THEN CAST(o.injured_low AS TEXT)
           WHEN 'injured_best' THEN CAST(o.injured_best AS TEXT)
           WHEN 'injured_high' THEN CAST(o.injured_high AS TEXT)
           WHEN 'n_sources' THEN CAST(o.n_sources AS TEXT)
           WHEN 'corroboration' THEN o.corroboration END AS before,
         CASE f.field
           WHEN 'assertion' THEN v.assertion
           WHEN 'event_type' THEN v.event_type
           WHEN 'sub_event_type' THEN v.sub_event_type
           WHEN 'date_start' THEN CAST(v.date_start AS TEXT)
           WHEN 'date_end' THEN CAST(v.date_end AS TEXT)
           WHEN 'country' THEN v.country
           WHEN 'admin1_iso' THEN v.admin1_iso
           WHEN 'admin2_name' THEN v.admin2_name
           WHEN 'place_name' THEN v.place_name
           WHEN 'killed_low' THEN CAST(v.killed_low AS TEXT)
           WHEN 'killed_best' THEN CAST(v.killed_best AS TEXT)
           WHEN 'killed_high' THEN CAST(v.killed_high AS TEXT)
           WHEN 'injured_low' THEN CAST(v.injured_low AS TEXT)
           WHEN 'injured_best' THEN CAST(v.injured_best AS TEXT)
           WHEN 'injured_high' THEN CAST(v.injured_high AS TEXT)
           WHEN 'n_sources' THEN CAST(v.n_sources AS TEXT)
           WHEN 'corroboration' THEN v.corroboration END AS after
  FROM version_changes c
  JOIN fields f ON c.changed LIKE '%,' || f.field || ',%'
  JOIN event_version v ON v.event_id = c.event_id AND v.version_no = c.version_no
  JOIN event_version o ON o.event_id = c.event_id AND o.version_no = c.version_no - 1
  UNION ALL
  SELECT event_id, version_no, changed_at, change_reason, change_note, cause_article_id, NULL, NULL, NULL
  FROM version_changes WHERE changed = ','
  UNION ALL
  SELECT v.event_id, v.version_no, v.known_from, v.change_reason, v.change_note, v.cause_article_id, NULL, NULL, NULL
  FROM event_version v
  WHERE v.version_no = 1
     OR NOT EXISTS (SELECT 1 FROM event_version o WHERE o.event_id = v.event_id AND o.version_no = v.version_no - 1)
)
SELECT t.event_id, t.version_no, t.changed_at, t.change_reason, t.change_note, t.field, t.before, t.after,
       t.cause_article_id, a.title AS cause_title, a.address AS cause_address, a.url AS cause_url
FROM told t
LEFT JOIN article a ON a.article_id = t.cause_article_id
