-- What is believed to have happened, as news, by its codes alone: the rows of the view events without the names of provinces,
-- which counts do without; one row an event
-- month: YYYY-MM of the first day; NULL where the date is no finer than a year
CREATE VIEW events_coded AS
SELECT v.event_id, v.version_no, v.event_type, v.sub_event_type, v.ucdp_type, v.civilian_targeting, v.date_start, v.date_end, v.date_precision,
       CASE WHEN v.date_precision NOT IN ('year', 'unknown') THEN month_of(v.date_start) END AS month,
       v.country, v.admin1_iso, v.admin2_name, v.place_name, v.lat, v.lon, v.radius_km, v.geo_precision,
       v.killed_low, v.killed_best, v.killed_high, v.injured_low, v.injured_best, v.injured_high,
       v.n_reports, v.n_articles, v.n_outlets, v.n_sources, v.corroboration, v.confidence
FROM event_version v
WHERE v.known_to >= '9999-12-31' AND v.assertion = 'asserted' AND NOT v.background AND v.corroboration <> 'retracted'
