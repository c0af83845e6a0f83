"""What two reports say of the deed itself: day, place, kind, parties and toll, each weighed by itself (rule EVT-3).

What one of the two does not say counts neither way: then there is no evidence of it.
"""

from pipeline.merge.evidence import Evidence
from pipeline.merge.profile import Profile
from pipeline.merge.saying import UNREST
from pipeline.merge.story import are_of_one_story
from pipeline.merge.weights import (
    A_DAY_APART,
    DATES_OVERLAP,
    DAY_BEFORE_SAID,
    FAR_NUMBERS,
    NAMESAKE,
    NEAR_NUMBERS,
    NEWS_OF_SAME_DAYS,
    OTHER_ACTORS,
    OTHER_DISTRICTS,
    OTHER_KINDS,
    OTHER_MEANS,
    OTHER_SCENES,
    SAME_ACTORS,
    SAME_AREA,
    SAME_CALLING,
    SAME_DAY,
    SAME_DAY_OF_YEAR,
    SAME_DISTRICT,
    SAME_DISTRICT_SEAT,
    SAME_INJURED,
    SAME_KIND,
    SAME_NUMBER,
    SAME_PLACE,
    SAME_PROVINCE,
    SAME_SCENE,
)
from pipeline.merge.where import is_unplaced, plain
from schemas.records import Count
from schemas.vocabulary import Assertion, GeoPrecision

NEWS_DAYS = 2
CLOSE, GROWING = 3, 5
"""Numbers of killed up to so many apart are close to each other, or may be of one that grows."""


def weigh_date(one: Profile, other: Profile) -> Evidence | None:
    """The days that both tell; else the day of the year, else when it was news."""
    if one.start is None or other.start is None:
        return _undated(one, other)
    if one.precise and other.precise:
        if one.start == other.start:
            return SAME_DAY
        later = one if one.start > other.start else other
        return DAY_BEFORE_SAID if later.fact.is_day_said else A_DAY_APART
    return DATES_OVERLAP


def _undated(one: Profile, other: Profile) -> Evidence | None:
    """What is told of the day where its year is not."""
    if one.day_of_year is not None and one.day_of_year == other.day_of_year:
        return SAME_DAY_OF_YEAR
    a, b = one.start or one.published, other.start or other.published
    if a is None or b is None or one.fact.background or other.fact.background:
        return None
    return NEWS_OF_SAME_DAYS if abs(a - b) <= NEWS_DAYS else None


def weigh_place(one: Profile, other: Profile) -> Evidence | None:
    """The finest that both tell."""
    a, b = one.fact.where, other.fact.where
    if a.name is None or b.name is None:
        return None
    if not a.country or not b.country or is_unplaced(a) or is_unplaced(b):
        return NAMESAKE if plain(a.name) == plain(b.name) else None
    if a.geonames_id is not None and a.geonames_id == b.geonames_id:
        return _same_place(one, other)
    if a.admin2_name != b.admin2_name and are_of_one_story(one, other):
        return None
    if a.admin2_name and b.admin2_name:
        return SAME_DISTRICT if are_of_one_district(one, other) else OTHER_DISTRICTS
    return _of_one_province(one, other) if a.admin1_iso and a.admin1_iso == b.admin1_iso else None


def are_of_one_district(one: Profile, other: Profile) -> bool:
    """By the districts, or a town that bears one's name: GeoNames has a few under another than they name."""
    a, b = one.fact.where, other.fact.where
    if a.admin2_name == b.admin2_name:
        return True
    return plain(a.admin2_name) == plain(b.name) or plain(b.admin2_name) == plain(a.name)


def _of_one_province(one: Profile, other: Profile) -> Evidence:
    """A place that no gazetteer has is known by its name; a province and a town may bear one."""
    a, b = one.fact.where, other.fact.where
    if a.name != b.name:
        return NAMESAKE if _is_on_the_way(a.name, b.name) or _is_on_the_way(b.name, a.name) else SAME_PROVINCE
    if a.geonames_id is None and b.geonames_id is None:
        return SAME_PLACE
    return SAME_PROVINCE if one.exactly is other.exactly else NAMESAKE


def _is_on_the_way(way: str | None, town: str | None) -> bool:
    """Return whether a road runs to the town: "Cúcuta–Tibú" and Tibú (EVT-49)."""
    return plain(town) in plain(way).split("–")


def _same_place(one: Profile, other: Profile) -> Evidence:
    if not one.exactly or not other.exactly:
        return SAME_AREA
    of_a_district = GeoPrecision.ADM2 in (one.fact.where.precision, other.fact.where.precision)
    return SAME_DISTRICT_SEAT if of_a_district else SAME_PLACE


def weigh_kind(one: Profile, other: Profile) -> Evidence | None:
    """What was done."""
    a, b = one.fact.act, other.fact.act
    if a.sub_event_type is b.sub_event_type:
        return SAME_KIND[a.sub_event_type]
    if a.event_type is b.event_type or UNREST.issuperset((a.event_type, b.event_type)) or _are_rivals(one, other):
        return None
    return OTHER_KINDS


def weigh_scene(one: Profile, other: Profile) -> Evidence | None:
    """What was struck (EVT-30)."""
    if one.struck and other.struck:
        return OTHER_SCENES if one.struck.isdisjoint(other.struck) else SAME_SCENE
    return None if one.callings.isdisjoint(other.callings) else SAME_CALLING


def weigh_means(one: Profile, other: Profile) -> Evidence | None:
    """What it was done with, where both tell that (EVT-46)."""
    return OTHER_MEANS if one.means and other.means and one.means.isdisjoint(other.means) else None


def weigh_actors(one: Profile, other: Profile) -> Evidence | None:
    """Actors of the registry, and the movements that they belong to; who denies a deed need not be in it.

    Where one only tells who did it and the other whom it struck, nothing is said against it (EVT-50).
    """
    if not one.actors or not other.actors:
        return None
    if not one.actors.isdisjoint(other.lines) or not other.actors.isdisjoint(one.lines):
        return SAME_ACTORS
    denied = Assertion.DENIED in (one.fact.assertion, other.fact.assertion)
    return None if denied or one.roles.isdisjoint(other.roles) else OTHER_ACTORS


def weigh_killed(one: Profile, other: Profile) -> Evidence | None:
    """The lowest numbers of killed: they may be the same, near, or such as never grow into each other."""
    if one.killed is None or other.killed is None:
        return None
    a, b = one.killed.low, other.killed.low
    if a == b:
        return SAME_NUMBER[a if a < len(SAME_NUMBER) else -1]
    apart = abs(a - b)
    if apart <= CLOSE or apart <= min(a, b) // 3:
        return NEAR_NUMBERS
    may_grow = apart <= GROWING or apart <= min(a, b) or _overlap(one.killed, other.killed)
    return None if may_grow or _are_rivals(one, other) else FAR_NUMBERS


def _are_rivals(one: Profile, other: Profile) -> bool:
    """Return whether one asserts and the other alleges or denies: they name the deed and its toll differently."""
    return one.fact.assertion is not other.fact.assertion


def _overlap(one: Count, other: Count) -> bool:
    return (one.high is None or one.high >= other.low) and (other.high is None or other.high >= one.low)


def weigh_injured(one: Profile, other: Profile) -> Evidence | None:
    """The same number of injured."""
    a, b = one.injured, other.injured
    return SAME_INJURED if a and b and a.low == b.low else None
