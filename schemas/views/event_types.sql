-- The sub-event types with ACLED's own groupings
-- event_type: ACLED event type
-- sub_event_type: ACLED sub-event type
-- disorder_type: ACLED's disorder type
-- political_violence: 1 where ACLED counts it as political violence
-- organized_violence: 1 where ACLED counts it as organized political violence
-- demonstration: 1 where ACLED counts it as a demonstration
CREATE VIEW event_types AS
SELECT * FROM rows_of(event_types) listed
