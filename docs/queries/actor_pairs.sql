-- Pairs of actors by events and people killed; an event with three actors counts for each of its pairs.
-- Killed are everyone's: the numbers do not say who killed whom.
-- :country = %: ISO 3166-1 alpha-2, or % for all
-- :from = 0001-01-01: first day
-- :to = 9999-12-31: last day
SELECT a.name AS actor, b.name AS other_actor, count(DISTINCT a.event_id) AS events,
       coalesce(sum(coalesce(a.killed_best, a.killed_low)), 0) AS killed_best
FROM event_actors a
JOIN event_actors b ON b.event_id = a.event_id AND b.name > a.name
WHERE a.assertion = 'asserted' AND NOT a.background
  AND coalesce(a.country, '') LIKE :country AND a.date_start BETWEEN :from AND :to
GROUP BY a.name, b.name
ORDER BY events DESC, actor, other_actor
