-- Events believed now whose target are civilians or peaceful protesters, as ACLED flags civilian targeting; one row an event
CREATE VIEW civilian_events AS
SELECT e.* FROM events e
WHERE e.event_type = 'Violence against civilians' OR e.sub_event_type = 'Excessive force against protesters'
   OR (e.event_type IN ('Explosions/Remote violence', 'Riots') AND EXISTS (
         SELECT 1 FROM event_version_actor p
         WHERE p.event_id = e.event_id AND p.version_no = e.version_no AND p.role = 'target' AND p.kind = 'Civilians'))
