"""Sources that go quiet, loud, down or thin are noticed once, told of, and forgiven when it is over."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from coded import make_batch, write_article
from sqlalchemy import Engine, select
from town import paper

from pipeline.runs.cadence import is_cadence, is_due, next_reading
from pipeline.upkeep.health import alerts_of, last_readings, sources_table
from pipeline.upkeep.judging import judge
from pipeline.warehouse.database import read
from pipeline.warehouse.load import load
from pipeline.warehouse.opening import last_load
from schemas.health import Reading, SourceHealth
from schemas.runs import SourceOutcome
from schemas.sources import Source, Volume
from schemas.tables import alert
from schemas.vocabulary import AlertKind

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
OFTEN = tuple(Reading(at=NOW - n * DAY / 2, counts={"pages_read": 10, "pages_with_text": 9}) for n in range(20))
WELL = SourceHealth(
    source=replace(paper(), expected_weekly=Volume(minimum=21, maximum=200)),
    since=NOW - 60 * DAY,
    last_success=NOW,
    articles_day=5,
    articles_week=60,
    readings=OFTEN,
)


def thinner(share: int) -> tuple[Reading, ...]:
    """Readings of which the newest found text in so many of ten pages."""
    return tuple(
        replace(one, counts={"pages_read": 10, "pages_with_text": share}) if NOW - one.at <= DAY else one
        for one in OFTEN
    )


@pytest.mark.parametrize(
    ("health", "kinds"),
    [
        (WELL, []),
        (replace(WELL, articles_week=20), ["quiet"]),
        (replace(WELL, articles_week=20, since=NOW - 3 * DAY), []),
        (replace(WELL, articles_day=0), ["quiet"]),
        (replace(WELL, articles_day=0, since=NOW - HOUR), []),
        (replace(WELL, articles_day=0, source=replace(WELL.source, expected_weekly=Volume(minimum=5))), []),
        (replace(WELL, articles_week=201), ["loud"]),
        (replace(WELL, articles_week=5000, source=replace(WELL.source, expected_weekly=Volume())), []),
        (replace(WELL, readings=tuple(replace(one, failure="down") for one in OFTEN[:2]) + OFTEN[2:]), []),
        (replace(WELL, readings=tuple(replace(one, failure="down") for one in OFTEN[:3]) + OFTEN[3:]), ["failing"]),
        (replace(WELL, readings=thinner(5)), []),
        (replace(WELL, readings=thinner(4)), ["thin"]),
        (replace(WELL, readings=thinner(0)[:6]), []),
        (replace(WELL, since=None, readings=(), articles_week=0, articles_day=0), []),
    ],
)
def test_a_source_is_judged_by_what_is_expected_and_what_is_usual(health: SourceHealth, kinds: list[str]) -> None:
    assert [one.kind.value for one in judge(health, NOW)] == kinds


def read_at(engine: Engine, source: Source, moment: datetime, *, failure: str | None = None, articles: int = 0) -> str:
    """Load a run of the source that began at the moment."""
    number = last_load(engine) + 1
    coded = [
        write_article(f"Police said on {moment} that report {n} was invented near Qalat.") for n in range(articles)
    ]
    coded = [
        replace(c, extraction=replace(c.extraction, article=replace(c.extraction.article, source_id=source.id)))
        for c in coded
    ]
    batch = make_batch(*coded, number=number, versions=())
    outcome = SourceOutcome(source_id=source.id, counts={"articles_read": articles}, failure=failure)
    run = replace(batch.run, run_id=f"run-{number}", started_at=moment, finished_at=moment, outcomes=(outcome,))
    load(engine, replace(batch, run=run, sources=(source,)))
    return run.run_id


def test_an_alert_is_raised_once_and_closed_when_it_is_over(engine: Engine) -> None:
    source = paper(cadence="*/30 * * * *", expected_weekly=Volume(minimum=30))
    read_at(engine, source, NOW - 9 * DAY, articles=40)
    quiet = read_at(engine, source, NOW - 8 * HOUR)
    again = read_at(engine, source, NOW - 7 * HOUR)
    assert [(one.source_id, one.kind) for one in alerts_of(engine, quiet)] == [("paper", AlertKind.QUIET)]
    assert alerts_of(engine, again) == ()
    read_at(engine, source, NOW - HOUR, articles=31)
    with read(engine) as connection:
        rows = connection.execute(select(alert.c.kind, alert.c.raised_at, alert.c.cleared_at)).all()
    assert rows == [("quiet", NOW - 8 * HOUR, NOW - HOUR)]


def test_the_table_says_of_every_source_how_it_is_doing(engine: Engine) -> None:
    source = paper(cadence="0 * * * *", expected_weekly=Volume(minimum=30, maximum=50), enabled=True)
    read_at(engine, source, NOW - 9 * DAY, articles=4)
    read_at(engine, source, NOW - 5 * HOUR, articles=3)
    read_at(engine, source, NOW - 20 * timedelta(minutes=1), failure="the server answers 500")
    never = paper(id="never", cadence=None)
    table = sources_table(engine, [source, never], NOW)
    doing, unread = (dict(zip(table.columns, row, strict=True)) for row in table.rows)
    assert doing["last_success"] == "2026-03-10 07:00"
    assert (doing["in_24_hours"], doing["in_7_days"], doing["expected_weekly"]) == (3, 3, "30 to 50")
    assert "quiet: it gave 3 articles in seven days, 30 are expected" in str(doing["matter"])
    assert str(doing["matter"]).endswith("the server answers 500")
    assert doing["next_reading"] == "2026-03-10 12:00"
    assert (unread["last_success"], unread["matter"], unread["next_reading"]) == (None, None, None)
    assert last_readings(engine) == {"paper": NOW - 20 * timedelta(minutes=1)}


def test_what_an_alert_says_is_not_said_again(engine: Engine) -> None:
    source = paper(enabled=True)
    for hour in (3, 2, 1):
        read_at(engine, source, NOW - hour * HOUR, failure="the server answers 500")
    table = sources_table(engine, [source], NOW)
    doing = dict(zip(table.columns, table.rows[0], strict=True))
    assert doing["matter"] == "failing: it failed 3 times in a row: the server answers 500"


def test_a_source_is_due_by_its_cadence() -> None:
    source = paper(cadence="*/30 * * * *")
    assert next_reading(source, NOW + timedelta(minutes=1)) == NOW + timedelta(minutes=30)
    assert is_due(source, None, NOW)
    assert is_due(source, NOW - timedelta(minutes=30), NOW)
    assert not is_due(source, NOW + timedelta(minutes=1), NOW + timedelta(minutes=29))
    assert is_due(paper(cadence=None), NOW, NOW)
    assert [is_cadence(text) for text in ("@hourly", "0 6 * * *", "99 * * * *")] == [True, True, False]
