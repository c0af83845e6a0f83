-- Articles that no event rests on, and why: no report at all, or only claims, plans and history.
SELECT a.source_id, a.address, a.title, c.published_on, c.genre, c.language,
       coalesce(c.no_report_reason, 'claims_or_background_only') AS reason
FROM codings c
JOIN article a ON a.article_id = c.article_id
WHERE NOT EXISTS (
  SELECT 1 FROM reports r JOIN events e ON e.event_id = r.event_id
  WHERE r.article_id = a.article_id AND r.assertion = 'asserted' AND NOT r.background
)
ORDER BY reason, a.source_id, a.address
