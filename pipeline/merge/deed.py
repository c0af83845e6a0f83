"""What two reports say of the deed itself: day, place, kind, parties and toll, each weighed by itself (rule EVT-3).

What one of the two does not say counts neither way: then there is no evidence of it.
"""

import unicodedata
from functools import lru_cache

from pipeline.geo import distance_km
from pipeline.merge.evidence import Evidence
from pipeline.merge.profile import Profile
from pipeline.merge.saying import UNREST
from pipeline.merge.story import are_of_one_story
from schemas.events import Where
from schemas.records import Count
from schemas.vocabulary import Assertion, GeoPrecision, SubEventType

NEWS_DAYS = 2


def _place(one: Profile, _: Profile) -> tuple[object, ...]:
    return (one.fact.where.name,)


def _district(one: Profile, _: Profile) -> tuple[object, ...]:
    return (one.fact.where.admin2_name,)


def _distance(one: Profile, other: Profile) -> tuple[object, ...]:
    far = _km(one, other)
    return ("" if far is None else f", {far:.0f} km apart",)


def _number_killed(one: Profile, _: Profile) -> tuple[object, ...]:
    return (one.killed.low if one.killed else None,)


def _numbers_killed(one: Profile, other: Profile) -> tuple[object, ...]:
    return *_number_killed(one, other), *_number_killed(other, one)


def _scene(one: Profile, other: Profile) -> tuple[object, ...]:
    return (min(one.struck & other.struck),)


def _scenes(one: Profile, other: Profile) -> tuple[object, ...]:
    return min(one.struck), min(other.struck)


def _calling(one: Profile, other: Profile) -> tuple[object, ...]:
    return (min(one.callings & other.callings),)


def _means(one: Profile, other: Profile) -> tuple[object, ...]:
    return min(one.means), min(other.means)


def _number_injured(one: Profile, _: Profile) -> tuple[object, ...]:
    return (one.injured.low if one.injured else None,)


_SAME_DAY, _A_DAY_APART = Evidence(0.25, "same day"), Evidence(0.05, "a day apart")
_DAY_BEFORE_SAID = Evidence(0.2, "the day before it was said")
_DATES_OVERLAP, _SAME_DAY_OF_YEAR = Evidence(0.1, "dates overlap"), Evidence(0.2, "same day of the year")
_NEWS_OF_SAME_DAYS = Evidence(0.05, "news of the same days")
_SAME_AREA, _NAMESAKE, _SAME_DISTRICT_SEAT, _SAME_PLACE = (
    Evidence(weight, "both in {}", _place) for weight in (0.08, 0.18, 0.25, 0.3)
)
_SAME_DISTRICT, _SAME_PROVINCE = Evidence(0.25, "both in {}", _district), Evidence(0.08, "same province")
_OTHER_DISTRICTS = Evidence(-0.4, "other districts{}", _distance)
_SAME_KIND = {
    kind: Evidence(0.05 if kind is SubEventType.OTHER else 0.15, f"both {kind.lower()}") for kind in SubEventType
}
_OTHER_KINDS = Evidence(-0.1, "other kinds of act")
_SAME_SCENE, _OTHER_SCENES = (
    Evidence(0.15, "both tell of a {}", _scene),
    Evidence(-0.2, "{} and {}", _scenes),
)
_SAME_CALLING = Evidence(0.1, "both tell of a {}", _calling)
_OTHER_MEANS = Evidence(-0.2, "{} and {}", _means)
_SAME_ACTORS, _OTHER_ACTORS = Evidence(0.1, "same actors"), Evidence(-0.15, "other actors")
_SAME_NUMBER = tuple(Evidence(weight, "both {} killed", _number_killed) for weight in (0.05, 0.1, 0.15, 0.2, 0.2, 0.25))
"""By how many: the more were killed, the less likely is it that two events have the same number by chance."""
_NEAR_NUMBERS, _FAR_NUMBERS = (Evidence(weight, "{} and {} killed", _numbers_killed) for weight in (0.05, -0.25))
_SAME_INJURED = Evidence(0.1, "both {} injured", _number_injured)


def weigh_date(one: Profile, other: Profile) -> Evidence | None:
    """The days that both tell; else the day of the year, else when it was news."""
    if one.start is None or other.start is None:
        return _undated(one, other)
    if one.precise and other.precise:
        if one.start == other.start:
            return _SAME_DAY
        later = one if one.start > other.start else other
        return _DAY_BEFORE_SAID if later.fact.is_day_said else _A_DAY_APART
    return _DATES_OVERLAP


def _undated(one: Profile, other: Profile) -> Evidence | None:
    """What is told of the day where its year is not."""
    if one.day_of_year is not None and one.day_of_year == other.day_of_year:
        return _SAME_DAY_OF_YEAR
    a, b = one.start or one.published, other.start or other.published
    if a is None or b is None or one.fact.background or other.fact.background:
        return None
    return _NEWS_OF_SAME_DAYS if abs(a - b) <= NEWS_DAYS else None


