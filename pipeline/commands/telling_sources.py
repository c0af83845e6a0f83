"""How sources are doing, on a terminal: a line a source that fits, and below it what is the matter."""

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline.warehouse.answers import Answer, Value

_SHOWN = {
    "source": "source",
    "last_success": "last success",
    "in_24_hours": "24 h",
    "in_7_days": "7 days",
    "expected_weekly": "expected",
    "next_reading": "next reading",
}


def print_sources(answer: Answer, console: Console) -> None:
    """Print the rows of ``sources_table``; those that are not read only where something came of them once."""
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    shown = [row for row in rows if row["read"] == "yes" or row["last_success"]]
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name, words in _SHOWN.items():
        table.add_column(words, justify="right" if name.startswith("in_") else "left", overflow="fold")
    for row in shown:
        table.add_row(*(_cell(name, row[name]) for name in _SHOWN))
    console.print(table)
    for row in shown:
        if row["matter"]:
            console.print(f"[bold]{escape(str(row['source']))}[/] {escape(str(row['matter']))}", highlight=False)
    if left := len(rows) - len(shown):
        console.print(f"{left} sources are not read; enable them or name their profiles", highlight=False)


def _cell(name: str, value: Value) -> str:
    text = "" if value is None else escape(str(value))
    return text.partition("-")[2] if name == "next_reading" and text[:2] == "20" else text
