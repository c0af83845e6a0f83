-- Articles that yield no report, and why
CREATE VIEW articles_without_report AS
SELECT a.article_id, a.source_id, a.address, a.url, a.title, c.published_on, c.genre, c.language, c.no_report_reason
FROM codings c
JOIN article a ON a.article_id = c.article_id
WHERE c.no_report_reason IS NOT NULL
