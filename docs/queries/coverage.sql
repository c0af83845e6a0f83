-- By source and year of publication: how many reports have a place known to the district and a date known to the day.
SELECT source_id, substr(CAST(published_on AS TEXT), 1, 4) AS year, count(*) AS reports,
       sum(CASE WHEN geo_precision IN ('exact', 'near', 'adm2') THEN 1 ELSE 0 END) AS placed_to_district,
       sum(CASE WHEN date_precision = 'day' THEN 1 ELSE 0 END) AS dated_to_day
FROM mentions
WHERE assertion = 'asserted' AND NOT background
GROUP BY source_id, substr(CAST(published_on AS TEXT), 1, 4)
ORDER BY source_id, year NULLS LAST
