-- Every event as believed now, also alleged ones and history; one row an event
CREATE VIEW events_all AS
SELECT event_id, version_no, event_type, sub_event_type, plover_type, plover_mode, ucdp_type, civilian_targeting,
       assertion, background, date_start, date_end, date_precision, month,
       country, admin1_iso, admin1_name, admin1_pcode, admin2_name, place_name, pcode,
       geonames_id, lat, lon, radius_km, geo_precision,
       killed_low, killed_best, killed_high,
       injured_low, injured_best, injured_high,
       captured_low, captured_best, captured_high,
       missing_low, missing_best, missing_high,
       displaced_low, displaced_best, displaced_high,
       leaders_killed_low, leaders_killed_best, leaders_killed_high,
       leaders_captured_low, leaders_captured_best, leaders_captured_high,
       weapons, n_reports, n_articles, n_outlets, n_sources, corroboration, confidence,
       known_from, change_reason, change_note
FROM event_versions
WHERE known_to >= '9999-12-31'
