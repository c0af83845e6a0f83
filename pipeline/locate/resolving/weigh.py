"""What speaks for each place that a name could mean, whatever the other names turn out to mean.

Points add up in units of a decimal logarithm of people: a place with ten times the people starts one point ahead.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.locate.gazetteer.entries import Entry, key_of_entry
from pipeline.locate.gazetteer.names import are_alike, key_of
from pipeline.locate.resolving.bearers import bearers, least_weight, of_another
from pipeline.locate.resolving.company import Cells, companies, fill_cells
from pipeline.locate.text.hints import Hints
from pipeline.locate.text.mentions import ROMANISED, Kind, Mention
from schemas.records import Span
from schemas.vocabulary import Feature

CUE, AGAINST_CUE = 2.5, -1.0
OTHER_NAME, UNLIKE_NAME, BARE_COUNTY, OF_ITS_COUNTRY = -0.4, -2.0, -3.0, -6.0
"""For a place under another name than its main one; for a town under one that has nothing in common with that (Aleppo
as "Berea"); for an American county without "County"; for a place in a country of that name: Mexico City as "Mexico"."""
COUNTRY_BY_NAME = 1.0
"""What a country can't get from neighbours and provinces, since it lies in none."""
OF_THE_WORLD = 2.0
"""What a sea or a part of the world can't get from the text's countries either."""
SHARED_AREA = 2.5
CLUSTER = 2.0
AREA_BEHIND_CITY, NAMESAKE_OF_AREA = -0.9, -2.5
"""For Donetsk, its area; for Florida in the State of New York, where the text does not say that it is there."""
SMALL_NAMESAKE = -2.0
_CITY, _TIMES_SMALLER = 5.7, 1.5
"""Weights: half a million people, and thirty times fewer."""
_GREAT = 6.0
_MOST_ARE_AREAS = 3
"""First-level areas of a country from which a text is taken to speak of those rather than of towns."""

Scored = list[tuple[float, Entry]]


@dataclass(frozen=True, slots=True)
class Standing:
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
    text = _Text(
        _shared_areas(mentions),
        fill_cells([mention for mention in mentions if not is_filing_capital(mention, dateline)]),
        _countries_by_areas(mentions),
    )
    known: dict[tuple[object, ...], Standing] = {}
    weighed = []
    for mention, held, cue in zip(mentions, hints.holders, hints.cues, strict=True):
        same = (mention.key, mention.kind, cue, tuple(held.items()))
        if same not in known:
            scored = _weigh_one(mention, held, cue, text)
            known[same] = Standing(mention.key, mention.kind, held, scored)
        weighed.append(known[same])
    return weighed


def _weigh_one(mention: Mention, held: dict[int, float], cue: Feature | None, text: _Text) -> Scored:
    if len(mention.candidates) < 2:
        return [(entry.weight, entry) for entry in mention.candidates]
    areas, bearing = _namesake_areas(mention), bearers(mention.key, mention.candidates)
    countries = {e.country for e in mention.candidates if e.feature is Feature.COUNTRY}
    known = any(entry.feature is cue for entry in mention.candidates)
    towns = {e.admin1 for e in mention.candidates if e.feature is Feature.CITY and _is_well_known_city(e)}
    weighed = []
    for entry, company in zip(mention.candidates, companies(mention, text.cells), strict=True):
        least = least_weight(mention.key, entry)
        points = max(entry.weight, least or 0.0) + held.get(entry.id, 0.0)
        if cue is not None:
            points += _cue_score(entry, cue, known=known)
        if key_of_entry(entry) != mention.key and least is None:
            points += _other_name(entry, mention.key, cue, countries)
            points += of_another(entry, bearing)
        elif entry.id not in held:
            points += _under_a_city(entry, bearing)
        if entry.feature is Feature.COUNTRY:
            points += COUNTRY_BY_NAME
        elif entry.country is None and entry.weight >= _GREAT:
            points += OF_THE_WORLD
        if entry.admin2 in text.shared:
            points += SHARED_AREA
        if areas:
            points += _beside_area(entry, areas, towns, text)
        points += CLUSTER * company
        weighed.append((points, entry))
    return weighed


