-- Question 7. Air and drone strikes by month, by foreign and domestic forces, and the killed of those that hit civilians.
-- It does not tell how many of the killed were civilians: numbers by side are kept with the mentions (by_side). A force
-- is domestic where the registry's id begins with the country's code, or a non-state actor; unknown where nobody is named.
-- Strikes of which no number of killed is known (strikes_toll_unknown) add nothing to the sums.
-- :country country = %: ISO 3166-1 alpha-2, or % for all
WITH strikes AS MATERIALIZED (
  SELECT e.event_id, e.version_no, e.month, e.country, coalesce(e.killed_best, e.killed_low) AS killed,
         coalesce((
           SELECT max(CASE WHEN p.kind = 'External/Other forces' THEN 'foreign'
                           WHEN p.kind = 'State forces' AND substr(p.actor_id, 3, 1) = '-'
                                AND substr(p.actor_id, 1, 2) <> lower(e.country) THEN 'foreign'
                           WHEN p.actor_id IS NULL THEN NULL ELSE 'domestic' END)
           FROM parties p
           WHERE p.event_id = e.event_id AND p.version_no = e.version_no AND p.role IN ('perpetrator', 'participant')
         ), 'unknown') AS whose,
         CASE WHEN e.civilian_targeting THEN 1 ELSE 0 END AS civilians
  FROM events_coded e
  WHERE e.sub_event_type = 'Air/drone strike' AND (:country = '%' OR e.country LIKE :country)
), counted AS (
  SELECT month, count(*) AS strikes, count(killed) AS tolls, sum(killed) AS killed,
         sum(CASE WHEN whose = 'foreign' THEN 1 ELSE 0 END) AS strikes_foreign,
         sum(CASE WHEN whose = 'domestic' THEN 1 ELSE 0 END) AS strikes_domestic,
         sum(CASE WHEN whose = 'unknown' THEN 1 ELSE 0 END) AS strikes_unknown,
         coalesce(sum(CASE WHEN civilians = 1 THEN killed END), 0) AS killed_where_civilians_hit,
         coalesce(sum(CASE WHEN civilians = 1 AND whose = 'foreign' THEN killed END), 0) AS killed_by_foreign,
         coalesce(sum(CASE WHEN civilians = 1 AND whose = 'domestic' THEN killed END), 0) AS killed_by_domestic
  FROM strikes GROUP BY month
)
SELECT m.month, coalesce(c.strikes, 0) AS strikes, coalesce(c.strikes_foreign, 0) AS strikes_foreign,
       coalesce(c.strikes_domestic, 0) AS strikes_domestic, coalesce(c.strikes_unknown, 0) AS strikes_unknown,
       coalesce(c.strikes - c.tolls, 0) AS strikes_toll_unknown,
       CASE WHEN c.strikes IS NULL THEN 0 ELSE c.killed END AS killed,
       coalesce(c.killed_where_civilians_hit, 0) AS killed_where_civilians_hit,
       coalesce(c.killed_by_foreign, 0) AS of_these_by_foreign, coalesce(c.killed_by_domestic, 0) AS of_these_by_domestic
FROM months m
LEFT JOIN counted c ON c.month = m.month
ORDER BY m.month
