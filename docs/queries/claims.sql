-- Question 13. What is alleged, denied, hypothetical or to come, who says so, and what is believed of the event meanwhile.
-- It does not answer what is true; a claim that no event could be found for has no event_id, and is counted nowhere.
-- :assertion assertion = %: alleged, denied, hypothetical, future, or % for all
SELECT c.assertion, c.attributed_to, c.sub_event_type, c.date_start, c.date_end, c.country, c.admin1_iso, c.place_name,
       c.quote, c.killed_low, c.killed_best, c.killed_high, c.title, c.source_name, c.published_on, c.event_id,
       e.assertion AS event_assertion, e.corroboration AS event_corroboration
FROM claims c
LEFT JOIN event_version e ON e.event_id = c.event_id AND e.known_to >= '9999-12-31'
WHERE c.assertion LIKE :assertion
ORDER BY c.published_on NULLS LAST, c.title NULLS LAST, c.quote
