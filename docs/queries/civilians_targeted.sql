-- Question 5. Events that target civilians by quarter and by whom: events, killed and injured; by NULL where nobody is named.
-- It does not say who the killed were: bystanders, guards and attackers are in the numbers. An event of two perpetrators
-- counts for both.
-- :country = %: ISO 3166-1 alpha-2, or % for all
SELECT CAST(substr(e.month, 1, 4) AS INTEGER) AS year, (CAST(substr(e.month, 6, 2) AS INTEGER) + 2) / 3 AS quarter,
       p.party AS perpetrator, count(*) AS events,
       coalesce(sum(e.killed_low), 0) AS killed_low,
       coalesce(sum(coalesce(e.killed_best, e.killed_low)), 0) AS killed_best,
       coalesce(sum(coalesce(e.killed_high, e.killed_best, e.killed_low)), 0) AS killed_high,
       coalesce(sum(coalesce(e.injured_best, e.injured_low)), 0) AS injured_best
FROM civilian_events e
LEFT JOIN (SELECT DISTINCT event_id, version_no, party FROM parties WHERE role = 'perpetrator') p
       ON p.event_id = e.event_id AND p.version_no = e.version_no
WHERE coalesce(e.country, '') LIKE :country
GROUP BY CAST(substr(e.month, 1, 4) AS INTEGER), (CAST(substr(e.month, 6, 2) AS INTEGER) + 2) / 3, p.party
ORDER BY year NULLS LAST, quarter NULLS LAST, events DESC, perpetrator NULLS LAST
