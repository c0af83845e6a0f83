"""A report as comparing needs it: sets and day numbers, made once and not for each comparison."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from pipeline.merge.calendar import day_of_year, day_of_year_of
from pipeline.merge.means import means_of
from pipeline.merge.names import is_common_noun, is_rare
from pipeline.merge.numbers import numbers_of
from pipeline.merge.saying import FEW, Matter, Saying, classes_of, matter_of, saying_of
from pipeline.merge.scenes import PLACES
from schemas.events import Party, ReportFacts
from schemas.records import Count
from schemas.registry import belongs_to
from schemas.vocabulary import ActorKind, ActorRole, DatePrecision, GeoPrecision, Outcome, SubEventType

FINE_DAYS = 7
"""A report whose days are no more than these has a time; of the others one only knows when they were published."""
SMALLEST = 24

_COARSE = frozenset({GeoPrecision.ADM1, GeoPrecision.COUNTRY, GeoPrecision.UNKNOWN})
_DAYS = frozenset({DatePrecision.DAY, DatePrecision.DAYS})
_EITHER: frozenset[str] = frozenset({ActorRole.PERPETRATOR, ActorRole.TARGET})


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What two reports are compared by."""

    fact: ReportFacts
    start: int | None
    """Number of the first day; None where it is not known, as of the others."""
    end: int | None
    published: int | None
    precise: bool
    """Whether the day itself is told."""
    fine: bool
    """Whether the time is known within days."""
    day_of_year: int | None
    """Where the day is told, with its year or without."""
    exactly: bool
    """Whether the place is a district or finer."""
    district: str | None
    kind: SubEventType
    act_classes: tuple[str, ...]
    """Two reports that have none in common never tell of one deed."""
    actors: frozenset[str]
    """Ids of the registry."""
    roles: frozenset[str]
    """Whether they did it, or were struck; a participant may be either."""
    lines: frozenset[str]
    """The same, with the ids of the movements that they belong to."""
    people: frozenset[str]
    """Family names of the parties that no registry knows."""
    victims: frozenset[str]
    """Those of its targets who have a full name."""
    names: frozenset[str]
    full_names: frozenset[str]
    """Those of them that are two common names which few bear together."""
    signs: frozenset[str | int]
    """The article, its names and people, and the smallest hashes of its words: what few reports share with another."""
    struck: frozenset[str]
    """The kinds of place that it names as struck."""
    callings: frozenset[str]
    """Those of people."""
    means: frozenset[str]
    """What it was done with."""
    killed: Count | None
    injured: Count | None
    saying: Saying | None
    """What it says of the deed, if others are found by that; None where they are not, or it founds none."""
    matter: Matter | None
    """What it is about, if that is told; None where it founds none."""
    numbers: bytes = field(init=False, repr=False)
    """By which many are looked at in one go."""

    def __post_init__(self) -> None:
        """Make the numbers of the rest."""
        object.__setattr__(self, "numbers", numbers_of(self))

    def shows_whole(self, other: "Profile") -> bool:
        """Return whether all of the other's matter are found with it by this one: not so by other words alone."""
        if (self.fine and other.fine) or (self.exactly and self.fact.where.geonames_id == other.fact.where.geonames_id):
            return True
        if other.matter is not None:
            return other.matter.name in self.names
        both = self.killed is not None and other.killed is not None and self.killed.low == other.killed.low >= FEW
        return both and self.fact.where.admin1_iso == other.fact.where.admin1_iso


@lru_cache(maxsize=8192)
def profile_of(fact: ReportFacts) -> Profile:
    """Return what the report is compared by; remembered, since a run asks for it at more than one place."""
    start, end = _day(fact.when.start), _day(fact.when.end)
    precise = start is not None and end is not None and fact.when.precision in _DAYS
    fine = start is not None and end is not None and end - start < FINE_DAYS
    exactly = fact.where.geonames_id is not None and fact.where.precision not in _COARSE
    known = [party for party in fact.parties if party.actor_id is not None and not _is_at_home(party, fact)]
    actors = _shared(frozenset([party.actor_id for party in known if party.actor_id is not None]))
    strangers = [party for party in fact.parties if party.actor_id is None]
    people = _shared(frozenset([person for party in strangers for person in people_in(party.name)]))
    names = _shared(frozenset([name for name in fact.names if is_rare(name)]))
    return Profile(
        fact=fact,
        start=start,
        end=end,
        published=_day(fact.published_on),
        precise=precise,
        fine=fine,
        day_of_year=_day_of_year(fact, precise=precise),
        exactly=exactly,
        district=fact.where.admin2_name,
        kind=fact.act.sub_event_type,
        act_classes=classes_of(fact.act),
        actors=actors,
        roles=_roles(known),
        lines=_shared(frozenset([above for actor in actors for above in belongs_to(actor)])),
        people=people,
        victims=_shared(
            frozenset([v for party in strangers if _is_named_victim(party) for v in people_in(party.name)])
        ),
        names=names,
        full_names=_shared(frozenset([name for name in names if " " in name])),
        signs=frozenset([fact.article_id, *names, *people, *(value | 1 for value in fact.sketch[:SMALLEST])]),
        struck=_shared(fact.scenes & PLACES),
        callings=_shared(fact.scenes - PLACES),
        means=_shared(means_of(fact.weapons)),
        killed=fact.tolls.get(Outcome.KILLED),
        injured=fact.tolls.get(Outcome.INJURED),
        saying=saying_of(fact, fine=fine, placed=exactly, named=bool(actors or people), names=names),
        matter=matter_of(fact, fine=fine, placed=exactly, names=names),
    )


@lru_cache(maxsize=4096)
def _shared(some: frozenset[str]) -> frozenset[str]:
    """Return one set for all that are equal, as most are that are empty or few: memory is what many reports cost."""
    return some


def _roles(parties: Iterable[Party]) -> frozenset[str]:
    roles = {party.role for party in parties}
    return _EITHER if ActorRole.PARTICIPANT in roles else frozenset(roles)


def _is_at_home(party: Party, fact: ReportFacts) -> bool:
    """Return whether a party is a force of the country where it was, which are in most that happens there (EVT-50)."""
    return party.kind is ActorKind.STATE_FORCES and (party.actor_id or "").startswith(f"{fact.where.country}-".lower())


def _is_named_victim(party: Party) -> bool:
    return party.role is ActorRole.TARGET and party.name.istitle()


def _day(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _day_of_year(fact: ReportFacts, *, precise: bool) -> int | None:
    if precise and fact.when.start == fact.when.end and fact.when.start is not None:
        return day_of_year_of(fact.when.start)
    return day_of_year(fact.date_text) if fact.date_text and fact.when.start is None else None


def people_in(name: str) -> Iterator[str]:
    """Yield the family name of a party that no registry knows, of names that many bear the whole, if it is a person's.

    ``Two Policemen`` are none, as far as words show.
    """
    words = name.split()
    if len(words) > 1 and words[-1][:1].isupper() and not is_common_noun(words[-1].lower()):
        family = words[-1].lower()
        yield family if is_rare(family) else name.lower()
