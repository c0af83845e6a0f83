-- Which articles each version of an event rests on; one row an event's version and report
-- source_name: who published it: the outlet that the source names, else the source
-- score: 0 to 1, how alike report and event are; 1 for the report that founded it
CREATE VIEW event_sources AS
SELECT l.event_id, l.version_no, l.report_id, l.score, r.article_id, r.quote, a.source_id,
       coalesce(a.outlet, s.name) AS source_name, s.scale, a.title, a.url, c.published_on
FROM event_report l
JOIN report r ON r.report_id = l.report_id
JOIN coding c ON c.coding_id = r.coding_id
JOIN article a ON a.article_id = r.article_id
JOIN source s ON s.source_id = a.source_id
