-- What is believed to have happened, as news: current, asserted, not background, not retracted; one row an event
CREATE VIEW events AS
SELECT * FROM events_all WHERE assertion = 'asserted' AND NOT background AND corroboration <> 'retracted'
