-- The calendar by month, from the first event's to the last one's
-- month: YYYY-MM
-- month_no: months since the year 0, to count with
-- first_day: its first day
-- last_day: its last day
CREATE VIEW months AS
WITH RECURSIVE span AS (
  SELECT month_of(min(date_start)) AS first, month_of(max(date_start)) AS last
  FROM event_version
  WHERE known_to >= '9999-12-31' AND assertion = 'asserted' AND NOT background AND corroboration <> 'retracted'
    AND date_precision NOT IN ('year', 'unknown') AND date_start IS NOT NULL
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
