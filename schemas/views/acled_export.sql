-- The events in the shape of ACLED's export, its 31 columns by their names and in their order; events that are not known to a
-- province and a month are left out (see undetermined), and what we do not know is NULL, not guessed
-- event_id_cnty: the event's id, ours
-- event_date: the day, or the middle of the days, week or month
-- year: year of event_date
-- time_precision: 1 the day, 2 within a week, 3 within a month
-- disorder_type: ACLED's disorder type
-- actor1: the first perpetrator or participant; not necessarily the aggressor; NULL where nobody is named
-- assoc_actor_1: the others of its role
-- inter1: ACLED's number for the kind of actor1, 0 where not known
-- actor2: the first target, or the second participant
-- assoc_actor_2: the other targets, where actor2 is a target
-- inter2: ACLED's number for the kind of actor2, 0 where not known
-- interaction: the two numbers, the smaller first
-- civilian_targeting: Civilian targeting where civilians or peaceful protesters were the target, else NULL
-- iso: ISO 3166-1 numeric
-- region: ACLED's region
-- country: name of the country
-- admin1: province
-- admin2: district
-- admin3: not known, always NULL
-- location: canonical name of the place
-- latitude: WGS84 latitude
-- longitude: WGS84 longitude
-- geo_precision: 1 a named place, 2 near one or a district, 3 a province
-- source: who published the reports
-- source_scale: whose voices those are
-- notes: words of the report that the event was founded on
-- fatalities: the lowest number told, as ACLED takes it, and 0 where none is told, as ACLED writes it
-- tags: fatalities unknown where no number is told, contested where it is denied or counted otherwise
-- timestamp: seconds since 1970, UTC, from which this was believed
CREATE VIEW acled_export AS
SELECT e.event_id AS event_id_cnty,
       middle_of(e.date_start, e.date_end) AS event_date,
       CAST(substr(CAST(middle_of(e.date_start, e.date_end) AS TEXT), 1, 4) AS INTEGER) AS year,
       CASE WHEN e.date_precision = 'day' THEN 1
            WHEN e.date_precision = 'month' OR days_between(e.date_start, e.date_end) > 6 THEN 3 ELSE 2
       END AS time_precision,
       t.disorder_type, e.event_type, e.sub_event_type,
       a.name AS actor1,
       (SELECT joined(o.name, '; ') FROM event_version_actor o
        WHERE o.event_id = e.event_id AND o.version_no = e.version_no AND o.role = a.role AND o.actor_no > s.a_no
          AND o.actor_no <> coalesce(s.b_no, -1)) AS assoc_actor_1,
       coalesce(ka.inter, 0) AS inter1,
       b.name AS actor2,
       (SELECT joined(o.name, '; ') FROM event_version_actor o
        WHERE o.event_id = e.event_id AND o.version_no = e.version_no AND o.role = b.role AND b.role = 'target'
          AND o.actor_no > s.b_no) AS assoc_actor_2,
       coalesce(kb.inter, 0) AS inter2,
       CASE WHEN ka.inter IS NULL AND kb.inter IS NULL THEN NULL
            WHEN ka.inter IS NULL THEN kb.inter * 10
            WHEN kb.inter IS NULL THEN ka.inter * 10
            WHEN ka.inter < kb.inter THEN ka.inter * 10 + kb.inter
            ELSE kb.inter * 10 + ka.inter END AS interaction,
       CASE WHEN e.civilian_targeting THEN 'Civilian targeting' END AS civilian_targeting,
       c.iso_numeric AS iso, c.acled_region AS region, n.name AS country,
       e.admin1_name AS admin1, e.admin2_name AS admin2, CAST(NULL AS TEXT) AS admin3,
       e.place_name AS location, e.lat AS latitude, e.lon AS longitude,
       CASE e.geo_precision WHEN 'exact' THEN 1 WHEN 'near' THEN 2 WHEN 'adm2' THEN 2 ELSE 3 END AS geo_precision,
       (SELECT joined(told.name, '; ') FROM (
          SELECT DISTINCT m.source_name AS name FROM event_sources m
          WHERE m.event_id = e.event_id AND m.version_no = e.version_no ORDER BY name) told) AS source,
       (SELECT joined(told.scale, '; ') FROM (
          SELECT DISTINCT m.scale FROM event_sources m
          WHERE m.event_id = e.event_id AND m.version_no = e.version_no ORDER BY scale) told) AS source_scale,
       (SELECT min(m.quote) FROM event_sources m
        WHERE m.event_id = e.event_id AND m.version_no = e.version_no AND m.score = 1) AS notes,
       coalesce(e.killed_low, 0) AS fatalities,
       CASE WHEN e.killed_low IS NULL AND e.corroboration = 'contested' THEN 'fatalities unknown; contested'
            WHEN e.killed_low IS NULL THEN 'fatalities unknown'
            WHEN e.corroboration = 'contested' THEN 'contested' END AS tags,
       epoch_of(e.known_from) AS timestamp
FROM events e
JOIN event_sides s ON s.event_id = e.event_id
JOIN event_types t ON t.sub_event_type = e.sub_event_type
LEFT JOIN countries c ON c.country = e.country
LEFT JOIN admin_area n ON n.level = 0 AND n.iso = e.country
LEFT JOIN event_version_actor a ON a.event_id = e.event_id AND a.version_no = e.version_no AND a.actor_no = s.a_no
LEFT JOIN event_version_actor b ON b.event_id = e.event_id AND b.version_no = e.version_no AND b.actor_no = s.b_no
LEFT JOIN rows_of(actor_kinds) ka ON ka.kind = a.kind
LEFT JOIN rows_of(actor_kinds) kb ON kb.kind = b.kind
WHERE e.month IS NOT NULL AND e.admin1_iso IS NOT NULL
