-- Countries with the codes that other data sets know them by
-- country: ISO 3166-1 alpha-2
-- iso3: ISO 3166-1 alpha-3, XKX for Kosovo
-- iso_numeric: ISO 3166-1 numeric
-- gwno: Gleditsch and Ward's number, as in UCDP; NULL for what is no independent state there
-- acled_region: ACLED's region
-- ucdp_region: UCDP's region
CREATE VIEW countries AS
SELECT * FROM rows_of(countries) listed
