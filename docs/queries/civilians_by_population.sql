-- Question 22. Events that target civilians by state forces and by others, and the killed per 100,000 people, by province.
-- It does not answer for provinces without a number of inhabitants, which are of one year only (see population); the
-- killed are everyone's who died in these events. An event of both is in both columns.
-- :country = AF: ISO 3166-1 alpha-2, or % for all
-- :from = 0001-01: first month
-- :to = 9999-12: last month
WITH civilians AS MATERIALIZED (
  SELECT e.event_id, e.version_no, e.month, e.admin1_iso, coalesce(e.killed_best, e.killed_low, 0) AS killed
  FROM events_coded e
  WHERE e.civilian_targeting AND e.country LIKE :country
), told AS MATERIALIZED (
  SELECT e.event_id, e.version_no, e.month, e.admin1_iso, e.killed, coalesce(p.actor_no, 0) AS actor_no,
         CASE WHEN p.actor_no IS NULL THEN 'nobody' WHEN p.kind = 'State forces' THEN 'state'
              WHEN p.kind <> 'State forces' THEN 'others' END AS whose
  FROM civilians e
  LEFT JOIN event_version_actor p ON p.event_id = e.event_id AND p.version_no = e.version_no AND p.role = 'perpetrator'
), by_whom AS (
  SELECT t.admin1_iso, sum(CASE WHEN t.whose = 'state' THEN 1 ELSE 0 END) AS by_state,
         sum(CASE WHEN t.whose = 'others' THEN 1 ELSE 0 END) AS by_others,
         sum(CASE WHEN t.whose = 'nobody' THEN 1 ELSE 0 END) AS by_nobody_named,
         sum(CASE WHEN t.whose = 'state' THEN t.killed ELSE 0 END) AS killed_state,
         sum(CASE WHEN t.whose = 'others' THEN t.killed ELSE 0 END) AS killed_others
  FROM told t
  WHERE t.month BETWEEN :from AND :to AND (t.actor_no = 0 OR NOT EXISTS (
    SELECT 1 FROM event_version_actor o
    WHERE o.event_id = t.event_id AND o.version_no = t.version_no AND o.role = 'perpetrator' AND o.actor_no < t.actor_no
      AND CASE WHEN o.kind = 'State forces' THEN 'state' WHEN o.kind <> 'State forces' THEN 'others' END = t.whose))
  GROUP BY t.admin1_iso
), counted AS (
  SELECT e.admin1_iso, count(*) AS events, sum(e.killed) AS killed
  FROM civilians e WHERE e.month BETWEEN :from AND :to
  GROUP BY e.admin1_iso
)
SELECT p.country, p.admin1_iso, p.admin1_name, n.people, n.year AS people_of, coalesce(c.events, 0) AS events,
       coalesce(w.by_state, 0) AS by_state, coalesce(w.by_others, 0) AS by_others,
       coalesce(w.by_nobody_named, 0) AS by_nobody_named, coalesce(c.killed, 0) AS killed,
       round(CAST(100000.0 * coalesce(w.killed_state, 0) / n.people AS NUMERIC), 3) AS killed_state_per_100000,
       round(CAST(100000.0 * coalesce(w.killed_others, 0) / n.people AS NUMERIC), 3) AS killed_others_per_100000
FROM provinces p
LEFT JOIN population n ON n.admin1_iso = p.admin1_iso
LEFT JOIN counted c ON c.admin1_iso = p.admin1_iso
LEFT JOIN by_whom w ON w.admin1_iso = p.admin1_iso
WHERE p.country LIKE :country AND p.valid_to IS NULL AND (p.country IN ('AF', 'PK') OR c.events IS NOT NULL)
ORDER BY killed DESC, p.admin1_iso
