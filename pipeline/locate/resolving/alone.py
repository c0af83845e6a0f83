"""What a name says by itself of the places that it could mean, in whatever text it stands: reckoned once, and kept.

Points add up as ``weigh`` says.
"""

from collections.abc import Mapping
from functools import cached_property, lru_cache

from pipeline.locate.gazetteer.entries import Entry, key_of_entry
from pipeline.locate.gazetteer.kinds import ADM1, ADM2, CITY, COUNTRY, LOCALITY
from pipeline.locate.gazetteer.names import are_alike, key_of
from pipeline.locate.resolving.bearers import bearers, least_weight, of_another
from pipeline.locate.text.mentions import ROMANISED, Mention
from schemas.vocabulary import Feature

CUE, AGAINST_CUE = 2.5, -1.0
OTHER_NAME, UNLIKE_NAME, BARE_COUNTY, OF_ITS_COUNTRY = -0.4, -2.0, -3.0, -6.0
"""For a place under another name than its main one; for a town under one that has nothing in common with that (Aleppo
as "Berea"); for an American county without "County"; for a place in a country of that name: Mexico City as "Mexico"."""
COUNTRY_BY_NAME = 1.0
"""What a country can't get from neighbours and provinces, since it lies in none."""
OF_THE_WORLD = 2.0
"""What a sea or a part of the world can't get from the text's countries either."""
SMALL_NAMESAKE = -2.0
_CITY, _TIMES_SMALLER = 5.7, 1.5
"""Weights: half a million people, and thirty times fewer."""
_GREAT = 6.0
_CELL = 0.7
"""Degrees."""
_SMALL = (CITY, ADM2, LOCALITY)
Cell = tuple[int, int]
_KEPT = 5_000
"""Names that are kept."""


class Name:
    """A name with what could be meant by it."""

    def __init__(self, key: str, candidates: tuple[Entry, ...]) -> None:
        self._key, self.candidates = key, candidates
        self.cells = [_cell(entry) for entry in candidates]
        """Where its places lie, as far as their neighbourhood tells something."""
        self.districts = [e.id for e in candidates if e.feature is ADM2]
        self.within = {e.admin2 for e in candidates if e.feature is CITY and e.admin2}
        """The districts and counties in which its towns lie."""
        self._points: dict[Feature | None, list[float]] = {}

    @cached_property
    def areas(self) -> dict[int, Entry]:
        """The first-level areas of this name by id, none if a country has it too."""
        return {} if self._countries else {e.id: e for e in self.candidates if e.feature is ADM1}

    @cached_property
    def towns(self) -> set[int | None]:
        """The areas whose own town of the name is meant more often than they are."""
        return {e.admin1 for e in self.candidates if e.feature is CITY and _is_well_known_city(e)}

    @cached_property
    def _countries(self) -> set[str | None]:
        return {e.country for e in self.candidates if e.feature is COUNTRY}

    def points(self, cue: Feature | None, held: Mapping[int, float]) -> list[float]:
        """Return the points of each place, where the text calls it what ``cue`` says; ``held`` are those that it puts
        in another place, or another in, by points for that.
        """
        if held:
            return self._weigh(cue, held)
        known = self._points.get(cue)
        if known is None:
            known = self._points[cue] = self._weigh(cue, held)
        return known

    def _weigh(self, cue: Feature | None, held: Mapping[int, float]) -> list[float]:
        known, bearing = any(entry.feature is cue for entry in self.candidates), bearers(self._key, self.candidates)
        weighed = []
        for entry in self.candidates:
            least = least_weight(self._key, entry)
            points = max(entry.weight, least or 0.0) + held.get(entry.id, 0.0)
            if cue is not None:
                points += _cue_score(entry, cue, known=known)
            if key_of_entry(entry) != self._key and least is None:
                points += _other_name(entry, self._key, cue, self._countries)
                points += of_another(entry, bearing)
            elif entry.id not in held:
                points += _under_a_city(entry, bearing)
            if entry.feature is COUNTRY:
                points += COUNTRY_BY_NAME
            elif entry.country is None and entry.weight >= _GREAT:
                points += OF_THE_WORLD
            weighed.append(points)
        return weighed


_names: dict[tuple[str, int], Name] = {}
"""Each by its key and by which candidates it has: as long as it is kept, they are no others."""


def name_of(mention: Mention) -> Name:
    """Return what a mention's name says by itself."""
    own = mention.key, id(mention.candidates)
    name = _names.get(own)
    if name is None:
        if len(_names) >= _KEPT:
            _names.clear()
        name = _names[own] = Name(mention.key, mention.candidates)
    return name


def _cell(entry: Entry) -> Cell | None:
    """Return the cell of about 80 km in which a town, district or site lies, None for wider places."""
    if entry.lat is None or entry.lon is None or entry.feature not in _SMALL:
        return None
    return int(entry.lat // _CELL), int(entry.lon // _CELL)


def _other_name(entry: Entry, key: str, cue: Feature | None, countries: set[str | None]) -> float:
    """Return the points of a place that has the name, but not as its main one."""
    if entry.feature is COUNTRY:
        return OTHER_NAME
    if entry.country in countries:
        return OF_ITS_COUNTRY
    if entry.feature is ADM2 and entry.country == "US" and cue is not ADM2:
        return BARE_COUNTY
    return OTHER_NAME if entry.feature is not CITY or _is_spelt_so(entry.name, key) else UNLIKE_NAME


@lru_cache(maxsize=20_000)
def _is_spelt_so(name: str, key: str) -> bool:
    return are_alike(key_of(name), key)


def _under_a_city(entry: Entry, bearing: dict[str | None, float]) -> float:
    """Return the points of a small town that a great city of its country shares its name with: the State of New York
    has a Boston too, but the city is meant unless the text says otherwise.
    """
    great = bearing.get(entry.country, 0.0)
    small = entry.feature is CITY and entry.weight <= great - _TIMES_SMALLER
    return SMALL_NAMESAKE if small and great >= _CITY else 0.0


def _is_well_known_city(entry: Entry) -> bool:
    """Return whether a town is meant more often than the area of the same name that holds it.

    Not in Afghanistan and Pakistan, where a bare "Kandahar" is coded as the province unless the text says "city".
    """
    return entry.weight >= 4.5 and (entry.capital or entry.country not in ROMANISED)


def _cue_score(entry: Entry, cue: Feature, *, known: bool) -> float:
    """Return the points for the kind that the text tells; ``known``: the name has a place of that kind."""
    if entry.feature is cue or (cue is Feature.REGION and entry.feature is ADM1):
        return CUE
    if cue is ADM2 and entry.feature is CITY and entry.country in ROMANISED and not known:
        return 0.0
    if cue is Feature.NATURAL and entry.feature in (Feature.REGION, ADM2):
        return 0.5
    return AGAINST_CUE
