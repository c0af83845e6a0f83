-- Question 23. The events of some districts in some days, with points and how far off these may be, for a map.
-- 'conflict-events export area_events --format geojson --areas' draws the circle within which each happened.
-- It does not hold events of the province that are known to no district; a point is a district's middle where
-- geo_precision is adm2.
-- :districts district = North Waziristan,Khyber: names of districts, with commas between, or % for all
-- :from day = 2014-06-01: first day
-- :to day = 2014-06-30: last day
SELECT event_id, event_type, sub_event_type, date_start, date_end, date_precision, country, admin1_iso, admin1_name,
       admin2_name, place_name, lat, lon, radius_km, geo_precision, killed_low, killed_best, killed_high,
       n_sources, corroboration, confidence
FROM events
WHERE event_id IN (
  SELECT event_id FROM events_coded
  WHERE CAST(date_end AS TEXT) >= :from AND CAST(date_start AS TEXT) <= :to
    AND (:districts = '%' OR ',' || :districts || ',' LIKE '%,' || admin2_name || ',%'))
ORDER BY date_start, event_id
