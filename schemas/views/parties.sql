-- The actors of every version of every event, under names to count by; one row a version and actor
-- name: the registry's name, or the text's words
-- party: the registry's name, or 'unnamed' and the kind
CREATE VIEW parties AS
SELECT p.event_id, p.version_no, p.actor_no, p.name, p.actor_id, p.kind, p.role, p.claim,
       CASE WHEN p.actor_id IS NOT NULL THEN p.name ELSE 'unnamed' || coalesce(' ' || p.kind, '') END AS party
FROM event_version_actor p
