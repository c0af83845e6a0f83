"""The named queries on a terminal: all of them in a few words each, or one with its parameters and its SQL."""

from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline.warehouse.parameters import Parameter
from pipeline.warehouse.queries import NamedQuery


def print_queries(queries: Iterable[NamedQuery], console: Console) -> None:
    """Print each query's number and name, what it answers, and the parameters that it takes."""
    listed = Table.grid(padding=(0, 1))
    listed.add_column(justify="right", no_wrap=True)
    listed.add_column(overflow="fold")
    for query in queries:
        said = f"[bold]{query.name}[/]  {escape(_first_sentence(query.comment))}"
        taken = f"\n[dim]{escape(' '.join(map(_shown, query.parameters)))}[/]" if query.parameters else ""
        listed.add_row(str(query.number or "·"), said + taken)
    console.print(listed, highlight=False)
    console.print("\nconflict-events query NAME --set PARAMETER=VALUE asks; --about says all of one", highlight=False)


def print_query(query: NamedQuery, console: Console) -> None:
    """Print what the query answers and what it does not, its parameters with their defaults, and its SQL."""
    console.print(f"[bold]{query.name}[/]  {escape(query.comment)}\n", highlight=False)
    for parameter in query.parameters:
        console.print(f"  {escape(f'{_shown(parameter)}  {parameter.comment}')}", highlight=False)
    console.print(f"\n{query.sql}", markup=False, highlight=False, soft_wrap=True)


def _first_sentence(comment: str) -> str:
    return comment.partition(". ")[0].rstrip(".")


def _shown(parameter: Parameter) -> str:
    return f"{parameter.name}={'…' if parameter.default is None else parameter.default}"
