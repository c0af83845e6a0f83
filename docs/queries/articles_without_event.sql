-- Question 25. Articles that no event rests on, and why: no report at all, or only claims, plans and history.
-- It does not hold what could not be read or coded at all (see quarantine). A copy of a known article makes an event's
-- further report, so copies are not here.
-- :from day = 0001-01-01: published from this day on; from the first, also those of no day
-- :to day = 9999-12-31: published until this day
WITH unused AS NOT MATERIALIZED (
  SELECT c.article_id, c.published_on
  FROM codings c
  WHERE NOT EXISTS (
    SELECT 1
    FROM report r
    JOIN event_report l ON l.report_id = r.report_id
    JOIN events_coded e ON e.event_id = l.event_id AND e.version_no = l.version_no
    WHERE r.article_id = c.article_id AND r.assertion = 'asserted' AND NOT r.background
  )
), asked AS MATERIALIZED (
  -- of some days, by the index of days
  SELECT article_id FROM unused WHERE published_on BETWEEN :from AND :to AND :from <> '0001-01-01'
  UNION ALL
  -- from the first day on, in the order in which they are stored, which for most of them is much faster
  SELECT article_id FROM unused WHERE :from = '0001-01-01'
)
SELECT a.source_id, a.address, a.title, c.published_on, c.genre, c.language,
       coalesce(c.no_report_reason, 'claims_or_background_only') AS reason
FROM asked
JOIN codings c ON c.article_id = asked.article_id
JOIN article a ON a.article_id = c.article_id
WHERE c.published_on IS NULL OR c.published_on <= :to
ORDER BY reason, a.source_id, a.address
