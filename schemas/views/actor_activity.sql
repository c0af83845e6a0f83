-- What each actor did and suffered, by district and month; an event counts once for each of its actors
-- name: the registry's name, or the text's words
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
SELECT p.name, p.actor_id, p.kind, e.country, e.admin1_iso, e.admin1_name, e.admin2_name, e.month,
       count(DISTINCT e.event_id) AS events,
       count(DISTINCT CASE WHEN p.role = 'perpetrator' THEN e.event_id END) AS as_perpetrator,
       count(DISTINCT CASE WHEN p.role = 'target' THEN e.event_id END) AS as_target,
       count(DISTINCT CASE WHEN p.role = 'participant' THEN e.event_id END) AS as_participant,
       count(DISTINCT CASE WHEN p.claim <> 'asserted' THEN e.event_id END) AS author_alleged,
       coalesce(sum(coalesce(e.killed_best, e.killed_low)), 0) AS killed_best,
       min(e.date_start) AS first_day, max(e.date_start) AS last_day
FROM events e
JOIN event_version_actor p ON p.event_id = e.event_id AND p.version_no = e.version_no
WHERE NOT EXISTS (
  SELECT 1 FROM event_version_actor q
  WHERE q.event_id = p.event_id AND q.version_no = p.version_no AND q.name = p.name AND q.role = p.role
    AND q.actor_no < p.actor_no
)
GROUP BY p.name, p.actor_id, p.kind, e.country, e.admin1_iso, e.admin1_name, e.admin2_name, e.month
