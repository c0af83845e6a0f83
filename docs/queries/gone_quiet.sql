-- Question 9. Provinces without an event for so many days, and whether those who told of them before still publish.
-- It does not prove peace: a source may write on and yet have nobody there any more. Sources that told of a province
-- are those with an article behind any of its earlier events.
-- :country country = AF: ISO 3166-1 alpha-2, or % for all
-- :days count = 60: how many days
-- :day day = 9999-12-31: the last of them; later than the last event's month means the last day of that month
WITH last AS MATERIALIZED (
  SELECT max(day_no) AS n, min(day) AS first_day, max(day) AS day FROM days WHERE CAST(day AS TEXT) <= :day
), newest AS (
  SELECT e.admin1_iso, count(*) AS events, max(e.date_start) AS last_day
  FROM events_coded e
  WHERE e.admin1_iso IS NOT NULL
    AND CAST(e.date_start AS TEXT) BETWEEN (SELECT CAST(first_day AS TEXT) FROM last) AND (SELECT CAST(day AS TEXT) FROM last)
  GROUP BY e.admin1_iso
), quiet AS (
  SELECT n.admin1_iso
  FROM newest n JOIN days d ON d.day = n.last_day
  CROSS JOIN last
  WHERE last.n - d.day_no >= CAST(:days AS INTEGER)
), speakers AS (
  SELECT DISTINCT e.admin1_iso, a.source_id
  FROM quiet q
  JOIN events_coded e ON e.admin1_iso = q.admin1_iso
  JOIN event_report l ON l.event_id = e.event_id AND l.version_no = e.version_no
  JOIN report r ON r.report_id = l.report_id
  JOIN article a ON a.article_id = r.article_id
  WHERE e.date_start >= (SELECT first_day FROM last) AND e.date_start <= (SELECT day FROM last)
), heard AS (
  SELECT source_id, max(last_published) AS last_published FROM source_month GROUP BY source_id
), voices AS (
  SELECT s.admin1_iso, count(*) AS sources, max(h.last_published) AS last_published,
         sum(CASE WHEN d.day_no > last.n - CAST(:days AS INTEGER) OR h.last_published > (SELECT max(day) FROM days)
             THEN 1 ELSE 0 END) AS still_publishing
  FROM speakers s
  JOIN heard h ON h.source_id = s.source_id
  LEFT JOIN days d ON d.day = h.last_published
  CROSS JOIN last
  GROUP BY s.admin1_iso
)
SELECT p.country, p.admin1_iso, p.admin1_name, coalesce(n.events, 0) AS events, n.last_day,
       last.n - d.day_no AS days_without, v.sources, v.still_publishing, v.last_published,
       CASE WHEN n.events IS NULL THEN 'never an event'
            WHEN v.still_publishing = 0 THEN 'its sources went silent'
            ELSE 'its sources publish, and tell of nothing' END AS verdict
FROM provinces p
CROSS JOIN last
LEFT JOIN newest n ON n.admin1_iso = p.admin1_iso
LEFT JOIN days d ON d.day = n.last_day
LEFT JOIN voices v ON v.admin1_iso = p.admin1_iso
WHERE p.country LIKE :country AND p.valid_to IS NULL
  AND (n.last_day IS NULL OR last.n - d.day_no >= CAST(:days AS INTEGER))
ORDER BY days_without DESC NULLS LAST, p.admin1_iso
