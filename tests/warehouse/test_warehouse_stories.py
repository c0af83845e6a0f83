"""Where a number comes from: an event's story, and a run's."""

from datetime import timedelta

import pytest
from coded import AREAS, NOON, found_event, make_batch, reject, revise, write_article
from sqlalchemy import Engine

from pipeline.warehouse.load import load
from pipeline.warehouse.stories import RunSummary, SetAside, _surroundings, event_story, run_summary
from schemas.runs import SourceOutcome
from schemas.vocabulary import Outcome, RunStatus, Stage

MAY = write_article("Taliban gunmen fought police near Qalat on Thursday; three died.")
LATER = write_article("Four people died in the clash near Qalat, police said.", address="b.txt")


def test_an_event_tells_its_versions_and_every_sentence_behind_it(engine: Engine) -> None:
    first = found_event(MAY)
    second = revise(first, LATER, now=NOON + timedelta(days=1), killed=4)
    load(engine, make_batch(MAY, areas=AREAS))
    load(engine, make_batch(LATER, versions=(second,), number=2))
    story = event_story(engine, first.event_id)
    assert story is not None
    assert story.versions == (first, second)
    assert [(told.address, told.quote, told.reason) for told in story.tellings] == [
        ("a.txt", MAY.extraction.article.text, "founded it"),
        ("b.txt", LATER.extraction.article.text, "same day · same district"),
    ]
    assert story.tellings[0].tolls == MAY.reports[0].report.tolls
    assert story.tellings[0].tolls[Outcome.KILLED].phrase == "three"
    assert story.tellings[0].rules == ("ACT-1",)


def test_an_event_that_nobody_knows_has_no_story(engine: Engine) -> None:
    assert event_story(engine, "evt_unknown") is None


@pytest.mark.parametrize(
    ("text", "quote", "before", "after"),
    [
        ("It was calm. Early on, a bomb went off in Kabul. No more.", "a bomb went off", "Early on, ", " in Kabul."),
        ("A bomb went off. No more.", "A bomb went off.", "", ""),
        ("Headline\n\nA bomb went off", "A bomb", "", " went off"),
        ("He said “a bomb went off.” Then he left.", "a bomb went off", "He said “", ".”"),
    ],
)
def test_a_quote_is_shown_in_its_sentence(text: str, quote: str, before: str, after: str) -> None:
    start = text.index(quote)
    assert _surroundings(text, start, start + len(quote)) == (before, after)


def test_a_run_says_what_it_brought_and_what_it_set_aside(engine: Engine) -> None:
    load(engine, make_batch(MAY, rejects=(reject("x"), reject("y")), areas=AREAS))
    assert run_summary(engine) == RunSummary(
        run_id="run-1",
        load_no=1,
        status=RunStatus.SUCCEEDED,
        outcomes=(SourceOutcome(source_id="invented", counts={"articles_read": 1}),),
        reports=1,
        events_new=1,
        events_revised=0,
        set_aside=(
            SetAside(
                stage=Stage.FETCH,
                source_id="invented",
                reason="not_utf8",
                count=2,
                message="x is not UTF-8; save it as such.",
            ),
        ),
    )


def test_the_last_run_is_summed_up_unless_another_is_named(engine: Engine) -> None:
    assert run_summary(engine) is None
    for number in (1, 2):
        load(engine, make_batch(number=number))
    last, first = run_summary(engine), run_summary(engine, "run-1")
    assert last is not None
    assert first is not None
    assert (last.load_no, first.load_no) == (2, 1)
    assert run_summary(engine, "run-3") is None
