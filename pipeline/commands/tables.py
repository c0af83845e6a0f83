"""Rows on a terminal: a table where it fits, and a record below the other where it does not."""

from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.measure import Measurement
from rich.rule import Rule
from rich.table import Table

from pipeline.warehouse.answers import Answer, Value


def print_answer(answer: Answer, console: Console, title: str | None = None) -> None:
    """Print the rows; those that are too wide for a table are printed as records, each with its columns' names.

    A record leaves out what is NULL in all of them.
    """
    table = _table(answer, title)
    fits = Measurement.get(console, console.options.update(width=10_000), table).maximum <= console.width
    if answer.rows:
        console.print(table if fits else _records(answer, title))
    else:
        console.print(f"{escape(title)}: no rows" if title else f"no rows; columns: {', '.join(answer.columns)}")


def _table(answer: Answer, title: str | None) -> Table:
    table = Table(title=title, title_justify="left", header_style="bold")
    for number, column in enumerate(answer.columns):
        is_number = any(isinstance(row[number], int | float) for row in answer.rows)
        table.add_column(escape(column), overflow="fold", justify="right" if is_number else "left")
    for row in answer.rows:
        table.add_row(*map(_cell, row))
    return table


def _records(answer: Answer, title: str | None) -> RenderableType:
    parts: list[RenderableType] = [f"[italic]{escape(title)}[/]"] if title else []
    told = [any(row[n] is not None for row in answer.rows) for n in range(len(answer.columns))]
    for number, row in enumerate(answer.rows, start=1):
        record = Table.grid(padding=(0, 2))
        record.add_column(style="bold", no_wrap=True)
        record.add_column(overflow="fold")
        for column, value, is_told in zip(answer.columns, row, told, strict=True):
            if is_told:
                record.add_row(escape(column), "[dim]NULL[/]" if value is None else _cell(value))
        parts += [Rule(f"{number} of {len(answer.rows)}", align="left", style="dim"), record]
    return Group(*parts)


def _cell(value: Value) -> str:
    return "" if value is None else escape(str(value))
