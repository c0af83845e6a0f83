-- Every version of every event: what was believed, from when to when, why it changed and by which article; and one row more
-- for an event that ended, without a version and without values
-- version_no: 1, 2, 3 …; NULL in the row that tells of its end
-- known_from: UTC moment from which this was believed, or from which it was no event any more
-- known_to: UTC moment from which it no longer was; 9999-12-31 for what is believed now, NULL in the row that tells of its end
-- change_reason: why there is this version; of its end, merged (into the event that change_note names) or dissolved
-- cause_title: headline of the article that caused it
-- cause_address: what its source calls that article
CREATE VIEW event_history AS
WITH told AS (
  SELECT event_id, version_no, known_from, known_to, change_reason, change_note, cause_article_id, event_type, sub_event_type,
         assertion, background, date_start, date_end, date_precision, country, admin1_iso, place_name,
         killed_low, killed_best, killed_high, injured_low, injured_best, injured_high,
         n_reports, n_articles, n_sources, corroboration, confidence
  FROM event_version
  UNION ALL
  SELECT event_id, NULL, known_from, NULL, kind, reason, cause_article_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
         NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
  FROM event_lineage
  WHERE kind <> 'split'
)
SELECT t.event_id, t.version_no, t.known_from, t.known_to, t.change_reason, t.change_note, t.cause_article_id,
       a.title AS cause_title, a.address AS cause_address, t.event_type, t.sub_event_type, t.assertion, t.background,
       t.date_start, t.date_end, t.date_precision, t.country, t.admin1_iso, t.place_name,
       t.killed_low, t.killed_best, t.killed_high, t.injured_low, t.injured_best, t.injured_high,
       t.n_reports, t.n_articles, t.n_sources, t.corroboration, t.confidence
FROM told t
LEFT JOIN article a ON a.article_id = t.cause_article_id
