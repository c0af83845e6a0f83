-- The events in the shape of UCDP GED 23.1, its 49 columns by their names and in their order: those with a UCDP type, at
-- least one person killed, a country and a date; UCDP's own numbers for conflicts and dyads are not known and NULL
-- id: the event's id, ours
-- relid: the same
-- year: year of the first day
-- active_year: not known, always NULL
-- code_status: Clear, or Check where the event is contested
-- type_of_violence: 1 state-based, 2 non-state, 3 one-sided
-- conflict_dset_id: UCDP's, not known
-- conflict_new_id: UCDP's, not known
-- conflict_name: UCDP's, not known
-- dyad_dset_id: UCDP's, not known
-- dyad_new_id: UCDP's, not known
-- dyad_name: the two sides
-- side_a_dset_id: UCDP's, not known
-- side_a_new_id: UCDP's number, where the registry has it
-- side_a: the state's forces where only one side is a state's, else the first perpetrator or participant
-- side_b_dset_id: UCDP's, not known
-- side_b_new_id: UCDP's number, where the registry has it
-- side_b: the other side; Civilians where the violence is one-sided
-- number_of_sources: independent voices
-- source_article: the reports' headlines, publishers and days, between ///
-- source_office: who published them
-- source_date: the days of publication
-- source_headline: the headlines
-- source_original: who says so, in the founding report's article; NULL where not said
-- where_prec: 1 exact, 2 near a place, 3 district, 4 province, 6 country
-- where_coordinates: canonical name of the place
-- where_description: the same, with district and province
-- adm_1: province
-- adm_2: district
-- latitude: WGS84 latitude
-- longitude: WGS84 longitude
-- geom_wkt: the point as well-known text
-- priogrid_gid: PRIO-GRID cell of half a degree
-- country: name of the country
-- country_id: Gleditsch and Ward's number of the country
-- region: UCDP's region
-- event_clarity: 1, for each event is told by itself
-- date_prec: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 a year
-- deaths_a: not told apart for events, always NULL
-- deaths_b: not told apart for events, always NULL
-- deaths_civilians: all the killed where the violence is one-sided, else NULL
-- deaths_unknown: not told apart for events, always NULL
-- best: the best number of killed, or the lower bound where there is none
-- high: at most so many, or the best number where that is open
-- low: at least so many
-- gwnoa: not known, always NULL
-- gwnob: not known, always NULL
CREATE VIEW ucdp_ged_export AS
WITH sides AS (
  SELECT s.event_id, a.name AS a_name, b.name AS b_name,
         b.kind = 'State forces' AND coalesce(a.kind, '') <> 'State forces' AS turned
  FROM event_sides s
  LEFT JOIN event_version_actor a ON a.event_id = s.event_id AND a.version_no = s.version_no AND a.actor_no = s.a_no
  LEFT JOIN event_version_actor b ON b.event_id = s.event_id AND b.version_no = s.version_no AND b.actor_no = s.b_no
), named AS (
  SELECT e.*, CASE WHEN s.turned AND e.ucdp_type = 1 THEN s.b_name ELSE s.a_name END AS a_name,
         CASE WHEN e.ucdp_type = 3 THEN 'Civilians' WHEN s.turned AND e.ucdp_type = 1 THEN s.a_name ELSE s.b_name
         END AS b_name
  FROM events e
  JOIN sides s ON s.event_id = e.event_id
  WHERE e.ucdp_type IS NOT NULL AND e.killed_low >= 1 AND e.country IS NOT NULL AND e.date_start IS NOT NULL
)
SELECT e.event_id AS id, e.event_id AS relid,
       CAST(substr(CAST(e.date_start AS TEXT), 1, 4) AS INTEGER) AS year, CAST(NULL AS INTEGER) AS active_year,
       CASE WHEN e.corroboration = 'contested' THEN 'Check' ELSE 'Clear' END AS code_status,
       e.ucdp_type AS type_of_violence,
       CAST(NULL AS INTEGER) AS conflict_dset_id, CAST(NULL AS INTEGER) AS conflict_new_id,
       CAST(NULL AS TEXT) AS conflict_name,
       CAST(NULL AS INTEGER) AS dyad_dset_id, CAST(NULL AS INTEGER) AS dyad_new_id,
       e.a_name || ' - ' || e.b_name AS dyad_name,
       CAST(NULL AS INTEGER) AS side_a_dset_id, (SELECT max(r.ucdp_id) FROM actors r WHERE r.name = e.a_name) AS side_a_new_id, e.a_name AS side_a,
       CAST(NULL AS INTEGER) AS side_b_dset_id, (SELECT max(r.ucdp_id) FROM actors r WHERE r.name = e.b_name) AS side_b_new_id, e.b_name AS side_b,
       e.n_sources AS number_of_sources,
       (SELECT joined(told.words, '///') FROM (
          SELECT DISTINCT coalesce(m.title, '') || ' (' || m.source_name || coalesce(', ' || CAST(m.published_on AS TEXT), '')
                 || ')' AS words
          FROM event_sources m WHERE m.event_id = e.event_id AND m.version_no = e.version_no ORDER BY words) told
       ) AS source_article,
       (SELECT joined(told.name, ';') FROM (
          SELECT DISTINCT m.source_name AS name FROM event_sources m
          WHERE m.event_id = e.event_id AND m.version_no = e.version_no ORDER BY name) told) AS source_office,
       (SELECT joined(told.day, ';') FROM (
          SELECT DISTINCT CAST(m.published_on AS TEXT) AS day FROM event_sources m
          WHERE m.event_id = e.event_id AND m.version_no = e.version_no ORDER BY day) told) AS source_date,
       (SELECT joined(told.title, ';') FROM (
          SELECT DISTINCT m.title FROM event_sources m
          WHERE m.event_id = e.event_id AND m.version_no = e.version_no ORDER BY title) told) AS source_headline,
       (SELECT min(r.attributed_to) FROM event_sources m JOIN report r ON r.report_id = m.report_id
        WHERE m.event_id = e.event_id AND m.version_no = e.version_no AND m.score = 1) AS source_original,
       CASE e.geo_precision WHEN 'exact' THEN 1 WHEN 'near' THEN 2 WHEN 'adm2' THEN 3 WHEN 'adm1' THEN 4 ELSE 6
       END AS where_prec,
       e.place_name AS where_coordinates,
       e.place_name || coalesce(', ' || e.admin2_name, '') || coalesce(', ' || e.admin1_name, '') AS where_description,
       e.admin1_name AS adm_1, e.admin2_name AS adm_2, e.lat AS latitude, e.lon AS longitude,
       'POINT(' || CAST(e.lon AS TEXT) || ' ' || CAST(e.lat AS TEXT) || ')' AS geom_wkt,
       floor_of((e.lat + 90) * 2) * 720 + floor_of((e.lon + 180) * 2) + 1 AS priogrid_gid,
       n.name AS country, c.gwno AS country_id, c.ucdp_region AS region, 1 AS event_clarity,
       CASE e.date_precision WHEN 'day' THEN 1 WHEN 'week' THEN 3 WHEN 'month' THEN 4 WHEN 'year' THEN 5
            ELSE CASE WHEN days_between(e.date_start, e.date_end) < 6 THEN 2
                      WHEN days_between(e.date_start, e.date_end) = 6 THEN 3
                      WHEN days_between(e.date_start, e.date_end) < 31 THEN 4 ELSE 5 END END AS date_prec,
       e.date_start, e.date_end,
       CAST(NULL AS INTEGER) AS deaths_a, CAST(NULL AS INTEGER) AS deaths_b,
       CASE WHEN e.ucdp_type = 3 THEN coalesce(e.killed_best, e.killed_low) END AS deaths_civilians,
       CAST(NULL AS INTEGER) AS deaths_unknown,
       coalesce(e.killed_best, e.killed_low) AS best,
       coalesce(e.killed_high, e.killed_best, e.killed_low) AS high, e.killed_low AS low,
       CAST(NULL AS INTEGER) AS gwnoa, CAST(NULL AS INTEGER) AS gwnob
FROM named e
LEFT JOIN countries c ON c.country = e.country
LEFT JOIN admin_area n ON n.level = 0 AND n.iso = e.country
