-- Every article with its copies: who printed one text, who had it first, and whose report it says it is
-- source_name: who printed it: the outlet that the source names, else the source
-- first_article_id: the article of the cluster that was published first
-- first_source_name: who printed that
-- articles_in_cluster: how many copies there are, this one included
-- outlets_in_cluster: how many outlets have printed it
-- is_newest: 1, or 0 where a newer version of its address has taken its place
CREATE VIEW copies AS
WITH filed AS (
  SELECT f.cluster_id, f.copy_of, f.likeness, f.supersedes, a.article_id, a.source_id, a.title, a.url, a.agency, a.agency_words,
         coalesce(a.outlet, s.name) AS outlet,
         (SELECT max(c.published_on) FROM coding c WHERE c.article_id = a.article_id) AS published_on
  FROM syndication f
  JOIN article a ON a.article_id = f.article_id
  JOIN source s ON s.source_id = a.source_id
), clusters AS (
  SELECT cluster_id, count(*) AS articles_in_cluster, count(DISTINCT outlet) AS outlets_in_cluster,
         min(CASE WHEN copy_of IS NULL THEN article_id END) AS first_article_id
  FROM filed GROUP BY cluster_id
)
SELECT f.article_id, f.source_id, f.outlet AS source_name, f.published_on, f.title, f.url, f.agency, f.agency_words,
       f.cluster_id, f.copy_of, f.likeness, k.first_article_id, coalesce(o.outlet, t.name) AS first_source_name, k.articles_in_cluster,
       k.outlets_in_cluster, f.supersedes,
       CASE WHEN EXISTS (SELECT 1 FROM syndication v WHERE v.supersedes = f.article_id) THEN 0 ELSE 1 END AS is_newest
FROM filed f
JOIN clusters k ON k.cluster_id = f.cluster_id
LEFT JOIN article o ON o.article_id = k.first_article_id
LEFT JOIN source t ON t.source_id = o.source_id
