-- Districts (second-order areas) of the countries that the warehouse holds them for, there with or without events
-- admin1_iso: ISO 3166-2 of the province that it lies in
-- admin1_name: canonical name of that province
-- admin1_pcode: OCHA P-code of that province
-- admin2_name: canonical name of the district
-- admin2_pcode: OCHA P-code of the district; NULL where OCHA has none
-- admin2_geonames_id: GeoNames id of the district; NULL where GeoNames has none
CREATE VIEW districts AS
SELECT p.country, p.admin1_iso, p.admin1_name, p.admin1_pcode, d.name AS admin2_name, d.pcode AS admin2_pcode,
       d.geonames_id AS admin2_geonames_id, d.lat, d.lon, d.valid_from, d.valid_to
FROM admin_area d
JOIN provinces p ON p.admin1_geonames_id = d.parent_id
WHERE d.level = 2
  AND NOT EXISTS (
    SELECT 1 FROM admin_area q
    WHERE q.level = 2 AND q.parent_id = d.parent_id AND q.name = d.name AND q.area_id < d.area_id
  )
