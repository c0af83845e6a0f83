"""The command line: `conflict-events`, or `python -m pipeline`.

A command imports what it needs when it runs: help, `geocode` and `query` need not wait for the
language model's library.
"""

import csv
import json
import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Annotated, ParamSpec

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, TextColumn, TimeElapsedColumn

from pipeline.__main__ import INTERRUPTED
from pipeline.problems import Problem
from pipeline.settings import Settings, read_settings
from pipeline.warehouse.answers import Answer
from schemas.sources import Source

app = typer.Typer(
    name="conflict-events",
    help="News articles in, structured conflict events in an SQL warehouse out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
_out = Console()
_errors = Console(stderr=True)
_P = ParamSpec("_P")
_ChosenCoder = Annotated[
    str | None, typer.Option(help="rules, model, or a plugged-in coder's name; CONFLICT_EVENTS_CODER unless told")
]


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class Engine(StrEnum):
    """What codes the parts of an archive."""

    HERE = "here"
    SPARK = "spark"


def _plainly(command: Callable[_P, None]) -> Callable[_P, None]:
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
            _complain("interrupted; nothing is half-done, the same command again does it all")
            raise typer.Exit(INTERRUPTED) from None
        except (Problem, OSError) as error:
            _complain(str(error))
            raise typer.Exit(1) from None

    return guarded


@app.command(epilog="Example: conflict-events ingest articles/ report.html")
@_plainly
def ingest(
    paths: Annotated[list[Path] | None, typer.Argument(help="files and folders: .txt, .md, .html, .jsonl")] = None,
    source: Annotated[
        list[str] | None, typer.Option(help="a source's id; every enabled one where none is named")
    ] = None,
    profile: Annotated[
        list[str] | None, typer.Option(help="a group of sources, as afghanistan, read beside the enabled ones")
    ] = None,
    sources: Annotated[Path | None, typer.Option(help="another sources.yaml")] = None,
    coder: _ChosenCoder = None,
) -> None:
    """Read sources or files, code what they report, and load it: the DAG's steps, without Airflow."""
    from pipeline.commands.summary import print_summary
    from pipeline.ingesting import ingest as run_ingest
    from pipeline.steps import Workshop

    settings = _settings(sources, coder)
    settings = replace(settings, profiles=tuple(profile)) if profile else settings
    workshop = Workshop(settings, _chosen(settings, paths or [], source or []))
    outcome = run_ingest(workshop, list(workshop.sources), _tell)
    print_summary(workshop.engine, _out)
    if not outcome.counts.articles and not outcome.counts.quarantined:
        _out.print("Nothing is new, and nothing has changed.")
    raise typer.Exit(1 if outcome.failed else 0)


@app.command(epilog="Example: conflict-events backfill archive/2019.jsonl --source dawn-archive")
@_plainly
def backfill(
    places: Annotated[list[str], typer.Argument(help="files and folders, or an address, of the archive")],
    kind: Annotated[str, typer.Option(help="what the archive is: any kind that sources.yaml knows")] = "files",
    source: Annotated[str, typer.Option(help="the id that its articles are kept under")] = "archive",
    licence: Annotated[str, typer.Option(help="under what terms its text may be used")] = "unknown",
    since: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="first day of publication")] = None,
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="last day of publication")] = None,
    size: Annotated[int, typer.Option(min=1, help="articles in a part, which is loaded as a whole")] = 500,
    engine: Annotated[Engine, typer.Option(help="what codes the parts: this process, or Spark")] = Engine.HERE,
    master: Annotated[str, typer.Option(help="Spark's master: local[N], spark://host:7077 …")] = "local[2]",
) -> None:
    """Read an archive in parts through the same steps; the same command again goes on where it ended."""
    from pipeline.backfilling import Archive, Code, code_here, workshop_of
    from pipeline.backfilling import backfill as run_backfill

    archive = Archive(
        kind=kind,
        places=tuple(place if "://" in place else str(Path(place).absolute()) for place in places),
        source_id=source,
        licence=licence,
        since=since.date() if since else None,
        until=until.date() if until else None,
        size=size,
    )
    settings = read_settings()
    code: Code = code_here
    if engine is Engine.SPARK:
        from pipeline.spark import code_on

        code = code_on(master, archive, settings)
    aside = run_backfill(workshop_of(archive, settings), archive, _tell, code)
    raise typer.Exit(1 if aside else 0)


