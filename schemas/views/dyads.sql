-- Who stood against whom in the events believed now: a perpetrator and a target, two participants of a fight, or, where nobody
-- is told to have begun it, a participant and the armed side that it hit; one row an event and pair, and none says who killed
-- whom; a group of the registry is no pair with itself, nor are protesters
-- actor_a: of a perpetrator and a target the perpetrator; of two sides of a fight the first in the alphabet
-- actor_b: the other; the registry's name, or 'unnamed' and the kind
-- one_sided: true for a perpetrator and its target
CREATE VIEW dyads AS
SELECT e.event_id, e.event_type, e.sub_event_type, e.date_start, e.month, e.country, e.admin1_iso, e.admin1_name, e.admin2_name,
       CASE WHEN a.role = 'participant' AND b.role = 'target' AND b.party < a.party THEN b.party ELSE a.party END AS actor_a,
       CASE WHEN a.role = 'participant' AND b.role = 'target' AND b.party < a.party THEN a.party ELSE b.party END AS actor_b,
       a.role = 'perpetrator' AS one_sided, e.killed_low, e.killed_best, e.killed_high
FROM events e
JOIN parties a ON a.event_id = e.event_id AND a.version_no = e.version_no
JOIN parties b ON b.event_id = e.event_id AND b.version_no = e.version_no
WHERE (a.actor_id IS NULL OR b.actor_id IS NULL OR a.actor_id <> b.actor_id)
  AND ((a.role = 'perpetrator' AND b.role = 'target' AND a.earlier = 0 AND b.earlier = 0
        AND (a.party <> b.party OR a.kind IS NULL OR a.kind <> 'Protesters'))
    OR (a.role = 'participant' AND b.role = 'participant' AND a.party < b.party AND a.earlier = 0 AND b.earlier = 0)
    OR (a.role = 'participant' AND b.role = 'participant' AND a.party = b.party AND a.earlier = 0 AND b.earlier = 1)
    OR (a.role = 'participant' AND b.role = 'target' AND a.party <> b.party AND a.earlier = 0 AND b.earlier = 0
        AND b.kind NOT IN ('Civilians', 'Protesters', 'Rioters')
        AND NOT EXISTS (SELECT 1 FROM parties o
                        WHERE o.event_id = e.event_id AND o.version_no = e.version_no
                          AND (o.role = 'perpetrator' OR (o.role = 'participant' AND o.party = b.party)))))
