"""Names that the text puts in an area but that are not known there: they get the area's point and reach."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import structs

from pipeline.geo import distance_km
from pipeline.locate.gazetteer.entries import Entry
from pipeline.locate.gazetteer.names import key_of, skeleton_of
from pipeline.locate.gazetteer.reading import Gazetteer
from pipeline.locate.resolving.resolve import Choice
from pipeline.locate.scenes.sites import is_spot_in_a_town
from pipeline.locate.text.mentions import ROMANISED, Kind, Mention
from pipeline.locate.text.strangers import Holding
from schemas.vocabulary import Feature

WITHIN, UNKNOWN = "within_named_area", "unknown_name"
_AREAS = (Feature.ADM1, Feature.ADM2)
_HEADS_A_PROVINCE = 4.7
"""Weight from which a town is taken to have given a province its name."""
_PART_WITHIN_KM = 40.0
_BESIDE_KM = 30.0
"""How much farther than the town a village may lie that is told by it."""
_ALIKE = 0.8
"""Share of letters that two spellings of one district have in common, by difflib's count."""


def widen(
    choices: Sequence[Choice], cues: Sequence[Feature | None], mentions: Sequence[Mention], gazetteer: Gazetteer
) -> tuple[Choice, ...]:
    """Return the choices, with towns that the text calls provinces taken for the province that they head.

    "Hama province" is meant also where the gazetteer has only the town of Hama under that name.
    """
    return tuple(
        _widened(choice, gazetteer) if cue is Feature.ADM1 and not _has_area(mention) else choice
        for choice, cue, mention in zip(choices, cues, mentions, strict=True)
    )


def _has_area(mention: Mention) -> bool:
    return any(entry.feature is Feature.ADM1 for entry in mention.candidates)


def _widened(choice: Choice, gazetteer: Gazetteer) -> Choice:
    entry = choice.entry
    if entry is None or entry.feature is not Feature.CITY or entry.weight < _HEADS_A_PROVINCE:
        return choice
    area = gazetteer.entry(entry.admin1)
    return choice if area is None else structs.replace(choice, entry=area)


def adopt(
    mentions: Sequence[Mention], choices: Sequence[Choice], holding: Sequence[Holding | None], gazetteer: Gazetteer
) -> tuple[Choice, ...]:
    """Return the choices, with names that are not known where the text puts them placed in what it names.

    "Zzark village in Achin district" has Achin's point and reach; "Chak district, Wardak province" is Wardak's
    Chak-e Wardak, and no Chak elsewhere.
    """
    adopted = list(choices)
    for number in reversed(range(len(mentions))):
        held = holding[number]
        if held is None:
            continue
        area = adopted[held.area].entry
        if area is not None and area.feature in _AREAS:
            adopted[number] = _place_in(mentions[number], held, area, adopted[held.area].score, gazetteer)
        elif area is not None and area.feature is Feature.CITY:
            adopted[number] = _part_of(area, held, adopted[number], adopted[held.area].score)
        elif area is not None and area.feature in (Feature.COUNTRY, Feature.REGION):
            adopted[number] = Choice(entry=None, score=0.0, reason=UNKNOWN)
    return tuple(adopted)


def _part_of(town: Entry, held: Holding, own: Choice, score: float) -> Choice:
    """Return a part of a town as known near it, or as more than a part ("the Hunan city of Yueyang"), else with the
    town's point and reach.
    """
    place, is_town = own.entry, held.kind is Feature.CITY
    if place is not None and ((is_town and place.country == town.country) or _is_near(place, town)):
        return own
    if is_spot_in_a_town(held.written):
        return Choice(entry=town, score=round(0.9 * score, 3), reason=WITHIN)
    near = held.beside or held.kind in (Feature.CITY, Feature.ADM2)
    reach = (town.radius_km or 0.0) + (_BESIDE_KM if near else 0.0)
    entry = structs.replace(
        town,
        name=held.written,
        feature=Feature.LOCALITY,
        geonames_id=None,
        bounds=None,
        capital=False,
        radius_km=reach or None,
    )
    return Choice(entry=entry, score=round(0.9 * score, 3), reason=WITHIN)


def _is_near(one: Entry, other: Entry) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return distance_km(one.lat, one.lon, other.lat, other.lon) <= _PART_WITHIN_KM


def _place_in(mention: Mention, held: Holding, area: Entry, score: float, gazetteer: Gazetteer) -> Choice:
    known = next(_alike(mention, area, gazetteer), None)
    if known is not None:
        return Choice(entry=known, score=round(0.9 * score, 3), reason="respelt_name")
    entry = structs.replace(
        area,
        name=held.written,
        feature=held.kind,
        admin2=area.admin2 if area.feature is Feature.ADM2 else None,
        geonames_id=None,
        iso=None,
        bounds=None,
        capital=False,
    )
    return Choice(entry=entry, score=round(0.9 * score, 3), reason=WITHIN)


def _alike(mention: Mention, area: Entry, gazetteer: Gazetteer) -> Iterator[Entry]:
    """Yield the districts of an Afghan or Pakistani province whose name could be the one written."""
    if area.country not in ROMANISED or area.feature is not Feature.ADM1 or mention.kind is Kind.PART_OF_NAME:
        return
    districts = [(d, key_of(d.name)) for d in gazetteer.districts(area)]
    bones = skeleton_of(mention.key)
    yield from (d for d, key in districts if skeleton_of(key) == bones or f" {mention.key} " in f" {key} ")
    near = [(SequenceMatcher(None, mention.key, key).ratio(), -d.id, d) for d, key in districts]
    yield from (d for ratio, _, d in sorted(near, reverse=True)[:1] if ratio >= _ALIKE)
