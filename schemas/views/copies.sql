-- Every article with its copies: who printed one text, who had it first, and whose report it says it is
-- source_name: what people call the source
-- first_article_id: the article of the cluster that was published first
-- first_source_name: the source that published it
-- articles_in_cluster: how many copies there are, this one included
-- sources_in_cluster: how many sources have printed it
-- is_newest: 1, or 0 where a newer version of its address has taken its place
CREATE VIEW copies AS
WITH filed AS (
  SELECT s.cluster_id, s.copy_of, s.likeness, s.supersedes, a.article_id, a.source_id, a.title, a.url, a.agency, a.agency_words,
         (SELECT max(c.published_on) FROM coding c WHERE c.article_id = a.article_id) AS published_on
  FROM syndication s JOIN article a ON a.article_id = s.article_id
), clusters AS (
  SELECT cluster_id, count(*) AS articles_in_cluster, count(DISTINCT source_id) AS sources_in_cluster,
         min(CASE WHEN copy_of IS NULL THEN article_id END) AS first_article_id
  FROM filed GROUP BY cluster_id
)
SELECT f.article_id, f.source_id, s.name AS source_name, f.published_on, f.title, f.url, f.agency, f.agency_words,
       f.cluster_id, f.copy_of, f.likeness, k.first_article_id, t.name AS first_source_name, k.articles_in_cluster,
       k.sources_in_cluster, f.supersedes,
       CASE WHEN EXISTS (SELECT 1 FROM syndication v WHERE v.supersedes = f.article_id) THEN 0 ELSE 1 END AS is_newest
FROM filed f
JOIN clusters k ON k.cluster_id = f.cluster_id
JOIN source s ON s.source_id = f.source_id
LEFT JOIN article a ON a.article_id = k.first_article_id
LEFT JOIN source t ON t.source_id = a.source_id
