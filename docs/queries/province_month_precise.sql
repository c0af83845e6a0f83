-- Question 2. The same, with only the events whose place is known to the district or finer, and the share that drops out.
-- It does not say where the dropped events happened within their province; a high share is no sign of peace.
-- :country country = AF: ISO 3166-1 alpha-2, or % for all
-- :from month = 0001-01: first month
-- :to month = 9999-12: last month
SELECT country, admin1_iso, admin1_name, month, events AS events_all, events_precise AS events,
       killed_low_precise AS killed_low, killed_best_precise AS killed_best, killed_high_precise AS killed_high,
       CASE WHEN events > 0 THEN 100 * (events - events_precise) / events END AS dropped_percent
FROM province_month
WHERE country LIKE :country AND month BETWEEN :from AND :to
ORDER BY country, admin1_iso, month
