-- The newest coding of every article
CREATE VIEW codings AS
SELECT c.* FROM coding c
WHERE c.load_no = (SELECT max(d.load_no) FROM coding d WHERE d.article_id = c.article_id)
