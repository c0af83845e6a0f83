"""An article that is coded again: its new reports take the places of the old ones, in the same events."""

from dataclasses import replace
from datetime import UTC, datetime

from coded import write_article

from pipeline.merge import facts_of, merge
from schemas.events import Act, EventVersion, Known, ReportFacts
from schemas.vocabulary import ChangeReason, EventType, GeoPrecision, SubEventType

PROTEST = Act(event_type=EventType.PROTESTS, sub_event_type=SubEventType.PEACEFUL_PROTEST)
THEN, NOW = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC)
(FIRST,) = facts_of(write_article("Taliban gunmen fought police near Qalat on Thursday; three died."))
(SECOND,) = facts_of(write_article("Three died as police fought gunmen near Qalat, officials said.", address="b.txt"))


def coded_again(fact: ReportFacts, **changes: object) -> ReportFacts:
    return replace(fact, report_id=f"{fact.report_id}_again", **changes)  # type: ignore[arg-type]  # fields by name


def known(facts: tuple[ReportFacts, ...]) -> Known:
    versions = merge(facts, now=THEN).versions
    return Known(versions=versions, facts=facts, taken=frozenset(version.event_id for version in versions))


def members(version: EventVersion) -> set[str]:
    return {member.report_id for member in version.members}


def test_the_event_stays_and_has_a_new_version_with_the_new_place() -> None:
    before = known((FIRST,))
    moved = replace(FIRST.where, name="Shahjoy", precision=GeoPrecision.ADM2)
    again = coded_again(FIRST, where=moved)
    (version,) = merge([again], before, now=NOW).versions
    assert version.event_id == before.versions[0].event_id
    assert (version.version_no, version.change_reason) == (2, ChangeReason.RECODED)
    assert members(version) == {again.report_id}
    assert (version.where.name, version.n_reports, version.n_articles) == ("Shahjoy", 1, 1)


def test_a_place_in_another_province_is_no_bar_to_being_the_same_report() -> None:
    before = known((FIRST,))
    again = coded_again(FIRST, where=replace(FIRST.where, admin1_iso="AF-GHA", name="Ghazni"))
    (version,) = merge([again], before, now=NOW).versions
    assert (version.event_id, version.where.admin1_iso) == (before.versions[0].event_id, "AF-GHA")


def test_the_reports_of_other_articles_stay() -> None:
    before = known((FIRST, SECOND))
    again = coded_again(FIRST)
    (version,) = merge([again], before, now=NOW).versions
    assert members(version) == {again.report_id, SECOND.report_id}


def test_a_report_that_the_new_coding_does_not_have_leaves_an_event_that_others_tell_of() -> None:
    before = known((FIRST, SECOND))
    other = coded_again(FIRST, act=PROTEST)
    versions = merge([other], before, now=NOW).versions
    (event,) = (version for version in versions if version.event_id == before.versions[0].event_id)
    assert members(event) == {SECOND.report_id}


def test_an_article_coded_the_same_changes_nothing() -> None:
    before = known((FIRST, SECOND))
    assert merge([FIRST, SECOND], before, now=NOW).versions == ()


def test_a_report_that_no_event_holds_does_not_drive_out_its_articles_others() -> None:
    before = known((FIRST,))
    aside = replace(FIRST, report_id="rep_aside", number=1, when=replace(FIRST.when, start=None, end=None))
    versions = merge([FIRST, aside], before, now=NOW).versions
    assert all(FIRST.report_id in members(v) for v in versions if v.event_id == before.versions[0].event_id)
