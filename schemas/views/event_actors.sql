-- Who takes part in the events believed now: one row an event and actor
-- name: the registry's name, or the text's words
-- movement: the registry's name of the movement that it belongs to, else party
CREATE VIEW event_actors AS
SELECT e.event_id, e.event_type, e.sub_event_type, e.assertion, e.background, e.date_start, e.month, e.country,
       e.admin1_iso, e.admin1_name, e.admin2_name, p.actor_no, p.name, p.actor_id, p.kind, p.party,
       coalesce(r.movement, p.party) AS movement, p.role, p.claim,
       e.killed_low, e.killed_best, e.killed_high
FROM events_all e
JOIN parties p ON p.event_id = e.event_id AND p.version_no = e.version_no
LEFT JOIN (SELECT DISTINCT actor_id, movement FROM actors) r ON r.actor_id = p.actor_id
