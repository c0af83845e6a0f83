-- How much each source told, and how precisely, by month of publication; month is NULL for undated articles
-- source_name: what people call the source
-- month: YYYY-MM of publication
-- articles: articles of the month
-- articles_without_report: those of them that yield no report
-- reports: reports that are asserted as news
-- placed_to_district: those of them whose place is known to the district or finer
-- placed_to_province: those of them whose place is known to the province or finer
-- dated_to_day: those of them whose date is known to the day
-- toll_known: those of them that give a number of killed
CREATE VIEW coverage AS
SELECT m.source_id, s.name AS source_name, m.month, m.articles, m.articles_without_report, m.reports,
       m.placed_to_district, m.placed_to_province, m.dated_to_day, m.toll_known
FROM source_month m
JOIN source s ON s.source_id = m.source_id
