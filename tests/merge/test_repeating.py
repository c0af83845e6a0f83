"""A deed that very many tell: those who say what others said follow them, and the events are the same as ever."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from remembering import START, Memory
from test_any_order import DAY, DISTRICTS, FACTS, NAMES, PLACES, day, numbered
from test_identity import BLAST, another, events, toll

from pipeline.merge import clustering, repeating
from pipeline.merge.profile import profile_of
from pipeline.merge.similarity import compare
from pipeline.merge.ties import alike
from schemas.events import Judgement, ReportFacts
from schemas.vocabulary import Assertion, JudgementKind

MANY = 40


@contextmanager
def speaking(first: int) -> Iterator[None]:
    """Let so few speak of those who say the same that a short list has many who do not."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(repeating, "FIRST", first)
        patch.setattr(repeating, "CROWD", first + 1)
        patch.setattr(repeating, "HEARD", first + 3)
        patch.setattr(clustering, "VOTERS", first + 1)
        yield


REPEATED = st.lists(
    st.builds(
        lambda when, where, killed, names, assertion, came: replace(
            BLAST,
            when=day(when),
            where=where,
            tolls=toll(killed) if killed else {},
            names=NAMES[:names],
            assertion=assertion,
            published_on=DAY + timedelta(days=came),
        ),
        st.sampled_from([0, 0, 0, 0, 1, None]),
        st.sampled_from([*DISTRICTS, DISTRICTS[0], DISTRICTS[0], PLACES[2]]),
        st.sampled_from([3, 3, 3, 3, 12, 0]),
        st.integers(0, 4),
        st.sampled_from([Assertion.ASSERTED] * 9 + [Assertion.DENIED]),
        st.integers(0, 3),
    ),
    min_size=16,
    max_size=MANY,
)


@pytest.mark.parametrize("first", [8, 2])
@settings(max_examples=60, deadline=None)
@given(REPEATED, st.integers(2, 9), st.randoms(use_true_random=False), st.integers(2, 5))
def test_whatever_the_order_and_the_runs_who_follows_ends_in_the_same_event(
    first: int, facts: list[ReportFacts], alike_ones: int, random: object, runs: int
) -> None:
    told = numbered(facts, alike_ones)
    at_once, bit_by_bit = Memory(), Memory()
    articles = sorted({fact.article_id for fact in told})
    random.shuffle(articles)  # type: ignore[attr-defined] # a random.Random that hypothesis makes
    with speaking(first):
        at_once.run(told)
        for start in range(runs):
            bit_by_bit.run([fact for fact in told if fact.article_id in articles[start::runs]])
    assert bit_by_bit.members() == at_once.members()
    # A version keeps the reasons for which its members were joined when it was made: Revision makes none for new ones.
    assert [belief[1:] for belief in bit_by_bit.beliefs()] == [belief[1:] for belief in at_once.beliefs()]


VARIED = st.lists(
    st.builds(
        lambda when, where, killed, names, came, assertion: replace(
            BLAST,
            when=day(when),
            where=where,
            tolls=toll(killed) if killed else {},
            names=names,
            assertion=assertion,
            published_on=None if came is None else DAY + timedelta(days=came),
        ),
        st.sampled_from([0, 0, 0, 1, None, None]),
        st.sampled_from([*DISTRICTS, DISTRICTS[0], PLACES[2], PLACES[3]]),
        st.integers(0, 9),
        st.sampled_from([NAMES, NAMES, NAMES[1:], NAMES[:2], ()]),
        st.sampled_from([0, 0, 1, None]),
        st.sampled_from([Assertion.ASSERTED] * 9 + [Assertion.DENIED]),
    ),
    min_size=20,
    max_size=MANY,
)


