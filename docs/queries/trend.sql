-- Question 10. Months against the same month of the year before, and adjusted for the season, with the band of the tolls.
-- The season's index is the mean of a calendar month over all years by the mean of all months; with fewer than three
-- years of that month it says more of the years than of the season, and adjusted numbers are not given. The band is that
-- of the sums of low and high, which is wider than a confidence interval; it does not hold what was never reported,
-- nor who died in events of which no number of killed is known (events_toll_unknown).
-- :country country = AF: ISO 3166-1 alpha-2, or % for all
WITH monthly AS (
  SELECT m.month, m.month_no, substr(m.month, 6, 2) AS season, coalesce(sum(p.events), 0) AS events,
         coalesce(sum(p.events_toll_unknown), 0) AS toll_unknown,
         coalesce(sum(p.killed_low), 0) AS low, coalesce(sum(p.killed_best), 0) AS best,
         coalesce(sum(p.killed_high), 0) AS high
  FROM months m
  LEFT JOIN province_month p ON p.month = m.month AND p.country LIKE :country
  GROUP BY m.month, m.month_no
), seasons AS (
  SELECT season, count(*) AS years, avg(best * 1.0) AS mean FROM monthly GROUP BY season
), overall AS (
  SELECT avg(best * 1.0) AS mean FROM monthly
), indexed AS (
  SELECT s.season, s.years, CASE WHEN s.years >= 3 AND o.mean > 0 THEN s.mean / o.mean END AS season_index
  FROM seasons s CROSS JOIN overall o
)
SELECT t.month, t.events, t.toll_unknown AS events_toll_unknown, t.low AS killed_low, t.best AS killed_best, t.high AS killed_high,
       y.events AS events_year_before, y.best AS killed_best_year_before,
       CASE WHEN y.best > 0 THEN CAST(round(CAST(100.0 * (t.best - y.best) / y.best AS NUMERIC), 0) AS INTEGER) END AS change_percent,
       i.years, CASE WHEN i.season_index > 0 THEN round(CAST(t.best / i.season_index AS NUMERIC), 1) END AS killed_best_adjusted,
       CASE WHEN i.season_index > 0 THEN round(CAST(t.low / i.season_index AS NUMERIC), 1) END AS killed_low_adjusted,
       CASE WHEN i.season_index > 0 THEN round(CAST(t.high / i.season_index AS NUMERIC), 1) END AS killed_high_adjusted
FROM monthly t
JOIN indexed i ON i.season = t.season
LEFT JOIN monthly y ON y.month_no = t.month_no - 12
ORDER BY t.month
