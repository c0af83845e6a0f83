"""What all commands share: the application, what is said where, and how rows are written."""

import csv
import json
import logging
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Annotated, ParamSpec

import typer
from rich.console import Console
from rich.markup import escape

from pipeline.__main__ import INTERRUPTED
from pipeline.problems import Problem, told
from pipeline.settings import Settings, read_settings
from pipeline.warehouse.answers import Answer

app = typer.Typer(
    name="conflict-events",
    help="News articles in, structured conflict events in an SQL warehouse out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
OUT = Console()
ERRORS = Console(stderr=True)
_P = ParamSpec("_P")
ChosenCoder = Annotated[
    str | None, typer.Option(help="rules, model, or a plugged-in coder's name; CONFLICT_EVENTS_CODER unless told")
]


def _tell_versions(asked: bool) -> None:  # noqa: FBT001 - typer's way
    if asked:
        from pipeline.commands.versions import versions

        OUT.print(versions(), highlight=False, soft_wrap=True)
        raise typer.Exit


@app.callback()
def _before_all(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_tell_versions, is_eager=True, help="say which versions these are")
    ] = False,
) -> None:
    pass


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def plainly(command: Callable[_P, None]) -> Callable[_P, None]:
    """Say what is wrong in one line and leave with 1, where it is not the program's fault."""

    @wraps(command)
    def guarded(*args: _P.args, **kwargs: _P.kwargs) -> None:
        if _logs_json():
            from pipeline.logs import log_lines

            log_lines(sys.stderr)
        try:
            command(*args, **kwargs)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # nobody reads on, as after `| head`: nothing is left to say
            raise typer.Exit(1) from None
        except KeyboardInterrupt:
            complain("interrupted; nothing is half-done, the same command again does it all")
            raise typer.Exit(INTERRUPTED) from None
        except Problem as error:
            complain(str(error))
            raise typer.Exit(1) from None
        except OSError as error:
            complain(told(error))
            raise typer.Exit(1) from None

    return guarded


def settings_with(sources: Path | None, coder: str | None = None) -> Settings:
    """Return the environment's settings, with another ``sources.yaml`` and another coder where they are told."""
    settings = read_settings()
    sources_file = sources.absolute() if sources else settings.sources_file
    return replace(settings, sources_file=sources_file, coder=coder or settings.coder)


def tell(line: str) -> None:
    """Say how it goes, on standard error, so that what is asked for stays alone on standard output."""
    if _logs_json():
        logging.getLogger("conflict_events").info(line)
    else:
        ERRORS.print(f"[dim]{escape(line)}[/]", highlight=False, soft_wrap=True)


def _logs_json() -> bool:
    return os.environ.get("CONFLICT_EVENTS_LOG") == "json"


def complain(message: str) -> None:
    """Say what is wrong, on standard error."""
    ERRORS.print(f"[red]conflict-events:[/] {escape(message)}", highlight=False, soft_wrap=True)


def write(answer: Answer, form: Format) -> None:
    """Write the rows of an answer on standard output."""
    if form is Format.TABLE:
        from pipeline.commands.tables import print_answer

        print_answer(answer, OUT)
    elif form is Format.CSV:
        writer = csv.writer(sys.stdout)
        writer.writerow(answer.columns)
        writer.writerows(answer.rows)
    else:
        for row in answer.rows:
            sys.stdout.write(json.dumps(dict(zip(answer.columns, row, strict=True)), ensure_ascii=False) + "\n")
