-- Question 14. Every article, sentence and number that an event rests on now, with address, quote and date.
-- It does not show what earlier versions rested on (see event_history), nor the articles' whole texts.
-- :event event: the event's id
SELECT r.title, r.address, r.url, r.source_name, r.published_on, r.quote, r.assertion, r.attributed_to,
       r.date_text, r.date_start, r.place_name, r.killed_phrase, r.killed_low, r.killed_best, r.killed_high,
       r.injured_phrase, r.injured_low, r.injured_best, r.injured_high, r.event_score, r.event_reason
FROM mentions r
WHERE r.event_id = :event
ORDER BY r.published_on NULLS LAST, r.address, r.start
