-- Provinces (first-order areas), one row an ISO 3166-2 code, there with or without events
-- admin1_iso: ISO 3166-2
-- admin1_name: canonical name of the province
-- admin1_native_name: its name in the country's main script
-- admin1_pcode: OCHA P-code of the province
-- admin1_geonames_id: GeoNames id of the province
CREATE VIEW provinces AS
SELECT p.country, p.iso AS admin1_iso, p.name AS admin1_name, p.native_name AS admin1_native_name,
       p.pcode AS admin1_pcode, p.geonames_id AS admin1_geonames_id, p.lat, p.lon, p.valid_from, p.valid_to
FROM admin_area p
WHERE p.names_iso
