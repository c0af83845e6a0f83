"""What speaks for each place that a name could mean, whatever the other names turn out to mean.

Points add up in units of a decimal logarithm of people: a place with ten times the people starts one point ahead.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from pipeline.locate.gazetteer.entries import Entry
from pipeline.locate.gazetteer.kinds import ADM1, CITY
from pipeline.locate.resolving.alone import Name, name_of
from pipeline.locate.resolving.company import Cells, companies, fill_cells
from pipeline.locate.text.hints import Hints
from pipeline.locate.text.mentions import NAME, Kind, Mention
from schemas.records import Span
from schemas.vocabulary import Feature

SHARED_AREA = 2.5
CLUSTER = 2.0
AREA_BEHIND_CITY, NAMESAKE_OF_AREA = -0.9, -2.5
"""For Donetsk, its area; for Florida in the State of New York, where the text does not say that it is there."""
_MOST_ARE_AREAS = 3
"""First-level areas of a country from which a text is taken to speak of those rather than of towns."""

Scored = list[tuple[float, Entry]]


class Standing(msgspec.Struct, frozen=True):
    """What speaks for each place that a name could mean, where the words around it say the same."""

    name: str
    kind: Kind
    held: dict[int, float]
    """Its candidates that another name holds, or that hold another's, by points."""
    scored: Scored


@dataclass(frozen=True, slots=True)
class _Text:
    """What a text's names say of it, whatever each of them means."""

    shared: frozenset[int]
    cells: Cells
    by_areas: frozenset[str | None]
    """The countries of which it names first-level areas rather than towns."""


def weigh(mentions: Sequence[Mention], hints: Hints, dateline: Span | None) -> list[Standing]:
    """Return the standing of each mention; equal names with equal hints share one."""
    filed_elsewhere = (mention for mention in mentions if not is_filing_capital(mention, dateline))
    text = _Text(_shared_areas(_by_key(mentions)), fill_cells(_by_key(filed_elsewhere)), _countries_by_areas(mentions))
    known: dict[tuple[object, ...], Standing] = {}
    weighed = []
    for mention, held, cue in zip(mentions, hints.holders, hints.cues, strict=True):
        same = (mention.key, id(mention.kind), id(cue), tuple(held.items()))  # to hash a member itself takes long
        standing = known.get(same)
        if standing is None:
            scored = _weigh_one(mention, held, cue, text)
            standing = known[same] = Standing(mention.key, mention.kind, held, scored)
        weighed.append(standing)
    return weighed


def _by_key(mentions: Iterable[Mention]) -> dict[str, Name]:
    return {key: name_of(mention) for key, mention in {m.key: m for m in mentions}.items()}


def _weigh_one(mention: Mention, held: dict[int, float], cue: Feature | None, text: _Text) -> Scored:
    if len(mention.candidates) < 2:
        return [(entry.weight, entry) for entry in mention.candidates]
    name = name_of(mention)
    weighed = []
    found = zip(mention.candidates, name.points(cue, held), companies(mention.key, name, text.cells), strict=True)
    for entry, alone, company in found:
        points = alone
        if entry.admin2 in text.shared:
            points += SHARED_AREA
        if name.areas:
            points += _beside_area(entry, name, text)
        weighed.append((points + CLUSTER * company, entry))
    return weighed


def is_filing_capital(mention: Mention, dateline: Span | None) -> bool:
    """Return whether a capital heads the text: that tells the country, and nothing of the province."""
    inside = dateline is not None and dateline.start <= mention.start < dateline.end
    return inside and any(entry.capital for entry in mention.candidates)


def _beside_area(entry: Entry, name: Name, text: _Text) -> float:
    """Return the points of a first-level area behind the known town that bears its name, and of a town whose name is
    that of another area of its country.
    """
    if entry.id in name.towns and entry.country not in text.by_areas:
        return AREA_BEHIND_CITY
    if entry.feature is not CITY or entry.admin1 in name.areas:
        return 0.0
    greater = (area for area in name.areas.values() if area.country == entry.country and area.weight > entry.weight + 1)
    return NAMESAKE_OF_AREA if any(greater) else 0.0


def _shared_areas(named: Mapping[str, Name]) -> frozenset[int]:
    """Return the districts and counties that one name of the text can mean and of which another can be a town."""
    districts = [(area, key) for key, name in named.items() for area in name.districts]
    towns: dict[int, set[str]] = defaultdict(set)
    for key, name in named.items() if districts else ():
        for area in name.within:
            towns[area].add(key)
    return frozenset(area for area, key in districts if towns[area] - {key})


def _countries_by_areas(mentions: Sequence[Mention]) -> frozenset[str | None]:
    """Return the countries of which the text names several first-level areas, and fewer towns."""
    tops = {m.key: m.candidates for m in mentions if m.kind is NAME and m.candidates}
    areas, towns = Counter[str | None](), Counter[str | None]()
    for top, *others in tops.values():
        if top.feature is ADM1:
            areas[top.country] += 1
        elif top.feature is CITY and not any(o.id == top.admin1 for o in others):
            towns[top.country] += 1
    return frozenset(c for c, number in areas.items() if number >= _MOST_ARE_AREAS and number > towns[c])
