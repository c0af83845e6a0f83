"""Commands for those who keep the warehouse."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.terminal import OUT, Format, complain, plainly, settings_with, write
from pipeline.settings import read_settings

group = typer.Typer()


@group.command(epilog="Example: conflict-events review > doubts.csv; conflict-events review --take doubts.csv --by ana")
@plainly
def review(
    take: Annotated[Path | None, typer.Option(help="a CSV with decisions filled in, to take up")] = None,
    by: Annotated[str | None, typer.Option(help="who decided; needed with --take")] = None,
    country: Annotated[str | None, typer.Option(help="only events there, ISO 3166-1 alpha-2")] = None,
    limit: Annotated[int, typer.Option(min=1, help="how many questions at most")] = 200,
) -> None:
    """Write doubtful pairs and events as CSV, and take decisions back: they stand above every later run."""
    from pipeline.commands.reviewing import Scope, take_decisions, write_doubts
    from pipeline.problems import reading_table
    from pipeline.runs.steps import Workshop
    from pipeline.warehouse.opening import existing_warehouse

    settings = read_settings()
    engine = existing_warehouse(settings.warehouse_url)
    if take is None:
        write_doubts(engine, Scope(country=country, limit=limit), sys.stdout)
        return
    if not (by := (by or "").strip()):
        complain("say who decided: --by NAME")
        raise typer.Exit(2)
    with reading_table(take), take.open(encoding="utf-8-sig", newline="") as file:
        taken = take_decisions(Workshop(settings), file, by=by)
    OUT.print(taken, soft_wrap=True)


@group.command(epilog='Example: conflict-events release 2026-11 --note "November"')
@plainly
def release(
    tag: Annotated[str, typer.Argument(help="its name; never given twice")],
    note: Annotated[str | None, typer.Option(help="what to say of it")] = None,
) -> None:
    """Give what is believed now a name, with the versions of rules, lexicons and gazetteer."""
    from pipeline.commands.storytelling import plural
    from pipeline.warehouse.opening import existing_warehouse
    from pipeline.warehouse.releases import tag_release

    made = tag_release(existing_warehouse(read_settings().warehouse_url), tag, now=datetime.now(UTC), note=note)
    known_at = made.known_at.isoformat(sep=" ")
    events = plural(made.n_events, "event")
    OUT.print(f"{made.tag}: {events}, as believed at {known_at} (load {made.load_no})", highlight=False)
    again = f"conflict-events query events_as_of --set as_of={made.known_at.isoformat()}"
    OUT.print(f"ask for it again: {again}", highlight=False, soft_wrap=True)


@group.command(epilog='Example: conflict-events erase art_abc… --reason "the publisher asks" --quotes')
@plainly
def erase(
    articles: Annotated[list[str] | None, typer.Argument(help="articles' ids")] = None,
    reason: Annotated[str | None, typer.Option(help="why; kept on the tombstone")] = None,
    source: Annotated[str | None, typer.Option(help="with --before: all old articles of a source")] = None,
    before: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="published before this day")] = None,
    quotes: Annotated[bool, typer.Option("--quotes", help="the words that reports keep of them too")] = False,  # noqa: FBT002 - typer's way
) -> None:
    """Erase the texts of articles, for retention or the law, and leave a tombstone; what they told stays counted."""
    from pipeline.commands.storytelling import plural
    from pipeline.warehouse.erasing import ErasureError, erase_articles, erase_older
    from pipeline.warehouse.opening import existing_warehouse

    engine, now = existing_warehouse(read_settings().warehouse_url), datetime.now(UTC)
    if articles and not reason:
        raise ErasureError("say why, with --reason, which the tombstone keeps; nothing was erased")
    if articles and reason and not (source or before):
        erased = erase_articles(engine, articles, reason=reason, now=now, quotes_too=quotes)
    elif source and before and not (articles or reason):
        erased = erase_older(engine, source, before.date(), now=now, quotes_too=quotes)
    else:
        raise ErasureError("say which: articles' ids and --reason, or --source and --before; nothing was erased")
    elsewhere = "archives, batches and backups are files of their own (docs/operations.md)"
    OUT.print(f"{plural(erased, 'text')} erased; {elsewhere}", soft_wrap=True)


@group.command(epilog="Example: conflict-events reference acled counts.csv")
@plainly
def reference(
    dataset: Annotated[str, typer.Argument(help="a name for it, as acled or ucdp")],
    file: Annotated[Path, typer.Argument(help="CSV: admin1 (ISO 3166-2 or P-code), month, events, killed")],
) -> None:
    """Take in another data set's counts by province and month, to compare ours with (query compare_counts)."""
    from pipeline.warehouse.opening import existing_warehouse
    from pipeline.warehouse.reference import put_reference

    rows = put_reference(existing_warehouse(read_settings().warehouse_url), dataset, file)
    OUT.print(f"{dataset}: {rows} counts; see 'conflict-events query compare_counts --set dataset={dataset}'")


