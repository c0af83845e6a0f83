-- Who contests which event, now: denials and rival numbers, with their words; one row an event and contesting report
-- contested_by: who says so, in the article's words; NULL where nobody is named
-- contests: the report of the same article that it contests; NULL where it was linked by likeness
-- contested_quote: the words of the report that it contests
-- source_name: what people call the source
CREATE VIEW contested AS
SELECT r.event_id, r.report_id, r.assertion, r.attributed_to AS contested_by, r.quote,
       r.killed_low, r.killed_best, r.killed_high, d.contests, o.quote AS contested_quote,
       r.article_id, r.source_name, r.published_on
FROM mentions r
LEFT JOIN report_contest d ON d.report_id = r.report_id
LEFT JOIN report o ON o.report_id = d.contests
WHERE r.event_id IS NOT NULL AND (d.contests IS NOT NULL OR r.assertion IN ('denied', 'negated'))
