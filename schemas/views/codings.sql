-- The newest coding of every article that no newer version of its address has taken the place of
CREATE VIEW codings AS
SELECT c.* FROM coding c
WHERE c.load_no = (SELECT max(d.load_no) FROM coding d WHERE d.article_id = c.article_id)
  AND NOT EXISTS (SELECT 1 FROM syndication v WHERE v.supersedes = c.article_id)
