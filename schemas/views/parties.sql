-- The actors of every version of every event, under names to count by; one row a version and actor
-- name: the registry's name, or the text's words
-- party: the registry's name, or 'unnamed' and the kind
-- earlier: actors before it in the version with the same role and party; 0 where each party is to be counted once
CREATE VIEW parties AS
SELECT p.event_id, p.version_no, p.actor_no, p.name, p.actor_id, p.kind, p.role, p.claim,
       CASE WHEN p.actor_id IS NOT NULL THEN p.name ELSE 'unnamed' || coalesce(' ' || p.kind, '') END AS party,
       CASE WHEN p.actor_no = 0 THEN 0 ELSE (
         SELECT count(*) FROM event_version_actor o
         WHERE o.event_id = p.event_id AND o.version_no = p.version_no AND o.role = p.role AND o.actor_no < p.actor_no
           AND CASE WHEN o.actor_id IS NOT NULL THEN o.name ELSE 'unnamed' || coalesce(' ' || o.kind, '') END
             = CASE WHEN p.actor_id IS NOT NULL THEN p.name ELSE 'unnamed' || coalesce(' ' || p.kind, '') END
       ) END AS earlier
FROM event_version_actor p