@app.command(epilog="Example: conflict-events code --processes 2 < articles.jsonl > coded.jsonl")
@_plainly
def code(
    files: Annotated[list[Path] | None, typer.Argument(help="JSON Lines; standard input where none is named")] = None,
    processes: Annotated[int, typer.Option(min=1, help="how many processes code side by side")] = 1,
    merge: Annotated[bool, typer.Option("--merge", help="give reports of one event a common event_id")] = False,  # noqa: FBT002 - typer's way
    coder: _ChosenCoder = None,
) -> None:
    """Code articles from JSON Lines into JSON Lines: a filter, without scheduler or warehouse (docs/interface.md)."""
    from pipeline.coders import open_coder
    from pipeline.commands.filter import code_and_merge_lines, code_lines

    work, settings = code_and_merge_lines if merge else code_lines, _settings(None, coder)
    open_coder(settings)
    failed = 0
    shown = (TextColumn("{task.completed} articles coded"), TimeElapsedColumn())
    with Progress(*shown, console=_errors, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("code", total=None)
        for answer, is_article in work(_lines(files or []), settings, processes):
            failed += not is_article
            sys.stdout.buffer.write(answer + b"\n")
            sys.stdout.buffer.flush()
            progress.advance(task)
    raise typer.Exit(1 if failed else 0)


@app.command(epilog='Example: conflict-events geocode "Achin, Nangarhar" Nimroz --country AF')
@_plainly
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
        print_geocoded(answers, _out)
    raise typer.Exit(0 if all(answer.found for answer in answers) else 1)


@app.command(epilog='Example: conflict-events boundaries afg_adm2.geojson --source "OCHA COD-AB" --licence "CC BY-IGO"')
@_plainly
def boundaries(
    file: Annotated[Path | None, typer.Argument(help="GeoJSON with districts; none: list what is held")] = None,
    source: Annotated[str | None, typer.Option(help="who made the outlines; shown wherever they are")] = None,
    licence: Annotated[str | None, typer.Option(help="under which licence")] = None,
) -> None:
    """Import outlines of districts, which points and pages then use; the gazetteer has those of provinces."""
    from pipeline.commands.bounding import run_boundaries

    run_boundaries(file, read_settings(), _out, source=source, licence=licence)


@app.command(epilog="Example: conflict-events geoparse article.txt --html places.html")
@_plainly
def geoparse(
    file: Annotated[Path | None, typer.Argument(help=".txt, .md, .html or .jsonl; standard input if none")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON Lines: each article's places")] = False,  # noqa: FBT002 - typer's way
    html: Annotated[Path | None, typer.Option(help="write a page with the text beside a map")] = None,
) -> None:
    """Mark every place name of a text, say which place it is, and why; offline."""
    from pipeline.commands.geoparsing import run_geoparse

    run_geoparse(file, read_settings(), _out, as_json=as_json, html=html)


@app.command(epilog="Example: conflict-events explain article.txt --html why.html")
@_plainly
def explain(
    asked: Annotated[str, typer.Argument(help="a file, - for standard input, or an article's id in the warehouse")],
    html: Annotated[Path | None, typer.Option(help="write a page instead")] = None,
) -> None:
    """Show why an article was coded so: words, rules, and what was not taken."""
    from pipeline.commands.explaining import run_explain

    run_explain(asked, read_settings(), _out, html=html)


@app.command(
    epilog='Example: conflict-events query province_month --format csv; or: query "SELECT count(*) FROM events"'
)
@_plainly
def query(
    question: Annotated[str | None, typer.Argument(help="SQL, or the name of a query; none: list the names")] = None,
    form: Annotated[Format, typer.Option("--format", help="how the rows are written")] = Format.TABLE,
    parameter: Annotated[
        list[str] | None, typer.Option("--set", help="NAME=VALUE of a named query's parameter")
    ] = None,
) -> None:
    """Ask the warehouse: SQL of your own, or a named query. Reading only."""
    from pipeline.warehouse.opening import open_warehouse
    from pipeline.warehouse.queries import list_queries, run_query

    if question is None:
        for named in list_queries():
            _out.print(f"[bold]{named.name}[/]  {named.comment}", highlight=False)
        return
    given = dict(pair.partition("=")[::2] for pair in parameter or [])
    _write(run_query(open_warehouse(read_settings().warehouse_url), question, given), form)


@app.command(epilog="Example: conflict-events show evt_abc…")
@_plainly
def show(event_id: Annotated[str, typer.Argument(help="an event's id, as the views give it")]) -> None:
    """Show every mention, sentence, source and number behind an event."""
    from pipeline.commands.storytelling import print_story
    from pipeline.warehouse.opening import open_warehouse
    from pipeline.warehouse.stories import event_story

    story = event_story(open_warehouse(read_settings().warehouse_url), event_id)
    if story is None:
        _complain(f"the warehouse knows no event {event_id!r}; 'conflict-events query single_source' lists some")
        raise typer.Exit(1)
    print_story(story, _out)


@app.command(epilog="Example: conflict-events review > doubts.csv; conflict-events review --take doubts.csv --by ana")
@_plainly
def review(
    take: Annotated[Path | None, typer.Option(help="a CSV with decisions filled in, to take up")] = None,
    by: Annotated[str | None, typer.Option(help="who decided; needed with --take")] = None,
    country: Annotated[str | None, typer.Option(help="only events there, ISO 3166-1 alpha-2")] = None,
    limit: Annotated[int, typer.Option(min=1, help="how many questions at most")] = 200,
) -> None:
    """Write doubtful pairs and events as CSV, and take decisions back: they stand above every later run."""
    from pipeline.commands.reviewing import Scope, take_decisions, write_doubts
    from pipeline.steps import Workshop

    workshop = Workshop(read_settings())
    if take is None:
        write_doubts(workshop.engine, Scope(country=country, limit=limit), sys.stdout)
        return
    if not by:
        _complain("say who decided: --by NAME")
        raise typer.Exit(2)
    with take.open(encoding="utf-8-sig", newline="") as file:
        taken = take_decisions(workshop, file, by=by)
    _out.print(taken)


@app.command(epilog="Example: conflict-events quarantine --format json")
@_plainly
def quarantine(
    form: Annotated[Format, typer.Option("--format", help="how the rows are written")] = Format.TABLE,
) -> None:
    """List what was set aside, and why."""
    from pipeline.warehouse.opening import open_warehouse
    from pipeline.warehouse.queries import run_query

    listed = "SELECT * FROM quarantine ORDER BY stage, source_id NULLS LAST, input, reason"
    _write(run_query(open_warehouse(read_settings().warehouse_url), listed), form)


@app.command(epilog="Example: conflict-events summary")
@_plainly
def summary() -> None:
    """Print the last run, the events by province, and one event with its words."""
    from pipeline.commands.summary import print_summary
    from pipeline.warehouse.opening import open_warehouse

    print_summary(open_warehouse(read_settings().warehouse_url), _out)


@app.command(
    "export", epilog="Example: conflict-events export area_events --format geojson --out events.geojson --areas"
)
@_plainly
def export_answer(
    question: Annotated[str, typer.Argument(help="SQL, or the name of a query or a view")],
    out: Annotated[Path, typer.Option(help="the file to write")],
    form: Annotated[str, typer.Option("--format", help="csv, parquet, geoparquet, geojson, xlsx or hxl")] = "csv",
    parameter: Annotated[
        list[str] | None, typer.Option("--set", help="NAME=VALUE of a named query's parameter")
    ] = None,
    areas: Annotated[bool, typer.Option("--areas", help="the circle of radius_km instead of the point")] = False,  # noqa: FBT002 - typer's way
    outlines: Annotated[bool, typer.Option("--outlines", help="the province's or district's outline")] = False,  # noqa: FBT002 - as above
) -> None:
    """Write an answer into a file that other programs read: the same rows in every format."""
    from pipeline.exports import ExportError, ExportFormat, export
    from pipeline.locate import Gazetteer
    from pipeline.warehouse.opening import open_warehouse
    from pipeline.warehouse.queries import asking

    if form not in set(ExportFormat):
        raise ExportError(f"there is no format {form!r}; there are {', '.join(ExportFormat)}")
    given = dict(pair.partition("=")[::2] for pair in parameter or [])
    drawn = Gazetteer.open(read_settings().gazetteer).ground.outline_of if outlines else None
    with asking(open_warehouse(read_settings().warehouse_url), question, given) as answer:
        export(answer, ExportFormat(form), out, areas=areas, outlines=drawn)
    _out.print(f"{out}: {answer.count} rows", highlight=False, soft_wrap=True)


@app.command(epilog='Example: conflict-events release 2026-11 --note "November"')
@_plainly
def release(
    tag: Annotated[str, typer.Argument(help="its name; never given twice")],
    note: Annotated[str | None, typer.Option(help="what to say of it")] = None,
) -> None:
    """Give what is believed now a name, with the versions of rules, lexicons and gazetteer."""
    from pipeline.warehouse.opening import open_warehouse
    from pipeline.warehouse.releases import tag_release

    made = tag_release(open_warehouse(read_settings().warehouse_url), tag, now=datetime.now(UTC), note=note)
    known_at = made.known_at.isoformat(sep=" ")
    _out.print(f"{made.tag}: {made.n_events} events, as believed at {known_at} (load {made.load_no})", highlight=False)
    _out.print(f"ask for it again: conflict-events query events_as_of --set as_of={made.known_at.isoformat()}")


@app.command(epilog="Example: conflict-events diff 2026-10 2026-11 --format csv")
@_plainly
def diff(
    earlier: Annotated[str, typer.Argument(help="tag of a release")],
    later: Annotated[str, typer.Argument(help="tag of a later one")],
    form: Annotated[Format, typer.Option("--format", help="how the rows are written")] = Format.TABLE,
) -> None:
    """List what changed between two releases: each field, why, and by which article."""
    from pipeline.warehouse.opening import open_warehouse
    from pipeline.warehouse.releases import diff_releases

    _write(diff_releases(open_warehouse(read_settings().warehouse_url), earlier, later), form)


@app.command(epilog='Example: conflict-events erase art_abc… --reason "the publisher asks" --quotes')
@_plainly
def erase(
    articles: Annotated[list[str] | None, typer.Argument(help="articles' ids")] = None,
    reason: Annotated[str | None, typer.Option(help="why; kept on the tombstone")] = None,
    source: Annotated[str | None, typer.Option(help="with --before: all old articles of a source")] = None,
    before: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="published before this day")] = None,
    quotes: Annotated[bool, typer.Option("--quotes", help="the words that reports keep of them too")] = False,  # noqa: FBT002 - typer's way
) -> None:
    """Erase the texts of articles, for retention or the law, and leave a tombstone; what they told stays counted."""
    from pipeline.warehouse.erasing import ErasureError, erase_articles, erase_older
    from pipeline.warehouse.opening import open_warehouse

    engine, now = open_warehouse(read_settings().warehouse_url), datetime.now(UTC)
    if articles and reason:
        erased = erase_articles(engine, articles, reason=reason, now=now, quotes_too=quotes)
    elif source and before and not articles:
        erased = erase_older(engine, source, before.date(), now=now, quotes_too=quotes)
    else:
        raise ErasureError("say which: articles' ids and --reason, or --source and --before; nothing was erased")
    _out.print(f"{erased} texts erased; archives, batches and backups are files of their own (docs/operations.md)")


