-- Question 16. The events as they were believed at a moment: last year's report, again, the same rows.
-- It does not bring back what was erased for the law's sake; names of provinces are today's.
-- :as_of moment: a date or moment, as 2025-09-01 or 2025-09-01T12:00+04:30; UTC unless it says otherwise
-- :country country = %: ISO 3166-1 alpha-2, or % for all
-- :from day = 0001-01-01: first day; from the first, also events of no day
-- :to day = 9999-12-31: last day
SELECT event_id, version_no, sub_event_type, date_start, date_end, country, admin1_iso, admin1_name, place_name,
       killed_low, killed_best, killed_high, n_sources, corroboration
FROM event_versions
WHERE known_from <= :as_of AND known_to > :as_of
  AND assertion = 'asserted' AND NOT background AND corroboration <> 'retracted'
  AND (:country = '%' OR country LIKE :country)
  AND (date_start BETWEEN :from AND :to OR (date_start IS NULL AND :from = '0001-01-01'))
ORDER BY date_start NULLS LAST, event_id
