-- Question 4. Events that named groups take part in, by district, and those of armed men whom nobody names.
-- It does not answer for groups under other names than the registry's; "unnamed" are the words of the texts, and may be
-- anyone. Districts are NULL where the place is not known so finely.
-- :actors = iskp,ttp,nrf: ids of the registry, with commas between
WITH asked AS (
  SELECT p.event_id, p.version_no, p.party, p.role
  FROM parties p
  WHERE p.actor_id IN (SELECT actor_id FROM actors WHERE ',' || :actors || ',' LIKE '%,' || actor_id || ',%')
     OR (p.actor_id IS NULL AND p.kind IN ('Rebel groups', 'Political militias', 'Identity militias'))
), once AS (
  SELECT event_id, version_no, party, max(CASE WHEN role = 'perpetrator' THEN 1 ELSE 0 END) AS as_perpetrator,
         max(CASE WHEN role = 'target' THEN 1 ELSE 0 END) AS as_target,
         max(CASE WHEN role = 'participant' THEN 1 ELSE 0 END) AS as_participant
  FROM asked GROUP BY event_id, version_no, party
), counted AS (
  SELECT o.party, e.country, e.admin1_iso, e.admin2_name, count(*) AS events, sum(o.as_perpetrator) AS as_perpetrator,
         sum(o.as_target) AS as_target, sum(o.as_participant) AS as_participant,
         coalesce(sum(coalesce(e.killed_best, e.killed_low)), 0) AS killed_best,
         min(e.date_start) AS first_day, max(e.date_start) AS last_day
  FROM once o
  JOIN events_coded e ON e.event_id = o.event_id AND e.version_no = o.version_no
  GROUP BY o.party, e.country, e.admin1_iso, e.admin2_name
)
SELECT c.party, c.country, p.admin1_name, c.admin2_name, sum(c.events) AS events, sum(c.as_perpetrator) AS as_perpetrator,
       sum(c.as_target) AS as_target, sum(c.as_participant) AS as_participant, sum(c.killed_best) AS killed_best,
       min(c.first_day) AS first_day, max(c.last_day) AS last_day
FROM counted c
LEFT JOIN provinces p ON p.admin1_iso = c.admin1_iso
GROUP BY c.party, c.country, p.admin1_name, c.admin2_name
ORDER BY c.party, events DESC, c.country NULLS LAST, p.admin1_name NULLS LAST, c.admin2_name NULLS LAST
