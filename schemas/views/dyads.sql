-- Who stood against whom in the events believed now: a perpetrator and a target, or two participants of a fight; one row
-- an event and pair, and none says who killed whom; a group of the registry is no pair with itself
-- actor_a: of a perpetrator and a target the perpetrator; of two participants the first in the alphabet
-- actor_b: the other; the registry's name, or 'unnamed' and the kind
-- one_sided: true for a perpetrator and its target
CREATE VIEW dyads AS
SELECT e.event_id, e.event_type, e.sub_event_type, e.date_start, e.month, e.country, e.admin1_iso, e.admin1_name,
       e.admin2_name, a.party AS actor_a, b.party AS actor_b, a.role = 'perpetrator' AS one_sided,
       e.killed_low, e.killed_best, e.killed_high
FROM events e
JOIN parties a ON a.event_id = e.event_id AND a.version_no = e.version_no
JOIN parties b ON b.event_id = e.event_id AND b.version_no = e.version_no
WHERE (a.actor_id IS NULL OR b.actor_id IS NULL OR a.actor_id <> b.actor_id)
  AND ((a.role = 'perpetrator' AND b.role = 'target' AND a.earlier = 0 AND b.earlier = 0)
    OR (a.role = 'participant' AND b.role = 'participant' AND a.party < b.party AND a.earlier = 0 AND b.earlier = 0)
    OR (a.role = 'participant' AND b.role = 'participant' AND a.party = b.party AND a.earlier = 0 AND b.earlier = 1))
