"""Small places abroad of which nothing in the text speaks: mostly people, firms or places that no gazetteer has."""

from collections import defaultdict
from collections.abc import Sequence

from pipeline.geo import distance_km
from pipeline.locate.gazetteer.entries import Entry, key_of_entry
from pipeline.locate.gazetteer.kinds import ADM2, CITY, COUNTRY, LOCALITY
from pipeline.locate.gazetteer.names import are_alike
from pipeline.locate.resolving.outnumbered import Outnumbered, is_put_there, sentence_of
from pipeline.locate.resolving.resolve import Choice
from pipeline.locate.text.hints import Hints
from pipeline.locate.text.lexicon import read_lexicon
from pipeline.locate.text.mentions import NAME, RESPELT, Mention, Scan
from pipeline.locate.text.strangers import is_put_abroad
from schemas.records import Span
from schemas.vocabulary import Feature

_SMALL = 4.7
"""Weight below which a place needs something to speak for it."""
_GREAT = 6.0
_FEW_LETTERS = 5
_ENOUGH = 2
"""So many other names must speak of other countries."""
_BESIDE_KM = 200.0
_SMALL_AREAS = (CITY, LOCALITY, ADM2)


def tell_namesakes(
    scan: Scan, mentions: Sequence[Mention], choices: Sequence[Choice], hints: Hints, dateline: Span | None
) -> list[tuple[Mention, Choice]]:
    """Return the names with their choices, without small namesakes abroad.

    Where the words say that it is a place ("in Escalon", "Escalon district"), it is kept as one that is not known; else
    it is none. One beside another of the text's towns lies across the border from it.
    """
    spoken = _countries_by_name(mentions, choices, dateline)
    outnumbered = Outnumbered(scan, mentions, choices, dateline)
    kept = []
    for number, (mention, choice) in enumerate(zip(mentions, choices, strict=True)):
        guessed = mention.kind is RESPELT and _is_guessed_abroad(scan, mentions, choices, number)
        if guessed or outnumbered.is_a_lost_quarter(number):
            kept.append((mention, Choice(entry=None, score=0.0, reason="unknown_name")))
            continue
        alone = _is_alone(scan, mention, choice, spoken) and _is_outvoted(scan, mentions, number, choice, spoken)
        astray = alone or outnumbered.is_astray(number) or outnumbered.is_far_from_home(number)
        if not astray or _is_placed(mentions, choices, number, hints.cues[number]):
            kept.append((mention, choice))
        elif hints.cues[number] is not None or _is_a_scene(scan, mentions, number):
            kept.append((mention, Choice(entry=None, score=0.0, reason="unknown_name")))
    return kept


def _is_guessed_abroad(scan: Scan, mentions: Sequence[Mention], choices: Sequence[Choice], number: int) -> bool:
    """Return whether a small place known by its consonants lies in none of the countries that its sentence names
    (PLA-100): "in Nepal … the village of Bariyarpur" is no Bariarpur of India.
    """
    mention, entry = mentions[number], choices[number].entry
    if entry is None or entry.weight >= _SMALL:
        return False
    said = sentence_of(scan.text, mention)
    beside = ((m, c.entry) for m, c in zip(mentions, choices, strict=True) if said.start <= m.start < said.end)
    near = [place for m, place in beside if m.kind is NAME]
    named = any(place is not None and place.feature is COUNTRY for place in near)
    return named and entry.country not in {place.country for place in near if place is not None}


def _is_alone(scan: Scan, mention: Mention, choice: Choice, spoken: dict[str, set[str]]) -> bool:
    """Return whether a small place is the only one of its country in the text."""
    entry = choice.entry
    if entry is None or entry.country is None or mention.kind is not NAME:
        return False
    if not _is_small(scan, mention, entry) or choice.reason == "hierarchy" or entry.feature is COUNTRY:
        return False
    return not spoken[entry.country] - {mention.key}


def _is_outvoted(
    scan: Scan, mentions: Sequence[Mention], number: int, choice: Choice, spoken: dict[str, set[str]]
) -> bool:
    """Return whether enough of the text's names speak of other countries."""
    country = None if choice.entry is None else choice.entry.country
    foreign = choice.entry is not None and _is_a_short_foreign_name(mentions[number], choice.entry)
    enough = 1 if foreign or is_put_abroad(scan, mentions, number) else _ENOUGH
    return len({name for other, names in spoken.items() if other != country for name in names}) >= enough


def _is_placed(mentions: Sequence[Mention], choices: Sequence[Choice], number: int, cue: Feature | None) -> bool:
    """Return whether it is near another of the text's towns, or the text calls a district one: "Pokrovsk raion" beside
    Russian names; not an American county.
    """
    entry = choices[number].entry
    called = entry is not None and cue is entry.feature is ADM2 and entry.country != "US"
    return called or _is_beside_another(mentions[number], choices[number], mentions, choices)


def _is_a_scene(scan: Scan, mentions: Sequence[Mention], number: int) -> bool:
    """Return whether the words before a name, or before the one beside it, say that it is one: "at X and Hastings"."""
    first = mentions[number].first
    joined = number > 0 and scan.keys[first - 1] == "and" and mentions[number - 1].last == first - 2
    said = mentions[number - joined : number + 1]
    return any(is_put_there(scan, mention) or mention.first in scan.scenes for mention in said)


def _is_beside_another(
    mention: Mention, choice: Choice, mentions: Sequence[Mention], choices: Sequence[Choice]
) -> bool:
    """Return whether another name's town or district is near."""
    place = choice.entry
    if place is None or place.lat is None or place.lon is None:
        return False
    others = (c.entry for m, c in zip(mentions, choices, strict=True) if m.key != mention.key and c.entry is not None)
    return any(
        distance_km(place.lat, place.lon, other.lat, other.lon) <= _BESIDE_KM
        for other in others
        if other.feature in _SMALL_AREAS and other.lat is not None and other.lon is not None
    )


def _countries_by_name(
    mentions: Sequence[Mention], choices: Sequence[Choice], dateline: Span | None
) -> dict[str, set[str]]:
    """Return the names that speak of each country; where the text was filed counts twice."""
    spoken: dict[str, set[str]] = defaultdict(set)
    for mention, choice in zip(mentions, choices, strict=True):
        if choice.entry is not None and choice.entry.country is not None:
            spoken[choice.entry.country].add(mention.key)
            if dateline is not None and dateline.start <= mention.start < dateline.end:
                spoken[choice.entry.country].add(f"{mention.key}, dateline")
    return spoken


def _is_a_short_foreign_name(mention: Mention, entry: Entry) -> bool:
    """Return whether another language calls a town so in few letters: Véroia as "Ber", Basel as "Bale" (PLA-88)."""
    short = len(mention.key) <= _FEW_LETTERS and mention.single and entry.feature is CITY
    return short and not are_alike(key_of_entry(entry), mention.key)


def _is_small(scan: Scan, mention: Mention, entry: Entry) -> bool:
    """Return whether a place needs something to speak for it: "Fano militiamen" are hardly of a town."""
    if entry.weight < _GREAT and _is_a_short_foreign_name(mention, entry):
        return True
    if _SMALL <= entry.weight < _GREAT and scan.gaps[mention.last] == " ":
        return scan.keys[mention.last + 1] in read_lexicon().classes["fighters"]
    return entry.weight < _SMALL
