"""What no likeness makes good (EVT-4), and what an article tells as two (EVT-5)."""

from pipeline.merge.calendar import days_between
from pipeline.merge.profile import Profile
from pipeline.merge.story import are_of_one_story
from schemas.vocabulary import Assertion

DAYS_APART = 1
"""An event of the night is reported under either day."""
DAYS_OF_YEAR = 366


def are_barred(one: Profile, other: Profile) -> bool:
    """Return whether the two are of days, places or kinds that exclude each other, or told apart."""
    return (
        _days_apart(one, other) > DAYS_APART
        or _classes_differ(one, other)
        or (_places_differ(one, other) and not are_of_one_story(one, other))
        or are_told_apart(one, other)
        or _is_part(one, other)
        or _is_part(other, one)
    )


def are_told_apart(one: Profile, other: Profile) -> bool:
    """Return whether one article tells the two as two: by a day, a place, a number, a name or a word (EVT-5)."""
    if not _are_of_one_article(one, other):
        return False
    if _is_said_to_be_another(one, other):
        return True
    a, b = one.fact.where, other.fact.where
    elsewhere = one.exactly and other.exactly and a.geonames_id != b.geonames_id
    killed = one.killed, other.killed
    numbers = killed[0] and killed[1] and killed[0].low and killed[1].low and killed[0].low != killed[1].low
    return elsewhere or bool(numbers) or _days_apart(one, other) > 0 or _victims_differ(one, other)


def never_one(one: Profile, other: Profile) -> bool:
    """Return whether an article tells the two as two events: each has its day, or its victim another name (EVT-5).

    Places and numbers are not enough, for of one event an article may tell several.
    """
    if not _are_of_one_article(one, other):
        return False
    return (one.precise and other.precise and _days_apart(one, other) > 0) or _victims_differ(one, other)


def _is_said_to_be_another(one: Profile, other: Profile) -> bool:
    """Return whether the later of the two is told as another one than those before ("a second bomb")."""
    later = max(one.fact, other.fact, key=lambda fact: fact.number)
    return later.is_another and one.fact.assertion is other.fact.assertion


def _are_of_one_article(one: Profile, other: Profile) -> bool:
    """Not so where one of the two denies: an article may report an event and that somebody denies it."""
    a, b = one.fact, other.fact
    return a.article_id == b.article_id and (a.assertion is Assertion.DENIED) == (b.assertion is Assertion.DENIED)


def _victims_differ(one: Profile, other: Profile) -> bool:
    return bool(one.victims and other.victims and not one.victims & other.victims)


def _classes_differ(one: Profile, other: Profile) -> bool:
    """Return whether no outlet names one deed both; an article that names two deeds so tells of two (EVT-47)."""
    if one.fact.article_id == other.fact.article_id:
        return one.act_classes[0] != other.act_classes[0]
    return not any(of_both in other.act_classes for of_both in one.act_classes)


def _places_differ(one: Profile, other: Profile) -> bool:
    a, b = one.fact.where, other.fact.where
    if a.country and b.country and a.country != b.country:
        return True
    return bool(a.admin1_iso and b.admin1_iso and a.admin1_iso != b.admin1_iso)


def _is_part(one: Profile, whole: Profile) -> bool:
    """Return whether one is at a place, and the other has a toll that several places share (rule CAS-33), unless that
    is told of the same area.
    """
    if not whole.fact.over_places or one.fact.over_places:
        return False
    at, over = one.fact.where, whole.fact.where
    if over.admin1_iso is not None and (at.name, at.admin1_iso) == (over.name, over.admin1_iso):
        return False
    return at.admin1_iso is not None or at.country != over.country


def _days_apart(one: Profile, other: Profile) -> int:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return _days_of_year_apart(one, other)
    return max(other.start - one.end, one.start - other.end, 0)


def _days_of_year_apart(one: Profile, other: Profile) -> int:
    if one.day_of_year is None or other.day_of_year is None:
        return 0
    return days_between(one.day_of_year, other.day_of_year, DAYS_OF_YEAR)
