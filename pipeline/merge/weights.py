"""What each piece of evidence about a deed weighs, and its words (rule EVT-3)."""

from pipeline.geo import distance_km
from pipeline.merge.evidence import Evidence
from pipeline.merge.profile import Profile
from schemas.vocabulary import SubEventType


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


def _km(one: Profile, other: Profile) -> float | None:
    where, there = one.fact.where, other.fact.where
    if where.lat is None or where.lon is None or there.lat is None or there.lon is None:
        return None
    return distance_km(where.lat, where.lon, there.lat, there.lon)


SAME_DAY, A_DAY_APART = Evidence(0.25, "same day"), Evidence(0.05, "a day apart")
DAY_BEFORE_SAID = Evidence(0.2, "the day before it was said")
DATES_OVERLAP, SAME_DAY_OF_YEAR = Evidence(0.1, "dates overlap"), Evidence(0.2, "same day of the year")
NEWS_OF_SAME_DAYS = Evidence(0.05, "news of the same days")
SAME_AREA, NAMESAKE, SAME_DISTRICT_SEAT, SAME_PLACE = (
    Evidence(weight, "both in {}", _place) for weight in (0.08, 0.18, 0.25, 0.3)
)
SAME_DISTRICT, SAME_PROVINCE = Evidence(0.25, "both in {}", _district), Evidence(0.08, "same province")
OTHER_DISTRICTS = Evidence(-0.4, "other districts{}", _distance)
SAME_KIND = {
    kind: Evidence(0.05 if kind is SubEventType.OTHER else 0.15, f"both {kind.lower()}") for kind in SubEventType
}
OTHER_KINDS = Evidence(-0.1, "other kinds of act")
SAME_SCENE, OTHER_SCENES = (
    Evidence(0.15, "both tell of a {}", _scene),
    Evidence(-0.2, "{} and {}", _scenes),
)
SAME_CALLING = Evidence(0.1, "both tell of a {}", _calling)
OTHER_MEANS = Evidence(-0.2, "{} and {}", _means)
SAME_ACTORS, OTHER_ACTORS = Evidence(0.1, "same actors"), Evidence(-0.15, "other actors")
SAME_NUMBER = tuple(Evidence(weight, "both {} killed", _number_killed) for weight in (0.05, 0.1, 0.15, 0.2, 0.2, 0.25))
"""By how many: the more were killed, the less likely is it that two events have the same number by chance."""
NEAR_NUMBERS, FAR_NUMBERS = (Evidence(weight, "{} and {} killed", _numbers_killed) for weight in (0.05, -0.25))
SAME_INJURED = Evidence(0.1, "both {} injured", _number_injured)
