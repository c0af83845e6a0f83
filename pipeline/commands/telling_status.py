"""The status, for people and for machines."""

from datetime import datetime

import msgspec
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline.upkeep.status import Health, Status

SAYS = {
    Health.WELL: "[green]all is well[/]",
    Health.NEEDS_A_LOOK: "[yellow]needs a look[/]",
    Health.DOWN: "[red]down[/]",
}


def print_status(status: Status, console: Console) -> None:
    """Print what was found, and last what needs a look."""
    console.print(f"{SAYS[status.health]} · {escape(status.warehouse)} · schema {status.schema or 'none'}")
    if status.runs:
        console.print(_runs(status))
        console.print(f"set aside: {status.set_aside_today} in a day, {status.set_aside_daily:.1f} a day before")
    for folder, left in status.free_bytes.items():
        console.print(f"free: {left / 2**30:.1f} GB in {escape(folder)}", highlight=False)
    for warning in status.warnings:
        console.print(f"[yellow]{warning.about}:[/] {escape(warning.words)}", highlight=False, soft_wrap=True)


def status_lines(status: Status) -> str:
    """Return the status as one JSON object."""
    return msgspec.json.encode(status).decode()


def _runs(status: Status) -> Table:
    table = Table("started (UTC)", "took", "by", "status", "articles", "set aside", "stopped")
    for run in status.runs:
        took = f"{(run.finished_at - run.started_at).total_seconds():.0f} s"
        row = (_when(run.started_at), took, run.trigger, run.status, str(run.articles), str(run.set_aside))
        table.add_row(*row, str(len(run.failures)))
    return table


def _when(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M")
