-- Events and people killed by province and month, months and provinces without an event kept.
-- Events that are not known to a province or to a month are not in it: see undetermined.
-- :country = AF: ISO 3166-1 alpha-2, or % for all
-- :from = 0001-01: first month
-- :to = 9999-12: last month
SELECT country, admin1_iso, admin1_name, admin1_pcode, month, events, events_toll_unknown,
       killed_low, killed_best, killed_high
FROM province_month
WHERE country LIKE :country AND month BETWEEN :from AND :to
ORDER BY country NULLS LAST, admin1_iso NULLS LAST, month
