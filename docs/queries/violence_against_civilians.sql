-- Violence against civilians by quarter and perpetrator: events, killed and injured; NULL where nobody is named.
-- An event with two perpetrators counts for both.
SELECT substr(e.month, 1, 4) AS year, (CAST(substr(e.month, 6, 2) AS INTEGER) + 2) / 3 AS quarter,
       p.name AS perpetrator, count(DISTINCT e.event_id) AS events,
       coalesce(sum(coalesce(e.killed_best, e.killed_low)), 0) AS killed_best,
       coalesce(sum(coalesce(e.injured_best, e.injured_low)), 0) AS injured_best
FROM events e
LEFT JOIN event_actors p ON p.event_id = e.event_id AND p.role = 'perpetrator'
WHERE e.event_type = 'Violence against civilians'
GROUP BY substr(e.month, 1, 4), (CAST(substr(e.month, 6, 2) AS INTEGER) + 2) / 3, p.name
ORDER BY year NULLS LAST, quarter NULLS LAST, events DESC, perpetrator NULLS LAST
