-- Question 17. What changed between two releases, by why and by what: versions, events, and by how many the view events and the
-- killed in it rose or fell. The sums of events_by and killed_best_by are the differences between the two releases.
-- It does not list them, nor count who is said to have taken part (see the view changes, or 'conflict-events diff'). Without
-- tags it is all that ever changed. 'The whole event' is one that is new, that ended (merged into another, or told of no more),
-- that was retracted or restored, or that came to be asserted as news or ceased to be; the killed are best numbers, or lower
-- bounds where there is no best one.
-- A tag that no release has is an error.
-- :from release = : tag of the earlier release; empty for the beginning
-- :to release = : tag of the later one; empty for now
WITH span AS MATERIALIZED (
  SELECT (SELECT max(known_at) FROM release WHERE tag = :from) AS after,
         (SELECT max(known_at) FROM release WHERE tag = :to) AS until
  WHERE (:from = '' OR EXISTS (SELECT 1 FROM release WHERE tag = :from))
    AND (:to = '' OR EXISTS (SELECT 1 FROM release WHERE tag = :to))
), fields (field) AS (
  VALUES ('assertion'), ('background'), ('event_type'), ('sub_event_type'), ('date_start'), ('date_end'), ('country'),
         ('admin1_iso'), ('admin2_name'), ('place_name'), ('killed_low'), ('killed_best'), ('killed_high'), ('injured_low'),
         ('injured_best'), ('injured_high'), ('n_sources'), ('corroboration')
), later AS MATERIALIZED (
  SELECT c.event_id, c.change_reason, c.changed, c.killed_best_by, c.events_by,
         CASE WHEN c.events_by <> 0 THEN 'the whole event' WHEN c.changed LIKE '%,killed_best,%' THEN 'killed_best'
              ELSE 'killed_low' END AS moved_by
  FROM version_changes c
  CROSS JOIN span s
  WHERE (s.after IS NULL OR c.changed_at > s.after) AND (s.until IS NULL OR c.changed_at <= s.until)
), whole AS (
  SELECT v.change_reason, 1 AS times, v.assertion, v.background, v.corroboration,
         coalesce(v.killed_best, v.killed_low) AS killed
  FROM event_version v
  CROSS JOIN span s
  WHERE v.version_no = 1 AND (s.after IS NULL OR v.known_from > s.after) AND (s.until IS NULL OR v.known_from <= s.until)
  UNION ALL
  SELECT l.kind, -1, v.assertion, v.background, v.corroboration, coalesce(v.killed_best, v.killed_low)
  FROM event_lineage l
  CROSS JOIN span s
  JOIN event_version v ON v.event_id = l.event_id AND v.known_to = l.known_from
  WHERE l.kind <> 'split' AND (s.after IS NULL OR l.known_from > s.after) AND (s.until IS NULL OR l.known_from <= s.until)
), counted AS (
  SELECT l.change_reason, f.field, count(*) AS changes, count(DISTINCT l.event_id) AS events, CAST(NULL AS INTEGER) AS events_by,
         sum(CASE WHEN f.field = l.moved_by THEN l.killed_best_by END) AS killed_best_by
  FROM later l
  JOIN fields f ON l.changed LIKE '%,' || f.field || ',%'
  GROUP BY l.change_reason, f.field
  UNION ALL
  SELECT change_reason, 'the whole event', count(*), count(DISTINCT event_id), sum(events_by), sum(killed_best_by)
  FROM later
  WHERE events_by <> 0
  GROUP BY change_reason
  UNION ALL
  SELECT change_reason, 'the whole event', count(*), count(*),
         sum(CASE WHEN assertion = 'asserted' AND NOT background AND corroboration <> 'retracted' THEN times ELSE 0 END),
         sum(CASE WHEN assertion = 'asserted' AND NOT background AND corroboration <> 'retracted' THEN times * killed END)
  FROM whole
  GROUP BY change_reason
  UNION ALL
  SELECT l.change_reason, 'none of the fields', count(*), count(DISTINCT l.event_id), NULL, NULL
  FROM later l
  WHERE l.changed = ','
  GROUP BY l.change_reason
)
SELECT change_reason, field, sum(changes) AS changes, sum(events) AS events, sum(events_by) AS events_by,
       sum(killed_best_by) AS killed_best_by
FROM counted
GROUP BY change_reason, field
ORDER BY change_reason, field
