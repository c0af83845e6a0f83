-- Question 6. How many events changed who holds a place, who gained, and how many battles changed nothing.
-- It does not say for how long it was held: what lasts a day or less is coded as an armed clash. Who gained is the state
-- where the kind of event says so, else the perpetrator or participant that is no state force; NULL where nobody is named.
-- :country country = %: ISO 3166-1 alpha-2, or % for all
WITH changed AS (
  SELECT e.event_id, e.version_no, e.event_type, e.sub_event_type,
         e.sub_event_type IN ('Government regains territory', 'Non-state actor overtakes territory',
                              'Non-violent transfer of territory') AS changes
  FROM events_coded e
  WHERE (:country = '%' OR e.country LIKE :country)
    AND (e.event_type = 'Battles' OR e.sub_event_type = 'Non-violent transfer of territory')
), gained AS (
  SELECT DISTINCT c.event_id, p.party
  FROM changed c
  JOIN parties p ON p.event_id = c.event_id AND p.version_no = c.version_no AND p.role IN ('perpetrator', 'participant')
  WHERE (c.sub_event_type = 'Government regains territory' AND p.kind = 'State forces')
     OR (c.sub_event_type = 'Non-state actor overtakes territory' AND coalesce(p.kind, '') <> 'State forces')
     OR c.sub_event_type = 'Non-violent transfer of territory'
)
SELECT c.sub_event_type, CASE WHEN c.changes THEN 1 ELSE 0 END AS territory_changed, g.party AS gained_by,
       count(*) AS events
FROM changed c
LEFT JOIN gained g ON g.event_id = c.event_id
GROUP BY c.sub_event_type, CASE WHEN c.changes THEN 1 ELSE 0 END, g.party
ORDER BY territory_changed DESC, events DESC, c.sub_event_type, gained_by NULLS LAST
