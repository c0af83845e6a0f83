-- Question 5. Events that target civilians by quarter and by whom: events, killed and injured; by NULL where nobody is named.
-- It does not say who the killed were: bystanders, guards and attackers are in the numbers. An event of two perpetrators
-- counts for both. Events of which no number of killed is known (events_toll_unknown) add nothing to the sums; a sum is
-- NULL where no number is known.
-- :country country = %: ISO 3166-1 alpha-2, or % for all
WITH told AS MATERIALIZED (
  SELECT e.event_id, e.version_no, e.month, e.killed_low, e.killed_best, e.killed_high, e.injured_low, e.injured_best,
         p.party, coalesce(p.actor_no, 0) AS actor_no
  FROM events_coded e
  LEFT JOIN parties p ON p.event_id = e.event_id AND p.version_no = e.version_no AND p.role = 'perpetrator'
  WHERE e.civilian_targeting AND (:country = '%' OR e.country LIKE :country)
), monthly AS (
  SELECT t.month, t.party, count(*) AS events, count(t.killed_low) AS tolls, sum(t.killed_low) AS killed_low,
         sum(coalesce(t.killed_best, t.killed_low)) AS killed_best,
         sum(coalesce(t.killed_high, t.killed_best, t.killed_low)) AS killed_high,
         sum(coalesce(t.injured_best, t.injured_low)) AS injured_best
  FROM told t
  WHERE t.actor_no = 0 OR NOT EXISTS (
    SELECT 1 FROM parties o
    WHERE o.event_id = t.event_id AND o.version_no = t.version_no AND o.role = 'perpetrator' AND o.party = t.party
      AND o.actor_no < t.actor_no)
  GROUP BY t.month, t.party
), dated AS (
  SELECT CAST(substr(month, 1, 4) AS INTEGER) AS year, (CAST(substr(month, 6, 2) AS INTEGER) + 2) / 3 AS quarter, m.*
  FROM monthly m
)
SELECT year, quarter, party AS perpetrator, sum(events) AS events, sum(events) - sum(tolls) AS events_toll_unknown,
       sum(killed_low) AS killed_low, sum(killed_best) AS killed_best, sum(killed_high) AS killed_high,
       sum(injured_best) AS injured_best
FROM dated
GROUP BY year, quarter, party
ORDER BY year NULLS LAST, quarter NULLS LAST, events DESC, perpetrator NULLS LAST
