"""When: the date expressions of a text, and the day of each incident."""