@app.command(epilog="Example: conflict-events reference acled counts.csv")
@_plainly
def reference(
    dataset: Annotated[str, typer.Argument(help="a name for it, as acled or ucdp")],
    file: Annotated[Path, typer.Argument(help="CSV: admin1 (ISO 3166-2 or P-code), month, events, killed")],
) -> None:
    """Take in another data set's counts by province and month, to compare ours with (query compare_counts)."""
    from pipeline.warehouse.opening import open_warehouse
    from pipeline.warehouse.reference import put_reference

    rows = put_reference(open_warehouse(read_settings().warehouse_url), dataset, file)
    _out.print(f"{dataset}: {rows} counts; see 'conflict-events query compare_counts --set dataset={dataset}'")


@app.command(epilog="Example: conflict-events sources --format json")
@_plainly
def sources(
    form: Annotated[Format, typer.Option("--format", help="how the rows are written")] = Format.TABLE,
    file: Annotated[Path | None, typer.Option("--sources", help="another sources.yaml")] = None,
) -> None:
    """List every source: what it gave lately against what is expected, what is the matter, when it is read next."""
    from pipeline.commands.telling_sources import print_sources
    from pipeline.health import sources_table
    from pipeline.sources import read_sources
    from pipeline.warehouse.opening import open_warehouse

    settings = _settings(file)
    known = read_sources(settings.sources_file, settings.profiles)
    answer = sources_table(open_warehouse(settings.warehouse_url), known, datetime.now(UTC))
    if form is Format.TABLE:
        print_sources(answer, _out)
    else:
        _write(answer, form)


