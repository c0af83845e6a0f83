-- Events and people killed by district and month; every district of Afghanistan and Pakistan has a row for every month
-- from the first event's to the last one's; of other countries, districts are not known and not counted
-- month: YYYY-MM
-- admin1_name: canonical name of the province
-- admin1_pcode: OCHA P-code of the province
-- admin2_name: canonical name of the district
-- admin2_pcode: OCHA P-code of the district
-- admin2_geonames_id: GeoNames id of the district; NULL where GeoNames has none
-- events: events of the month that are placed in the district
-- events_toll_unknown: those of them of which no number of killed is known; they add nothing to the sums
-- killed_low: killed, sum of the lower bounds
-- killed_best: killed, sum of the best numbers, or of the lower bound where there is no best one
-- killed_high: killed, sum of the upper bounds, or of the best number where the upper bound is open
CREATE VIEW district_month AS
WITH counted AS (
  SELECT admin1_iso, admin2_name, month, count(*) AS events,
         sum(CASE WHEN killed_low IS NULL THEN 1 ELSE 0 END) AS events_toll_unknown,
         sum(killed_low) AS killed_low,
         sum(coalesce(killed_best, killed_low)) AS killed_best,
         sum(coalesce(killed_high, killed_best, killed_low)) AS killed_high
  FROM events_coded WHERE admin1_iso IS NOT NULL AND admin2_name IS NOT NULL AND month IS NOT NULL
  GROUP BY admin1_iso, admin2_name, month
)
SELECT d.country, d.admin1_iso, d.admin1_name, d.admin1_pcode, d.admin2_name, d.admin2_pcode, d.admin2_geonames_id,
       m.month,
       coalesce(c.events, 0) AS events,
       coalesce(c.events_toll_unknown, 0) AS events_toll_unknown,
       coalesce(c.killed_low, 0) AS killed_low,
       coalesce(c.killed_best, 0) AS killed_best,
       coalesce(c.killed_high, 0) AS killed_high
FROM districts d
CROSS JOIN months m
LEFT JOIN counted c ON c.admin1_iso = d.admin1_iso AND c.admin2_name = d.admin2_name AND c.month = m.month
WHERE c.events IS NOT NULL
   OR ((d.valid_from IS NULL OR month_of(d.valid_from) <= m.month)
       AND (d.valid_to IS NULL OR month_of(d.valid_to) >= m.month))
