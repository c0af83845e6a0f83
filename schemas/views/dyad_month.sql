-- Events and people killed by pair of actors, province and month; an event with several pairs counts for each of them;
-- the killed are everyone's, for the numbers do not say who killed whom
-- month: YYYY-MM; NULL where the date is no finer than a year
-- admin1_name: canonical name of the province; NULL where it is not known
-- events: events of the month in which the two stood against each other
-- events_toll_unknown: those of them of which no number of killed is known; they add nothing to the sums
-- killed_low: killed, sum of the lower bounds
-- killed_best: killed, sum of the best numbers, or of the lower bound where there is no best one
-- killed_high: killed, sum of the upper bounds, or of the best number where the upper bound is open
CREATE VIEW dyad_month AS
SELECT actor_a, actor_b, one_sided, country, admin1_iso, admin1_name, month, count(*) AS events,
       sum(CASE WHEN killed_low IS NULL THEN 1 ELSE 0 END) AS events_toll_unknown,
       coalesce(sum(killed_low), 0) AS killed_low,
       coalesce(sum(coalesce(killed_best, killed_low)), 0) AS killed_best,
       coalesce(sum(coalesce(killed_high, killed_best, killed_low)), 0) AS killed_high
FROM dyads
GROUP BY actor_a, actor_b, one_sided, country, admin1_iso, admin1_name, month
