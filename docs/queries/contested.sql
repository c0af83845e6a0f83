-- Contested events: what is denied, or counted otherwise, by whom and in what words.
SELECT e.date_start, e.admin1_name, e.place_name, e.sub_event_type, e.killed_low, e.killed_best, e.killed_high,
       c.assertion, c.contested_by, c.killed_best AS claimed_killed, c.quote, c.source_name, e.event_id
FROM contested c
JOIN events_all e ON e.event_id = c.event_id
ORDER BY e.date_start DESC, e.event_id, c.report_id
