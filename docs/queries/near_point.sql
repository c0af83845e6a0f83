-- Question 11. Events within so many kilometres of a point, as a bridge, a border crossing or a mosque; nearest first.
-- Distances are of the great circle from the event's point, which may be off by radius_km: "surely" where even then it is
-- within, else "possibly". It does not answer for events that are known to a province or a country only.
-- :lat latitude = 34.12: WGS84 latitude; the default is the crossing at Torkham
-- :lon longitude = 71.09: WGS84 longitude
-- :km amount = 25: how far
WITH asked AS (
  SELECT CAST(:lat AS DOUBLE PRECISION) AS lat, CAST(:lon AS DOUBLE PRECISION) AS lon, CAST(:km AS DOUBLE PRECISION) AS km
), boxed AS (
  SELECT e.event_id, e.date_start, e.sub_event_type, e.admin1_name, e.admin2_name, e.place_name, e.lat, e.lon, e.radius_km,
         e.killed_low, e.killed_best, e.killed_high, a.km,
         12742.0 * asin(sqrt(power(sin(radians(e.lat - a.lat) / 2), 2)
                        + cos(radians(a.lat)) * cos(radians(e.lat)) * power(sin(radians(e.lon - a.lon) / 2), 2)
                       )) AS distance
  FROM events e
  CROSS JOIN asked a
  WHERE e.lat BETWEEN a.lat - a.km / 110.0 AND a.lat + a.km / 110.0 AND e.geo_precision IN ('exact', 'near', 'adm2')
)
SELECT event_id, date_start, sub_event_type, admin1_name, admin2_name, place_name, lat, lon, radius_km,
       round(CAST(distance AS NUMERIC), 1) AS distance_km,
       CASE WHEN distance + radius_km <= km THEN 'surely' ELSE 'possibly' END AS within,
       killed_low, killed_best, killed_high
FROM boxed
WHERE distance <= km
ORDER BY distance, event_id
