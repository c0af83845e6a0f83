-- Actors by district: events that they take part in, as perpetrator, target or participant.
-- :name = %: part of the actor's name, with % for anything
SELECT name, actor_id, kind, role, country, admin1_name, admin2_name, count(DISTINCT event_id) AS events
FROM event_actors
WHERE assertion = 'asserted' AND NOT background AND name LIKE :name
GROUP BY name, actor_id, kind, role, country, admin1_name, admin2_name
ORDER BY events DESC, name, role, country NULLS LAST, admin1_name NULLS LAST, admin2_name NULLS LAST
