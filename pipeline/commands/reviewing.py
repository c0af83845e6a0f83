"""The command `review`: what is doubtful goes out as CSV, and what people decided comes back.

A row of the file is a question; who answers fills in ``decision`` (and ``value``, ``note``), and gives the file back:

- ``pair``: two events that may be one, or two reports of one event that may be two: ``same`` or ``different``;
- ``event``: an event whose numbers are disputed, or that one voice alone alleges: ``value`` with the field's name in
  ``field`` and the right value in ``value``, ``retract``, or ``restore``.

Rows without a decision are passed over. Any event or pair may be added by hand: ids are all that is needed.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TextIO

from sqlalchemy import Connection, Engine, select

from pipeline.commands.storytelling import plural, shown_count
from pipeline.ids import make_id
from pipeline.merge.corrections import FIELDS, BadValue, set_field
from pipeline.merge.doubts import Doubt, doubts_of
from pipeline.problems import Problem
from pipeline.runs.steps import Workshop, end_run, start_run
from pipeline.warehouse.database import WarehouseError, read
from pipeline.warehouse.load import keep_judgements
from pipeline.warehouse.recalled import read_current, read_facts
from schemas.events import EventVersion, Judgement
from schemas.tables import END_OF_TIME, event_version
from schemas.vocabulary import JudgementKind

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
PAIRS = frozenset({JudgementKind.SAME, JudgementKind.DIFFERENT})


class BadDecision(Problem):
    """A row of a file of decisions cannot be taken; the message names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which events are asked about."""

    country: str | None = None
    since: datetime | None = None
    """Only events that changed since."""
    limit: int = 200


def write_doubts(engine: Engine, scope: Scope, file: TextIO) -> int:
    """Write the most doubtful pairs and events, the most doubtful first, and return how many."""
    with read(engine) as connection:
        versions = read_current(connection, _chosen(connection, scope))
        ids = sorted({member.report_id for version in versions for member in version.members})
        doubts = doubts_of(versions, read_facts(connection, ids))[: scope.limit]
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_row(doubt) for doubt in doubts)
    return len(doubts)


def read_decisions(engine: Engine, rows: Iterable[str], *, by: str, now: datetime) -> list[Judgement]:
    """Return what people decided in the CSV's rows; raises BadDecision, that names the row."""
    reader = csv.DictReader(rows)
    missing = {"event_id", "decision"} - set(reader.fieldnames or ())
    if missing:
        raise BadDecision(f"the file has no column {', '.join(sorted(missing))}; 'conflict-events review' writes one")
    with read(engine) as connection:
        return list(_decisions(connection, reader, by, now))


def take_decisions(workshop: Workshop, rows: Iterable[str], *, by: str) -> str:
    """Keep what people decided in the CSV's rows, and believe it; return a sentence that says what came of it.

    Who may keep decisions but not load (PostgreSQL's role of reviewers) leaves it to the next run. Raises BadDecision;
    then nothing is kept.
    """
    now = datetime.now(UTC)
    judgements = read_decisions(workshop.engine, rows, by=by, now=now)
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


def _decisions(connection: Connection, reader: "csv.DictReader[str]", by: str, now: datetime) -> Iterator[Judgement]:
    for row in reader:
        given = {name: (value or "").strip() for name, value in row.items() if name is not None}
        if given["decision"]:
            yield _decision(connection, given, f"line {reader.line_num}", by, now)


def _decision(connection: Connection, given: dict[str, str], where: str, by: str, now: datetime) -> Judgement:
    kinds = ", ".join(JudgementKind)
    if given["decision"] not in set(JudgementKind):
        raise BadDecision(f"{where}: the decision is one of {kinds}, not {given['decision']!r}")
    kind = JudgementKind(given["decision"])
    version = _event(connection, given["event_id"], where)
    report, other = given.get("report_id") or version.members[0].report_id, None
    if kind in PAIRS:
        beside = given.get("other_report_id")
        other = beside or _event(connection, given.get("other_event_id", ""), where).members[0].report_id
    field, value = (given.get("field"), given.get("value")) if kind is JudgementKind.VALUE else (None, None)
    if kind is JudgementKind.VALUE:
        _check_value(version, field or "", value or "", where)
    parts = (kind.value, report, other, field, value, by, now.isoformat())
    return Judgement(
        judgement_id=make_id("jud", *parts),
        kind=kind,
        report_id=report,
        other_report_id=other,
        field=field,
        value=value,
        decided_by=by,
        note=given.get("note") or None,
        decided_at=now,
    )


def _check_value(version: EventVersion, field: str, value: str, where: str) -> None:
    if not field or not value:
        raise BadDecision(f"{where}: a value needs its field, one of {', '.join(FIELDS)}, and the value")
    try:
        set_field(version, field, value)
    except BadValue as error:
        raise BadDecision(f"{where}: {error}") from error


def _event(connection: Connection, event_id: str, where: str) -> EventVersion:
    found: Sequence[EventVersion] = read_current(connection, [event_id]) if event_id else ()
    if not found:
        raise BadDecision(f"{where}: the warehouse knows no event {event_id!r} today")
    return found[0]
