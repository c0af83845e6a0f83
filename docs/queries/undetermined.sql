-- Events whose province or month is not known, so that no count by province and month has them.
SELECT event_id, sub_event_type, country, place_name, geo_precision, date_start, date_end, date_precision,
       CASE WHEN no_province AND no_month THEN 'place and date' WHEN no_province THEN 'place' ELSE 'date' END AS unknown,
       killed_low, killed_best, killed_high
FROM undetermined
ORDER BY country NULLS LAST, date_start NULLS LAST, event_id
