-- Question 5. Events that target civilians by quarter and by whom: events, killed and injured; by NULL where nobody is named.
-- It does not say who the killed were: bystanders, guards and attackers are in the numbers. An event of two perpetrators
-- counts for both.
-- :country = %: ISO 3166-1 alpha-2, or % for all
WITH monthly AS (
  SELECT e.month, p.party, count(*) AS events, sum(e.killed_low) AS killed_low,
         sum(coalesce(e.killed_best, e.killed_low)) AS killed_best,
         sum(coalesce(e.killed_high, e.killed_best, e.killed_low)) AS killed_high,
         sum(coalesce(e.injured_best, e.injured_low)) AS injured_best
  FROM events_coded e
  LEFT JOIN parties p ON p.event_id = e.event_id AND p.version_no = e.version_no AND p.role = 'perpetrator' AND p.earlier = 0
  WHERE e.civilian_targeting AND coalesce(e.country, '') LIKE :country
  GROUP BY e.month, p.party
), dated AS (
  SELECT CAST(substr(month, 1, 4) AS INTEGER) AS year, (CAST(substr(month, 6, 2) AS INTEGER) + 2) / 3 AS quarter, m.*
  FROM monthly m
)
SELECT year, quarter, party AS perpetrator, sum(events) AS events, coalesce(sum(killed_low), 0) AS killed_low,
       coalesce(sum(killed_best), 0) AS killed_best, coalesce(sum(killed_high), 0) AS killed_high,
       coalesce(sum(injured_best), 0) AS injured_best
FROM dated
GROUP BY year, quarter, party
ORDER BY year NULLS LAST, quarter NULLS LAST, events DESC, perpetrator NULLS LAST
