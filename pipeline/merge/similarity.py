"""How alike two reports are: evidence for and against, added up, each with its reason (rule EVT-3).

What one of them does not say counts neither way. A province apart, days apart or another kind of act are not evidence
but a bar: such reports never tell of one event (EVT-4, EVT-5). All of it comes from the two reports alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from pipeline.merge.calendar import days_between
from pipeline.merge.profile import Profile
from pipeline.merge.sketch import are_copies
from schemas.records import Count
from schemas.vocabulary import Assertion, EventType, GeoPrecision, SubEventType

ENOUGH = 0.6
"""Sum from which two reports tell of one event."""
AGAINST = -0.2
"""Sum of the evidence against from which two reports contradict each other."""
SAME_ARTICLE = 0.3
ONE_STORY = 0.4
SHARED_NAMES = ((5, 0.2, 0.65), (3, 0.2, 0.55), (2, 0.2, 0.4))
"""So many names at least, their share of those of the article with fewer, and their weight."""
ONE_NAME, FULL_NAME = 0.15, 0.25
"""What a single name in common weighs, and that of two words that many bear."""
FEW_NAMES = 2
"""From so many rare names of each article on it tells something that they have none in common."""
DAYS_APART = 1
"""An event of the night is reported under either day."""
NEWS_DAYS = 2
DAYS_OF_YEAR = 366
EARTH_KM = 6371.0


class Evidence(NamedTuple):
    """A likeness or unlikeness: its weight, and its words, with gaps for what it is about."""

    weight: float
    form: str
    about: tuple[object, ...] = ()

    @property
    def words(self) -> str:
        """Return the words in full."""
        return self.form.format(*self.about)


@dataclass(frozen=True, slots=True)
class Likeness:
    """All the evidence about two reports."""

    evidence: tuple[Evidence, ...]

    @property
    def score(self) -> float:
        """The sum, cut to 0 to 1."""
        return round(min(1.0, max(0.0, sum([e.weight for e in self.evidence]))), 3)

    @property
    def links(self) -> bool:
        """Whether the two tell of one event."""
        return self.score >= ENOUGH

    @property
    def contradicts(self) -> bool:
        """Whether what is unlike weighs more than anything could make good."""
        return sum([e.weight for e in self.evidence if e.weight < 0]) <= AGAINST

    @property
    def reason(self) -> str:
        """The reasons in words, the heaviest first."""
        return " · ".join(e.words for e in sorted(self.evidence, key=lambda e: -abs(e.weight)))


_SAME_DAY, _A_DAY_APART = Evidence(0.25, "same day"), Evidence(0.05, "a day apart")
_DATES_OVERLAP, _SAME_DAY_OF_YEAR = Evidence(0.1, "dates overlap"), Evidence(0.2, "same day of the year")
_NEWS_OF_SAME_DAYS = Evidence(0.05, "news of the same days")
_SAME_PROVINCE = Evidence(0.08, "same province")
_SAME_KIND = {
    kind: Evidence(0.05 if kind is SubEventType.OTHER else 0.15, f"both {kind.lower()}") for kind in SubEventType
}
_OTHER_NAMES = Evidence(-0.15, "no name in common")
_OTHER_KINDS = Evidence(-0.1, "other kinds of act")
_SAME_ACTORS, _OTHER_ACTORS = Evidence(0.1, "same actors"), Evidence(-0.15, "other actors")


def compare(one: Profile, other: Profile) -> Likeness | None:
    """Return how alike they are, or None where the two cannot tell of one event."""
    if one.fact.report_id == other.fact.report_id or _barred(one, other):
        return None
    judges = _ALL_JUDGES if _share_a_sign(one, other) else _JUDGES
    return Likeness(tuple([evidence for judge in judges if (evidence := judge(one, other)) is not None]))


def cannot_link(one: Profile, other: Profile) -> bool:
    """Return whether the two are far from alike, as is seen at a glance: in two districts, and no sign in common.

    What else can speak for them adds up to less than ENOUGH and the weight of two districts.
    """
    a, b = one.fact.where.admin2_name, other.fact.where.admin2_name
    return a is not None and b is not None and a != b and not _share_a_sign(one, other)


def _share_a_sign(one: Profile, other: Profile) -> bool:
    return not one.signs.isdisjoint(other.signs)


def are_told_apart(one: Profile, other: Profile) -> bool:
    """Return whether one article tells the two as two: by a day, a place, a number or a name (EVT-5)."""
    if not _are_of_one_article(one, other):
        return False
    a, b = one.fact.where, other.fact.where
    elsewhere = one.exactly and other.exactly and a.geonames_id != b.geonames_id
    killed = one.killed, other.killed
    numbers = killed[0] and killed[1] and killed[0].low and killed[1].low and killed[0].low != killed[1].low
    return elsewhere or bool(numbers) or _days_apart(one, other) > 0 or _victims_differ(one, other)


def never_one(one: Profile, other: Profile) -> bool:
    """Return whether an article tells the two as two events: each has its day, or its victim another name (EVT-5).

    Places and numbers are not enough, for of one event an article may tell several.
    """
    days = one.precise and other.precise and _days_apart(one, other) > 0
    return _are_of_one_article(one, other) and (days or _victims_differ(one, other))


def _are_of_one_article(one: Profile, other: Profile) -> bool:
    """Not so where one of the two denies: an article may report an event and that somebody denies it."""
    a, b = one.fact, other.fact
    return a.article_id == b.article_id and (a.assertion is Assertion.DENIED) == (b.assertion is Assertion.DENIED)


def _victims_differ(one: Profile, other: Profile) -> bool:
    return bool(one.victims and other.victims and not one.victims & other.victims)


def _barred(one: Profile, other: Profile) -> bool:
    return (
        _days_apart(one, other) > DAYS_APART
        or not _kinds_agree(one, other)
        or (_places_differ(one, other) and not _are_of_one_story(one, other))
        or are_told_apart(one, other)
        or _is_part(one, other)
        or _is_part(other, one)
    )


def _places_differ(one: Profile, other: Profile) -> bool:
    a, b = one.fact.where, other.fact.where
    if a.country and b.country and a.country != b.country:
        return True
    return bool(a.admin1_iso and b.admin1_iso and a.admin1_iso != b.admin1_iso)


def _is_part(one: Profile, whole: Profile) -> bool:
    """Return whether one is at a place, and the other has a toll that several places share (rule CAS-33)."""
    if not whole.fact.over_places or one.fact.over_places:
        return False
    return one.fact.where.admin1_iso is not None or one.fact.where.country != whole.fact.where.country


def _are_of_one_story(one: Profile, other: Profile) -> bool:
    """Two articles that share so many rare names tell of one thing, also where one was read to be elsewhere (EVT-8).

    Where both tell the day, their places count as they are.
    """
    if one.start is not None and other.start is not None:
        return False
    shared = _story(one, other)
    return shared is not None and shared.weight >= ONE_STORY


def _days_apart(one: Profile, other: Profile) -> int:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return _days_of_year_apart(one, other)
    return max(other.start - one.end, one.start - other.end, 0)


def _days_of_year_apart(one: Profile, other: Profile) -> int:
    if one.day_of_year is None or other.day_of_year is None:
        return 0
    return days_between(one.day_of_year, other.day_of_year, DAYS_OF_YEAR)


def _kinds_agree(one: Profile, other: Profile) -> bool:
    a, b = one.fact.act, other.fact.act
    if a.sub_event_type == b.sub_event_type or (one.violent and other.violent):
        return True
    return a.event_type == b.event_type and a.event_type is not EventType.STRATEGIC_DEVELOPMENTS


def _date(one: Profile, other: Profile) -> Evidence | None:
    if one.start is None or other.start is None:
        return _undated(one, other)
    if one.precise and other.precise:
        return _SAME_DAY if one.start == other.start else _A_DAY_APART
    return _DATES_OVERLAP


def _undated(one: Profile, other: Profile) -> Evidence | None:
    """What is told of the day where its year is not."""
    if one.day_of_year is not None and one.day_of_year == other.day_of_year:
        return _SAME_DAY_OF_YEAR
    return _news(one, other)


def _news(one: Profile, other: Profile) -> Evidence | None:
    """News of one time, where not both say when it happened."""
    a, b = one.start or one.published, other.start or other.published
    if a is None or b is None or one.fact.background or other.fact.background:
        return None
    return _NEWS_OF_SAME_DAYS if abs(a - b) <= NEWS_DAYS else None


def _place(one: Profile, other: Profile) -> Evidence | None:
    a, b = one.fact.where, other.fact.where
    if a.name is None or b.name is None or not a.country or not b.country:
        return None
    if a.geonames_id is not None and a.geonames_id == b.geonames_id:
        return Evidence(_same_place(one, other), "both in {}", (a.name,))
    if a.admin2_name != b.admin2_name and _are_of_one_story(one, other):
        return None
    if a.admin2_name and b.admin2_name:
        return _district(one, other)
    return _SAME_PROVINCE if a.admin1_iso and a.admin1_iso == b.admin1_iso else None


def _same_place(one: Profile, other: Profile) -> float:
    if not one.exactly or not other.exactly:
        return 0.08
    return 0.25 if GeoPrecision.ADM2 in {one.fact.where.precision, other.fact.where.precision} else 0.3


def _district(one: Profile, other: Profile) -> Evidence:
    a, b = one.fact.where, other.fact.where
    if a.admin2_name == b.admin2_name:
        return Evidence(0.25, "both in {}", (a.admin2_name,))
    far = _km(a.lat, a.lon, b.lat, b.lon)
    if far is None:
        return Evidence(-0.4, "other districts")
    return Evidence(-0.4, "other districts, {:.0f} km apart", (far,))


def _kind(one: Profile, other: Profile) -> Evidence | None:
    a, b = one.fact.act, other.fact.act
    if a.sub_event_type == b.sub_event_type:
        return _SAME_KIND[a.sub_event_type]
    return _OTHER_KINDS if a.event_type != b.event_type else None


def _actors(one: Profile, other: Profile) -> Evidence | None:
    if not one.actors or not other.actors:
        return None
    return _OTHER_ACTORS if one.actors.isdisjoint(other.lines) and other.actors.isdisjoint(one.lines) else _SAME_ACTORS


def _killed(one: Profile, other: Profile) -> Evidence | None:
    if one.killed is None or other.killed is None:
        return None
    a, b = one.killed.low, other.killed.low
    if a == b:
        return Evidence(_same_number(a), "both {} killed", (a,))
    if abs(a - b) <= max(3, min(a, b) // 3):
        return Evidence(0.05, "{} and {} killed", (a, b))
    may_grow = abs(a - b) <= max(5, min(a, b)) or _overlap(one.killed, other.killed)
    return None if may_grow else Evidence(-0.25, "{} and {} killed", (a, b))


def _overlap(one: Count, other: Count) -> bool:
    return (one.high is None or one.high >= other.low) and (other.high is None or other.high >= one.low)


def _same_number(killed: int) -> float:
    """The more were killed, the less likely is it that two events have the same number by chance."""
    return next((weight for most, weight in ((0, 0.05), (1, 0.1), (2, 0.15), (4, 0.2)) if killed <= most), 0.25)


def _injured(one: Profile, other: Profile) -> Evidence | None:
    a, b = one.injured, other.injured
    return Evidence(0.1, "both {} injured", (a.low,)) if a and b and a.low == b.low else None


def _people(one: Profile, other: Profile) -> Evidence | None:
    both = sorted(one.people & other.people)
    if not both:
        return None
    return Evidence(min(0.6, 0.45 * len(both)), "both name {}", (", ".join(name.title() for name in both[:3]),))


def _story(one: Profile, other: Profile) -> Evidence | None:
    """Rare names that both articles have, against those of the one that has fewer (EVT-8)."""
    a, b = one.fact, other.fact
    if a.article_id == b.article_id:
        return Evidence(SAME_ARTICLE, "told twice in one article")
    shared = one.names & other.names
    if not shared:
        return None
    telling = len(shared) + sum(" " in name for name in shared)
    if len(shared) == 1:
        weight = FULL_NAME if telling > 1 else ONE_NAME
        return Evidence(weight, "both articles name {}", (next(iter(shared)).title(),))
    fewer = min(len(one.names), len(other.names))
    for least, share, weight in SHARED_NAMES:
        if telling >= least and telling >= share * fewer:
            return Evidence(weight, "{} rare name{} in common", (len(shared), "s" * (len(shared) > 1)))
    return None


def _names(one: Profile, other: Profile) -> Evidence | None:
    """Two articles that both name names, and none in common, tell of two stories rather (EVT-8)."""
    if min(len(one.names), len(other.names)) < FEW_NAMES or one.fact.article_id == other.fact.article_id:
        return None
    strangers = one.names.isdisjoint(other.names) and one.people.isdisjoint(other.people)
    return _OTHER_NAMES if strangers else None


def _copies(one: Profile, other: Profile) -> Evidence | None:
    if one.smallest.isdisjoint(other.smallest) or one.fact.article_id == other.fact.article_id:
        return None
    if not are_copies(one.fact.sketch, other.fact.sketch):
        return None
    return Evidence(0.45, "copies of one text")


_JUDGES: tuple[Callable[[Profile, Profile], Evidence | None], ...] = (
    _date,
    _place,
    _kind,
    _actors,
    _killed,
    _injured,
    _names,
)
_ALL_JUDGES = (*_JUDGES, _people, _copies, _story)
"""Also those who look for what only two reports with a sign in common can share."""


def _km(lat: float | None, lon: float | None, lat2: float | None, lon2: float | None) -> float | None:
    if lat is None or lon is None or lat2 is None or lon2 is None:
        return None
    a, b, c, d = map(radians, (lat, lon, lat2, lon2))
    return 2 * EARTH_KM * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))
