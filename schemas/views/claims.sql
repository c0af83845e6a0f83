-- What somebody alleges or denies, or what may or will happen, with who says so: never counted among the events
-- event_id: the event that it is about, as believed now
-- source_name: what people call the source
CREATE VIEW claims AS
SELECT report_id, assertion, attributed_to, event_type, sub_event_type, background, date_start, date_end,
       country, admin1_iso, place_name, quote, killed_low, killed_best, killed_high, title, url, source_id,
       source_name, published_on, event_id
FROM mentions WHERE assertion IN ('alleged', 'denied', 'hypothetical', 'future')
