"""A place by its name alone: "Achin, Nangarhar" without a text around it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from pipeline.locate.asked.found import Found, describe_entry
from pipeline.locate.gazetteer.entries import Entry, key_of_entry
from pipeline.locate.gazetteer.names import key_of
from pipeline.locate.gazetteer.reading import Gazetteer
from pipeline.locate.resolving.bearers import bearers, least_weight, of_another
from pipeline.locate.text.lexicon import read_lexicon
from schemas.vocabulary import Feature

KIND_SAID = 3.0
AREA_BEHIND_CITY = -0.9
"""Points, as in resolving: "Donetsk" alone is the city. Afghan and Pakistani provinces come before their capitals."""
ROMANISED = frozenset({"AF", "PK"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a name can mean."""

    entries: tuple[Entry, ...]
    key: str
    """The name's key, without the word for its kind."""
    kind: Feature | None = None
    """The kind of place that it says, as "Herat province" does."""
    respelt: bool = False
    """Whether only its consonants are known."""


def find_by_name(
    query: str,
    gazetteer: Gazetteer,
    *,
    countries: frozenset[str] = frozenset(),
    feature: Feature | None = None,
    naming: Callable[[Entry], str] = attrgetter("name"),
) -> Iterator[Found]:
    """Yield the places of this name that have a point, the likeliest first.

    What stands after a comma must hold the place: "Achin, Nangarhar", "Gaza, Mozambique". "Herat province" asks for a
    province and "Herat city" for a town.
    """
    name, *holders = _parts(query)
    areas = [read_name(holder, gazetteer).entries for holder in holders]
    named = read_name(name, gazetteer, romanised=_is_romanised(countries, areas))
    for entry in rank(named):
        if (countries and entry.country not in countries) or feature not in (None, entry.feature):
            continue
        if not all(any(is_held(entry, area) for area in some) for some in areas):
            continue
        found = describe_entry(entry, gazetteer, "respelt_name" if named.respelt else "exact_name", naming)
        if found is not None:
            yield found


def read_name(name: str, gazetteer: Gazetteer, *, romanised: bool = False) -> Named:
    """Return what bears the name, or the name without the word for its kind.

    A name of Afghanistan or Pakistan that is not known is read by its consonants, as romanising pleases, where it is
    sure to be one (``romanised``) or a word for an area stands beside it.
    """
    key = key_of(name)
    entries = gazetteer.look_up_key(key)
    rest, kind = _without_kind(key) if " " in key else (key, None)
    if kind is not None:
        entries += tuple(entry for entry in gazetteer.look_up_key(rest) if entry not in entries)
    if entries or not (romanised or kind in (Feature.ADM1, Feature.ADM2)):
        return Named(entries=entries, key=rest, kind=kind)
    return Named(entries=gazetteer.look_up_skeleton(rest), key=rest, kind=kind, respelt=True)


def rank(named: Named) -> Sequence[Entry]:
    """Return the entries, the likeliest first."""
    if len(named.entries) < 2:
        return named.entries
    bearing = bearers(named.key, named.entries)
    behind_towns = {e.admin1 for e in named.entries if e.feature is Feature.CITY and e.country not in ROMANISED}

    def points(entry: Entry) -> float:
        said = KIND_SAID if entry.feature is named.kind else 0.0
        least = least_weight(named.key, entry)
        is_main = least is not None or key_of_entry(entry).startswith(named.key)
        otherwise = 0.0 if is_main else of_another(entry, bearing)
        behind = AREA_BEHIND_CITY if entry.id in behind_towns else 0.0
        return max(entry.weight, least or 0.0) + said + otherwise + behind

    return sorted(named.entries, key=lambda entry: (-points(entry), entry.id))


def is_held(entry: Entry, area: Entry) -> bool:
    """Return whether an area holds the place."""
    if area.feature is Feature.COUNTRY:
        return area.country == entry.country and entry.feature is not Feature.COUNTRY
    return area.id in (entry.admin1, entry.admin2) and area.id != entry.id


def _parts(query: str) -> list[str]:
    """Return the name and what holds it, the finest first; "Herat (Afghanistan)" is "Herat, Afghanistan"."""
    plain = query.replace("،", ",").replace("(", ",").replace(")", " ")
    if "," not in plain:
        return [plain.strip()]
    name, *holders = (part.strip() for part in plain.split(","))
    return [name, *(holder for holder in holders if holder)]


def _is_romanised(countries: frozenset[str], areas: Sequence[tuple[Entry, ...]]) -> bool:
    held = {some[0].country for some in areas if some}
    return bool(countries or held) and countries <= ROMANISED and held <= ROMANISED


def _without_kind(key: str) -> tuple[str, Feature | None]:
    """Return the key without the word for its kind, and that kind: "herat province", "city of herat"."""
    lexicon, words = read_lexicon(), key.split(" ")
    if len(words) > 2 and words[1] == "of" and words[0] in lexicon.cues_after:
        return " ".join(words[2:]), lexicon.cues_after[words[0]]
    if len(words) > 1 and words[-1] in lexicon.cues_after:
        return " ".join(words[:-1]), lexicon.cues_after[words[-1]]
    if len(words) > 1 and words[0] in lexicon.cues_before:
        return " ".join(words[1:]), lexicon.cues_before[words[0]]
    return key, None
