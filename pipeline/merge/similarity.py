"""How alike two reports are: evidence for and against, added up, each with its reason (rule EVT-3).

What one of them does not say counts neither way. A province apart, days apart or another kind of act are not evidence
but a bar: such reports never tell of one event.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from pipeline.merge.sketch import are_copies
from schemas.events import UNTOLD_OUTLET, ReportFacts
from schemas.vocabulary import ActorRole, Assertion, DatePrecision, EventType, GeoPrecision, Outcome, SubEventType

ENOUGH = 0.6
"""Sum from which two reports tell of one event."""
SAME_ARTICLE = 0.3
ONE_STORY = 0.3
FORMULAS = 2
"""So many names may be a formula's where it is not told whose texts the two are: they may be one outlet's."""
_SHARED_NAMES = ((0.3, 5, 0.65), (0.25, 3, 0.45), (0.15, 2, 0.3))
"""Share of the names of the article with fewer, so many at least, and their weight."""
DAYS_APART = 1
"""An event of the night is reported under either day."""
EARTH_KM = 6371.0
FAR_KM = 60.0

_COARSE = frozenset({GeoPrecision.ADM1, GeoPrecision.COUNTRY, GeoPrecision.UNKNOWN})
_VIOLENT = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS})


@dataclass(frozen=True, slots=True)
class Evidence:
    """A likeness or unlikeness: its weight, and its words."""

    weight: float
    words: str


def compare(one: ReportFacts, other: ReportFacts) -> tuple[Evidence, ...] | None:
    """Return the evidence, or None where the two cannot tell of one event."""
    if one.report_id == other.report_id or _barred(one, other):
        return None
    return tuple(evidence for judge in _JUDGES if (evidence := judge(one, other)) is not None)


def sum_up(evidence: tuple[Evidence, ...]) -> tuple[float, str]:
    """Return the sum, cut to 0 to 1, and the reasons in words, the heaviest first."""
    ranked = sorted(evidence, key=lambda e: -abs(e.weight))
    total = sum(e.weight for e in ranked)
    return round(min(1.0, max(0.0, total)), 3), " · ".join(e.words for e in ranked)


def _barred(one: ReportFacts, other: ReportFacts) -> bool:
    a, b = one.where, other.where
    if not _are_of_one_story(one, other):
        if a.country and b.country and a.country != b.country:
            return True
        if a.admin1_iso and b.admin1_iso and a.admin1_iso != b.admin1_iso:
            return True
    return _days_apart(one, other) > DAYS_APART or not _kinds_agree(one, other) or _told_apart(one, other)


def _are_of_one_story(one: ReportFacts, other: ReportFacts) -> bool:
    """Two articles that share so many rare names tell of one thing, also where one was read to be elsewhere (EVT-8).

    Where both tell the day, their places count as they are.
    """
    shared = None if one.when.start and other.when.start else _story(one, other)
    return shared is not None and shared.weight >= ONE_STORY


def _told_apart(one: ReportFacts, other: ReportFacts) -> bool:
    """What one article reports twice are two events where a day, a place, a number or an act sets them apart (EVT-5).

    It may also report an event and that somebody denies it.
    """
    if one.article_id != other.article_id or (one.assertion is Assertion.DENIED) != (
        other.assertion is Assertion.DENIED
    ):
        return False
    killed = [fact.tolls[Outcome.KILLED].low for fact in (one, other) if Outcome.KILLED in fact.tolls]
    pairs = (
        (one.when.start, other.when.start),
        (one.where.geonames_id, other.where.geonames_id),
        (killed[0] or None, killed[-1] or None) if len(killed) == 2 else (None, None),
    )
    victims, others = _named_targets(one), _named_targets(other)
    return any(a and b and a != b for a, b in pairs) or bool(victims and others and not victims & others)


def _named_targets(fact: ReportFacts) -> frozenset[str]:
    """The family names of the targets who have a full name and are in no registry."""
    targets = (party.name for party in fact.parties if party.role is ActorRole.TARGET and party.actor_id is None)
    return frozenset(name.split()[-1].lower() for name in targets if name.istitle() and " " in name)


def _days_apart(one: ReportFacts, other: ReportFacts) -> int:
    a, b = one.when, other.when
    if not (a.start and a.end and b.start and b.end):
        return 0
    return max((b.start - a.end).days, (a.start - b.end).days, 0)


def _kinds_agree(one: ReportFacts, other: ReportFacts) -> bool:
    a, b = one.act.event_type, other.act.event_type
    if one.act.sub_event_type == other.act.sub_event_type or (a in _VIOLENT and b in _VIOLENT):
        return True
    return a == b and a is not EventType.STRATEGIC_DEVELOPMENTS


def _date(one: ReportFacts, other: ReportFacts) -> Evidence | None:
    if one.when.start is None or other.when.start is None:
        return None
    precise = {one.when.precision, other.when.precision} <= {DatePrecision.DAY, DatePrecision.DAYS}
    same = one.when.start == other.when.start
    if precise:
        return Evidence(0.25, "same day") if same else Evidence(0.1, "a day apart")
    return Evidence(0.1, "dates overlap")


def _place(one: ReportFacts, other: ReportFacts) -> Evidence | None:
    a, b = one.where, other.where
    if a.name is None or b.name is None or not a.country or not b.country:
        return None
    if a.geonames_id is not None and a.geonames_id == b.geonames_id:
        fine = not {a.precision, b.precision} & _COARSE
        return Evidence(0.3 if fine else 0.08, f"both in {a.name}")
    if _are_of_one_story(one, other) and a.admin2_name != b.admin2_name:
        return None
    if a.admin2_name and b.admin2_name:
        return (
            Evidence(0.25, f"both in {a.admin2_name}")
            if a.admin2_name == b.admin2_name
            else Evidence(-0.4, "other districts")
        )
    if a.admin1_iso and a.admin1_iso == b.admin1_iso:
        far = _km(a.lat, a.lon, b.lat, b.lon)
        return (
            Evidence(-0.3, f"{far:.0f} km apart")
            if far > FAR_KM and a.admin2_name and b.admin2_name
            else Evidence(0.08, "same province")
        )
    return None


def _kind(one: ReportFacts, other: ReportFacts) -> Evidence | None:
    if one.act.sub_event_type == other.act.sub_event_type:
        return Evidence(
            0.05 if one.act.sub_event_type is SubEventType.OTHER else 0.15, f"both {one.act.sub_event_type.lower()}"
        )
    return Evidence(-0.1, "other kinds of act") if one.act.event_type != other.act.event_type else None


def _actors(one: ReportFacts, other: ReportFacts) -> Evidence | None:
    a, b = ({party.actor_id for party in facts.parties} - {None} for facts in (one, other))
    if not a or not b:
        return None
    return Evidence(0.1, "same actors") if a & b else Evidence(-0.15, "other actors")


def _tolls(one: ReportFacts, other: ReportFacts) -> Evidence | None:
    a, b = one.tolls.get(Outcome.KILLED), other.tolls.get(Outcome.KILLED)
    if a is None or b is None:
        return None
    if a.low == b.low:
        return Evidence(_same_number(a.low), f"both {a.low} killed")
    smaller, larger = sorted((a.low, b.low))
    if larger - smaller <= max(5, smaller):
        return Evidence(0.05, f"{a.low} and {b.low} killed")
    return Evidence(-0.25, f"{a.low} and {b.low} killed")


def _same_number(killed: int) -> float:
    """The more were killed, the less likely is it that two events have the same number by chance."""
    return next((weight for most, weight in ((0, 0.05), (1, 0.1), (2, 0.15), (4, 0.2)) if killed <= most), 0.25)


def _hurt(one: ReportFacts, other: ReportFacts) -> Evidence | None:
    a, b = one.tolls.get(Outcome.INJURED), other.tolls.get(Outcome.INJURED)
    return Evidence(0.1, f"both {a.low} injured") if a and b and a.low == b.low else None


def _names(one: ReportFacts, other: ReportFacts) -> Evidence | None:
    both = sorted(_people_named(one) & _people_named(other))
    return (
        Evidence(min(0.6, 0.45 * len(both)), f"both name {', '.join(name.title() for name in both[:3])}")
        if both
        else None
    )


def _people_named(facts: ReportFacts) -> set[str]:
    """Family names, in small letters, of the parties that no registry knows."""
    texts = (party.name for party in facts.parties if party.actor_id is None)
    return {text.split()[-1].lower() for text in texts if len(text.split()) > 1 and text.split()[-1][:1].isupper()}


def _story(one: ReportFacts, other: ReportFacts) -> Evidence | None:
    """Rare names that both articles have, against those of the one that has fewer.

    The forms of one outlet repeat their names, so they count between outlets only, and less where no outlet is told.
    """
    if one.article_id == other.article_id:
        return Evidence(SAME_ARTICLE, "told twice in one article")
    if one.outlet == other.outlet != UNTOLD_OUTLET:
        return None
    fewer = min(len(one.names), len(other.names))
    shared = len(set(one.names) & set(other.names))
    telling = shared - FORMULAS if one.outlet == UNTOLD_OUTLET else shared
    for share, least, weight in _SHARED_NAMES:
        if telling >= least and telling >= share * fewer > 0:
            return Evidence(weight, f"{shared} names in common")
    return None


def _words(one: ReportFacts, other: ReportFacts) -> Evidence | None:
    if one.article_id == other.article_id or not are_copies(one.sketch, other.sketch):
        return None
    return Evidence(0.45, "copies of one text")


_JUDGES: tuple[Callable[[ReportFacts, ReportFacts], Evidence | None], ...] = (
    _date,
    _place,
    _kind,
    _actors,
    _tolls,
    _hurt,
    _names,
    _words,
    _story,
)


def _km(lat: float | None, lon: float | None, lat2: float | None, lon2: float | None) -> float:
    if lat is None or lon is None or lat2 is None or lon2 is None:
        return 0.0
    a, b, c, d = map(radians, (lat, lon, lat2, lon2))
    return 2 * EARTH_KM * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))
