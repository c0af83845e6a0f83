-- Question 1. Events and people killed (low, best, high) by province and month, months and provinces without an event kept.
-- It does not answer for events that are known to no province or no month (see undetermined), nor for what nobody reported;
-- the sums leave out events whose toll is unknown, and killed_best takes the lower bound where there is no best number.
-- :country country = AF: ISO 3166-1 alpha-2, or % for all
-- :from month = 0001-01: first month
-- :to month = 9999-12: last month
SELECT country, admin1_iso, admin1_name, admin1_pcode, month, events, events_toll_unknown,
       killed_low, killed_best, killed_high
FROM province_month
WHERE country LIKE :country AND month BETWEEN :from AND :to
ORDER BY country, admin1_iso, month
