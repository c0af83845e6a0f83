-- The calendar by day, from the first event's month to the end of the last one's
-- day: the day
-- day_no: days since the year 2000, to count with
-- month: YYYY-MM
CREATE VIEW days AS
WITH RECURSIVE counted (day, last) AS (
  SELECT first, last FROM (SELECT min(first_day) AS first, max(last_day) AS last FROM months) AS ends WHERE first IS NOT NULL
  UNION ALL
  SELECT next_day_of(day), last FROM counted WHERE day < last
)
SELECT day, days_between('2000-01-01', day) AS day_no, month_of(day) AS month
FROM counted
