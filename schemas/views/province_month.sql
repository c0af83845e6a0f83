-- Events and people killed by province and month; provinces of Afghanistan and Pakistan, and of other countries those
-- with an event, have a row for every month from the first event's to the last one's
-- month: YYYY-MM
-- admin1_name: canonical name of the province
-- admin1_pcode: OCHA P-code of the province
-- admin1_geonames_id: GeoNames id of the province
-- events: events of the month that are placed in the province
-- events_toll_unknown: those of them of which no number of killed is known; they add nothing to the sums
-- killed_low: killed, sum of the lower bounds
-- killed_best: killed, sum of the best numbers, or of the lower bound where there is no best one
-- killed_high: killed, sum of the upper bounds, or of the best number where the upper bound is open
-- events_precise: events of the month whose place is known to the district or finer
-- killed_low_precise: killed in these, sum of the lower bounds
-- killed_best_precise: killed in these, sum of the best numbers, or of the lower bound where there is no best one
-- killed_high_precise: killed in these, sum of the upper bounds, or of the best number where the upper bound is open
CREATE VIEW province_month AS
WITH counted AS (
  SELECT admin1_iso, month, count(*) AS events,
         sum(CASE WHEN killed_low IS NULL THEN 1 ELSE 0 END) AS events_toll_unknown,
         sum(killed_low) AS killed_low,
         sum(coalesce(killed_best, killed_low)) AS killed_best,
         sum(coalesce(killed_high, killed_best, killed_low)) AS killed_high,
         sum(CASE WHEN geo_precision IN ('exact', 'near', 'adm2') THEN 1 ELSE 0 END) AS precise,
         sum(CASE WHEN geo_precision IN ('exact', 'near', 'adm2') THEN killed_low END) AS precise_low,
         sum(CASE WHEN geo_precision IN ('exact', 'near', 'adm2') THEN coalesce(killed_best, killed_low) END) AS precise_best,
         sum(CASE WHEN geo_precision IN ('exact', 'near', 'adm2') THEN coalesce(killed_high, killed_best, killed_low) END
         ) AS precise_high
  FROM events_coded WHERE admin1_iso IS NOT NULL AND month IS NOT NULL
  GROUP BY admin1_iso, month
)
SELECT p.country, p.admin1_iso, p.admin1_name, p.admin1_pcode, p.admin1_geonames_id, m.month,
       coalesce(c.events, 0) AS events,
       coalesce(c.events_toll_unknown, 0) AS events_toll_unknown,
       coalesce(c.killed_low, 0) AS killed_low,
       coalesce(c.killed_best, 0) AS killed_best,
       coalesce(c.killed_high, 0) AS killed_high,
       coalesce(c.precise, 0) AS events_precise,
       coalesce(c.precise_low, 0) AS killed_low_precise,
       coalesce(c.precise_best, 0) AS killed_best_precise,
       coalesce(c.precise_high, 0) AS killed_high_precise
FROM provinces p
CROSS JOIN months m
LEFT JOIN counted c ON c.admin1_iso = p.admin1_iso AND c.month = m.month
WHERE c.events IS NOT NULL
   OR ((p.valid_from IS NULL OR month_of(p.valid_from) <= m.month)
       AND (p.valid_to IS NULL OR month_of(p.valid_to) >= m.month)
       AND (p.country IN ('AF', 'PK') OR p.admin1_iso IN (SELECT admin1_iso FROM counted)))
