"""An outlet takes back what it told (rule BEL-8)."""

from dataclasses import replace
from datetime import date

import pytest
from test_identity import BLAST, NOW, another, events, knowing, toll

from pipeline.merge import merge
from schemas.events import UNTOLD_OUTLET, ReportFacts
from schemas.vocabulary import Assertion, ChangeReason, Corroboration, Outcome

LATER = date(2024, 5, 16)
TAKEN_BACK = another("back", outlet="wire", assertion=Assertion.DENIED, tolls={}, published_on=LATER)


def test_what_an_outlet_denies_later_in_its_own_voice_is_taken_back_and_the_denial_is_named_as_the_cause() -> None:
    told = merge([BLAST], now=NOW)
    (version,) = events(TAKEN_BACK, known=knowing(told, BLAST))
    assert version.event_id == told.versions[0].event_id
    assert (version.corroboration, version.change_reason) == (Corroboration.RETRACTED, ChangeReason.RETRACTED)
    assert version.cause_article_id == TAKEN_BACK.article_id
    assert {member.report_id for member in version.members} == {BLAST.report_id, TAKEN_BACK.report_id}


def test_an_event_that_another_outlet_tells_of_stands_on_that_one_alone() -> None:
    (event,) = events(BLAST, another("daily", tolls=toll(4)), TAKEN_BACK)
    assert (event.corroboration, event.n_reports, event.n_sources) == (Corroboration.CONTESTED, 3, 1)
    killed = event.tolls[Outcome.KILLED]
    assert (killed.low, killed.best, killed.high) == (4, 4, 4)


@pytest.mark.parametrize(
    ("told", "denial"),
    [
        pytest.param(BLAST, replace(TAKEN_BACK, attributed_to="the governor"), id="somebody_elses_words"),
        pytest.param(BLAST, replace(TAKEN_BACK, outlet="daily"), id="another_outlets"),
        pytest.param(BLAST, replace(TAKEN_BACK, published_on=BLAST.published_on), id="of_the_same_day"),
        pytest.param(BLAST, replace(TAKEN_BACK, published_on=date(2024, 5, 13)), id="from_before"),
        pytest.param(BLAST, replace(TAKEN_BACK, published_on=None), id="of_no_known_day"),
        pytest.param(BLAST, replace(TAKEN_BACK, article_id=BLAST.article_id, number=1), id="in_the_same_article"),
        pytest.param(
            replace(BLAST, outlet=UNTOLD_OUTLET), replace(TAKEN_BACK, outlet=UNTOLD_OUTLET), id="of_whoever_it_was"
        ),
    ],
)
def test_any_other_denial_only_contests(told: ReportFacts, denial: ReportFacts) -> None:
    (event,) = events(told, denial)
    assert event.corroboration is Corroboration.CONTESTED


def test_an_event_that_is_told_again_after_it_was_taken_back_stands_again() -> None:
    (event,) = events(BLAST, TAKEN_BACK, another("anew", outlet="daily", published_on=date(2024, 5, 17)))
    assert event.corroboration is Corroboration.CONTESTED
    assert event.n_sources == 1
