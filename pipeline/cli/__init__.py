"""The command line: `conflict-events`, or `python -m pipeline`.

A command imports what it needs when it runs: help, `geocode` and `query` need not wait for the
language model's library.
"""

from pipeline.cli import keeping, questions, runs, texts
from pipeline.cli.terminal import app

for _group in (runs.group, texts.group, questions.group, keeping.group):
    app.add_typer(_group)

__all__ = ["app"]