def weigh_place(one: Profile, other: Profile) -> Evidence | None:
    """The finest that both tell."""
    a, b = one.fact.where, other.fact.where
    if a.name is None or b.name is None:
        return None
    if not a.country or not b.country or _is_unplaced(a) or _is_unplaced(b):
        return _NAMESAKE if _plain(a.name) == _plain(b.name) else None
    if a.geonames_id is not None and a.geonames_id == b.geonames_id:
        return _same_place(one, other)
    if a.admin2_name != b.admin2_name and are_of_one_story(one, other):
        return None
    if a.admin2_name and b.admin2_name:
        return _SAME_DISTRICT if are_of_one_district(one, other) else _OTHER_DISTRICTS
    return _of_one_province(one, other) if a.admin1_iso and a.admin1_iso == b.admin1_iso else None


def are_of_one_district(one: Profile, other: Profile) -> bool:
    """By the districts, or a town that bears one's name: GeoNames has a few under another than they name."""
    a, b = one.fact.where, other.fact.where
    if a.admin2_name == b.admin2_name:
        return True
    return _plain(a.admin2_name) == _plain(b.name) or _plain(b.admin2_name) == _plain(a.name)


@lru_cache(maxsize=4096)
def _plain(name: str | None) -> str:
    """The name as it is known in any spelling of its letters: "Kupwāra" is Kupwara."""
    return "".join(c for c in unicodedata.normalize("NFKD", (name or "").casefold()) if not unicodedata.combining(c))


def _of_one_province(one: Profile, other: Profile) -> Evidence:
    """A place that no gazetteer has is known by its name; a province and a town may bear one."""
    a, b = one.fact.where, other.fact.where
    if a.name != b.name:
        return _NAMESAKE if _is_on_the_way(a.name, b.name) or _is_on_the_way(b.name, a.name) else _SAME_PROVINCE
    if a.geonames_id is None and b.geonames_id is None:
        return _SAME_PLACE
    return _SAME_PROVINCE if one.exactly is other.exactly else _NAMESAKE


def _is_unplaced(where: Where) -> bool:
    """Return whether only its name is known: nothing in the article tells which town of that name it is (EVT-49)."""
    return where.geonames_id is None and where.admin1_iso is None


def _is_on_the_way(way: str | None, town: str | None) -> bool:
    """Return whether a road runs to the town: "Cúcuta–Tibú" and Tibú (EVT-49)."""
    return _plain(town) in _plain(way).split("–")


def _same_place(one: Profile, other: Profile) -> Evidence:
    if not one.exactly or not other.exactly:
        return _SAME_AREA
    of_a_district = GeoPrecision.ADM2 in (one.fact.where.precision, other.fact.where.precision)
    return _SAME_DISTRICT_SEAT if of_a_district else _SAME_PLACE


def weigh_kind(one: Profile, other: Profile) -> Evidence | None:
    """What was done."""
    a, b = one.fact.act, other.fact.act
    if a.sub_event_type is b.sub_event_type:
        return _SAME_KIND[a.sub_event_type]
    if a.event_type is b.event_type or UNREST.issuperset((a.event_type, b.event_type)) or _are_rivals(one, other):
        return None
    return _OTHER_KINDS


def weigh_scene(one: Profile, other: Profile) -> Evidence | None:
    """What was struck (EVT-30)."""
    if one.struck and other.struck:
        return _OTHER_SCENES if one.struck.isdisjoint(other.struck) else _SAME_SCENE
    return None if one.callings.isdisjoint(other.callings) else _SAME_CALLING


def weigh_means(one: Profile, other: Profile) -> Evidence | None:
    """What it was done with, where both tell that (EVT-46)."""
    return _OTHER_MEANS if one.means and other.means and one.means.isdisjoint(other.means) else None


def weigh_actors(one: Profile, other: Profile) -> Evidence | None:
    """Actors of the registry, and the movements that they belong to; who denies a deed need not be in it."""
    if not one.actors or not other.actors:
        return None
    if not one.actors.isdisjoint(other.lines) or not other.actors.isdisjoint(one.lines):
        return _SAME_ACTORS
    return None if Assertion.DENIED in (one.fact.assertion, other.fact.assertion) else _OTHER_ACTORS


def weigh_killed(one: Profile, other: Profile) -> Evidence | None:
    """The lowest numbers of killed: they may be the same, near, or such as never grow into each other."""
    if one.killed is None or other.killed is None:
        return None
    a, b = one.killed.low, other.killed.low
    if a == b:
        return _SAME_NUMBER[a if a < len(_SAME_NUMBER) else -1]
    apart = abs(a - b)
    if apart <= 3 or apart <= min(a, b) // 3:
        return _NEAR_NUMBERS
    may_grow = apart <= 5 or apart <= min(a, b) or _overlap(one.killed, other.killed)
    return None if may_grow or _are_rivals(one, other) else _FAR_NUMBERS


def _are_rivals(one: Profile, other: Profile) -> bool:
    """Return whether one asserts and the other alleges or denies: they name the deed and its toll differently."""
    return one.fact.assertion is not other.fact.assertion


def _overlap(one: Count, other: Count) -> bool:
    return (one.high is None or one.high >= other.low) and (other.high is None or other.high >= one.low)


def weigh_injured(one: Profile, other: Profile) -> Evidence | None:
    """The same number of injured."""
    a, b = one.injured, other.injured
    return _SAME_INJURED if a and b and a.low == b.low else None


def _km(one: Profile, other: Profile) -> float | None:
    where, there = one.fact.where, other.fact.where
    if where.lat is None or where.lon is None or there.lat is None or there.lon is None:
        return None
    return distance_km(where.lat, where.lon, there.lat, there.lon)
