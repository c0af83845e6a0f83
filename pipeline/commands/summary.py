"""What an analyst wants to see at the end of a run: what it brought, where it happened, one event, what to try next."""

from rich.console import Console
from rich.markup import escape
from sqlalchemy import Engine

from pipeline.commands.storytelling import plural, print_story
from pipeline.commands.tables import print_answer
from pipeline.warehouse.answers import Answer, Value
from pipeline.warehouse.queries import run_query
from pipeline.warehouse.stories import RunSummary, event_story, run_summary

_BY_PROVINCE = """
SELECT coalesce(admin1_name, country, 'place unknown') AS place, admin1_iso, count(*) AS events,
       sum(killed_low), sum(coalesce(killed_best, killed_low)), sum(coalesce(killed_high, killed_best, killed_low)),
       count(*) - count(killed_low) AS unknown
FROM events GROUP BY 1, admin1_iso ORDER BY events DESC, 1
"""
_BY_KIND = """
SELECT coalesce(sum(CASE WHEN assertion = 'asserted' AND background = 0 THEN 1 ELSE 0 END), 0),
       coalesce(sum(CASE WHEN assertion = 'asserted' AND background = 1 THEN 1 ELSE 0 END), 0),
       (SELECT count(*) FROM claims)
FROM (SELECT assertion, CASE WHEN background THEN 1 ELSE 0 END AS background FROM events_all) AS told
"""
_TELLING_EVENT = """
SELECT event_id FROM events_all
ORDER BY CASE WHEN assertion <> 'asserted' THEN 2 WHEN background THEN 1 ELSE 0 END,
         n_sources DESC, n_reports DESC, coalesce(killed_low, 0) DESC, event_id LIMIT 1
"""


def print_summary(engine: Engine, console: Console) -> None:
    """Print the last run, the events by province, one event with its words, and what to try next."""
    run = run_summary(engine)
    if run is not None:
        _print_run(run, console)
    _print_events(engine, console)
    chosen = run_query(engine, _TELLING_EVENT).rows
    story = event_story(engine, str(chosen[0][0])) if chosen else None
    if story is not None:
        print_story(story, console, whole=False)
    address = escape(engine.url.render_as_string(hide_password=True))
    console.print(f"\nThe warehouse: [bold]{address}[/]", soft_wrap=True)
    _print_next(str(chosen[0][0]) if chosen else None, console)


def _print_run(run: RunSummary, console: Console) -> None:
    for outcome in run.outcomes:
        counts = ", ".join(f"{name.replace('_', ' ')} {number}" for name, number in outcome.counts.items())
        console.print(f"[bold]{escape(outcome.source_id)}[/]: {counts}", highlight=False)
        if outcome.failure:
            console.print(f"  [red]stopped:[/] {escape(outcome.failure)}", highlight=False)
    console.print(
        f"found {plural(run.reports, 'report')}, loaded {plural(run.events_new + run.events_revised, 'event')} "
        f"({run.events_new} new, {run.events_revised} changed), quarantined {plural(run.quarantined, 'record')}",
        highlight=False,
    )
    for aside in run.set_aside:
        named = f"{aside.count} × {aside.reason}, such as: {escape(aside.message)}"
        console.print(f"  quarantined at {aside.stage}: {named}", highlight=False)


def _print_events(engine: Engine, console: Console) -> None:
    rows = tuple(_province(row) for row in run_query(engine, _BY_PROVINCE).rows)
    news, background, claims = run_query(engine, _BY_KIND).rows[0]
    console.print(
        f"\nThe warehouse holds {plural(_number(news), 'event')} asserted as news and {background} told as background; "
        f"{plural(_number(claims), 'claim')} of what is alleged, denied, feared or to come.",
        highlight=False,
    )
    if rows:
        columns = ("province", "ISO 3166-2", "events", "killed", "toll not said")
        print_answer(
            Answer(columns, rows), console, "Events by province (asserted, not background), with killed low–best–high"
        )


def _province(row: tuple[Value, ...]) -> tuple[Value, ...]:
    place, iso, events, low, best, high, unknown = row
    killed = None if low is None else f"{low}–{best}–{high}"
    return place, iso, events, killed, unknown or None


def _number(value: Value) -> int:
    return int(value or 0)


def _print_next(event_id: str | None, console: Console) -> None:
    console.print("Try next (after: source .venv/bin/activate):")
    first = f"conflict-events show {event_id}" if event_id else "conflict-events query articles_without_event"
    for command in (first, "conflict-events query claims", "conflict-events quarantine"):
        console.print(f"  [bold]{command}[/]", highlight=False)
