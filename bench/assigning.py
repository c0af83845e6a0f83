"""What it costs to merge and load a stream into a warehouse, day by day, as a schedule does.

    python bench/assigning.py REPORTS ADDRESS

ADDRESS is an empty warehouse (sqlite:///… or postgresql://…). The stream is that of `bench/identity.py`; what
earlier runs told is in the warehouse, from which each run reads the neighbourhoods of its reports. Shown are seconds of
this process's processor time, without a server's, and a digest of which reports are which event: two versions of the
program that give the same have assigned alike. Scenes are left out, for the articles here have no words to tell them.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from hashlib import sha256
from typing import TypeVar

from identity import runs
from measuring import measure, peak_mb
from sqlalchemy import Engine, select

from pipeline.merge import merge
from pipeline.warehouse.database import read
from pipeline.warehouse.load import LoadBatch, load
from pipeline.warehouse.opening import neighbours, open_warehouse
from schemas.events import Merged, Party, ReportFacts, Where
from schemas.records import Actor, Article, CodedArticle, Extraction, LocatedReport, Place, Report
from schemas.runs import Run
from schemas.sources import Source
from schemas.tables import END_OF_TIME, event_report, event_version
from schemas.vocabulary import Genre, PlaceRole, PublishedAtMethod, RunStatus, SourceScale

START = datetime(2030, 1, 1, tzinfo=UTC)
WORDS = "told"
SOURCE = Source(id="stream", kind="files", name="Stream", licence="none", scale=SourceScale.WIRE)
T = TypeVar("T")


def main() -> None:
    """Merge and load the stream, and print what each part took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=int)
    parser.add_argument("address")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    engine, taken = open_warehouse(given.address), defaultdict[str, float](float)
    for number, told in enumerate(runs(given.reports, given.seed)):
        _run(engine, [replace(one.fact, scenes=frozenset()) for one in told], number, taken)
    shown = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in taken.items())
    print(f"{given.reports:,} reports: {shown}; {peak_mb():.0f} MB; {_digest(engine)}")


def _run(engine: Engine, facts: Sequence[ReportFacts], number: int, taken: defaultdict[str, float]) -> None:
    known = _timed(taken, "reading", partial(neighbours, engine, facts))
    merged = _timed(taken, "merging", partial(merge, facts, known, now=START + timedelta(minutes=number)))
    batch = _batch(facts, merged, number)
    _timed(taken, "loading", partial(load, engine, batch))


def _timed(taken: defaultdict[str, float], name: str, work: partial[T]) -> T:
    made, cost = measure(work)
    taken[name] += cost.cpu
    return made


def _batch(facts: Sequence[ReportFacts], merged: Merged, number: int) -> LoadBatch:
    moment = START + timedelta(minutes=number)
    told = {fact.article_id: fact for fact in facts}
    run = Run(
        run_id=f"run-{number}",
        trigger="cli",
        started_at=moment,
        finished_at=moment,
        status=RunStatus.SUCCEEDED,
        coder_version="1",
        gazetteer_version="1",
        outcomes=(),
    )
    return LoadBatch(
        run=run,
        sources=(SOURCE,),
        articles=tuple(map(_coded, facts)),
        n_articles=len(facts),
        sketch_of=lambda coded: told[coded.extraction.article.article_id].sketch,
        names_of=lambda coded: told[coded.extraction.article.article_id].names,
        merged=merged,
        rejects=(),
        based_on=number,
    )


def _coded(fact: ReportFacts) -> CodedArticle:
    """Return an article that tells the facts."""
    article = Article(
        article_id=fact.article_id, source_id=SOURCE.id, address=fact.article_id, text=WORDS, outlet=fact.outlet
    )
    extraction = Extraction(
        article=article,
        coder_version="1",
        language="en",
        genre=Genre.NEWS,
        published_on=fact.published_on,
        published_at_method=PublishedAtMethod.GIVEN,
        dateline=None,
    )
    places = _places(fact.where)
    located = LocatedReport(
        report_id=fact.report_id,
        report=_report(fact),
        place=0 if places else None,
        country=fact.where.country,
        geo_precision=fact.where.precision,
    )
    return CodedArticle(extraction=extraction, gazetteer_version="1", places=places, reports=(located,))


def _report(fact: ReportFacts) -> Report:
    return Report(
        event_type=fact.act.event_type,
        sub_event_type=fact.act.sub_event_type,
        assertion=fact.assertion,
        background=fact.background,
        start=fact.start,
        end=len(WORDS),
        place_scopes=(),
        date_start=fact.when.start,
        date_end=fact.when.end,
        date_precision=fact.when.precision,
        actors=tuple(map(_actor, fact.parties)),
        tolls=fact.tolls,
        confidence=fact.confidence,
    )


def _actor(party: Party) -> Actor:
    return Actor(
        text=party.name,
        start=0,
        end=len(WORDS),
        role=party.role,
        name=party.name,
        actor_id=party.actor_id,
        kind=party.kind,
    )


def _places(where: Where) -> tuple[Place, ...]:
    if where.name is None:
        return ()
    return (
        Place(
            start=0,
            end=len(WORDS),
            text=where.name,
            role=PlaceRole.EVENT,
            name=where.name,
            country=where.country,
            admin1_iso=where.admin1_iso,
            admin2_name=where.admin2_name,
            geonames_id=where.geonames_id,
            lat=where.lat,
            lon=where.lon,
        ),
    )


def _digest(engine: Engine) -> str:
    return sha256("\n".join(_assigned(engine)).encode()).hexdigest()[:16]


def _assigned(engine: Engine) -> Iterator[str]:
    same = (event_version.c.event_id == event_report.c.event_id) & (
        event_version.c.version_no == event_report.c.version_no
    )
    held = select(event_report.c.event_id, event_report.c.report_id, event_report.c.reason).join(event_version, same)
    with read(engine) as connection:
        ordered = held.where(event_version.c.known_to == END_OF_TIME).order_by(event_report.c.report_id)
        for row in connection.execute(ordered):
            yield " ".join(row)


if __name__ == "__main__":
    main()
