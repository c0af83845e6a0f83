-- Question 21. By source and year of publication: the share of reports with a place known to the district and an exact date.
-- It does not say what a source left out; shares of few reports are no measure of a source.
SELECT source_id, source_name, CAST(substr(month, 1, 4) AS INTEGER) AS year, sum(articles) AS articles,
       sum(reports) AS reports,
       CASE WHEN sum(reports) > 0 THEN CAST(100 * sum(placed_to_district) AS INTEGER) / CAST(sum(reports) AS INTEGER) END AS placed_to_district_percent,
       CASE WHEN sum(reports) > 0 THEN CAST(100 * sum(dated_to_day) AS INTEGER) / CAST(sum(reports) AS INTEGER) END AS dated_to_day_percent,
       CASE WHEN sum(reports) > 0 THEN CAST(100 * sum(toll_known) AS INTEGER) / CAST(sum(reports) AS INTEGER) END AS toll_known_percent
FROM coverage
GROUP BY source_id, source_name, CAST(substr(month, 1, 4) AS INTEGER)
ORDER BY source_id, year NULLS LAST
