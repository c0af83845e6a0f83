-- Texts that several outlets have printed, with who had each first and whose report it says it is.
-- It does not know a paraphrase for a copy: texts are compared by their words.
SELECT cluster_id, first_source_name, max(agency) AS agency, min(published_on) AS first_published_on,
       max(articles_in_cluster) AS articles, max(outlets_in_cluster) AS outlets, min(title) AS title
FROM copies
WHERE outlets_in_cluster > 1
GROUP BY cluster_id, first_source_name
ORDER BY outlets DESC, articles DESC, cluster_id
