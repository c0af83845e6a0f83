-- Events that province_month cannot count, and why: no province, or no date finer than a year
-- no_province: true where the place is not known to the province
-- no_month: true where the date is not known to the month
CREATE VIEW undetermined AS
SELECT event_id, event_type, sub_event_type, country, place_name, geo_precision, date_start, date_end, date_precision,
       killed_low, killed_best, killed_high, admin1_name IS NULL AS no_province, month IS NULL AS no_month
FROM events WHERE admin1_name IS NULL OR month IS NULL
