-- Events believed now whose target are civilians or peaceful protesters, as ACLED flags civilian targeting; one row an event
CREATE VIEW civilian_events AS
SELECT e.* FROM events e WHERE e.civilian_targeting
