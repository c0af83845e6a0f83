"""The decisions in a file that came back from `review`: each is held to what can be, and all of them to one another.

A decision stands above every later report, so one that cannot be would keep its event from ever changing again: the
file is refused as a whole, and the message names the line.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import chain

from sqlalchemy import Connection, Engine, select

from pipeline.ids import make_id
from pipeline.merge.corrections import FIELDS, BadValue, set_field
from pipeline.merge.doubts import PAIRS
from pipeline.problems import Problem
from pipeline.warehouse.areas import Areas
from pipeline.warehouse.database import read
from pipeline.warehouse.recalled import read_current, read_ending
from schemas.events import EventVersion, Judgement, Where
from schemas.tables import report
from schemas.vocabulary import JudgementKind

_CODES = frozenset({"country", "admin1_iso"})
_UNITS = _CODES | {"admin2_name", "pcode"}
_EARLIEST = date(1900, 1, 1)
"""Counts by month have a row for every month from the first event's on: a mistyped year would make thousands."""
_DELIMITERS = (",", ";", "\t")
"""Spreadsheets of many countries write semicolons."""


class BadDecision(Problem):
    """A row of a file of decisions cannot be taken; the message names it."""


def read_decisions(engine: Engine, rows: Iterable[str], *, by: str, now: datetime, areas: Areas) -> list[Judgement]:
    """Return what people decided in the CSV's rows; raises BadDecision, that names the row."""
    reader = _reader(rows)
    missing = {"event_id", "decision"} - set(reader.fieldnames or ())
    if missing:
        raise BadDecision(f"the file has no column {', '.join(sorted(missing))}; 'conflict-events review' writes one")
    with read(engine) as connection:
        decided = _Decided(connection, by, now, areas)
        judgements = [decided.take(given, line) for line, given in _given(reader)]
        decided.check()
    return list({judgement.judgement_id: judgement for judgement in judgements}.values())


def _reader(rows: Iterable[str]) -> "csv.DictReader[str]":
    lines = iter(rows)
    head = next(lines, "")
    return csv.DictReader(chain([head], lines), delimiter=max(_DELIMITERS, key=head.count))


def _given(reader: "csv.DictReader[str]") -> Iterator[tuple[int, dict[str, str]]]:
    for row in reader:
        given = {name: (value or "").strip() for name, value in row.items() if name is not None}
        if given["decision"]:
            yield reader.line_num, given


