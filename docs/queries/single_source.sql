-- Question 12. Events that rest on one independent voice: one article, or one text that several outlets repeat.
-- It does not say that they are false, nor that others are true: neither the number nor the kind of sources makes an
-- event certain. Copies are known by their words; a paraphrase of a wire is another voice here.
-- :country country = %: ISO 3166-1 alpha-2, or % for all
-- :from day = 0001-01-01: first day; from the first, also events of no day
-- :to day = 9999-12-31: last day
SELECT event_id, date_start, country, admin1_name, place_name, sub_event_type, killed_low, killed_best, killed_high,
       n_articles, n_reports, corroboration,
       CASE WHEN n_articles = 1 THEN 'one article' WHEN corroboration = 'contested' THEN 'one voice, contested'
            ELSE 'one voice, repeated' END AS rests_on
FROM events
WHERE n_sources = 1 AND (:country = '%' OR country LIKE :country)
  AND (date_start BETWEEN :from AND :to OR (date_start IS NULL AND :from = '0001-01-01'))
ORDER BY n_articles DESC, date_start NULLS LAST, event_id
