-- Question 19. Events whose province, month or kind is not known, by what is missing, why, and by source.
-- It does not list them (see the view undetermined); one event with two sources is in two rows.
WITH missing AS (
  SELECT e.event_id, e.version_no, 'province' AS missing FROM events_coded e WHERE e.admin1_iso IS NULL
  UNION ALL
  SELECT e.event_id, e.version_no, 'month' FROM events_coded e WHERE e.month IS NULL
  UNION ALL
  SELECT e.event_id, e.version_no, 'kind' FROM events_coded e WHERE e.sub_event_type = 'Other'
), told AS (
  SELECT DISTINCT m.event_id, m.missing, a.source_id,
         CASE m.missing
           WHEN 'province' THEN CASE WHEN CAST(r.rules AS TEXT) LIKE '%"CAS-33"%' THEN 'a toll over several places'
                                     ELSE coalesce(p.reason, 'no place is told') END
           WHEN 'month' THEN CASE WHEN r.date_text IS NULL THEN 'no date is told' ELSE 'only ' || r.date_precision END
           ELSE 'no rule gives a finer kind' END AS reason
  FROM missing m
  JOIN event_report l ON l.event_id = m.event_id AND l.version_no = m.version_no
  JOIN report r ON r.report_id = l.report_id
  JOIN article a ON a.article_id = r.article_id
  LEFT JOIN place p ON p.coding_id = r.coding_id AND p.place_no = r.place_no
)
SELECT missing, reason, source_id, count(*) AS events, min(event_id) AS for_example
FROM told
GROUP BY missing, reason, source_id
ORDER BY missing, events DESC, reason, source_id
