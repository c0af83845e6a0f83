"""The answers to the named queries on the sample, reviewed by hand: run as a script, it writes them again,
with ``--code`` about the sample as it is coded today.
"""

import csv
import io
import re
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
from sample_coding import prepare, sample_workshop
from sqlalchemy import Engine

from pipeline.commands.deciding import read_decisions
from pipeline.runs.steps import Handover, Workshop, end_run, start_run
from pipeline.warehouse.load import keep_judgements
from pipeline.warehouse.queries import list_queries, run_query
from pipeline.warehouse.reference import put_reference
from pipeline.warehouse.releases import tag_release
from schemas.records import CodedArticle
from schemas.sources import Source
from schemas.vocabulary import SourceScale, Stage

ANSWERS = Path(__file__).with_name("answers")
CODED = ANSWERS / "sample.jsonl"
BESIDE = Source(
    id="beside",
    kind="jsonl",
    name="Beside the sample (invented incidents in real places)",
    address="tests/answers/beside.jsonl",
    licence="Apache-2.0",
    scale=SourceScale.SAMPLE,
)
"""What the sample has not: texts without a day or a province, and a copy in another collection."""
LOADS = {"2026-10": datetime(2026, 10, 31, 12, tzinfo=UTC), "2026-11": datetime(2026, 11, 20, 12, tzinfo=UTC)}
"""Two loads, each tagged as a release: articles up to the middle of the year, then the others, and late ones."""
MIDDLE = date(2024, 6, 20)
DECIDED = (
    "event_id,decision,field,value,note\n"
    "{kamdesh},value,killed,30,the district's hospital counted them\n"
    "{paghman},retract,,,it was another Paghman\n"
)
"""What people decide after the second load, by the event's place."""
LATE = frozenset({"kunduz-mosque-update", "panjshir-denial", "achin-roadside-bomb-copy"})
COUNTS = "admin1,month,events,killed\nAF-NAN,2024-03,1,3\nAF19,2024-03,2,15\nPK-KP,2024-06,4,8\nAF-HEL,2024-05,1,\n"
GIVEN: dict[str, dict[str, str]] = {
    "province_month": {"from": "2024-03", "to": "2024-04"},
    "province_month_precise": {"from": "2024-05", "to": "2024-06"},
    "top_dyads": {"province": "%"},
    "hot_spots": {"day": "2024-07-10", "threshold": "5"},
    "trend": {"country": "%"},
    "near_point": {"km": "60"},
    "events_as_of": {"as_of": "2026-11-01"},
    "release_changes": {"from": "2026-10", "to": "2026-11"},
    "area_events": {"from": "2024-06-01", "to": "2024-07-31"},
}
"""What differs from the defaults."""
NOT_COMPARED = frozenset({"confidence", "event_score", "event_reason"})
"""Columns that tell how sure the program is, which other tests hold."""
_IDS = re.compile(r"\b(evt|art|rep)_[a-z0-9]{20}\b")


def load_sample(workshop: Workshop, coded: list[CodedArticle]) -> None:
    """Load the coded sample in two runs, and tag each."""
    later = [one for one in coded if _is_later(one)]
    earlier = [one for one in coded if not _is_later(one)]
    for some, (tag, now) in zip((earlier, later), LOADS.items(), strict=True):
        handovers = [_hand_over(workshop, source, tag, some) for source in workshop.sources]
        run = end_run(start_run("cli", tag, now, workshop), handovers, now)
        workshop.load(handovers, workshop.merge(handovers, now=now), run)
        tag_release(workshop.engine, tag, now=now)
    _decide(workshop, now)
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
        file.write(COUNTS)
        file.flush()
        put_reference(workshop.engine, "acled", Path(file.name))


def answers_workshop(home: Path) -> Workshop:
    """Return the steps over the sample and what stands beside it."""
    sample = sample_workshop(home)
    return Workshop(sample.settings, (*sample.sources.values(), BESIDE))


def _hand_over(workshop: Workshop, source_id: str, tag: str, coded: list[CodedArticle]) -> Handover:
    own = [one for one in coded if one.extraction.article.source_id == source_id]
    records = workshop.store.write(Stage.CHECK, f"{source_id}-{tag}", own)
    return Handover(source_id=source_id, records=records, counts={"articles_read": len(own)})


def _decide(workshop: Workshop, now: datetime) -> None:
    found = run_query(workshop.engine, "SELECT lower(place_name), event_id FROM events").rows
    rows = DECIDED.format_map({str(place): event for place, event in found}).splitlines()
    decided = read_decisions(workshop.engine, rows, by="ana", now=now, areas=workshop.areas)
    keep_judgements(workshop.engine, decided)
    run = start_run("cli", "review", now, workshop)
    workshop.load([], workshop.merge([], now=now), end_run(run, [], now))


def _is_later(one: CodedArticle) -> bool:
    told = one.extraction
    return (told.published_on or MIDDLE) > MIDDLE or Path(told.article.address).stem in LATE


def answer(engine: Engine, name: str) -> str:
    """Return the query's answer as CSV, without what changes whenever a rule does: ids and scores."""
    given = GIVEN.get(name, {})
    needed = {p.name for query in list_queries() if query.name == name for p in query.parameters if p.default is None}
    if "event" in needed:
        given = given | {"event": _event(engine)}
    found = run_query(engine, name, given)
    kept = [number for number, column in enumerate(found.columns) if column not in NOT_COMPARED]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([found.columns[number] for number in kept])
    writer.writerows([[row[number] for number in kept] for row in found.rows])
    head, *rows = _IDS.sub(r"\1_…", text.getvalue()).splitlines(keepends=True)
    return head + "".join(sorted(rows))  # each database has its own order of letters


def _event(engine: Engine) -> str:
    """The bombing in Kunduz, whose toll rises."""
    rows = run_query(engine, "SELECT event_id FROM mentions WHERE address LIKE '%kunduz-mosque-update%'").rows
    return str(rows[0][0])


def coded_sample() -> list[CodedArticle]:
    """Return the sample as it was coded when the answers were reviewed: they are about the queries, not the coder."""
    return [msgspec.json.decode(line, type=CodedArticle) for line in CODED.read_bytes().splitlines()]


def write_answers() -> None:
    """Write every answer again."""
    with tempfile.TemporaryDirectory() as home:
        workshop = answers_workshop(Path(home))
        if "--code" in sys.argv:
            handed = (prepare(workshop, source) for source in workshop.sources)
            coded = [one for handover in handed for one in workshop.store.read(handover.records, CodedArticle)]
            CODED.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in coded))
        load_sample(workshop, coded_sample())
        for query in list_queries():
            (ANSWERS / f"{query.name}.csv").write_text(answer(workshop.engine, query.name), encoding="utf-8")


if __name__ == "__main__":
    write_answers()
