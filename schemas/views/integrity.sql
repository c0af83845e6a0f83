-- Whether the warehouse agrees with itself: one row a rule, and how many rows break it; none ever should
-- rule: WAR-1, WAR-2 …
-- says: what is always so
-- violations: how many rows are otherwise
CREATE VIEW integrity AS
SELECT 'WAR-1' AS rule, 'every event version has a mention' AS says, count(*) AS violations
FROM event_version v WHERE NOT EXISTS (
  SELECT 1 FROM event_report l WHERE l.event_id = v.event_id AND l.version_no = v.version_no)
UNION ALL
SELECT 'WAR-2', 'every mention has its words in its article, unless they were erased', count(*)
FROM report r JOIN article a ON a.article_id = r.article_id
WHERE substr(a.text, r.start + 1, r."end" - r.start) <> r.quote
  AND NOT EXISTS (SELECT 1 FROM erasure e WHERE e.article_id = a.article_id)
UNION ALL
SELECT 'WAR-3', 'versions of an event do not overlap in time', count(*)
FROM event_version v JOIN event_version o ON o.event_id = v.event_id AND o.version_no > v.version_no
WHERE v.known_to > o.known_from
UNION ALL
SELECT 'WAR-4', 'an event has at most one current version, and it is the last', count(*)
FROM event_version v JOIN event_version o ON o.event_id = v.event_id AND o.version_no > v.version_no
WHERE v.known_to >= '9999-12-31'
UNION ALL
SELECT 'WAR-5', 'the number of reports is the number of mentions', count(*)
FROM event_version v WHERE v.n_reports <> (
  SELECT count(*) FROM event_report l WHERE l.event_id = v.event_id AND l.version_no = v.version_no)
UNION ALL
SELECT 'WAR-6', 'the view events_all has the current versions', abs(
  (SELECT count(*) FROM events_all) - (SELECT count(*) FROM event_version WHERE known_to >= '9999-12-31'))
UNION ALL
SELECT 'WAR-7', 'province_month and undetermined together have all events', abs(
  (SELECT count(*) FROM events) - (SELECT coalesce(sum(events), 0) FROM province_month) - (SELECT count(*) FROM undetermined))
UNION ALL
SELECT 'WAR-8', 'an event version targets civilians where its kind and its actors say so', count(*)
FROM event_version v
WHERE v.civilian_targeting <> (
  v.event_type = 'Violence against civilians' OR v.sub_event_type = 'Excessive force against protesters'
  OR (v.event_type IN ('Explosions/Remote violence', 'Riots') AND EXISTS (
        SELECT 1 FROM event_version_actor p
        WHERE p.event_id = v.event_id AND p.version_no = v.version_no AND p.role = 'target' AND p.kind = 'Civilians')))
