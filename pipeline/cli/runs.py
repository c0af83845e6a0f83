"""Commands that read articles, code and load them."""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.terminal import OUT, ChosenCoder, Format, plainly, settings_with, tell, write
from pipeline.problems import Problem
from pipeline.settings import Settings, read_settings
from schemas.sources import Source

group = typer.Typer()


class Engine(StrEnum):
    """What codes the parts of an archive."""

    HERE = "here"
    SPARK = "spark"


@group.command(epilog="Example: conflict-events ingest articles/ report.html")
@plainly
def ingest(
    paths: Annotated[list[Path] | None, typer.Argument(help="files and folders: .txt, .md, .html, .jsonl")] = None,
    source: Annotated[
        list[str] | None, typer.Option(help="a source's id; every enabled one where none is named")
    ] = None,
    profile: Annotated[
        list[str] | None, typer.Option(help="a group of sources, as afghanistan, read beside the enabled ones")
    ] = None,
    sources: Annotated[Path | None, typer.Option(help="another sources.yaml")] = None,
    coder: ChosenCoder = None,
) -> None:
    """Read sources or files, code what they report, and load it: the DAG's steps, without Airflow."""
    from pipeline.commands.summary import print_summary
    from pipeline.runs.ingesting import ingest as run_ingest
    from pipeline.runs.steps import Workshop

    if paths and (source or profile):
        raise Problem("name files, or --source and --profile: files are kept under the source 'files'")
    settings = settings_with(sources, coder)
    settings = replace(settings, profiles=tuple(profile)) if profile else settings
    workshop = Workshop(settings, _chosen(settings, paths or [], source or []))
    outcome = run_ingest(workshop, list(workshop.sources), tell)
    print_summary(workshop.engine, OUT)
    if not outcome.counts.articles and not outcome.counts.quarantined:
        OUT.print("Nothing is new, and nothing has changed.")
    raise typer.Exit(1 if outcome.failed else 0)


@group.command(epilog="Example: conflict-events backfill archive/2019.jsonl --source dawn-archive")
@plainly
def backfill(
    places: Annotated[list[str], typer.Argument(help="files and folders, or an address, of the archive")],
    kind: Annotated[str, typer.Option(help="what the archive is: any kind that sources.yaml knows")] = "files",
    source: Annotated[
        str, typer.Option(help="the id that its articles are kept under; it may be a listed one")
    ] = "archive",
    licence: Annotated[
        str | None, typer.Option(help="under what terms its text may be used, where the source is not listed")
    ] = None,
    since: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="first day of publication")] = None,
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="last day of publication")] = None,
    option: Annotated[
        list[str] | None, typer.Option(help="what the kind needs to know, as link_pattern=/news/; may be said again")
    ] = None,
    size: Annotated[int, typer.Option(min=1, help="articles in a part, which is loaded as a whole")] = 500,
    engine: Annotated[Engine, typer.Option(help="what codes the parts: this process, or Spark")] = Engine.HERE,
    master: Annotated[str, typer.Option(help="Spark's master: local[N], spark://host:7077 …")] = "local[2]",
) -> None:
    """Read an archive in parts through the same steps; the same command again goes on where it ended."""
    from pipeline.runs.backfilling import Archive, Code, code_here, is_on_web, workshop_of
    from pipeline.runs.backfilling import backfill as run_backfill

    archive = Archive(
        kind=kind,
        places=tuple(place if is_on_web(place) else str(Path(place).absolute()) for place in places),
        source_id=source,
        licence=licence,
        since=since.date() if since else None,
        until=until.date() if until else None,
        size=size,
        options=dict(map(_option, option or [])),
    )
    settings = read_settings()
    code: Code = code_here
    if engine is Engine.SPARK:
        from pipeline.runs.spark import code_on

        code = code_on(master, archive, settings)
    aside = run_backfill(workshop_of(archive, settings), archive, tell, code)
    raise typer.Exit(1 if aside else 0)


@group.command(epilog="Example: conflict-events reextract --source dawn --dry-run")
@plainly
def reextract(
    source: Annotated[
        list[str] | None, typer.Option(help="a source's id; every one in the warehouse where none is named")
    ] = None,
    dry: Annotated[bool, typer.Option("--dry-run", help="show the difference and load nothing")] = False,  # noqa: FBT002 - typer's way
    form: Annotated[Format, typer.Option("--format", help="how the rows are written")] = Format.TABLE,
) -> None:
    """Read the archive again, code it by the rules of now, and show what is coded otherwise; nothing is fetched."""
    from pipeline.runs.differences import shown
    from pipeline.runs.reextracting import reextract as run_reextract
    from pipeline.runs.steps import Workshop
    from pipeline.sources import SourceError, read_sources
    from pipeline.warehouse.opening import existing_warehouse, read
    from pipeline.warehouse.recalled import read_kept_sources

    settings = read_settings()
    listed = read_sources(settings.sources_file) if settings.sources_file.is_file() else ()
    with read(existing_warehouse(settings.warehouse_url)) as connection:
        kept = read_kept_sources(connection, listed)
    ids = source or [one.id for one in kept]
    if unknown := set(ids) - {one.id for one in kept}:
        raise SourceError(f"nothing ever came from a source {min(unknown)!r}; 'conflict-events sources' lists them")
    found = run_reextract(Workshop(settings, kept), ids, tell, dry=dry)
    tell(f"{found.read} articles read, {found.coded} coded again, {len(found.differences)} coded otherwise")
    write(shown(found.differences), form)


def _option(said: str) -> tuple[str, str]:
    name, _, value = said.partition("=")
    if not name or not value:
        raise Problem(f"--option is {said!r}; NAME=VALUE is expected, as link_pattern=/news/")
    return name, value


def _chosen(settings: Settings, paths: list[Path], ids: list[str]) -> tuple[Source, ...]:
    from pipeline.sources import SourceError, files_source, read_sources

    if paths:
        return (files_source(tuple(str(path.absolute()) for path in paths)),)
    known = read_sources(settings.sources_file, settings.profiles)
    unknown = [source_id for source_id in ids if source_id not in {source.id for source in known}]
    if unknown:
        raise SourceError(
            f"{settings.sources_file}: there is no source {unknown[0]!r}; known are {', '.join(s.id for s in known)}"
        )
    return tuple(source for source in known if (source.id in ids if ids else source.enabled))
