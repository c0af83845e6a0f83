-- Every version of every event: what was believed, from when to when, why it changed and by which article
-- cause_title: headline of the article that caused it
-- cause_address: what its source calls that article
CREATE VIEW event_history AS
SELECT v.event_id, v.version_no, v.known_from, v.known_to, v.change_reason, v.change_note, v.cause_article_id,
       a.title AS cause_title, a.address AS cause_address, v.event_type, v.sub_event_type, v.assertion, v.background,
       v.date_start, v.date_end, v.date_precision, v.country, v.admin1_iso, v.place_name,
       v.killed_low, v.killed_best, v.killed_high, v.injured_low, v.injured_best, v.injured_high,
       v.n_reports, v.n_articles, v.n_sources, v.corroboration, v.confidence
FROM event_version v
LEFT JOIN article a ON a.article_id = v.cause_article_id
