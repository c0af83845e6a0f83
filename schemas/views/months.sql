-- The calendar by month, from the first event's to the last one's
-- month: YYYY-MM
-- month_no: months since the year 0, to count with
-- first_day: its first day
-- last_day: its last day
CREATE VIEW months AS
WITH RECURSIVE ends AS (
  SELECT (SELECT min(date_start) FROM events_coded WHERE month IS NOT NULL AND date_start IS NOT NULL) AS first,
         (SELECT max(date_start) FROM events_coded WHERE month IS NOT NULL AND date_start IS NOT NULL) AS last
), span AS (
  SELECT month_of(first) AS first, month_of(last) AS last FROM ends
), counted (n, last) AS (
  SELECT CAST(substr(first, 1, 4) AS INTEGER) * 12 + CAST(substr(first, 6, 2) AS INTEGER) - 1,
         CAST(substr(last, 1, 4) AS INTEGER) * 12 + CAST(substr(last, 6, 2) AS INTEGER) - 1
  FROM span WHERE first IS NOT NULL
  UNION ALL
  SELECT n + 1, last FROM counted WHERE n < last
), named AS (
  SELECT n, CAST(n / 12 AS TEXT) || CASE WHEN n % 12 < 9 THEN '-0' ELSE '-' END || CAST(n % 12 + 1 AS TEXT) AS month
  FROM counted
)
SELECT month, n AS month_no, day_of(month || '-01') AS first_day, last_day_of(month || '-01') AS last_day
FROM named