@group.command(epilog="Example: conflict-events warehouse")
@plainly
def warehouse(
    down_to: Annotated[
        str | None,
        typer.Option(help="an older program's schema, as 0028: bring the warehouse down to it, for that program"),
    ] = None,
) -> None:
    """Make or migrate the warehouse, make its views again, and say what each PostgreSQL role may do."""
    from pipeline.warehouse.opening import bring_down, existing_warehouse, open_warehouse, refresh

    if down_to is not None:
        bring_down(engine := existing_warehouse(read_settings().warehouse_url), down_to)
        name = engine.url.render_as_string(hide_password=True)
        OUT.print(
            f"{name} has schema {down_to} now; this program would bring it up again: use the older one", soft_wrap=True
        )
        return
    engine = open_warehouse(read_settings().warehouse_url)
    refresh(engine)
    OUT.print(f"{engine.url.render_as_string(hide_password=True)} is at this version", soft_wrap=True)


@group.command(epilog="Example: conflict-events check")
@plainly
def check() -> None:
    """Hold the warehouse as a whole to its rules: every event a mention, every mention its words, no overlap."""
    from pipeline.check import check_warehouse
    from pipeline.warehouse.opening import existing_warehouse
    from pipeline.warehouse.queries import run_query

    answer = run_query(existing_warehouse(read_settings().warehouse_url), "integrity")
    broken = check_warehouse(answer)
    for line in broken:
        complain(line)
    if not broken:
        OUT.print(f"{len(answer.rows)} rules hold")
    raise typer.Exit(1 if broken else 0)


@group.command(epilog="Example: conflict-events status --max-lag 120 --json")
@plainly
def status(
    max_lag: Annotated[
        int, typer.Option(min=1, help="minutes without a load after which something stands still")
    ] = 120,
    as_json: Annotated[bool, typer.Option("--json", help="one JSON object")] = False,  # noqa: FBT002 - typer's way
) -> None:
    """Say how the pipeline is; the exit code is 0 if all is well, 1 if something needs a look, 2 if it is down."""
    from pipeline.commands.telling_status import print_status, status_lines
    from pipeline.upkeep.status import look

    found = look(read_settings(), datetime.now(UTC), timedelta(minutes=max_lag))
    if as_json:
        sys.stdout.write(status_lines(found) + "\n")
    else:
        print_status(found, OUT)
    raise typer.Exit(found.health)


@group.command(epilog="Example: conflict-events sources --format json")
@plainly
def sources(
    form: Annotated[Format, typer.Option("--format", help="how the rows are written")] = Format.TABLE,
    file: Annotated[Path | None, typer.Option("--sources", help="another sources.yaml")] = None,
) -> None:
    """List every source: what it gave lately against what is expected, what is the matter, when it is read next."""
    from pipeline.commands.telling_sources import print_sources
    from pipeline.sources import read_sources
    from pipeline.upkeep.health import sources_table
    from pipeline.warehouse.opening import read, warehouse_or_none
    from pipeline.warehouse.recalled import read_kept_sources

    settings = settings_with(file)
    listed = read_sources(settings.sources_file, settings.profiles)
    engine = warehouse_or_none(settings.warehouse_url)
    with read(engine) as connection:
        others = [one for one in read_kept_sources(connection, ()) if one.id not in {known.id for known in listed}]
    answer = sources_table(engine, (*listed, *others), datetime.now(UTC))
    if form is Format.TABLE:
        print_sources(answer, OUT)
    else:
        write(answer, form)
