-- Question 4. Events that named groups take part in, by district, and those of armed men whom nobody names.
-- It does not answer for groups under other names than the registry's; "unnamed" are the words of the texts, and may be
-- anyone. Districts are NULL where the place is not known so finely.
-- :actors = iskp,ttp,nrf: ids of the registry, with commas between
SELECT party, country, admin1_name, admin2_name, sum(events) AS events, sum(as_perpetrator) AS as_perpetrator,
       sum(as_target) AS as_target, sum(as_participant) AS as_participant, sum(killed_best) AS killed_best,
       min(first_day) AS first_day, max(last_day) AS last_day
FROM actor_activity
WHERE (actor_id IS NOT NULL AND ',' || :actors || ',' LIKE '%,' || actor_id || ',%')
   OR (actor_id IS NULL AND kind IN ('Rebel groups', 'Political militias', 'Identity militias'))
GROUP BY party, country, admin1_name, admin2_name
ORDER BY party, events DESC, country NULLS LAST, admin1_name NULLS LAST, admin2_name NULLS LAST
