-- Every version of every event, whole: the row to ask for what was believed at a moment, known_from <= t AND known_to > t
-- month: YYYY-MM of the first day; NULL where the date is no finer than a year
-- admin1_name: canonical name of the province
-- admin1_pcode: OCHA P-code of the province
CREATE VIEW event_versions AS
SELECT v.event_id, v.version_no, v.event_type, v.sub_event_type, v.plover_type, v.plover_mode, v.ucdp_type,
       v.civilian_targeting,
       v.assertion, v.background, v.date_start, v.date_end, v.date_precision,
       CASE WHEN v.date_precision NOT IN ('year', 'unknown') THEN month_of(v.date_start) END AS month,
       v.country, v.admin1_iso, p.name AS admin1_name, p.pcode AS admin1_pcode, v.admin2_name, v.place_name, v.pcode,
       v.geonames_id, v.lat, v.lon, v.radius_km, v.geo_precision,
       v.killed_low, v.killed_best, v.killed_high,
       v.injured_low, v.injured_best, v.injured_high,
       v.captured_low, v.captured_best, v.captured_high,
       v.missing_low, v.missing_best, v.missing_high,
       v.displaced_low, v.displaced_best, v.displaced_high,
       v.leaders_killed_low, v.leaders_killed_best, v.leaders_killed_high,
       v.leaders_captured_low, v.leaders_captured_best, v.leaders_captured_high,
       v.weapons, v.n_reports, v.n_articles, v.n_outlets, v.n_sources, v.corroboration, v.confidence,
       v.known_from, v.known_to, v.change_reason, v.change_note, v.cause_article_id
FROM event_version v
LEFT JOIN admin_area p ON p.iso = v.admin1_iso AND p.names_iso
