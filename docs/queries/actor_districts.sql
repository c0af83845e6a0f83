-- Question 4. Events that named groups take part in, by district, and those of armed men whom nobody names.
-- It does not answer for groups under other names than the registry's; "unnamed" are the words of the texts, and may be
-- anyone. Districts are NULL where the place is not known so finely. Events of which no number of killed is known
-- (events_toll_unknown) add nothing to the sum, which is NULL where none is.
-- :actors actor = iskp,ttp,nrf: ids of the registry, with commas between
WITH asked AS MATERIALIZED (
  SELECT p.event_id, p.version_no, p.actor_no, p.party, p.role
  FROM parties p
  WHERE p.actor_id IN (SELECT actor_id FROM actors WHERE ',' || :actors || ',' LIKE '%,' || actor_id || ',%')
     OR (p.actor_id IS NULL AND p.kind IN ('Rebel groups', 'Political militias', 'Identity militias'))
), told AS MATERIALIZED (
  SELECT a.party, a.role, e.country, e.admin1_iso, e.admin2_name, coalesce(e.killed_best, e.killed_low) AS killed,
         e.date_start,
         CASE WHEN a.actor_no = 0 THEN 0 ELSE (
           SELECT count(*) FROM parties o
           WHERE o.event_id = a.event_id AND o.version_no = a.version_no AND o.party = a.party AND o.actor_no < a.actor_no
         ) END AS before,
         CASE WHEN a.actor_no = 0 THEN 0 ELSE (
           SELECT count(*) FROM parties o
           WHERE o.event_id = a.event_id AND o.version_no = a.version_no AND o.party = a.party AND o.actor_no < a.actor_no
             AND o.role = a.role
         ) END AS before_in_role
  FROM asked a
  JOIN events_coded e ON e.event_id = a.event_id AND e.version_no = a.version_no
), counted AS (
  SELECT party, country, admin1_iso, admin2_name, sum(CASE WHEN before = 0 THEN 1 ELSE 0 END) AS events,
         sum(CASE WHEN before_in_role = 0 AND role = 'perpetrator' THEN 1 ELSE 0 END) AS as_perpetrator,
         sum(CASE WHEN before_in_role = 0 AND role = 'target' THEN 1 ELSE 0 END) AS as_target,
         sum(CASE WHEN before_in_role = 0 AND role = 'participant' THEN 1 ELSE 0 END) AS as_participant,
         sum(CASE WHEN before = 0 AND killed IS NULL THEN 1 ELSE 0 END) AS events_toll_unknown,
         sum(CASE WHEN before = 0 THEN killed END) AS killed_best,
         min(date_start) AS first_day, max(date_start) AS last_day
  FROM told
  GROUP BY party, country, admin1_iso, admin2_name
)
SELECT c.party, c.country, p.admin1_name, c.admin2_name, sum(c.events) AS events, sum(c.as_perpetrator) AS as_perpetrator,
       sum(c.as_target) AS as_target, sum(c.as_participant) AS as_participant, sum(c.events_toll_unknown) AS events_toll_unknown,
       sum(c.killed_best) AS killed_best,
       min(c.first_day) AS first_day, max(c.last_day) AS last_day
FROM counted c
LEFT JOIN provinces p ON p.admin1_iso = c.admin1_iso
GROUP BY c.party, c.country, p.admin1_name, c.admin2_name
ORDER BY c.party, events DESC, c.country NULLS LAST, p.admin1_name NULLS LAST, c.admin2_name NULLS LAST
