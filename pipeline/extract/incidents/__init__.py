"""Which sentences tell of one incident, and the report that comes of it."""
