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
), by_whom AS MATERIALIZED (
  SELECT e.admin1_iso, e.killed, (
           SELECT max(CASE WHEN p.kind = 'State forces' THEN 1 ELSE 0 END)
                  + 2 * max(CASE WHEN p.kind <> 'State forces' THEN 1 ELSE 0 END)
           FROM event_version_actor p
           WHERE p.event_id = e.event_id AND p.version_no = e.version_no AND p.role = 'perpetrator'
         ) AS whose
  FROM civilians e
  WHERE e.month BETWEEN :from AND :to
), counted AS (
  SELECT admin1_iso, count(*) AS events, sum(CASE WHEN whose IN (1, 3) THEN 1 ELSE 0 END) AS by_state,
         sum(CASE WHEN whose IN (2, 3) THEN 1 ELSE 0 END) AS by_others,
         sum(CASE WHEN whose IS NULL THEN 1 ELSE 0 END) AS by_nobody_named, sum(killed) AS killed,
         sum(CASE WHEN whose IN (1, 3) THEN killed ELSE 0 END) AS killed_state,
         sum(CASE WHEN whose IN (2, 3) THEN killed ELSE 0 END) AS killed_others
  FROM by_whom GROUP BY admin1_iso
)
SELECT p.country, p.admin1_iso, p.admin1_name, n.people, n.year AS people_of, coalesce(c.events, 0) AS events,
       coalesce(c.by_state, 0) AS by_state, coalesce(c.by_others, 0) AS by_others,
       coalesce(c.by_nobody_named, 0) AS by_nobody_named, coalesce(c.killed, 0) AS killed,
       round(CAST(100000.0 * coalesce(c.killed_state, 0) / n.people AS NUMERIC), 3) AS killed_state_per_100000,
       round(CAST(100000.0 * coalesce(c.killed_others, 0) / n.people AS NUMERIC), 3) AS killed_others_per_100000
FROM provinces p
LEFT JOIN population n ON n.admin1_iso = p.admin1_iso
LEFT JOIN counted c ON c.admin1_iso = p.admin1_iso
WHERE p.country LIKE :country AND p.valid_to IS NULL AND (p.country IN ('AF', 'PK') OR c.events IS NOT NULL)
ORDER BY killed DESC, p.admin1_iso
