-- Question 25. Articles that no event rests on, and why: no report at all, or only claims, plans and history.
-- It does not hold what could not be read or coded at all (see quarantine). A copy of a known article makes an event's
-- further report, so copies are not here.
SELECT a.source_id, a.address, a.title, c.published_on, c.genre, c.language,
       coalesce(c.no_report_reason, 'claims_or_background_only') AS reason
FROM codings c
JOIN article a ON a.article_id = c.article_id
LEFT JOIN (
  SELECT DISTINCT r.article_id
  FROM report r
  JOIN event_report l ON l.report_id = r.report_id
  JOIN events e ON e.event_id = l.event_id AND e.version_no = l.version_no
  WHERE r.assertion = 'asserted' AND NOT r.background
) told ON told.article_id = a.article_id
WHERE told.article_id IS NULL
ORDER BY reason, a.source_id, a.address
