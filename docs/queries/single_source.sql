-- Events that rest on one independent voice, with how many articles repeat it.
SELECT event_id, date_start, admin1_name, place_name, sub_event_type, killed_low, killed_best, killed_high,
       n_articles, n_reports, corroboration
FROM events
WHERE n_sources = 1
ORDER BY n_articles DESC, date_start NULLS LAST, event_id
