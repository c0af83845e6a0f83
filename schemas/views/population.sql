-- People by province, for rates; Afghanistan and Pakistan only
-- admin1_iso: ISO 3166-2 of the province
-- year: the year that the number is of
-- people: inhabitants
-- source: who says so
CREATE VIEW population AS
SELECT * FROM rows_of(population) listed
