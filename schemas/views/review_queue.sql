-- Events believed now that are worth a person's look, with the reason; one row an event and reason
-- reason: contested, unsure (confidence below one half), wide toll (the most is over three times the least), or no place
-- says: the same in a sentence
CREATE VIEW review_queue AS
SELECT e.event_id, e.date_start, e.country, e.admin1_name, e.place_name, e.sub_event_type, e.killed_low, e.killed_best,
       e.killed_high, e.n_reports, e.n_sources, e.confidence, 'contested' AS reason,
       'somebody denies it or counts otherwise' AS says
FROM events e WHERE e.corroboration = 'contested'
UNION ALL
SELECT e.event_id, e.date_start, e.country, e.admin1_name, e.place_name, e.sub_event_type, e.killed_low, e.killed_best,
       e.killed_high, e.n_reports, e.n_sources, e.confidence, 'unsure', 'the program is less than half sure'
FROM events e WHERE e.confidence < 0.5
UNION ALL
SELECT e.event_id, e.date_start, e.country, e.admin1_name, e.place_name, e.sub_event_type, e.killed_low, e.killed_best,
       e.killed_high, e.n_reports, e.n_sources, e.confidence, 'wide toll', 'the most killed is over three times the least'
FROM events e WHERE e.killed_high > 3 * e.killed_low AND e.killed_high > 10
UNION ALL
SELECT e.event_id, e.date_start, e.country, e.admin1_name, e.place_name, e.sub_event_type, e.killed_low, e.killed_best,
       e.killed_high, e.n_reports, e.n_sources, e.confidence, 'no place', 'people were killed and the province is not known'
FROM events e WHERE e.admin1_iso IS NULL AND e.killed_low > 0
