-- Counts in the shape of HDX HAPI's conflict events: by month and kind, for countries (level 0) and for the districts that
-- the warehouse holds (level 2), with P-codes and with zeros; the three kinds overlap, so never sum over them
-- location_code: ISO 3166-1 alpha-3, XKX for Kosovo
-- has_hrp: not known, always NULL
-- in_gho: not known, always NULL
-- provider_admin1_name: province, as we call it
-- provider_admin2_name: district, as we call it
-- admin1_code: OCHA P-code of the province
-- admin1_name: canonical name of the province
-- admin2_code: OCHA P-code of the district
-- admin2_name: canonical name of the district
-- admin_level: 0 the whole country, 2 a district
-- event_type: civilian_targeting, demonstration or political_violence
-- events: events of the month and kind
-- fatalities: people killed in them, best numbers or lower bounds; NULL for demonstrations, as in HAPI's source
-- reference_period_start: first day of the month
-- reference_period_end: last day of the month
-- dataset_hdx_id: none, always NULL
-- resource_hdx_id: none, always NULL
-- warning: what the row does not count
-- error: none, always NULL
CREATE VIEW hapi_conflict_event AS
WITH kinds (event_type) AS (
  VALUES ('civilian_targeting'), ('demonstration'), ('political_violence')
), flagged AS (
  SELECT e.country, e.admin1_iso, e.admin2_name, e.month, coalesce(e.killed_best, e.killed_low) AS killed,
         t.demonstration, t.political_violence,
         CASE WHEN e.civilian_targeting THEN 1 ELSE 0 END AS civilian_targeting
  FROM events_coded e
  JOIN event_types t ON t.sub_event_type = e.sub_event_type
  WHERE e.month IS NOT NULL
), counted AS (
  SELECT f.country, f.admin1_iso, f.admin2_name, f.month, k.event_type, count(*) AS events, sum(f.killed) AS killed
  FROM flagged f
  JOIN kinds k ON (k.event_type = 'civilian_targeting' AND f.civilian_targeting = 1)
               OR (k.event_type = 'demonstration' AND f.demonstration = 1)
               OR (k.event_type = 'political_violence' AND f.political_violence = 1)
  GROUP BY f.country, f.admin1_iso, f.admin2_name, f.month, k.event_type
), whole AS (
  SELECT country, month, event_type, sum(events) AS events, sum(killed) AS killed
  FROM counted WHERE country IS NOT NULL GROUP BY country, month, event_type
)
SELECT coalesce(c.iso3, d.country) AS location_code, CAST(NULL AS INTEGER) AS has_hrp, CAST(NULL AS INTEGER) AS in_gho,
       d.admin1_name AS provider_admin1_name, d.admin2_name AS provider_admin2_name,
       d.admin1_pcode AS admin1_code, d.admin1_name, d.admin2_pcode AS admin2_code, d.admin2_name,
       2 AS admin_level, k.event_type, coalesce(n.events, 0) AS events,
       CASE WHEN k.event_type <> 'demonstration' THEN coalesce(n.killed, 0) END AS fatalities,
       m.first_day AS reference_period_start, m.last_day AS reference_period_end,
       CAST(NULL AS TEXT) AS dataset_hdx_id, CAST(NULL AS TEXT) AS resource_hdx_id,
       'events that are not known to the district are counted for the country only' AS warning,
       CAST(NULL AS TEXT) AS error
FROM districts d
CROSS JOIN months m
CROSS JOIN kinds k
LEFT JOIN countries c ON c.country = d.country
LEFT JOIN counted n ON n.admin1_iso = d.admin1_iso AND n.admin2_name = d.admin2_name AND n.month = m.month
                   AND n.event_type = k.event_type
WHERE n.events IS NOT NULL
   OR ((d.valid_from IS NULL OR month_of(d.valid_from) <= m.month)
       AND (d.valid_to IS NULL OR month_of(d.valid_to) >= m.month))
UNION ALL
SELECT coalesce(c.iso3, w.country), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, k.event_type,
       coalesce(n.events, 0), CASE WHEN k.event_type <> 'demonstration' THEN coalesce(n.killed, 0) END,
       m.first_day, m.last_day, NULL, NULL, 'the three kinds overlap', NULL
FROM (SELECT DISTINCT country FROM whole) w
CROSS JOIN months m
CROSS JOIN kinds k
LEFT JOIN countries c ON c.country = w.country
LEFT JOIN whole n ON n.country = w.country AND n.month = m.month AND n.event_type = k.event_type
