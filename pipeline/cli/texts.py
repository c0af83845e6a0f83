"""Commands that read texts and names; only `explain` asks the warehouse, for an article of which it is told the id."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress, TextColumn, TimeElapsedColumn

from pipeline.cli.terminal import ERRORS, OUT, ChosenCoder, plainly, settings_with
from pipeline.settings import read_settings

group = typer.Typer()


@group.command(epilog="Example: conflict-events code --processes 2 < articles.jsonl > coded.jsonl")
@plainly
def code(
    files: Annotated[list[Path] | None, typer.Argument(help="JSON Lines; standard input where none is named")] = None,
    processes: Annotated[int, typer.Option(min=1, help="how many processes code side by side")] = 1,
    merge: Annotated[bool, typer.Option("--merge", help="give reports of one event a common event_id")] = False,  # noqa: FBT002 - typer's way
    coder: ChosenCoder = None,
) -> None:
    """Code articles from JSON Lines into JSON Lines: a filter, without scheduler or warehouse (docs/interface.md)."""
    from pipeline.coders import open_coder
    from pipeline.commands.filter import code_and_merge_lines, code_lines

    work, settings = code_and_merge_lines if merge else code_lines, settings_with(None, coder)
    open_coder(settings)
    failed = 0
    shown = (TextColumn("{task.completed} articles coded"), TimeElapsedColumn())
    with Progress(*shown, console=ERRORS, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("code", total=None)
        for answer, is_article in work(_lines(files or []), settings, processes):
            failed += not is_article
            sys.stdout.buffer.write(answer + b"\n")
            sys.stdout.buffer.flush()
            progress.advance(task)
    raise typer.Exit(1 if failed else 0)


@group.command(epilog='Example: conflict-events geocode "Achin, Nangarhar" Nimroz --country AF')
@plainly
def geocode(
    names: Annotated[list[str], typer.Argument(help="place names; what stands after a comma holds the place")],
    country: Annotated[str | None, typer.Option(help="ISO 3166-1 alpha-2")] = None,
    limit: Annotated[int, typer.Option(min=1, help="how many places of each name")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="JSON Lines")] = False,  # noqa: FBT002 - typer's way
) -> None:
    """Find places by name: province, codes and point.

    Offline, unless another geocoder is configured for names that the gazetteer does not know (docs/operations.md).
    """
    from pipeline.commands.geocoded import print_geocoded, write_geocoded
    from pipeline.geocoding import make_look_up
    from pipeline.locate import Gazetteer, geocode_names

    settings = read_settings()
    look_up = make_look_up(settings.geocoder_file, settings.geocoder_answers)
    gazetteer = Gazetteer.open(settings.gazetteer)
    answers = geocode_names(names, gazetteer, country=country, limit=limit, look_up=look_up)
    if as_json:
        write_geocoded(answers, sys.stdout)
    else:
        print_geocoded(answers, OUT)
    raise typer.Exit(0 if all(answer.found for answer in answers) else 1)


@group.command(epilog="Example: conflict-events geoparse article.txt --html places.html")
@plainly
def geoparse(
    file: Annotated[Path | None, typer.Argument(help=".txt, .md, .html or .jsonl; standard input if none")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON Lines: each article's places")] = False,  # noqa: FBT002 - typer's way
    html: Annotated[Path | None, typer.Option(help="write a page with the text beside a map")] = None,
) -> None:
    """Mark every place name of a text, say which place it is, and why; offline."""
    from pipeline.commands.geoparsing import run_geoparse

    run_geoparse(file, read_settings(), OUT, as_json=as_json, html=html)


@group.command(epilog="Example: conflict-events explain article.txt --published 2024-05-14 --html why.html")
@plainly
def explain(
    asked: Annotated[str, typer.Argument(help="a file, - for standard input, or an article's id in the warehouse")],
    html: Annotated[Path | None, typer.Option(help="write a page instead")] = None,
    published: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="day of publication of a file that tells none")
    ] = None,
) -> None:
    """Show why an article was coded so: words, rules, and what was not taken."""
    from pipeline.commands.explaining import run_explain

    run_explain(asked, read_settings(), OUT, html=html, published=published.date() if published else None)


@group.command(
    epilog='Example: conflict-events boundaries afg_adm2.geojson --source "OCHA COD-AB" --licence "CC BY-IGO"'
)
@plainly
def boundaries(
    file: Annotated[Path | None, typer.Argument(help="GeoJSON with districts; none: list what is held")] = None,
    source: Annotated[str | None, typer.Option(help="who made the outlines; shown wherever they are")] = None,
    licence: Annotated[str | None, typer.Option(help="under which licence")] = None,
) -> None:
    """Import outlines of districts, which points and pages then use; the gazetteer has those of provinces."""
    from pipeline.commands.bounding import run_boundaries

    run_boundaries(file, read_settings(), OUT, source=source, licence=licence)


def _lines(files: list[Path]) -> Iterator[bytes]:
    if not files:
        yield from sys.stdin.buffer
        return
    with ExitStack() as stack:
        for file in [stack.enter_context(path.open("rb")) for path in files]:
            yield from file
