"""Which of the names in a text mean places here, and which are people, ordinary words or initials.

Every rule has a name; see docs/codebook/places.md.
"""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from pipeline.locate.gazetteer.entries import Entry, key_of_entry
from pipeline.locate.gazetteer.names import are_nearly_one
from pipeline.locate.gazetteer.reading import Gazetteer
from pipeline.locate.text.called import ends_with_its_kind, is_called_a_place_or_scene
from pipeline.locate.text.cues import read_water
from pipeline.locate.text.mentions import NAME, RESPELT, ROMANISED, Kind, Mention, Scan
from pipeline.locate.text.persons import is_borne
from pipeline.locate.text.reading import Reading, read_around
from pipeline.locate.text.sieve import Sieve
from schemas.records import Span

_KNOWN = 4.7
_MOST_SPELLINGS = 8
_NOWHERE = frozenset({""})
"""For a name that means none of the places that the gazetteer has."""


class Sifted(NamedTuple):
    """The names of a text, each kind in order."""

    places: tuple[Mention, ...]
    """Those that mean places, and those in a group's name."""
    people: tuple[Mention, ...]
    """Names of known places that people bear here (PLA-130)."""


def sift(scan: Scan, gazetteer: Gazetteer, silent: Sequence[Span] = ()) -> Sifted:
    """Return which mentions mean places and which people; none of those in ``silent``, which say nothing."""
    reading = read_around(scan, gazetteer)
    sieve = Sieve(reading)
    alone = [sieve.is_place(number, frozenset()) for number in range(len(scan.mentions))]
    placed = frozenset(m.key for n, m in enumerate(scan.mentions) if sieve.is_surely_a_place(n, is_place=alone[n]))
    kept = {n for n, m in enumerate(scan.mentions) if alone[n] or (m.key in placed and sieve.is_place(n, placed))}
    surely = [m for n, m in enumerate(scan.mentions) if n in kept and m.kind is not RESPELT]
    spoken = frozenset(m.candidates[0].country for m in surely if m.candidates)
    read = [
        _read_spelling(m, spoken, reading) if n in kept else _read_scene(m, spoken if sieve.is_a_scene(n) else _NOWHERE)
        for n, m in enumerate(_in_either_spelling(m, surely) for m in scan.mentions)
        if n in kept or sieve.is_a_scene(n) or ends_with_its_kind(reading, n)
    ]
    places = tuple(read_water(scan, m) for m in read if m is not None)
    told = {m.first for m in places}
    people = tuple(m for n, m in enumerate(scan.mentions) if m.first not in told and is_borne(reading, n))
    return Sifted(_heard(places, silent), _heard(people, silent))


def _heard(mentions: tuple[Mention, ...], silent: Sequence[Span]) -> tuple[Mention, ...]:
    """Return the mentions outside of some stretches of the text."""
    if not silent:
        return mentions
    return tuple(m for m in mentions if not any(s.start <= m.start < s.end for s in silent))


def _in_either_spelling(mention: Mention, surely: Sequence[Mention]) -> Mention:
    """Return the mention with the Afghan and Pakistani places that are spelt nearly so, unless the text's other names
    speak only of other countries: "the Gara region of northern Iraq" is not Ghor (PLA-220).
    """
    if not mention.respelt:
        return mention
    told = {m.candidates[0].country for m in surely if m.candidates and m.key != mention.key} - {None}
    known = mention.respelt if not told or not told.isdisjoint(ROMANISED) else ()
    return replace(mention, candidates=mention.candidates + known, respelt=())


def _read_scene(mention: Mention, spoken: frozenset[str | None]) -> Mention:
    """Return a name that nothing but the coder calls a place: in a country of which the text speaks, else unknown."""
    known = tuple(e for e in mention.candidates if not spoken or e.country in spoken)
    return replace(mention, kind=NAME if known else Kind.UNKNOWN, candidates=known)


def _read_spelling(mention: Mention, spoken: frozenset[str | None], reading: Reading) -> Mention | None:
    """Return the mention; one in a spelling of its own only with places in the countries of which the text speaks.

    Where the text speaks of none, what is well known is meant. None where only a word after a preposition is left.
    """
    if mention.kind is not RESPELT:
        return mention
    alone = not spoken
    known = tuple(e for e in mention.candidates if e.country in spoken or (alone and _may_stand_alone(e, mention.key)))
    if known:
        return replace(mention, candidates=known[:_MOST_SPELLINGS])
    return replace(mention, kind=Kind.UNKNOWN, candidates=()) if is_called_a_place_or_scene(reading, mention) else None


def _may_stand_alone(entry: Entry, key: str) -> bool:
    """Return whether a place may be meant of whose country nothing is said: a known one that is spelt nearly so."""
    return entry.country in ROMANISED or (entry.weight >= _KNOWN and are_nearly_one(key, key_of_entry(entry)))