@app.command(epilog="Example: conflict-events reextract --source dawn --dry-run")
@_plainly
def reextract(
    source: Annotated[list[str] | None, typer.Option(help="a source's id; every one where none is named")] = None,
    dry: Annotated[bool, typer.Option("--dry-run", help="show the difference and load nothing")] = False,  # noqa: FBT002 - typer's way
    form: Annotated[Format, typer.Option("--format", help="how the rows are written")] = Format.TABLE,
) -> None:
    """Read the archive again, code it by the rules of now, and show what is coded otherwise; nothing is fetched."""
    from pipeline.differences import shown
    from pipeline.reextracting import reextract as run_reextract
    from pipeline.sources import read_sources
    from pipeline.steps import Workshop

    settings = read_settings()
    ids = source or [one.id for one in read_sources(settings.sources_file)]
    chosen = _chosen(settings, [], ids)
    found = run_reextract(Workshop(settings, chosen), ids, _tell, dry=dry)
    _tell(f"{found.read} articles read, {found.coded} coded again, {len(found.differences)} coded otherwise")
    _write(shown(found.differences), form)


@app.command(epilog="Example: conflict-events check")
@_plainly
def check() -> None:
    """Hold the warehouse as a whole to its rules: every event a mention, every mention its words, no overlap."""
    from pipeline.check import check_warehouse
    from pipeline.warehouse.opening import open_warehouse
    from pipeline.warehouse.queries import run_query

    answer = run_query(open_warehouse(read_settings().warehouse_url), "integrity")
    broken = check_warehouse(answer)
    for line in broken:
        _complain(line)
    if not broken:
        _out.print(f"{len(answer.rows)} rules hold")
    raise typer.Exit(1 if broken else 0)


