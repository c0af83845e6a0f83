"""Look-alikes stay apart, and one wrong word does not part what belongs together."""

from dataclasses import replace
from datetime import date

from test_identity import another, events, toll

from schemas.events import ReportFacts, When
from schemas.records import Toll
from schemas.vocabulary import DatePrecision, Outcome

OURS, THEIRS = ("stanekzai", "spinghar"), ("jumhuriat", "rahmani")


def told(name: str, **changes: object) -> ReportFacts:
    """A report in words that nobody else has."""
    return replace(another(name, "", **changes), sketch=tuple(2000 * sum(map(ord, name)) + 2 * n for n in range(30)))


def test_two_blasts_of_one_day_and_town_with_other_names_in_each_are_two_events() -> None:
    one, other = told("b", names=OURS, tolls={}), told("c", names=THEIRS, tolls={})
    assert len(events(one, other)) == 2
    assert len(events(one, replace(other, names=OURS))) == 1


def test_a_single_name_in_one_of_them_tells_nothing() -> None:
    assert len(events(told("b", names=OURS, tolls={}), told("c", names=THEIRS[:1], tolls={}))) == 1


def test_the_same_number_of_dead_outweighs_other_names() -> None:
    assert len(events(told("b", names=OURS), told("c", names=THEIRS))) == 1


def test_a_wrong_day_in_one_article_does_not_part_what_many_others_tell() -> None:
    wrong = When(start=date(2024, 5, 11), end=date(2024, 5, 11), precision=DatePrecision.DAY)
    undated = [told(f"u{n}", when=When(), names=(*OURS, *THEIRS)) for n in range(12)]
    both = told("x", names=(*OURS, *THEIRS))
    slip = replace(both, report_id="rep_x2", number=1, when=wrong)
    assert len(events(both, slip)) == 2
    assert max(len(event.members) for event in events(both, slip, *undated)) == len(undated) + 2


def test_one_toll_in_one_town_is_one_event_where_no_article_has_a_date() -> None:
    undated = {"when": When(), "published_on": None}
    one, other = (told(name, tolls=toll(2), **undated) for name in "bc")
    assert len(events(one, other)) == 2
    hurt = toll(2) | {Outcome.INJURED: Toll(low=7, best=7, high=7, phrase="seven others")}
    assert len(events(*(replace(fact, tolls=hurt) for fact in (one, other)))) == 1


def test_what_an_article_tells_as_another_is_not_the_one_before() -> None:
    first = told("x", tolls={})
    second = replace(first, report_id="rep_x2", number=1)
    assert len(events(first, second)) == 1
    assert len(events(first, replace(second, is_another=True))) == 2
