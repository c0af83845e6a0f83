-- Every mention, a report by its article's newest coding, with its words, its article and its event; one row a report
-- source_name: what people call the source
-- reported_country: country on the article's day, where `country` is today's
-- reported_admin1_name: province on the article's day, as FATA until 31 May 2018
-- reported_admin1_iso: its ISO 3166-2 code of that day
-- reported_admin2_name: district on the article's day
-- event_id: the event that it tells of, as believed now
-- event_score: 0 to 1, how alike report and event are
-- event_reason: the likenesses that decided
CREATE VIEW mentions AS
SELECT r.*, a.source_id, s.name AS source_name, a.address, a.url, a.title, c.published_on, c.genre,
       p.reported_country, p.reported_admin1_name, p.reported_admin1_iso, p.reported_admin2_name,
       m.event_id, m.score AS event_score, m.reason AS event_reason
FROM report r
JOIN codings c ON c.coding_id = r.coding_id
JOIN article a ON a.article_id = r.article_id
JOIN source s ON s.source_id = a.source_id
LEFT JOIN place p ON p.coding_id = r.coding_id AND p.place_no = r.place_no
LEFT JOIN event_report m ON m.report_id = r.report_id AND EXISTS (
  SELECT 1 FROM event_version v
  WHERE v.event_id = m.event_id AND v.version_no = m.version_no AND v.known_to >= '9999-12-31'
)
