"""How the pipeline is and what keeps it so: health, status, the night's tidying, the day's release."""