@settings(max_examples=80, deadline=None)
@given(VARIED, st.integers(2, 9), st.randoms(use_true_random=False), st.integers(2, 6))
def test_whatever_the_order_and_the_runs_a_matter_told_in_many_ways_ends_in_the_same_events(
    facts: list[ReportFacts], alike_ones: int, random: object, runs: int
) -> None:
    told = numbered(facts, alike_ones)
    at_once, bit_by_bit = Memory(), Memory()
    articles = sorted({fact.article_id for fact in told})
    random.shuffle(articles)  # type: ignore[attr-defined] # as above
    with speaking(1):
        at_once.run(told)
        for start in range(runs):
            bit_by_bit.run([fact for fact in told if fact.article_id in articles[start::runs]])
    assert bit_by_bit.members() == at_once.members()
    assert bit_by_bit.beliefs() == at_once.beliefs()


@pytest.mark.parametrize("first", [8, 2])
@settings(max_examples=30, deadline=None)
@given(REPEATED, st.randoms(use_true_random=False))
def test_an_article_coded_again_makes_room_for_who_followed_it(
    first: int, facts: list[ReportFacts], random: object
) -> None:
    told = numbered(facts, 1)
    changed = [fact for fact in told if random.random() < 0.4]  # type: ignore[attr-defined] # as above
    again = [replace(fact, report_id=f"{fact.report_id}_2", where=DISTRICTS[1], tolls=toll(7)) for fact in changed]
    later, at_once = Memory(), Memory()
    with speaking(first):
        later.run(told)
        later.run(again)
        at_once.run([*(fact for fact in told if fact not in changed), *again])
    assert later.members() == at_once.members()
    assert later.beliefs() == at_once.beliefs()


@settings(deadline=None)
@given(FACTS)
def test_who_says_the_same_is_alike_by_that_alone(facts: list[ReportFacts]) -> None:
    said = [(profile, profile.saying) for profile in map(profile_of, numbered(facts, 1)) if profile.saying]
    for (one, saying), (other, again) in combinations(said, 2):
        if saying == again and saying.enough:
            likeness = compare(one, other)
            assert likeness is not None
            assert likeness.links


def test_a_deed_that_many_tell_is_one_event_by_few_comparisons() -> None:
    facts = [another(f"{n:03}", published_on=DAY + timedelta(days=n % 3)) for n in range(MANY)]
    (event,) = events(*facts)
    assert len(event.members) == MANY
    profiles = [profile_of(fact) for fact in facts]
    ties = list(alike(profiles, repeating.tellings_of(profiles, ())))
    assert len(ties) <= repeating.FIRST * MANY


def test_who_is_judged_follows_nobody() -> None:
    memory = Memory()
    facts = [another(f"{n:03}") for n in range(MANY)]
    memory.run(facts)
    last = facts[-1].report_id
    memory.judgements = [_parted(last, fact.report_id, n) for n, fact in enumerate(facts[:-1])]
    memory.run([])
    memory.run(facts)
    assert {len(members) for members in memory.members()} == {1, MANY - 1}


def test_a_rival_number_goes_with_the_report_that_follows_others() -> None:
    facts = [another(f"{n:03}") for n in range(MANY)]
    rival = replace(facts[-1], report_id="rep_rival", number=1, tolls=toll(30), contests=facts[-1].report_id)
    (event,) = events(*facts, rival)
    assert len(event.members) == MANY + 1


def _parted(one: str, other: str, number: int) -> Judgement:
    return Judgement(
        judgement_id=f"jdg_{number:03}",
        kind=JudgementKind.DIFFERENT,
        report_id=one,
        other_report_id=other,
        decided_by="reader",
        decided_at=START + timedelta(minutes=number),
    )


def test_of_a_matter_the_first_past_those_that_are_heard_follows_them() -> None:
    profiles = [profile_of(another(f"{n}", tolls=toll(5 + n))) for n in range(5)]
    with speaking(1):
        assert len(profiles) == repeating.HEARD + 1
        assert repeating.tellings_of(profiles[:-1], ()).silent == set()
        assert repeating.tellings_of(profiles, ()).silent == {profiles[-1].fact.report_id}