def _other_name(entry: Entry, key: str, cue: Feature | None, countries: set[str | None]) -> float:
    """Return the points of a place that has the name, but not as its main one."""
    if entry.feature is Feature.COUNTRY:
        return OTHER_NAME
    if entry.country in countries:
        return OF_ITS_COUNTRY
    if entry.feature is Feature.ADM2 and entry.country == "US" and cue is not Feature.ADM2:
        return BARE_COUNTY
    return OTHER_NAME if entry.feature is not Feature.CITY or _is_spelt_so(entry.name, key) else UNLIKE_NAME


@lru_cache(maxsize=20_000)
def _is_spelt_so(name: str, key: str) -> bool:
    return are_alike(key_of(name), key)


def is_filing_capital(mention: Mention, dateline: Span | None) -> bool:
    """Return whether a capital heads the text: that tells the country, and nothing of the province."""
    inside = dateline is not None and dateline.start <= mention.start < dateline.end
    return inside and any(entry.capital for entry in mention.candidates)


def _namesake_areas(mention: Mention) -> dict[int, Entry]:
    """Return the first-level areas of this name by id, none if a country has it too."""
    if any(e.feature is Feature.COUNTRY for e in mention.candidates):
        return {}
    return {e.id: e for e in mention.candidates if e.feature is Feature.ADM1}


def _beside_area(entry: Entry, areas: dict[int, Entry], towns: set[int | None], text: _Text) -> float:
    """Return the points of a first-level area behind the known town that bears its name, and of a town whose name is
    that of another area of its country.

    ``towns`` are the areas whose own town of the name is meant more often than they are.
    """
    if entry.id in towns and entry.country not in text.by_areas:
        return AREA_BEHIND_CITY
    if entry.feature is not Feature.CITY or entry.admin1 in areas:
        return 0.0
    greater = (area for area in areas.values() if area.country == entry.country and area.weight > entry.weight + 1)
    return NAMESAKE_OF_AREA if any(greater) else 0.0


def _under_a_city(entry: Entry, bearing: dict[str | None, float]) -> float:
    """Return the points of a small town that a great city of its country shares its name with: the State of New York
    has a Boston too, but the city is meant unless the text says otherwise.
    """
    great = bearing.get(entry.country, 0.0)
    small = entry.feature is Feature.CITY and entry.weight <= great - _TIMES_SMALLER
    return SMALL_NAMESAKE if small and great >= _CITY else 0.0


def _is_well_known_city(entry: Entry) -> bool:
    """Return whether a town is meant more often than the area of the same name that holds it.

    Not in Afghanistan and Pakistan, where a bare "Kandahar" is coded as the province unless the text says "city".
    """
    return entry.weight >= 4.5 and (entry.capital or entry.country not in ROMANISED)


def _cue_score(entry: Entry, cue: Feature, *, known: bool) -> float:
    """Return the points for the kind that the text tells; ``known``: the name has a place of that kind."""
    if entry.feature is cue or (cue is Feature.REGION and entry.feature is Feature.ADM1):
        return CUE
    if cue is Feature.ADM2 and entry.feature is Feature.CITY and entry.country in ROMANISED and not known:
        return 0.0
    if cue is Feature.NATURAL and entry.feature in (Feature.REGION, Feature.ADM2):
        return 0.5
    return AGAINST_CUE


def _shared_areas(mentions: Sequence[Mention]) -> frozenset[int]:
    """Return the districts and counties that one name of the text can mean and of which another can be a town."""
    meant = {mention.key: mention.candidates for mention in mentions}
    named = {(e.id, key) for key, entries in meant.items() for e in entries if e.feature is Feature.ADM2}
    inside = {
        (e.admin2, key) for key, entries in meant.items() for e in entries if e.feature is Feature.CITY and e.admin2
    }
    towns: dict[int, set[str]] = defaultdict(set)
    for area, key in inside:
        towns[area].add(key)
    return frozenset(area for area, key in named if towns[area] - {key})


def _countries_by_areas(mentions: Sequence[Mention]) -> frozenset[str | None]:
    """Return the countries of which the text names several first-level areas, and fewer towns."""
    tops = {m.key: m.candidates for m in mentions if m.kind is Kind.NAME and m.candidates}
    areas, towns = Counter[str | None](), Counter[str | None]()
    for top, *others in tops.values():
        if top.feature is Feature.ADM1:
            areas[top.country] += 1
        elif top.feature is Feature.CITY and not any(o.id == top.admin1 for o in others):
            towns[top.country] += 1
    return frozenset(c for c, number in areas.items() if number >= _MOST_ARE_AREAS and number > towns[c])
