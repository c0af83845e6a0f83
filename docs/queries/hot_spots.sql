-- Question 8. Districts where the killed of the last 30 days are more than three times the usual of the year before.
-- Usual is the mean of the twelve times 30 days before; both are as believed at as_of. It does not answer for events that
-- are not known to a district, nor see that a source has gone silent; a mean of few events is no forecast.
-- :day day = 9999-12-31: last day of the 30; later than the last event's month means the last day with an event
-- :as_of moment = 9999-12-30: the moment whose beliefs are asked for
-- :times amount = 3: how many times the usual
-- :threshold count = 10: killed from which on it counts; 100 as in HDX Signals
WITH last AS MATERIALIZED (
  SELECT max(d.day_no) AS n, max(d.day) AS day
  FROM days d
  WHERE CAST(d.day AS TEXT) <= :day AND d.day <= (
    SELECT max(date_start) FROM events_coded WHERE month IS NOT NULL AND date_start IS NOT NULL)
), span AS MATERIALIZED (
  SELECT min(d.day) AS first, max(last.day) AS day FROM days d CROSS JOIN last WHERE d.day_no > last.n - 390
), believed AS MATERIALIZED (
  SELECT v.admin1_iso, v.admin2_name, v.date_start, coalesce(v.killed_best, v.killed_low, 0) AS killed
  FROM event_version v
  WHERE v.known_from <= :as_of AND v.known_to > :as_of AND v.assertion = 'asserted' AND NOT v.background
    AND v.corroboration <> 'retracted'
    AND v.date_precision IN ('day', 'days', 'week') AND v.admin2_name IS NOT NULL
    AND v.date_start >= (SELECT first FROM span) AND v.date_start <= (SELECT day FROM span)
), told AS (
  SELECT b.admin1_iso, b.admin2_name, last.n - d.day_no AS age, b.killed
  FROM believed b
  JOIN days d ON d.day = b.date_start
  CROSS JOIN last
), summed AS (
  SELECT admin1_iso, admin2_name, sum(CASE WHEN age < 7 THEN killed ELSE 0 END) AS killed_7_days,
         sum(CASE WHEN age < 30 THEN killed ELSE 0 END) AS killed_30_days,
         sum(CASE WHEN age >= 30 THEN killed ELSE 0 END) AS killed_before
  FROM told GROUP BY admin1_iso, admin2_name
)
SELECT s.admin1_iso, p.admin1_name, s.admin2_name, s.killed_7_days, s.killed_30_days,
       round(CAST(s.killed_before / 12.0 AS NUMERIC), 1) AS usual_30_days
FROM summed s
LEFT JOIN provinces p ON p.admin1_iso = s.admin1_iso
WHERE s.killed_30_days >= CAST(:threshold AS INTEGER)
  AND s.killed_30_days > CAST(:times AS DOUBLE PRECISION) * s.killed_before / 12.0
ORDER BY s.killed_30_days DESC, s.admin1_iso, s.admin2_name
