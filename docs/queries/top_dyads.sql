-- Question 3. The pairs of actors with the most events, and the people killed in these, in a province's last months.
-- It does not say who killed whom: the killed are everyone's, and an event with three actors counts for each of its pairs.
-- Actors that no registry knows count together by their kind ("unnamed Civilians"). Events of which no number of killed is
-- known (events_toll_unknown) add nothing to the sums, which are NULL where none is.
-- :province province = AF-NAN: ISO 3166-2, or % for all
-- :months count = 24: how many months, back from the last one
-- :to month = 9999-12: last month; later than the last event's means that one's
-- :top count = 10: how many pairs
WITH last AS (
  SELECT max(month_no) AS n FROM months WHERE month <= :to
), span AS (
  SELECT min(m.first_day) AS first_day, max(m.last_day) AS last_day
  FROM months m CROSS JOIN last
  WHERE m.month_no > last.n - CAST(:months AS INTEGER) AND m.month_no <= last.n
)
SELECT d.actor_a, d.actor_b, count(*) AS events, count(*) - count(d.killed_low) AS events_toll_unknown,
       sum(d.killed_low) AS killed_low, sum(coalesce(d.killed_best, d.killed_low)) AS killed_best,
       min(d.month) AS first_month, max(d.month) AS last_month
FROM dyads d
WHERE d.admin1_iso LIKE :province AND d.month IS NOT NULL
  AND d.date_start >= (SELECT first_day FROM span) AND d.date_start <= (SELECT last_day FROM span)
GROUP BY d.actor_a, d.actor_b
ORDER BY events DESC, coalesce(sum(coalesce(d.killed_best, d.killed_low)), 0) DESC, d.actor_a, d.actor_b
LIMIT CAST(:top AS INTEGER)
