"""Late articles, backfills and runs of any size: the same reports end in the same events."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, product

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from remembering import START, Memory
from test_identity import BLAST, another, toll

from pipeline.merge.bars import never_one
from pipeline.merge.clustering import AGAINST_ONE, AGAINST_TEN, _Groups
from pipeline.merge.glance import glance
from pipeline.merge.profile import profile_of
from pipeline.merge.similarity import alike_among, compare
from schemas.events import Judgement, Party, ReportFacts, When, Where
from schemas.vocabulary import ActorRole, Assertion, DatePrecision, GeoPrecision, JudgementKind, LineageKind

DAY = date(2024, 5, 13)
DISTRICTS = tuple(
    replace(BLAST.where, name=name, admin2_name=name, geonames_id=n) for n, name in enumerate(("Achin", "Khogyani"), 1)
)
PLACES = (*DISTRICTS, Where(country="AF", admin1_iso="AF-NAN", precision=GeoPrecision.ADM1), Where())
NAMES = ("stanekzai", "spinghar", "jumhuriat", "rahmani")


def day(number: int | None) -> When:
    if number is None:
        return When()
    that = DAY + timedelta(days=number)
    return When(start=that, end=that, precision=DatePrecision.DAY)


FACTS = st.lists(
    st.builds(
        lambda when, where, killed, outlet, names, assertion, victim, came: replace(
            BLAST,
            when=day(when),
            where=where,
            tolls=toll(killed) if killed else {},
            outlet=outlet,
            names=NAMES[:names],
            assertion=assertion,
            parties=(Party(name=f"Sana {victim}", role=ActorRole.TARGET),) if victim else (),
            published_on=DAY + timedelta(days=came),
        ),
        st.sampled_from([0, 0, 1, 2, None]),
        st.sampled_from(PLACES),
        st.sampled_from([0, 1, 3, 3, 12]),
        st.sampled_from(["wire", "daily", "post"]),
        st.integers(0, 4),
        st.sampled_from([Assertion.ASSERTED] * 4 + [Assertion.ALLEGED, Assertion.DENIED]),
        st.sampled_from([None, None, "Wardak", "Ghilzai"]),
        st.integers(0, 4),
    ),
    min_size=2,
    max_size=14,
)


def numbered(facts: list[ReportFacts], alike: int) -> list[ReportFacts]:
    """Return the facts as reports of articles of their own, two of each ``alike`` of one."""
    return [
        replace(fact, report_id=f"rep_{n:02}", article_id=f"art_{n - (n % alike == 1):02}", number=n, sketch=(n * 97,))
        for n, fact in enumerate(facts)
    ]


@settings(max_examples=80, deadline=None)
@given(FACTS, st.integers(2, 6), st.randoms(use_true_random=False), st.integers(1, 5))
def test_whatever_the_order_and_the_runs_the_events_are_the_same(
    facts: list[ReportFacts], alike: int, random: object, runs: int
) -> None:
    told = numbered(facts, alike)
    at_once, bit_by_bit = Memory(), Memory()
    at_once.run(told)
    articles = sorted({fact.article_id for fact in told})
    random.shuffle(articles)  # type: ignore[attr-defined] # a random.Random that hypothesis makes
    for start in range(runs):
        bit_by_bit.run([fact for fact in told if fact.article_id in articles[start::runs]])
    assert bit_by_bit.members() == at_once.members()
    assert bit_by_bit.beliefs() == at_once.beliefs()
    assert bit_by_bit.run(told).versions == at_once.run(told).versions == ()


def over_places(number: int, killed: int, came: int, second: Where) -> list[ReportFacts]:
    """Return what an article tells whose one toll is of a district and of somewhere else."""
    told = replace(
        BLAST, article_id=f"art_s{number}", start=7, tolls={}, published_on=DAY + timedelta(days=came), sketch=(number,)
    )
    return [
        replace(told, report_id=f"rep_s{number}_1", number=1, where=PLACES[0], at_one_of_them=True),
        replace(told, report_id=f"rep_s{number}_2", number=2, where=second, at_one_of_them=True),
        replace(
            told,
            report_id=f"rep_s{number}_3",
            number=3,
            where=Where(country="AF", precision=GeoPrecision.COUNTRY),
            tolls=toll(killed),
            over_places=True,
        ),
    ]


ELSEWHERE = replace(BLAST.where, name="Herat", admin1_iso="AF-HER", admin2_name="Herat", geonames_id=9)
OVER_PLACES = st.lists(
    st.tuples(st.sampled_from([4, 12, 30]), st.integers(0, 4), st.sampled_from([ELSEWHERE, PLACES[1]])),
    min_size=1,
    max_size=3,
)


@settings(max_examples=60, deadline=None)
@given(FACTS, OVER_PLACES, st.randoms(use_true_random=False), st.integers(1, 5))
def test_a_toll_over_places_is_lessened_alike_in_whatever_order_the_others_come(
    facts: list[ReportFacts], shared: list[tuple[int, int, Where]], random: object, runs: int
) -> None:
    told = [*numbered(facts, 9), *(fact for n, one in enumerate(shared) for fact in over_places(n, *one))]
    at_once, bit_by_bit = Memory(), Memory()
    at_once.run(told)
    articles = sorted({fact.article_id for fact in told})
    random.shuffle(articles)  # type: ignore[attr-defined] # as above
    for start in range(runs):
        bit_by_bit.run([fact for fact in told if fact.article_id in articles[start::runs]])
    assert bit_by_bit.members() == at_once.members()
    assert bit_by_bit.beliefs() == at_once.beliefs()
    assert bit_by_bit.run(told).versions == at_once.run(told).versions == ()


@settings(max_examples=40, deadline=None)
@given(FACTS, st.randoms(use_true_random=False))
def test_an_article_coded_again_ends_as_if_it_had_been_coded_so_at_once(
    facts: list[ReportFacts], random: object
) -> None:
    told = numbered(facts, 1)
    changed = [fact for fact in told if random.random() < 0.4]  # type: ignore[attr-defined] # as above
    again = [replace(fact, report_id=f"{fact.report_id}_2", where=DISTRICTS[1], tolls=toll(7)) for fact in changed]
    unchanged = [fact for fact in told if fact not in changed]
    later, at_once = Memory(), Memory()
    later.run(told)
    later.run(again)
    at_once.run([*unchanged, *again])
    assert later.members() == at_once.members()
    assert later.beliefs() == at_once.beliefs()


@settings(deadline=None)
@given(FACTS)
def test_what_is_seen_at_a_glance_to_be_far_from_alike_is(facts: list[ReportFacts]) -> None:
    profiles = [profile_of(fact) for fact in numbered(facts, 1)]
    pairs = [pair for pair in combinations(profiles, 2) if pair[0].signs.isdisjoint(pair[1].signs)]
    assume(pairs)
    for pair, may_be_alike in zip(pairs, glance([(one, [other]) for one, other in pairs]), strict=True):
        likeness = compare(*pair)
        assert may_be_alike or likeness is None or not likeness.links


@settings(deadline=None)
@given(st.lists(FACTS, min_size=3, max_size=6))
def test_of_many_that_are_looked_at_in_one_go_those_are_alike_that_are_pair_by_pair(
    several: list[list[ReportFacts]],
) -> None:
    profiles = [profile_of(fact) for fact in numbered([fact for facts in several for fact in facts], 1)]
    groups = [(one, profiles[:n]) for n, one in enumerate(profiles)]
    weighed = [(one, other, compare(one, other)) for one, others in groups for other in others]
    alike = [
        (one, other, likeness.score) for one, other, likeness in weighed if likeness is not None and likeness.links
    ]
    assert list(alike_among(groups)) == alike


@settings(deadline=None)
@given(FACTS, st.integers(1, 3), st.randoms(use_true_random=False))
def test_two_groups_unite_where_all_their_pairs_together_say_so(
    facts: list[ReportFacts], alike_ones: int, random: object
) -> None:
    profiles = [profile_of(fact) for fact in numbered(facts, alike_ones + 1)]
    first = len(profiles) // 2
    ones, others = list(range(first)), list(range(first, len(profiles)))
    pairs = list(product(ones, others))
    some = frozenset(pair for pair in pairs if random.random() < 0.3)  # type: ignore[attr-defined] # as above
    of = {**dict.fromkeys(ones, ones), **dict.fromkeys(others, others)}
    groups = _Groups(profiles, frozenset(), of, some, {})
    weighed = [(profiles[a], profiles[b], (a, b) in some) for a, b in pairs]
    told_apart = [AGAINST_TEN for one, other, _ in weighed if never_one(one, other)]
    speaking = [(compare(one, other), is_alike) for one, other, is_alike in weighed if not never_one(one, other)]
    against = [1 for likeness, is_alike in speaking if not is_alike and (likeness is None or likeness.contradicts)]
    outweighs = AGAINST_ONE * sum(is_alike for _, is_alike in speaking) > sum(against) + sum(told_apart)
    assert groups.may_unite(0, first) == outweighs


def test_a_late_report_that_tells_two_events_to_be_one_merges_them_and_says_so() -> None:
    memory = Memory()
    early = replace(BLAST, where=PLACES[2])
    near = another("b", tolls={}, names=NAMES)
    memory.run([early])
    memory.run([near])
    assert len(memory.current) == 2
    bridge = another("c", tolls=toll(3), names=NAMES)
    (version,) = memory.run([bridge]).versions
    (line,) = memory.lineage
    assert line.kind is LineageKind.MERGED
    assert (line.other_event_id, line.cause_article_id) == (version.event_id, bridge.article_id)
    assert len(version.members) == 3
    assert line.event_id in version.change_note


def test_a_person_who_parts_and_unites_reports_is_named_in_the_history() -> None:
    memory = Memory()
    told = [BLAST, another("b"), another("c")]
    memory.run(told)
    for number, kind in enumerate((JudgementKind.DIFFERENT, JudgementKind.SAME)):
        memory.judgements.append(
            Judgement(
                judgement_id=f"j{number}",
                kind=kind,
                report_id="rep_a",
                other_report_id="rep_c",
                decided_by="ana",
                note="the map",
                decided_at=START + timedelta(minutes=number),
            )
        )
        notes = {version.change_note for version in memory.run(told[:1]).versions}
        assert notes, notes
        assert {note for note in notes if f": ana decided: {kind} (the map)" not in note} == set()
        assert not any("None" in note for note in notes)


def test_an_event_that_a_new_coding_splits_leaves_a_trace_and_keeps_its_id() -> None:
    memory = Memory()
    told = [BLAST, another("b"), another("c")]
    memory.run(told)
    (event_id,) = memory.current
    moved = replace(told[2], report_id="rep_c2", where=DISTRICTS[1], tolls=toll(9))
    memory.run([moved])
    assert memory.members() == {frozenset({"rep_a", "rep_b"}), frozenset({"rep_c2"})}
    assert event_id in memory.current
    (line,) = memory.lineage
    assert (line.kind, line.other_event_id) == (LineageKind.SPLIT, event_id)


def test_an_event_of_which_no_article_tells_any_more_ends() -> None:
    memory = Memory()
    memory.run([BLAST])
    merged = memory.run([], articles=["art_a"])
    assert merged.versions == ()
    (line,) = merged.lineage
    assert (line.kind, line.cause_article_id) == (LineageKind.DISSOLVED, "art_a")
    assert memory.current == {}


def test_no_id_is_given_twice() -> None:
    memory = Memory()
    memory.run([BLAST])
    first = set(memory.current)
    memory.run([], articles=["art_a"])
    memory.run([BLAST])
    assert not first & set(memory.current)
