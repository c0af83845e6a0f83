-- What is missing or weak in what is believed now, counted; one row a question about the data
-- measure: what is counted
-- says: the same in a sentence
-- records: how many there are
-- of_records: of how many
CREATE VIEW data_quality AS
WITH counted AS (
  SELECT count(*) AS n,
         sum(CASE WHEN admin1_iso IS NULL THEN 1 ELSE 0 END) AS no_province,
         sum(CASE WHEN geo_precision IN ('exact', 'near', 'adm2') THEN 0 ELSE 1 END) AS no_district,
         sum(CASE WHEN date_precision IN ('year', 'unknown') THEN 1 ELSE 0 END) AS no_month,
         sum(CASE WHEN date_precision = 'day' THEN 0 ELSE 1 END) AS no_day,
         sum(CASE WHEN killed_low IS NULL THEN 1 ELSE 0 END) AS no_toll,
         sum(CASE WHEN n_sources = 1 THEN 1 ELSE 0 END) AS one_voice,
         sum(CASE WHEN corroboration = 'contested' THEN 1 ELSE 0 END) AS contested,
         sum(CASE WHEN sub_event_type = 'Other' THEN 1 ELSE 0 END) AS other_kind,
         sum(CASE WHEN confidence < 0.5 THEN 1 ELSE 0 END) AS unsure
  FROM event_version
  WHERE known_to >= '9999-12-31' AND assertion = 'asserted' AND NOT background AND corroboration <> 'retracted'
)
SELECT 'events_without_province' AS measure, 'events whose province is not known' AS says,
       coalesce(no_province, 0) AS records, n AS of_records FROM counted
UNION ALL SELECT 'events_without_district', 'events placed no finer than the province', coalesce(no_district, 0), n FROM counted
UNION ALL SELECT 'events_without_month', 'events dated no finer than the year', coalesce(no_month, 0), n FROM counted
UNION ALL SELECT 'events_without_day', 'events not dated to the day', coalesce(no_day, 0), n FROM counted
UNION ALL SELECT 'events_without_toll', 'events of which no number of killed is known', coalesce(no_toll, 0), n FROM counted
UNION ALL SELECT 'events_of_one_voice', 'events that rest on one independent voice', coalesce(one_voice, 0), n FROM counted
UNION ALL SELECT 'events_contested', 'events that are denied or counted otherwise', coalesce(contested, 0), n FROM counted
UNION ALL SELECT 'events_of_other_kind', 'events whose kind is Other', coalesce(other_kind, 0), n FROM counted
UNION ALL SELECT 'events_unsure', 'events with a confidence below one half', coalesce(unsure, 0), n FROM counted
UNION ALL
SELECT 'articles_without_report', 'articles that yield no report', count(c.no_report_reason), count(*) FROM codings c
UNION ALL
SELECT 'articles_undated', 'articles whose day of publication is not known',
       coalesce(sum(CASE WHEN c.published_on IS NULL THEN 1 ELSE 0 END), 0), count(*) FROM codings c
UNION ALL
SELECT 'set_aside', 'records in quarantine, of all that were loaded or set aside', count(*),
       count(*) + (SELECT count(*) FROM article) FROM reject
