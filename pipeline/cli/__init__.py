"""The command line: `conflict-events`, or `python -m pipeline`.

A command imports what it needs when it runs: help, `geocode` and `query` need not wait for the
language model's library.
"""

from pipeline.cli import keeping, questions, runs, texts
from pipeline.cli.terminal import app

_PANELS = {"Run": runs.group, "Texts and names": texts.group, "Ask": questions.group, "Keep": keeping.group}
for _panel, _group in _PANELS.items():
    for _command in _group.registered_commands:
        _command.rich_help_panel = _panel
    app.add_typer(_group)

__all__ = ["app"]
