-- What is alleged, denied, hypothetical or to come, and who says so; none of it is counted among the events.
-- :assertion = %: alleged, denied, hypothetical, future, or % for all
SELECT assertion, attributed_to, sub_event_type, date_start, date_end, country, admin1_iso, place_name, quote,
       title, source_name, published_on
FROM claims
WHERE assertion LIKE :assertion
ORDER BY published_on NULLS LAST, title NULLS LAST, quote
