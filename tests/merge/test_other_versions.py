"""Another version of the coder that reads the articles as the one before did: the same events, members and ids."""

from dataclasses import replace
from datetime import date

from coded import write_article
from hypothesis import given, settings
from hypothesis import strategies as st
from remembering import Memory
from test_any_order import FACTS, numbered

from pipeline.ids import make_id
from pipeline.locate import Gazetteer, locate
from pipeline.merge import facts_of
from schemas.events import EventVersion, ReportFacts
from schemas.records import CodedArticle
from schemas.vocabulary import ChangeReason

TOLD = [
    write_article(
        f"Taliban gunmen fought police near Qalat, says {n}; three died.", address=f"{n}.txt", published_on=day
    )
    for n, day in enumerate((date(2024, 5, 2), date(2024, 5, 2), date(2024, 5, 3), date(2024, 5, 2)))
]


def in_version(facts: list[ReportFacts], version: int) -> list[ReportFacts]:
    """Return the facts as that version of the coder names them."""
    return [replace(fact, report_id=make_id("rep", version, fact.report_id)) for fact in facts]


def believed(memory: Memory, facts: list[ReportFacts]) -> dict[str, tuple[object, ...]]:
    """Return each event's members, named by where they are told, and what is believed of it."""
    order = {fact.report_id: fact.order for fact in facts}
    return {v.event_id: (*_members(v, order), v.tolls, v.when, v.where, v.act) for v in memory.current.values()}


def _members(version: EventVersion, order: dict[str, tuple[str, int]]) -> list[tuple[object, ...]]:
    return sorted((order[member.report_id], member.score, member.reason) for member in version.members)


@settings(max_examples=60, deadline=None)
@given(FACTS, st.integers(2, 6), st.integers(2, 9))
def test_the_coders_version_alone_changes_no_event(facts: list[ReportFacts], alike: int, version: int) -> None:
    told = numbered(facts, alike)
    again = in_version(told, version)
    first, other = Memory(), Memory()
    first.run(told)
    other.run(again)
    assert believed(other, again) == believed(first, told)


@settings(max_examples=60, deadline=None)
@given(FACTS, st.integers(2, 6), st.integers(2, 9))
def test_articles_coded_again_alike_keep_their_events(facts: list[ReportFacts], alike: int, version: int) -> None:
    told = numbered(facts, alike)
    again = in_version(told, version)
    memory = Memory()
    memory.run(told)
    before = believed(memory, told)
    merged = memory.run(again)
    assert {one.change_reason for one in merged.versions} <= {ChangeReason.RECODED}
    assert believed(memory, again) == before


def test_the_version_that_locating_puts_into_ids_changes_no_event(gazetteer: Gazetteer) -> None:
    first, other = (_located(version, gazetteer) for version in ("1", "2"))
    assert {one.report_id for one in first}.isdisjoint(one.report_id for one in other)
    memories = Memory(), Memory()
    for memory, facts in zip(memories, (first, other), strict=True):
        memory.run(facts)
    assert believed(memories[0], first) == believed(memories[1], other)


def _located(version: str, gazetteer: Gazetteer) -> list[ReportFacts]:
    coded: list[CodedArticle] = [locate(replace(told.extraction, coder_version=version), gazetteer) for told in TOLD]
    return [fact for one in coded for fact in facts_of(one)]
