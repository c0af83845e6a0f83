-- Question 22. Events that target civilians by state forces, by others and by nobody who is named, and the killed per
-- 100,000 people, by province. The killed are everyone who died in these events; an event of state forces and others is
-- in both columns. A rate is empty where it is not known: no number of killed is, or all who died, died by nobody
-- named, or the province has no number of inhabitants. Those are of one year only (see population). Events of which no number
-- of killed is known (events_toll_unknown) add to no rate, and who died by nobody named died by one of the others.
-- :country country = AF: ISO 3166-1 alpha-2, or % for all
-- :from month = 0001-01: first month
-- :to month = 9999-12: last month
WITH civilians AS MATERIALIZED (
  SELECT e.event_id, e.version_no, e.month, e.admin1_iso, coalesce(e.killed_best, e.killed_low) AS killed
  FROM events_coded e
  WHERE e.civilian_targeting AND e.country LIKE :country
), told AS MATERIALIZED (
  SELECT e.event_id, e.version_no, e.month, e.admin1_iso, e.killed, coalesce(p.actor_no, -1) AS actor_no,
         CASE WHEN p.kind = 'State forces' THEN 'state' WHEN p.kind IS NOT NULL THEN 'others' ELSE 'nobody' END AS whose
  FROM civilians e
  LEFT JOIN event_version_actor p ON p.event_id = e.event_id AND p.version_no = e.version_no AND p.role = 'perpetrator'
), by_whom AS (
  SELECT t.admin1_iso, sum(CASE WHEN t.whose = 'state' THEN 1 ELSE 0 END) AS by_state,
         sum(CASE WHEN t.whose = 'others' THEN 1 ELSE 0 END) AS by_others,
         sum(CASE WHEN t.whose = 'nobody' THEN 1 ELSE 0 END) AS by_nobody_named,
         sum(CASE WHEN t.whose = 'nobody' AND coalesce(t.killed, 1) > 0 THEN 1 ELSE 0 END) AS deadly_by_nobody,
         sum(CASE WHEN t.whose = 'state' THEN t.killed END) AS killed_state,
         sum(CASE WHEN t.whose = 'others' THEN t.killed END) AS killed_others,
         sum(CASE WHEN t.whose = 'nobody' THEN t.killed END) AS killed_nobody
  FROM told t
  WHERE t.month BETWEEN :from AND :to AND (t.actor_no = -1 OR (t.actor_no = 0 AND t.whose <> 'nobody') OR NOT EXISTS (
    SELECT 1 FROM event_version_actor o
    WHERE o.event_id = t.event_id AND o.version_no = t.version_no AND o.role = 'perpetrator'
      AND ((t.whose = 'nobody' AND o.kind IS NOT NULL) OR (o.actor_no < t.actor_no AND t.whose =
        CASE WHEN o.kind = 'State forces' THEN 'state' WHEN o.kind IS NOT NULL THEN 'others' ELSE 'nobody' END))))
  GROUP BY t.admin1_iso
), counted AS (
  SELECT e.admin1_iso, count(*) AS events, count(e.killed) AS events_toll_known, sum(e.killed) AS killed
  FROM civilians e WHERE e.month BETWEEN :from AND :to
  GROUP BY e.admin1_iso
)
SELECT p.country, p.admin1_iso, p.admin1_name, n.people, n.year AS people_of, coalesce(c.events, 0) AS events,
       coalesce(w.by_state, 0) AS by_state, coalesce(w.by_others, 0) AS by_others,
       coalesce(w.by_nobody_named, 0) AS by_nobody_named,
       coalesce(c.events - c.events_toll_known, 0) AS events_toll_unknown,
       CASE WHEN c.events IS NULL THEN 0 ELSE c.killed END AS killed,
       CASE WHEN coalesce(w.by_state + w.deadly_by_nobody, 0) = 0 THEN 0.0
            ELSE round(CAST(100000.0 * w.killed_state / n.people AS NUMERIC), 3) END AS killed_state_per_100000,
       CASE WHEN coalesce(w.by_others + w.deadly_by_nobody, 0) = 0 THEN 0.0
            ELSE round(CAST(100000.0 * w.killed_others / n.people AS NUMERIC), 3) END AS killed_others_per_100000,
       CASE WHEN coalesce(w.by_nobody_named, 0) = 0 THEN 0.0
            ELSE round(CAST(100000.0 * w.killed_nobody / n.people AS NUMERIC), 3) END AS killed_nobody_named_per_100000
FROM provinces p
LEFT JOIN population n ON n.admin1_iso = p.admin1_iso
LEFT JOIN counted c ON c.admin1_iso = p.admin1_iso
LEFT JOIN by_whom w ON w.admin1_iso = p.admin1_iso
WHERE p.country LIKE :country AND p.valid_to IS NULL AND (p.country IN ('AF', 'PK') OR c.events IS NOT NULL)
ORDER BY coalesce(c.killed, 0) DESC, p.admin1_iso
