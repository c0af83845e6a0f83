-- Reports that count the killed by a vague word, with the three readings of it: ours, ACLED's and the cautious one.
-- It does not answer how many died; it shows what each convention would write down.
-- :country = %: ISO 3166-1 code, or % for all
WITH vague (words, acled, cautious_low, cautious_high) AS (
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
    ('dozen', 12, 12, 12),
    ('dozens', 12, 24, NULL),
    ('scores', NULL, 20, NULL),
    ('tens', 10, 20, NULL),
    ('hundreds', 100, 200, NULL),
    ('thousands', NULL, 2000, NULL),
    ('tens of thousands', NULL, 20000, NULL),
    ('hundreds of thousands', NULL, 200000, NULL)
),
told AS (
  SELECT r.*, ' ' || lower(r.killed_phrase) || ' ' AS phrase FROM mentions r WHERE coalesce(r.country, '') LIKE :country
)
SELECT t.country, t.admin1_iso, t.date_start, t.title, t.killed_phrase, t.killed_low, t.killed_best, t.killed_high,
       v.acled, v.cautious_low, v.cautious_high, v.words
FROM told t JOIN vague v ON t.phrase LIKE '% ' || v.words || ' %'
WHERE NOT EXISTS (
  SELECT 1 FROM vague longer
  WHERE length(longer.words) > length(v.words) AND t.phrase LIKE '% ' || longer.words || ' %'
)
ORDER BY t.country NULLS LAST, t.date_start NULLS LAST, t.title NULLS LAST, v.words
