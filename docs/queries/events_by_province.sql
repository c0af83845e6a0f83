-- Events and people killed by province, as believed at a moment; provinces without an event are left out.
-- Sums leave out the events whose toll is unknown; killed_best takes the lower bound where there is no best number.
-- :country = %: ISO 3166-1 alpha-2, or % for all
-- :as_of = 9999-12-30: the moment whose beliefs are asked for
SELECT v.country, v.admin1_iso, p.admin1_name, count(*) AS events,
       sum(CASE WHEN v.killed_low IS NULL THEN 1 ELSE 0 END) AS events_toll_unknown,
       coalesce(sum(v.killed_low), 0) AS killed_low,
       coalesce(sum(coalesce(v.killed_best, v.killed_low)), 0) AS killed_best,
       coalesce(sum(coalesce(v.killed_high, v.killed_best, v.killed_low)), 0) AS killed_high
FROM event_version v
LEFT JOIN provinces p ON p.admin1_iso = v.admin1_iso
WHERE v.assertion = 'asserted' AND NOT v.background
  AND v.known_from <= :as_of AND v.known_to > :as_of
  AND coalesce(v.country, '') LIKE :country
GROUP BY v.country, v.admin1_iso, p.admin1_name
ORDER BY events DESC, v.country NULLS LAST, v.admin1_iso NULLS LAST
