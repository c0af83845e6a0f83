-- Two sides of each event believed now, chosen from its actors: a is the first perpetrator or participant, b the first
-- target, or else the second participant; NULL where nobody is named, and none is invented
-- a_no: number of the first side's first actor among the version's actors
-- b_no: number of the other side's first actor
CREATE VIEW event_sides AS
SELECT s.event_id, s.version_no, s.a_no,
       coalesce(s.target_no, (
         SELECT min(p.actor_no) FROM event_version_actor p
         WHERE p.event_id = s.event_id AND p.version_no = s.version_no AND p.role = 'participant' AND p.actor_no > s.a_no
       )) AS b_no
FROM (
  SELECT e.event_id, e.version_no,
         (SELECT min(p.actor_no) FROM event_version_actor p
          WHERE p.event_id = e.event_id AND p.version_no = e.version_no AND p.role IN ('perpetrator', 'participant')
         ) AS a_no,
         (SELECT min(p.actor_no) FROM event_version_actor p
          WHERE p.event_id = e.event_id AND p.version_no = e.version_no AND p.role = 'target'
         ) AS target_no
  FROM event_version e
  WHERE e.known_to >= '9999-12-31' AND e.assertion = 'asserted' AND NOT e.background
) s
