-- The change feed: what each new version of an event changed, why, and by which article; one row a changed field, one
-- without a field for an event's first version and for a version that changes none of them, and one for an event's end
-- version_no: 1, 2, 3 …; of an event that ended, its last
-- changed_at: UTC moment from which the new version was believed, or the event was none any more
-- change_reason: why there is this version; of its end, merged (into the event that is in after) or dissolved
-- field: what changed, parties where it is who took part, event_id where the event ended; NULL for a first version and where
-- nothing but the reports behind it changed
-- before: the old value as text; NULL where it was not known
-- after: the new value as text; NULL where it is not known
-- cause_title: headline of the article that caused it
-- cause_address: what its source calls that article
-- cause_url: where that article can be read
CREATE VIEW changes AS
WITH told AS (
  SELECT c.event_id, c.version_no, c.changed_at, c.change_reason, c.change_note, c.cause_article_id, f.field,
         field_of(f.field, o) AS before, field_of(f.field, v) AS after
  FROM version_changes c
  JOIN rows_of(event_fields) f ON c.changed LIKE '%,' || f.field || ',%'
  JOIN event_version v ON v.event_id = c.event_id AND v.version_no = c.version_no
  JOIN event_version o ON o.event_id = c.event_id AND o.version_no = c.version_no - 1
  UNION ALL
  SELECT event_id, version_no, changed_at, change_reason, change_note, cause_article_id, 'parties', was, now
  FROM (
    SELECT c.*, parties_of(o) AS was, parties_of(v) AS now
    FROM version_changes c
    JOIN event_version v ON v.event_id = c.event_id AND v.version_no = c.version_no
    JOIN event_version o ON o.event_id = c.event_id AND o.version_no = c.version_no - 1
  ) AS by_parties WHERE differing(was, now)
  UNION ALL
  SELECT event_id, version_no, changed_at, change_reason, change_note, cause_article_id, NULL, NULL, NULL
  FROM (
    SELECT c.*, parties_of(o) AS was, parties_of(v) AS now
    FROM version_changes c
    JOIN event_version v ON v.event_id = c.event_id AND v.version_no = c.version_no
    JOIN event_version o ON o.event_id = c.event_id AND o.version_no = c.version_no - 1
    WHERE c.changed = ','
  ) AS by_none WHERE NOT (differing(was, now))
  UNION ALL
  SELECT v.event_id, v.version_no, v.known_from, v.change_reason, v.change_note, v.cause_article_id, NULL, NULL, NULL
  FROM event_version v
  WHERE v.version_no = 1
     OR NOT EXISTS (SELECT 1 FROM event_version o WHERE o.event_id = v.event_id AND o.version_no = v.version_no - 1)
  UNION ALL
  SELECT l.event_id, v.version_no, l.known_from, l.kind, l.reason, l.cause_article_id, 'event_id', l.event_id, l.other_event_id
  FROM event_lineage l
  JOIN event_version v ON v.event_id = l.event_id AND v.known_to = l.known_from
  WHERE l.kind <> 'split'
)
SELECT t.event_id, t.version_no, t.changed_at, t.change_reason, t.change_note, t.field, t.before, t.after,
       t.cause_article_id, a.title AS cause_title, a.address AS cause_address, a.url AS cause_url
FROM told t
LEFT JOIN article a ON a.article_id = t.cause_article_id
