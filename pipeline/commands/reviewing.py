"""The command `review`: what is doubtful goes out as CSV, and what people decided comes back.

A row of the file is a question; who answers fills in ``decision`` (and ``value``, ``note``), and gives the file back:

- ``pair``: two events that may be one, or two reports of one event that may be two: ``same`` or ``different``;
- ``event``: an event whose numbers are disputed, or that one voice alone alleges: ``value`` with the field's name in
  ``field`` and the right value in ``value``, ``retract``, or ``restore``.

Rows without a decision are passed over. Any event or pair may be added by hand: ids are all that is needed.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TextIO

from sqlalchemy import Connection, Engine, select

from pipeline.commands.deciding import read_decisions
from pipeline.commands.storytelling import plural, shown_count
from pipeline.merge.doubts import Doubt, doubts_of
from pipeline.runs.steps import Workshop, end_run, start_run
from pipeline.warehouse.database import WarehouseError, read
from pipeline.warehouse.load import keep_judgements
from pipeline.warehouse.parameters import Parameter, complete_values, look_up
from pipeline.warehouse.recalled import read_current, read_facts, read_judgements
from schemas.events import EventVersion
from schemas.tables import END_OF_TIME, event_version

COLUMNS = (
    "question",
    "event_id",
    "other_event_id",
    "score",
    "why",
    "what",
    "other_what",
    "report_id",
    "other_report_id",
    "decision",
    "field",
    "value",
    "note",
)


_COUNTRY = Parameter(name="country", kind="country", default=None, comment="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which events are asked about."""

    country: str | None = None
    since: datetime | None = None
    """Only events that changed since."""
    limit: int = 200


def write_doubts(engine: Engine, scope: Scope, file: TextIO) -> int:
    """Write the most doubtful pairs and events, the most doubtful first, and return how many."""
    if scope.country is not None:
        scope = replace(scope, country=_known_country(engine, scope.country))
    with read(engine) as connection:
        versions = read_current(connection, _chosen(connection, scope))
        ids = sorted({member.report_id for version in versions for member in version.members})
        doubts = doubts_of(versions, read_facts(connection, ids), read_judgements(connection))[: scope.limit]
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_row(doubt) for doubt in doubts)
    return len(doubts)


def take_decisions(workshop: Workshop, rows: Iterable[str], *, by: str) -> str:
    """Keep what people decided in the CSV's rows, and believe it; return a sentence that says what came of it.

    Who may keep decisions but not load (PostgreSQL's role of reviewers) leaves it to the next run. Raises BadDecision;
    then nothing is kept.
    """
    now = datetime.now(UTC)
    judgements = read_decisions(workshop.engine, rows, by=by, now=now, areas=workshop.areas)
    kept = keep_judgements(workshop.engine, judgements)
    if not kept:
        return "nothing is decided in it"
    run = start_run("cli", f"review__{now.isoformat()}", now, workshop)
    try:
        counts = workshop.load([], workshop.merge([], now=now), end_run(run, [], datetime.now(UTC)))
    except WarehouseError as error:
        return f"{plural(kept, 'decision')} kept; the next run takes them up ({error})"
    changed = plural(counts.events_revised + counts.events_new, "event")
    return f"{plural(kept, 'decision')} taken up: {changed} changed"


def _known_country(engine: Engine, said: str) -> str:
    """Return the code in capitals; raises QueryError where it is none."""
    values = complete_values([_COUNTRY], {"country": said})
    look_up(engine, [_COUNTRY], values)
    return values["country"]


def _chosen(connection: Connection, scope: Scope) -> list[str]:
    asked = select(event_version.c.event_id).where(event_version.c.known_to == END_OF_TIME)
    if scope.country is not None:
        asked = asked.where(event_version.c.country == scope.country)
    if scope.since is not None:
        asked = asked.where(event_version.c.known_from >= scope.since)
    return sorted(connection.scalars(asked))


def _row(doubt: Doubt) -> dict[str, object]:
    return {
        "question": "pair" if doubt.other is not None or doubt.other_report_id is not None else "event",
        "event_id": doubt.event.event_id,
        "other_event_id": doubt.other and doubt.other.event_id,
        "score": doubt.score,
        "why": doubt.why,
        "what": _what(doubt.event),
        "other_what": doubt.other and _what(doubt.other),
        "report_id": doubt.report_id,
        "other_report_id": doubt.other_report_id,
    }


def _what(version: EventVersion) -> str:
    toll = next((f"{outcome.value} {shown_count(count)}" for outcome, count in version.tolls.items()), "")
    told = (str(version.when.start or "no date"), version.where.name or "no place", version.act.sub_event_type, toll)
    return " · ".join(part for part in told if part)
