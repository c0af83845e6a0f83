-- Question 17. What changed between two releases, by why and by what: versions, events, and the killed by which the sums moved.
-- It does not list them (see the view changes, or 'conflict-events diff'). Without tags it is all that ever changed.
-- :from = : tag of the earlier release; empty for the beginning
-- :to = : tag of the later one; empty for now
WITH span AS (
  SELECT coalesce((SELECT max(known_at) FROM release WHERE tag = :from), (SELECT min(known_from) FROM event_version))
           AS after,
         coalesce((SELECT max(known_at) FROM release WHERE tag = :to), (SELECT max(known_from) FROM event_version))
           AS until,
         CASE WHEN :from = '' THEN 1 ELSE 0 END AS whole
)
SELECT c.change_reason, coalesce(c.field, 'none of the fields') AS field, count(*) AS changes,
       count(DISTINCT c.event_id) AS events,
       sum(CASE WHEN c.field = 'killed_best' THEN CAST(coalesce(c.after, '0') AS INTEGER)
                - CAST(coalesce(c.before, '0') AS INTEGER) END) AS killed_best_by
FROM changes c
CROSS JOIN span s
WHERE (c.changed_at > s.after OR (s.whole = 1 AND c.changed_at = s.after)) AND c.changed_at <= s.until
GROUP BY c.change_reason, coalesce(c.field, 'none of the fields')
ORDER BY c.change_reason, field
