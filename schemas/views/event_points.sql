-- Events believed now that have a point, for maps; one row an event
-- geom: the point, WGS84: a PostGIS geometry where the extension is there, else well-known text
CREATE VIEW event_points AS
SELECT e.event_id, e.event_type, e.sub_event_type, e.date_start, e.date_end, e.date_precision, e.month, e.country,
       e.admin1_iso, e.admin1_name, e.admin2_name, e.place_name, e.geo_precision, e.lat, e.lon, e.radius_km,
       e.killed_low, e.killed_best, e.killed_high, e.n_sources, e.corroboration, e.confidence,
       point_of(e.lat, e.lon) AS geom
FROM events e
WHERE e.lat IS NOT NULL