class _Decided:
    """What the rows so far decide of events as they are believed now."""

    def __init__(self, connection: Connection, by: str, now: datetime, areas: Areas) -> None:
        self._connection, self._by, self._now, self._areas = connection, by, now, areas
        self._versions: dict[str, EventVersion] = {}
        """Events by their ids, with the values that were decided."""
        self._corrected: defaultdict[str, list[int]] = defaultdict(list)
        """The lines that decide values of an event."""
        self._moved: set[str] = set()
        """Events whose province, district or P-code is decided."""
        self._said: dict[object, tuple[str, int]] = {}
        """What was decided of each thing, and in which line."""

    def take(self, given: Mapping[str, str], line: int) -> Judgement:
        """Return the row's decision; raises BadDecision."""
        kind = _kind(given["decision"], line)
        version = self._event(given["event_id"], line)
        reported = given.get("report_id") or version.members[0].report_id
        if reported not in {member.report_id for member in version.members}:
            raise BadDecision(f"line {line}: report {reported!r} is not in event {version.event_id} now; ask anew")
        other = self._other(given, reported, line) if kind in PAIRS else None
        field, value = self._value(version, given, line) if kind is JudgementKind.VALUE else (None, None)
        self._say_once(frozenset({reported, other}) if other else (version.event_id, field), value or kind.value, line)
        parts = (kind.value, reported, other, field, value, self._by, self._now.isoformat())
        return Judgement(
            judgement_id=make_id("jud", *parts),
            kind=kind,
            report_id=reported,
            other_report_id=other,
            field=field,
            value=value,
            decided_by=self._by,
            note=given.get("note") or None,
            decided_at=self._now,
        )

    def check(self) -> None:
        """Raise BadDecision where an event, with all that was decided of it, would fail the checks before a load."""
        if not self._corrected:
            return
        from pipeline.check import check_events  # noqa: PLC0415 - Great Expectations takes seconds

        checked = check_events([self._versions[event_id] for event_id in self._corrected], self._areas)
        passed = {version.event_id for version in checked.passed}
        broken = [event_id for event_id in self._corrected if event_id not in passed]
        faults = {event_id: reject.message for event_id, reject in zip(broken, checked.rejects, strict=True)}
        moved = [event_id for event_id in self._corrected if event_id in self._moved]
        unfit = {event_id: _unfit(self._versions[event_id].where, self._areas) for event_id in moved}
        for event_id, fault in (unfit | faults).items():
            if fault:
                lines = ", ".join(map(str, self._corrected[event_id]))
                raise BadDecision(f"line {lines}: {fault}; decide what belongs together too")

    def _event(self, event_id: str, line: int) -> EventVersion:
        if event_id not in self._versions:
            found = read_current(self._connection, [event_id]) if event_id else ()
            if not found:
                ending = read_ending(self._connection, event_id)
                more = f"; it {ending.words}" if ending else ""
                raise BadDecision(f"line {line}: the warehouse knows no event {event_id!r} today{more}")
            self._versions[event_id] = found[0]
        return self._versions[event_id]

    def _other(self, given: Mapping[str, str], reported: str, line: int) -> str:
        """The pair's other report: the one that is named, else the other event's first."""
        other = given.get("other_report_id")
        if not other and not given.get("other_event_id"):
            raise BadDecision(f"line {line}: {given['decision']} is said of a pair: give other_event_id")
        other = other or self._event(given["other_event_id"], line).members[0].report_id
        if self._connection.scalar(select(report.c.report_id).where(report.c.report_id == other)) is None:
            raise BadDecision(f"line {line}: the warehouse knows no report {other!r}")
        if other == reported:
            raise BadDecision(f"line {line}: report_id and other_report_id are the same report")
        return other

    def _value(self, version: EventVersion, given: Mapping[str, str], line: int) -> tuple[str, str]:
        field, value = given.get("field", ""), given.get("value", "")
        if not field or not value:
            raise BadDecision(f"line {line}: a value needs its field, one of {', '.join(FIELDS)}, and the value")
        if field in _CODES and self._areas.bounds(value) is None:
            raise BadDecision(f"line {line}: {field} {value!r} is no ISO code that the gazetteer knows (AF, AF-NAN)")
        try:
            self._versions[version.event_id] = set_field(version, field, value)
        except BadValue as error:
            raise BadDecision(f"line {line}: {error}") from error
        when = self._versions[version.event_id].when
        days = [day for day in (when.start, when.end) if day is not None]
        if field == "date" and not all(_EARLIEST <= day <= self._now.date() for day in days):
            raise BadDecision(f"line {line}: date {value!r} is not from {_EARLIEST.year} to today")
        self._corrected[version.event_id].append(line)
        if field in _UNITS:
            self._moved.add(version.event_id)
        return field, value

    def _say_once(self, what: object, said: str, line: int) -> None:
        before, where = self._said.setdefault(what, (said, line))
        if before != said:
            raise BadDecision(f"line {line}: {said!r} contradicts line {where}, {before!r}; leave one of them")


def _unfit(where: Where, areas: Areas) -> str | None:
    """What is wrong with the place's district and P-code; None where they lie in its province."""
    province = where.admin1_iso or "no province"
    if where.pcode is not None and areas.province_of(where.pcode) != where.admin1_iso:
        return f"pcode {where.pcode!r} is none of {province}"
    if where.admin2_name is not None and not areas.has_district(province, where.admin2_name):
        return f"admin2_name {where.admin2_name!r} is no district of {province}; the view districts lists them"
    return None


def _kind(said: str, line: int) -> JudgementKind:
    try:
        return JudgementKind(said.lower())
    except ValueError as error:
        raise BadDecision(f"line {line}: the decision is one of {', '.join(JudgementKind)}, not {said!r}") from error
