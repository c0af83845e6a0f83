-- Question 2. The same, with only the events whose place is known to the district or finer, and the share that drops out.
-- It does not say where the dropped events happened within their province; a high share is no sign of peace.
-- :country = AF: ISO 3166-1 alpha-2, or % for all
-- :from = 0001-01: first month
-- :to = 9999-12: last month
WITH precise AS (
  SELECT admin1_iso, month, count(*) AS events, sum(killed_low) AS killed_low,
         sum(coalesce(killed_best, killed_low)) AS killed_best,
         sum(coalesce(killed_high, killed_best, killed_low)) AS killed_high
  FROM events WHERE geo_precision IN ('exact', 'near', 'adm2')
  GROUP BY admin1_iso, month
)
SELECT p.country, p.admin1_iso, p.admin1_name, p.month, p.events AS events_all, coalesce(x.events, 0) AS events,
       coalesce(x.killed_low, 0) AS killed_low, coalesce(x.killed_best, 0) AS killed_best,
       coalesce(x.killed_high, 0) AS killed_high,
       CASE WHEN p.events > 0 THEN 100 * (p.events - coalesce(x.events, 0)) / p.events END AS dropped_percent
FROM province_month p
LEFT JOIN precise x ON x.admin1_iso = p.admin1_iso AND x.month = p.month
WHERE p.country LIKE :country AND p.month BETWEEN :from AND :to
ORDER BY p.country, p.admin1_iso, p.month