@app.command(epilog="Example: conflict-events warehouse")
@_plainly
def warehouse() -> None:
    """Make or migrate the warehouse, make its views again, and say what each PostgreSQL role may do."""
    from pipeline.warehouse.opening import open_warehouse, refresh

    engine = open_warehouse(read_settings().warehouse_url)
    refresh(engine)
    _out.print(f"{engine.url.render_as_string(hide_password=True)} is at this version", soft_wrap=True)


@app.command(epilog="Example: conflict-events status --max-lag 120 --json")
@_plainly
def status(
    max_lag: Annotated[
        int, typer.Option(min=1, help="minutes without a load after which something stands still")
    ] = 120,
    as_json: Annotated[bool, typer.Option("--json", help="one JSON object")] = False,  # noqa: FBT002 - typer's way
) -> None:
    """Say how the pipeline is; the exit code is 0 if all is well, 1 if something needs a look, 2 if it is down."""
    from pipeline.commands.telling_status import print_status, status_lines
    from pipeline.status import look

    found = look(read_settings(), datetime.now(UTC), timedelta(minutes=max_lag))
    if as_json:
        sys.stdout.write(status_lines(found) + "\n")
    else:
        print_status(found, _out)
    raise typer.Exit(found.health)


def _settings(sources: Path | None, coder: str | None = None) -> Settings:
    settings = read_settings()
    sources_file = sources.absolute() if sources else settings.sources_file
    return replace(settings, sources_file=sources_file, coder=coder or settings.coder)


def _tell(line: str) -> None:
    if _logs_json():
        logging.getLogger("conflict_events").info(line)
    else:
        _errors.print(f"[dim]{escape(line)}[/]", highlight=False, soft_wrap=True)


def _logs_json() -> bool:
    return os.environ.get("CONFLICT_EVENTS_LOG") == "json"


def _complain(message: str) -> None:
    _errors.print(f"[red]conflict-events:[/] {escape(message)}", highlight=False, soft_wrap=True)


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


def _write(answer: Answer, form: Format) -> None:
    if form is Format.TABLE:
        from pipeline.commands.tables import print_answer

        print_answer(answer, _out)
    elif form is Format.CSV:
        writer = csv.writer(sys.stdout)
        writer.writerow(answer.columns)
        writer.writerows(answer.rows)
    else:
        for row in answer.rows:
            sys.stdout.write(json.dumps(dict(zip(answer.columns, row, strict=True)), ensure_ascii=False) + "\n")


def _lines(files: list[Path]) -> Iterator[bytes]:
    if not files:
        yield from sys.stdin.buffer
        return
    with ExitStack() as stack:
        for file in [stack.enter_context(path.open("rb")) for path in files]:
            yield from file
