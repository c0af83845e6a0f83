-- Reports that count the killed by a vague word, with the three readings of it: ours, ACLED's and the cautious one.
-- It does not answer how many died; it shows what each convention would write down. A word like "group" or "some" beside a
-- number that is known ("two members of a group", "some 30") is not vague.
-- :country country = %: ISO 3166-1 code, or % for all
WITH RECURSIVE vague (words, acled, cautious_low, cautious_high) AS (
  VALUES
    ('couple', 2, 2, 2),
    ('pair', 2, 2, 2),
    ('both', 2, 2, 2),
    ('trio', 3, 3, 3),
    ('few', NULL, 3, NULL),
    ('several', NULL, 3, NULL),
    ('some', NULL, 3, NULL),
    ('group', NULL, 3, NULL),
    ('multiple', NULL, 3, NULL),
    ('number', NULL, 3, NULL),
    ('handful', NULL, 3, 5),
    ('numerous', NULL, 4, NULL),
    ('many', NULL, 4, NULL),
    ('large number', NULL, 5, NULL),
    ('half a dozen', 6, 6, 6),
    ('dozen', 12, 12, 12),
    ('two dozen', 24, 24, 24),
    ('three dozen', 36, 36, 36),
    ('four dozen', 48, 48, 48),
    ('five dozen', 60, 60, 60),
    ('dozens', 12, 24, NULL),
    ('scores', NULL, 20, NULL),
    ('tens', 10, 20, NULL),
    ('hundreds', 100, 200, NULL),
    ('thousands', NULL, 2000, NULL),
    ('tens of thousands', NULL, 20000, NULL),
    ('hundreds of thousands', NULL, 200000, NULL)
),
phrases (phrase) AS (
  SELECT min(killed_phrase) FROM report WHERE killed_phrase IS NOT NULL
  UNION ALL
  SELECT (SELECT min(r.killed_phrase) FROM report r WHERE r.killed_phrase > p.phrase) FROM phrases p
  WHERE p.phrase IS NOT NULL
),
spaced AS (
  SELECT phrase, ' ' || lower(phrase) || ' ' AS padded FROM phrases WHERE phrase IS NOT NULL
),
read AS MATERIALIZED (
  SELECT p.phrase, v.*
  FROM spaced p JOIN vague v ON p.padded LIKE '% ' || v.words || ' %'
  WHERE NOT EXISTS (
    SELECT 1 FROM vague longer
    WHERE length(longer.words) > length(v.words) AND p.padded LIKE '% ' || longer.words || ' %'
  )
)
SELECT r.country, r.admin1_iso, r.date_start, a.title, r.killed_phrase, r.killed_low, r.killed_best, r.killed_high,
       v.acled, v.cautious_low, v.cautious_high, v.words
FROM read v
JOIN report r ON r.killed_phrase = v.phrase
JOIN codings c ON c.coding_id = r.coding_id
JOIN article a ON a.article_id = r.article_id
WHERE (:country = '%' OR r.country LIKE :country) AND (v.acled IS NOT NULL OR r.killed_best IS NULL)
ORDER BY r.country NULLS LAST, r.date_start NULLS LAST, a.title NULLS LAST, v.words
