"""Reports of one event become one event, whatever the order in which they come."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.merge import merge, sketch_text
from pipeline.merge.blocking import pairs
from pipeline.merge.clustering import _Groups
from pipeline.merge.names import names_in
from pipeline.merge.profile import profile_of
from pipeline.merge.similarity import compare
from schemas.events import NOTHING_KNOWN, Act, EventVersion, Known, Merged, Party, ReportFacts, When, Where
from schemas.records import Span, Toll
from schemas.vocabulary import (
    ActorKind,
    ActorRole,
    Assertion,
    ChangeReason,
    Corroboration,
    DatePrecision,
    EventType,
    GeoPrecision,
    Outcome,
    SubEventType,
)

NOW = datetime(2024, 6, 1, tzinfo=UTC)
LATER = datetime(2024, 6, 2, tzinfo=UTC)
TEXT = "A roadside bomb killed three policemen in Achin district on Monday, officials in the province said on Tuesday."


def toll(killed: int) -> dict[Outcome, Toll]:
    return {Outcome.KILLED: Toll(low=killed, best=killed, high=killed, phrase=f"{killed} policemen")}


BLAST = ReportFacts(
    report_id="rep_a",
    article_id="art_a",
    number=0,
    start=0,
    outlet="wire",
    published_on=date(2024, 5, 14),
    sketch=sketch_text(TEXT),
    act=Act(event_type=EventType.EXPLOSIONS, sub_event_type=SubEventType.REMOTE_EXPLOSIVE),
    when=When(start=date(2024, 5, 13), end=date(2024, 5, 13), precision=DatePrecision.DAY),
    where=Where(
        name="Achin",
        country="AF",
        admin1_iso="AF-NAN",
        admin2_name="Achin",
        geonames_id=1,
        lat=34.1,
        lon=70.7,
        precision=GeoPrecision.ADM2,
    ),
    assertion=Assertion.ASSERTED,
    background=False,
    tolls=toll(3),
    confidence=0.8,
)


def another(name: str, words: str = "", **changes: object) -> ReportFacts:
    fact = replace(
        BLAST, report_id=f"rep_{name}", article_id=f"art_{name}", outlet=name, sketch=sketch_text(words or name * 9)
    )
    return replace(fact, **changes)  # type: ignore[arg-type] # a helper of tests: any field


def events(*facts: ReportFacts, known: Known = NOTHING_KNOWN, now: datetime = NOW) -> tuple[EventVersion, ...]:
    """Return what merging makes of the reports, without the lineage."""
    return merge(facts, known, now=now).versions


def knowing(merged: Merged, *facts: ReportFacts) -> Known:
    return Known(versions=merged.versions, facts=facts, taken=frozenset(v.event_id for v in merged.versions))


def test_two_outlets_that_tell_the_same_make_one_corroborated_event() -> None:
    (event,) = events(BLAST, another("b"))
    assert (event.n_reports, event.n_sources, event.corroboration) == (2, 2, Corroboration.CORROBORATED)


def test_an_edited_copy_is_no_second_voice() -> None:
    copy = another("b", "(Wire) - " + TEXT + " The district is near the border.")
    (event,) = events(BLAST, copy)
    assert (event.n_articles, event.n_sources, event.corroboration) == (2, 1, Corroboration.SINGLE)


def test_a_higher_toll_later_makes_a_new_version_that_says_so() -> None:
    first = merge([BLAST], now=NOW)
    late = another("b", published_on=date(2024, 5, 15), tolls=toll(5))
    (second,) = events(late, known=knowing(first, BLAST), now=LATER)
    assert (second.event_id, second.version_no, second.known_from) == (first.versions[0].event_id, 2, LATER)
    assert second.cause_article_id == late.article_id
    assert second.change_reason is ChangeReason.TOLL_CHANGED
    killed = second.tolls[Outcome.KILLED]
    assert (killed.low, killed.best, killed.high) == (3, 5, 5)


def test_a_rerun_changes_nothing() -> None:
    first = merge([BLAST], now=NOW)
    assert events(BLAST, known=knowing(first, BLAST), now=LATER) == ()


def test_another_province_or_another_week_is_another_event() -> None:
    elsewhere = another("b", where=replace(BLAST.where, admin1_iso="AF-HER", admin2_name="Shindand", geonames_id=2))
    next_week = another("c", when=When(start=date(2024, 5, 20), end=date(2024, 5, 20), precision=DatePrecision.DAY))
    assert len(events(BLAST, elsewhere, next_week)) == 3


def test_same_day_and_province_alone_do_not_make_one_event() -> None:
    coarse = replace(BLAST.where, name="Nangarhar", admin2_name=None, geonames_id=9, precision=GeoPrecision.ADM1)
    one, other = another("b", where=coarse, tolls={}), another("c", where=coarse, tolls={})
    assert len(events(one, other)) == 2


def test_a_denial_contests_the_event_and_founds_none() -> None:
    denial = another("b", assertion=Assertion.DENIED, tolls={})
    (event,) = events(BLAST, denial)
    assert (event.assertion, event.corroboration) == (Assertion.ASSERTED, Corroboration.CONTESTED)
    assert events(denial) == ()


def test_an_allegation_alone_stays_alleged_and_never_sets_an_asserted_toll() -> None:
    rumour = another("b", assertion=Assertion.ALLEGED, tolls=toll(4))
    (alone,) = events(rumour)
    assert alone.assertion is Assertion.ALLEGED
    (event,) = events(BLAST, rumour)
    assert event.tolls[Outcome.KILLED].high == 3


@settings(deadline=None)
@given(
    st.permutations(
        [BLAST, another("b"), another("c", tolls=toll(4)), another("d", assertion=Assertion.DENIED, tolls={})]
    )
)
def test_the_order_of_reports_does_not_matter(facts: list[ReportFacts]) -> None:
    assert events(*facts) == events(*sorted(facts, key=lambda fact: fact.report_id))


def test_an_article_may_report_an_event_and_its_denial() -> None:
    denial = replace(BLAST, report_id="rep_z", number=1, assertion=Assertion.DENIED, tolls={})
    (event,) = events(BLAST, denial)
    assert (event.n_reports, event.n_articles, event.corroboration) == (2, 1, Corroboration.CONTESTED)


def test_what_one_article_reports_twice_is_one_event_unless_something_sets_it_apart() -> None:
    again = replace(BLAST, report_id="rep_z", number=1, tolls={})
    assert len(events(BLAST, again)) == 1
    for apart in (
        replace(again, tolls=toll(9)),
        replace(again, where=replace(BLAST.where, geonames_id=2, name="Khogyani", admin2_name="Khogyani")),
        replace(again, when=When(start=date(2024, 5, 12), end=date(2024, 5, 12), precision=DatePrecision.DAY)),
    ):
        assert len(events(BLAST, apart)) == 2


def test_two_victims_by_name_in_one_article_are_two_events() -> None:
    first = replace(BLAST, tolls={}, parties=(Party(name="Sana Wardak", role=ActorRole.TARGET),))
    second = replace(first, report_id="rep_z", number=1, parties=(Party(name="Nur Stanekzai", role=ActorRole.TARGET),))
    assert len(events(first, second)) == 2


NAMES = ("wardak", "stanekzai", "spinghar", "jumhuriat", "rahmani")


def test_articles_of_two_outlets_that_share_rare_names_tell_of_one_event_where_no_day_is_known() -> None:
    told = replace(BLAST, when=When(), tolls={}, names=NAMES)
    elsewhere = replace(BLAST.where, country="AF", admin1_iso="AF-HER", admin2_name="Shindand", geonames_id=2)
    misread = another("b", when=When(), tolls={}, names=NAMES, where=elsewhere)
    assert len(events(told, misread)) == 1
    assert len(events(told, replace(misread, names=()))) == 2


def test_places_groups_offices_and_names_of_many_are_nobodys_sign() -> None:
    text = "They met the Governor of Paktia, General Ahmad Khan, and his guest Stanekzai, in Khost."
    khost = Span(text.index("Khost"), text.index("Khost") + 5)
    assert names_in(text, known=[khost]) == ("paktia", "ahmad khan", "stanekzai")


def test_one_report_with_a_wrong_place_does_not_keep_others_from_their_event() -> None:
    unplaced = [another(name, where=Where(country="AF"), tolls=toll(23)) for name in "bcd"]
    told = replace(BLAST, tolls=toll(23))
    misread = another("e", where=replace(BLAST.where, admin1_iso="AF-HER"), tolls=toll(23))
    assert max(event.n_reports for event in events(told, *unplaced, misread)) >= 4


def test_names_are_the_words_with_a_capital_inside_a_sentence() -> None:
    assert names_in("Police arrested Sana Wardak on Monday. They said Wardak fled.") == ("sana", "wardak")


DAYS = st.none() | st.dates(date(2024, 4, 28), date(2024, 6, 3))


@settings(deadline=None)
@given(st.sampled_from([None, "AF", "PK"]), st.sampled_from([None, "AF", "PK"]), DAYS, DAYS, st.integers(0, 6))
def test_blocking_never_parts_what_may_be_one(
    country: str | None, other_country: str | None, day: date | None, other_day: date | None, length: int
) -> None:
    where, elsewhere = Where(country=country), Where(country=other_country)
    end = day and day + timedelta(days=length)
    one = profile_of(another("b", where=where, when=When(start=day, end=end), names=NAMES, published_on=None))
    other = profile_of(
        another("c", where=elsewhere, when=When(start=other_day, end=other_day), names=NAMES, published_on=None)
    )
    if compare(one, other) is not None and (one.fine == other.fine or one.start is None or other.start is None):
        assert list(pairs([one, other])) == list(pairs([other, one])) == [(0, 1)]


def test_other_months_and_countries_are_not_looked_at() -> None:
    later = When(start=date(2024, 7, 2), end=date(2024, 7, 2), precision=DatePrecision.DAY)
    told, apart, abroad = BLAST, another("b", when=later), another("c", where=Where(country="PK"))
    assert list(pairs([profile_of(fact) for fact in (told, apart, abroad)])) == []


ELSEWHERE = replace(BLAST.where, geonames_id=2)


def test_news_of_no_day_is_held_against_what_its_week_and_the_one_before_brought_to_its_place() -> None:
    """The day told is a Monday; the Sunday before it is of its weeks, for a day may be told as the day after."""
    told = profile_of(replace(BLAST, names=NAMES))
    months = date(2024, 5, 1), date(2024, 7, 1)
    for changes, first, last in (
        ({"tolls": toll(4)}, date(2024, 5, 6), date(2024, 5, 26)),
        ({"tolls": toll(4), "background": True}, date(2024, 5, 6), date(2024, 8, 19)),
        ({"where": ELSEWHERE}, *months),
        ({"tolls": {}, "where": ELSEWHERE, "names": NAMES}, *months),
    ):
        days = [first - timedelta(days=1), first, last, last + timedelta(days=1)]
        undated = [profile_of(another("b", when=When(), published_on=day, **changes)) for day in days]
        for order in (slice(None), slice(None, None, -1)):
            found = [list(pairs([told, one][order])) for one in undated]
            assert found == [[], [(0, 1)], [(0, 1)], []], changes


def test_one_victim_by_name_and_kind_is_one_event_without_a_day_or_a_place() -> None:
    victim = (Party(name="Sana Wardak", role=ActorRole.TARGET),)
    told = replace(BLAST, when=When(), where=Where(), tolls={}, parties=victim)
    again = another("b", when=When(), where=Where(), tolls={}, parties=victim)
    stranger = another("c", when=When(), where=Where(), tolls={}, parties=(replace(victim[0], name="Nur Stanekzai"),))
    assert sorted(event.n_reports for event in events(told, again, stranger)) == [1, 2]


def test_a_common_number_of_dead_in_one_town_is_no_event_while_no_day_is_known() -> None:
    told = replace(BLAST, when=When(), tolls=toll(1))
    assert len(events(told, another("b", when=When(), tolls=toll(1)))) == 2
    assert len(events(replace(told, tolls=toll(23)), another("b", when=When(), tolls=toll(23)))) == 1


def _by(actor_id: str) -> ReportFacts:
    return replace(
        BLAST,
        report_id=f"rep_{actor_id}",
        parties=(Party(name=actor_id, role=ActorRole.PERPETRATOR, actor_id=actor_id),),
    )


def test_a_group_and_its_movement_are_no_strangers_and_two_groups_of_one_are() -> None:
    for one, other, words in (
        ("haqqani", "taliban", "same actors"),
        ("is", "iskp", "same actors"),
        ("iskp", "is-libya", "other actors"),
        ("iskp", "ttp", "other actors"),
    ):
        likeness = compare(profile_of(_by(one)), profile_of(_by(other)))
        assert likeness is not None
        assert words in likeness.reason


def test_who_did_it_and_who_was_struck_are_no_strangers_to_each_other() -> None:
    """One article names the attackers, the other whom they attacked (EVT-50)."""
    done = _by("eln")
    struck = replace(done, report_id="rep_x", parties=(Party(name="FARC", role=ActorRole.TARGET, actor_id="farc"),))
    likeness = compare(profile_of(done), profile_of(struck))
    assert likeness is not None
    assert "actors" not in likeness.reason


def test_the_country_s_own_police_say_nothing_of_which_deed_it_was() -> None:
    code = (BLAST.where.country or "").lower()
    police = Party(name="the police", role=ActorRole.TARGET, actor_id=f"{code}-police", kind=ActorKind.STATE_FORCES)
    one = replace(BLAST, report_id="rep_one", parties=(police,))
    likeness = compare(profile_of(one), profile_of(replace(one, report_id="rep_other")))
    assert likeness is not None
    assert "actors" not in likeness.reason


def test_two_days_that_a_few_likenesses_tie_stay_two_events_and_are_weighed_once_until_one_grows() -> None:
    other_day = When(start=date(2024, 5, 23), end=date(2024, 5, 23), precision=DatePrecision.DAY)
    facts = [another(f"{n:02}", when=other_day if n >= 6 else BLAST.when) for n in range(12)]
    across = frozenset((n, n + 6) for n in range(5))
    groups = _Groups([profile_of(fact) for fact in facts], frozenset(), {n: [n] for n in range(12)}, across, {})
    for n in range(5):
        groups.unite(n, n + 1)
        groups.unite(n + 6, n + 7)
    assert not any(groups.may_unite(*pair) for pair in across)
    assert len(groups.refused) == 1
    groups.alike = frozenset((a, b) for a in range(6) for b in range(6, 12))
    groups.votes.clear()
    assert not groups.may_unite(0, 6), "as remembered"
    groups.of[0].append(5)
    assert groups.may_unite(0, 6), "weighed anew, since one has grown"
