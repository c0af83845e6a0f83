"""Commands that ask the warehouse."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.terminal import OUT, Format, complain, plainly, tell, write
from pipeline.problems import Problem
from pipeline.settings import read_settings

group = typer.Typer()


@group.command(
    epilog='Example: conflict-events query province_month --format csv; or: query "SELECT count(*) FROM events"'
)
@plainly
def query(
    question: Annotated[str | None, typer.Argument(help="SQL, or a query's or view's name; none: list them")] = None,
    form: Annotated[Format, typer.Option("--format", help="how the rows are written")] = Format.TABLE,
    parameter: Annotated[
        list[str] | None, typer.Option("--set", help="NAME=VALUE of a named query's parameter")
    ] = None,
    about: Annotated[bool, typer.Option("--about", help="what a named query answers and takes, and its SQL")] = False,  # noqa: FBT002 - typer's way
) -> None:
    """Ask the warehouse: SQL of your own, or a named query. Reading only."""
    from pipeline.commands.listing import print_queries, print_query
    from pipeline.warehouse.opening import existing_warehouse
    from pipeline.warehouse.queries import find_query, list_queries, run_query, spell_out

    if question is None:
        print_queries(list_queries(), OUT)
    elif about:
        print_query(find_query(question), OUT)
    else:
        given = _given(parameter)
        answer = run_query(existing_warehouse(read_settings().warehouse_url), question, given)
        write(answer, form)
        if not answer.rows and (asked := spell_out(question, given)):
            tell(f"no rows for {asked}")


@group.command(epilog="Example: conflict-events show evt_abc…")
@plainly
def show(event_id: Annotated[str, typer.Argument(help="an event's id, as the views give it")]) -> None:
    """Show every mention, sentence, source and number behind an event."""
    from pipeline.commands.storytelling import print_story
    from pipeline.warehouse.opening import existing_warehouse
    from pipeline.warehouse.stories import event_story

    story = event_story(existing_warehouse(read_settings().warehouse_url), event_id)
    if story is None:
        complain(f"the warehouse knows no event {event_id!r}; 'conflict-events query single_source' lists some")
        raise typer.Exit(1)
    print_story(story, OUT)


@group.command(epilog="Example: conflict-events quarantine --source dawn --reason no_text")
@plainly
def quarantine(
    source: Annotated[str | None, typer.Option(help="only what this source gave")] = None,
    reason: Annotated[str | None, typer.Option(help="only what was set aside for this")] = None,
    limit: Annotated[int, typer.Option(min=1, help="how many records a table lists; csv and json have all")] = 20,
    form: Annotated[Format, typer.Option("--format", help="how the rows are written")] = Format.TABLE,
) -> None:
    """Say what was set aside, and why: counts by source and reason, and the newest records."""
    from pipeline.commands.aside import Chosen, look_up, print_set_aside, set_aside
    from pipeline.warehouse.opening import existing_warehouse

    engine, chosen = existing_warehouse(read_settings().warehouse_url), Chosen(source=source, reason=reason)
    if remark := look_up(engine, chosen):
        tell(remark)
    if form is Format.TABLE:
        print_set_aside(engine, chosen, limit, OUT)
    else:
        write(set_aside(engine, chosen), form)


@group.command(epilog="Example: conflict-events summary")
@plainly
def summary() -> None:
    """Print the last run, the events by province, and one event with its words."""
    from pipeline.commands.summary import print_summary
    from pipeline.warehouse.opening import existing_warehouse

    print_summary(existing_warehouse(read_settings().warehouse_url), OUT)


@group.command(
    "export", epilog="Example: conflict-events export area_events --format geojson --out events.geojson --areas"
)
@plainly
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
    from pipeline.warehouse.opening import existing_warehouse
    from pipeline.warehouse.queries import asking

    if form not in set(ExportFormat):
        raise ExportError(f"there is no format {form!r}; there are {', '.join(ExportFormat)}")
    drawn = Gazetteer.open(read_settings().gazetteer).ground.outline_of if outlines else None
    with asking(existing_warehouse(read_settings().warehouse_url), question, _given(parameter)) as answer:
        export(answer, ExportFormat(form), out, areas=areas, outlines=drawn)
    OUT.print(f"{out}: {answer.count} rows", highlight=False, soft_wrap=True)


@group.command(epilog="Example: conflict-events diff 2026-10 2026-11 --format csv")
@plainly
def diff(
    earlier: Annotated[str, typer.Argument(help="tag of a release")],
    later: Annotated[str, typer.Argument(help="tag of a later one")],
    form: Annotated[Format, typer.Option("--format", help="how the rows are written")] = Format.TABLE,
) -> None:
    """List what changed between two releases: each field, why, and by which article."""
    from pipeline.warehouse.opening import existing_warehouse
    from pipeline.warehouse.releases import diff_releases

    write(diff_releases(existing_warehouse(read_settings().warehouse_url), earlier, later), form)


def _given(parameters: list[str] | None) -> dict[str, str]:
    for pair in parameters or []:
        if "=" not in pair:
            raise Problem(f"--set takes NAME=VALUE, not {pair!r}")
    return dict(pair.partition("=")[::2] for pair in parameters or [])
