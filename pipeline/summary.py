"""What an analyst wants to see at the end of a run, and of one event."""

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from sqlalchemy import Engine

from pipeline.queries import Answer, run_query
from pipeline.stories import EventStory, RunSummary, Telling, event_story, run_summary
from schemas.events import EventVersion
from schemas.records import Count
from schemas.vocabulary import Outcome

_BY_PROVINCE = """
SELECT coalesce(admin1_name, country, 'place unknown') AS place, admin1_iso, count(*) AS events,
       sum(coalesce(killed_low, 0)) AS low, sum(coalesce(killed_best, killed_low, 0)) AS best,
       sum(coalesce(killed_high, killed_best, killed_low, 0)) AS high
FROM events GROUP BY 1, admin1_iso ORDER BY events DESC, 1
"""
_TELLING_EVENT = "SELECT event_id FROM events ORDER BY n_reports DESC, killed_low DESC, event_id LIMIT 1"


def print_summary(engine: Engine, console: Console) -> None:
    """Print the last run, the events by province, one event with its words, and what to try next."""
    run = run_summary(engine)
    if run is not None:
        _print_run(run, console)
    console.print(_table("Events by province (asserted, not background)", run_query(engine, _BY_PROVINCE)))
    chosen = run_query(engine, _TELLING_EVENT).rows
    story = event_story(engine, str(chosen[0][0])) if chosen else None
    if story is not None:
        print_story(story, console, whole=False)
    console.print(f"\nThe warehouse: [bold]{escape(engine.url.render_as_string(hide_password=True))}[/]")
    shown = chosen[0][0] if chosen else "EVENT_ID"
    console.print("Try next (after: source .venv/bin/activate):")
    for command in (f"conflict-events show {shown}", "conflict-events query claims", "conflict-events quarantine"):
        console.print(f"  [bold]{command}[/]")


def print_story(story: EventStory, console: Console, *, whole: bool = True) -> None:
    """Print an event: what is believed now, every sentence that says so, and, if ``whole``, how the belief changed."""
    now = story.versions[-1]
    console.print(f"\n[bold]{now.event_id}[/] · {escape(_what_when_where(now))}", highlight=False)
    console.print(f"  {_how_sure(now)}", highlight=False)
    for telling in story.tellings:
        _print_telling(telling, console)
    for version in story.versions if whole else ():
        since = f"{version.known_from:%Y-%m-%d %H:%M} UTC"
        console.print(f"  version {version.version_no}, known from {since}: {escape(version.change_note)}")


def print_answer(answer: Answer, console: Console, title: str | None = None) -> None:
    """Print rows as a table."""
    console.print(_table(title, answer))


def _print_run(run: RunSummary, console: Console) -> None:
    for outcome in run.outcomes:
        counts = ", ".join(f"{name.replace('_', ' ')} {number}" for name, number in outcome.counts.items())
        console.print(f"[bold]{outcome.source_id}[/]: {counts}")
        if outcome.failure:
            console.print(f"  [red]stopped:[/] {escape(outcome.failure)}")
    for aside in run.set_aside:
        console.print(f"  set aside at {aside.stage}: {aside.count} × {aside.reason}, such as: {escape(aside.message)}")


def _print_telling(telling: Telling, console: Console) -> None:
    console.print(f"  [dim]{telling.published_on} · {escape(telling.title or telling.address)}[/]")
    console.print(
        f"    … {escape(telling.before)}[bold]{escape(telling.quote)}[/]{escape(telling.after)}", highlight=False
    )


def _what_when_where(version: EventVersion) -> str:
    when, where = version.when, version.where
    days = "date unknown" if when.start is None else str(when.start)
    if when.end not in {None, when.start}:
        days += f" to {when.end}"
    place = ", ".join(filter(None, (where.name, where.admin2_name, where.admin1_iso))) or "place unknown"
    return f"{version.act.sub_event_type} · {days} · {place}"


def _how_sure(version: EventVersion) -> str:
    told = "background" if version.background else "news"
    tolls = f"killed {_count(version.tolls.get(Outcome.KILLED))} · injured {_count(version.tolls.get(Outcome.INJURED))}"
    voices = f"{version.n_reports} reports, {version.n_sources} independent sources, {version.corroboration}"
    return f"{tolls} · {version.assertion} as {told} · {voices} · confidence {version.confidence}"


def _count(count: Count | None) -> str:
    if count is None:
        return "not said"
    return "–".join("?" if value is None else str(value) for value in (count.low, count.best, count.high))


def _table(title: str | None, answer: Answer) -> Table:
    table = Table(title=title, title_justify="left", header_style="bold")
    for column in answer.columns:
        table.add_column(column, overflow="fold")
    for row in answer.rows:
        table.add_row(*_cells(row))
    return table


def _cells(row: Sequence[object]) -> list[str]:
    return ["" if value is None else escape(str(value)) for value in row]
