-- What each actor did and suffered, by district and month; an event counts once for each of its actors
-- party: the registry's name, or 'unnamed' and the kind
-- movement: the registry's name of the movement that it belongs to, else party
-- actor_id: the registry's id; NULL where it knows none
-- kind: ACLED inter class
-- month: YYYY-MM; NULL where the date is no finer than a year
-- admin1_name: canonical name of the province; NULL where it is not known
-- events: events that it takes part in
-- as_perpetrator: those in which it is the perpetrator
-- as_target: those in which it is the target
-- as_participant: those in which it fights or acts with others and nobody is called the aggressor
-- author_alleged: those in which only a claim or an accusation says that it was this one
-- killed_best: everyone killed in them, best numbers or lower bounds; not who killed whom
-- first_day: first day of the earliest of them
-- last_day: first day of the latest of them
CREATE VIEW actor_activity AS
WITH once AS (
  SELECT p.event_id, p.version_no, p.party, p.actor_id, p.kind,
         max(CASE WHEN p.role = 'perpetrator' THEN 1 ELSE 0 END) AS as_perpetrator,
         max(CASE WHEN p.role = 'target' THEN 1 ELSE 0 END) AS as_target,
         max(CASE WHEN p.role = 'participant' THEN 1 ELSE 0 END) AS as_participant,
         min(CASE WHEN p.claim = 'asserted' THEN 0 ELSE 1 END) AS author_alleged
  FROM parties p
  GROUP BY p.event_id, p.version_no, p.party, p.actor_id, p.kind
)
SELECT o.party, coalesce(r.movement, o.party) AS movement, o.actor_id, o.kind, e.country, e.admin1_iso, e.admin1_name, e.admin2_name, e.month,
       count(*) AS events, sum(o.as_perpetrator) AS as_perpetrator, sum(o.as_target) AS as_target,
       sum(o.as_participant) AS as_participant, sum(o.author_alleged) AS author_alleged,
       coalesce(sum(coalesce(e.killed_best, e.killed_low)), 0) AS killed_best,
       min(e.date_start) AS first_day, max(e.date_start) AS last_day
FROM events e
JOIN once o ON o.event_id = e.event_id AND o.version_no = e.version_no
LEFT JOIN (SELECT DISTINCT actor_id, movement FROM actors) r ON r.actor_id = o.actor_id
GROUP BY o.party, coalesce(r.movement, o.party), o.actor_id, o.kind, e.country, e.admin1_iso, e.admin1_name, e.admin2_name, e.month
