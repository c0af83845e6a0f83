"""`python -m pipeline` is `conflict-events`."""

from pipeline.cli import app

app()
