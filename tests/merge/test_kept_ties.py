"""What ties reports is kept from run to run (EVT-13): a run looks around what is new, and the events are the same."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from remembering import START, Memory
from test_any_order import DISTRICTS, FACTS, numbered
from test_identity import BLAST, another, toll
from test_repeating import REPEATED, speaking

from pipeline.merge.profile import Profile
from schemas.events import Judgement, ReportFacts, Tied
from schemas.vocabulary import JudgementKind


class Forgetful(Memory):
    """Runs that follow each other, each of which looks around all that it asks about."""

    def recall(self, asked: Sequence[Profile]) -> dict[str, list[Tied]]:
        """Return none."""
        return {one.fact.report_id: [] for one in asked[:0]}


@pytest.mark.parametrize("first", [8, 2])
@settings(max_examples=25, deadline=None)
@given(st.one_of(REPEATED, FACTS), st.integers(2, 9), st.randoms(use_true_random=False), st.integers(2, 6))
def test_runs_that_remember_make_what_those_make_that_look_at_everything_again(
    first: int, facts: list[ReportFacts], alike_ones: int, random: object, runs: int
) -> None:
    told = numbered(facts, alike_ones)
    articles = sorted({fact.article_id for fact in told})
    random.shuffle(articles)  # type: ignore[attr-defined] # a random.Random that hypothesis makes
    parted = random.sample([fact.report_id for fact in told], 2)  # type: ignore[attr-defined] # as above
    moved = [replace(fact, report_id=f"{fact.report_id}_2", where=DISTRICTS[1], tolls=toll(3)) for fact in told]
    remembering, forgetful = Memory(), Forgetful()
    with speaking(first):
        for number in range(runs + 2):
            some = articles[number::runs] if number < runs else articles[number::3]
            coded = told if number < runs else moved
            for memory in (remembering, forgetful):
                if number == 1 and all(report_id in memory.facts for report_id in parted):
                    memory.judgements.append(_parted(*parted))
                memory.run([fact for fact in coded if fact.article_id in some])
            assert remembering.members() == forgetful.members()
            assert remembering.beliefs() == forgetful.beliefs()
            assert remembering.current.keys() == forgetful.current.keys()


def _parted(one: str, other: str) -> Judgement:
    return Judgement(
        judgement_id="jdg_1",
        kind=JudgementKind.DIFFERENT,
        report_id=one,
        other_report_id=other,
        decided_by="reader",
        decided_at=START + timedelta(days=1),
    )


def test_a_run_looks_around_what_is_new_and_not_again_around_the_event_that_it_joins() -> None:
    memory = Memory()
    memory.run([BLAST, another("b"), another("c")])
    merged = memory.run([another("d")])
    assert [len(members) for members in memory.members()] == [4]
    assert merged.looked.reports == ("rep_d",)
    assert {tie.one for tie in merged.looked.ties} == {"rep_a", "rep_b", "rep_c"}


def test_a_run_looks_around_those_alone_in_a_crowd_whom_what_is_new_lets_speak_or_hushes() -> None:
    memory = Memory()
    told = [another(f"{n}") for n in range(5)]
    with speaking(2):
        memory.run([told[n] for n in (0, 1, 2, 4)])
        follows = memory.run([told[3]])
        assert follows.looked.reports == ("rep_3",)
        assert set(*follows.looked.crowds.values()) == {fact.report_id for fact in told}
        speaks = memory.run([another("+")])
    assert len(speaks.looked.reports) == 6
    assert [len(members) for members in memory.members()] == [6]


def test_a_run_looks_around_who_speaks_since_several_are_gone() -> None:
    memory = Memory()
    told = [another(f"{n}") for n in range(4)]
    with speaking(2):
        memory.run(told)
        merged = memory.run([], articles={fact.article_id for fact in told[:3]})
    assert "rep_3" in merged.looked.reports
    assert memory.members() == {frozenset({"rep_3"})}


def test_what_is_coded_again_keeps_no_tie() -> None:
    memory = Memory()
    memory.run([BLAST, another("b")])
    memory.run([replace(BLAST, report_id="rep_again", where=DISTRICTS[1], tolls=toll(30))])
    assert memory.ties["rep_b"] == {}
