-- By province: how many events there are, and how many are left if only districts, places and exact spots count.
SELECT country, admin1_iso, admin1_name, count(*) AS events,
       sum(CASE WHEN geo_precision IN ('exact', 'near', 'adm2') THEN 1 ELSE 0 END) AS known_to_district,
       sum(CASE WHEN geo_precision IN ('exact', 'near', 'adm2') THEN 0 ELSE 1 END) AS dropped
FROM events
GROUP BY country, admin1_iso, admin1_name
ORDER BY events DESC, country NULLS LAST, admin1_iso NULLS LAST
