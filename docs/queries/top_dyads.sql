-- Question 3. The pairs of actors with the most events, and the people killed in these, in a province's last months.
-- It does not say who killed whom: the killed are everyone's, and an event with three actors counts for each of its pairs.
-- Actors that no registry knows count together by their kind ("unnamed Civilians").
-- :province = AF-NAN: ISO 3166-2, or % for all
-- :months = 24: how many months, back from the last one
-- :to = 9999-12: last month; later than the last event's means that one's
-- :top = 10: how many pairs
WITH last AS (
  SELECT max(month_no) AS n FROM months WHERE month <= :to
)
SELECT d.actor_a, d.actor_b, sum(d.events) AS events, sum(d.killed_low) AS killed_low, sum(d.killed_best) AS killed_best,
       min(d.month) AS first_month, max(d.month) AS last_month
FROM dyad_month d
JOIN months m ON m.month = d.month
CROSS JOIN last
WHERE d.admin1_iso LIKE :province AND m.month_no > last.n - CAST(:months AS INTEGER) AND m.month_no <= last.n
GROUP BY d.actor_a, d.actor_b
ORDER BY events DESC, killed_best DESC, d.actor_a, d.actor_b
LIMIT CAST(:top AS INTEGER)
