"""Which of the names in a text mean places here, and which are people, ordinary words or initials.

Every rule has a name; see docs/codebook/places.md.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from msgspec.structs import replace

from pipeline.locate.gazetteer.entries import Entry, key_of_entry
from pipeline.locate.gazetteer.kinds import ADM1, ADM2, CITY
from pipeline.locate.gazetteer.names import ARTICLES, are_nearly_one
from pipeline.locate.gazetteer.reading import Gazetteer
from pipeline.locate.text.behind import is_within, lies_beside
from pipeline.locate.text.cues import read_water
from pipeline.locate.text.known_enough import is_a_persons, is_known_enough
from pipeline.locate.text.lexicon import scene_words
from pipeline.locate.text.mentions import DEMONYM, NAME, RESPELT, ROMANISED, Kind, Mention, Scan
from pipeline.locate.text.no_places import is_a_kind, is_no_place
from pipeline.locate.text.peoples import tells_a_people
from pipeline.locate.text.persons import is_borne
from pipeline.locate.text.reading import Reading, read_around
from pipeline.locate.text.surroundings import Around, is_called_a_place, is_told_a_place
from pipeline.locate.text.written import MIXED
from schemas.records import Span

_KNOWN, _EVERYDAY = 4.7, 4.3
_TOWN, _GREAT = 3.9, 5.0
_ENGLISH = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
_MOST_SPELLINGS = 8
_WEAK_CUES = ("state", "states", "agency", "region", "department", "governor", "gov", "legislature", "zone", "sub")
"""Words for a kind of place that also follow names which are none: "the Justice Department"."""
_LISTED = re.compile(r",? (?:and|or|to) (?:the )?|, |/")
_GOES_ON = re.compile(
    r"[.,;)]|$|\s(?:on|in|by|when|where|after|as|and|before|during|while|with|for|from|late|early|at|last|over|since|that|were|was"
    r"|left|killed|wounded)\b"
)
"""What follows a town's name and no word that qualifies another."""
_SURELY_PLACED = ("in", "near", "across", "downtown", "throughout", "outside")
_WAS = frozenset({"was", "were", "is", "has", "had", "came"})
_OF_ANYBODY = frozenset({"of", "to", "by", "from", "with", "for"})
"""Prepositions that stand before people as well as before places."""


_GERMS = frozenset({"virus", "hemorrhagic", "haemorrhagic", "ebolavirus", "fever", "strain", "flu"})
_NAMES = (NAME, RESPELT, Kind.UNKNOWN)
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
    sieve = _Sieve(reading)
    alone = [sieve.is_place(number, frozenset()) for number in range(len(scan.mentions))]
    placed = frozenset(m.key for n, m in enumerate(scan.mentions) if sieve.is_surely_a_place(n, is_place=alone[n]))
    kept = {n for n, m in enumerate(scan.mentions) if alone[n] or (m.key in placed and sieve.is_place(n, placed))}
    surely = [m for n, m in enumerate(scan.mentions) if n in kept and m.kind is not RESPELT]
    spoken = frozenset(m.candidates[0].country for m in surely if m.candidates)
    read = [
        _read_spelling(m, spoken, sieve) if n in kept else _read_scene(m, spoken if sieve.is_a_scene(n) else _NOWHERE)
        for n, m in enumerate(scan.mentions)
        if n in kept or sieve.is_a_scene(n) or sieve.ends_with_its_kind(m)
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


def _read_scene(mention: Mention, spoken: frozenset[str | None]) -> Mention:
    """Return a name that nothing but the coder calls a place: in a country of which the text speaks, else unknown."""
    known = tuple(e for e in mention.candidates if not spoken or e.country in spoken)
    return replace(mention, kind=NAME if known else Kind.UNKNOWN, candidates=known)


def _read_spelling(mention: Mention, spoken: frozenset[str | None], sieve: "_Sieve") -> Mention | None:
    """Return the mention; one in a spelling of its own only with places in the countries of which the text speaks.

    Where the text speaks of none, what is well known is meant. None where only a word after a preposition is left.
    """
    if mention.kind is not RESPELT:
        return mention
    alone = not spoken
    known = tuple(e for e in mention.candidates if e.country in spoken or (alone and _may_stand_alone(e, mention.key)))
    if known:
        return replace(mention, candidates=known[:_MOST_SPELLINGS])
    return replace(mention, kind=Kind.UNKNOWN, candidates=()) if sieve.is_called_a_place(mention) else None


def _may_stand_alone(entry: Entry, key: str) -> bool:
    """Return whether a place may be meant of whose country nothing is said: a known one that is spelt nearly so."""
    return entry.country in ROMANISED or (entry.weight >= _KNOWN and are_nearly_one(key, key_of_entry(entry)))


class _Sieve:
    """The rules, over the names of one text."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._scan, self._lexicon = reading, reading.scan, reading.lexicon
        classes = self._lexicon.classes
        self._cues_before, self._cues_after = self._lexicon.cues_before, self._lexicon.cues_after
        self._locative, self._postposed, self._folk = classes["locative"], classes["postposition"], classes["people"]
        pairs = zip(reading.scan.mentions, reading.arounds, strict=True)
        self._germs = frozenset(m.key for m, a in pairs if a.after in _GERMS or a.before == "ebola")
        """Names that the text has for a germ, and elsewhere for it too but where something is in them (PLA-108)."""
        self._within = [is_within(reading, number) for number in range(len(reading.scan.mentions))]

    def is_surely_a_place(self, number: int, *, is_place: bool) -> bool:
        """Return whether the text says here that the name is a place's: what it then means elsewhere too."""
        mention, around = self._scan.mentions[number], self._reading.arounds[number]
        surely = self._within[number] or around.heads_dateline
        if not surely and is_place and around.before in _SURELY_PLACED:
            surely = not around.after_capital and not around.possessive
        return surely and mention.kind is NAME and not self._reading.people.is_person(number)

    def is_place(self, number: int, placed: frozenset[str]) -> bool:
        """Return whether the mention means a place; the rules go from the surest to the weakest.

        ``placed`` are names that the text elsewhere surely has for places: that speaks for more, and against none.
        """
        mention, around = self._scan.mentions[number], self._reading.arounds[number]
        if mention.kind in _NAMES and mention.single and self._tells_a_people(number):
            return False
        if mention.kind is not NAME:
            return mention.kind is not Kind.UNKNOWN or not self._is_no_name(mention)
        return self._is_area_of_a_named_country(mention, around) or self._means_a_place(number, placed)

    def _tells_a_people(self, number: int) -> bool:
        """Return whether a people's name stands where its own are told ("Dinka villages"), or a small place's before a
        people of which it tells a part: "Twic Dinka".
        """
        mention, following = self._scan.mentions[number], self._scan.mentions[number + 1 : number + 2]
        if tells_a_people(self._scan.keys, self._scan.gaps, mention.first):
            return True
        beside = bool(following) and following[0].kind is DEMONYM and following[0].first == mention.last + 1
        return beside and self._scan.gaps[mention.last] == " " and mention.weight < _TOWN

    def _means_a_place(self, number: int, placed: frozenset[str]) -> bool:
        mention, around = self._scan.mentions[number], self._reading.arounds[number]
        if self._within[number] or self._is_told_to_be_one(number, mention, around):
            return not self._reading.people.is_titled(mention, around)
        if self._is_a_town_of_a_named_country(number, around):
            return True
        is_a_germ = mention.key in self._germs and around.before not in _SURELY_PLACED
        if is_a_germ or is_no_place(self._reading, mention, around) or self._reading.people.is_person(number):
            return False
        if mention.key in placed or around.heads_dateline:
            return True
        located = self._is_located(number, around)
        said_where = located and around.before not in _OF_ANYBODY and not around.possessive
        if not said_where and is_a_persons(self._reading, mention):
            return False
        return is_known_enough(self._reading, mention, around, located=located)

    def _is_told_to_be_one(self, number: int, mention: Mention, around: Around) -> bool:
        """Return whether the words beside it say that it is a place, rather than that something is or was there."""
        return (
            self._has_cue(mention, around)
            or (around.before_gap == "-" and self._is_a_seat(around))
            or is_called_a_place(self._scan.text, mention.start)
            or (
                around.after_gap.startswith(",")
                and (lies_beside(self._scan, number) or is_told_a_place(self._scan.text, mention.end))
            )
        )

    def ends_with_its_kind(self, mention: Mention) -> bool:
        """Return whether a name right behind another ends with its kind: "Dara'a Al-Balad District" (PLA-91)."""
        keys, first, last = self._scan.keys, mention.first, mention.last
        if mention.kind is not NAME or first == last or keys[first] not in ARTICLES:
            return False
        return keys[last] in self._lexicon.classes["calls_place"] and first - 1 in self._ends

    @cached_property
    def _ends(self) -> frozenset[int]:
        return frozenset(mention.last for mention in self._scan.mentions)

    def is_a_scene(self, number: int) -> bool:
        """Return whether a listed name, and no person's, stands for where something was."""
        mention, around = self._scan.mentions[number], self._reading.arounds[number]
        if mention.kind is not NAME or mention.first not in self._scan.scenes:
            return False
        if around.after_capital and around.after_gap == " ":
            return False
        if mention.single and tells_a_people(self._scan.keys, self._scan.gaps, mention.first):
            return False
        is_a_person = self._reading.people.is_person(number) or is_a_persons(self._reading, mention)
        return not (is_a_person or is_no_place(self._reading, mention, around))

    def is_called_a_place(self, mention: Mention) -> bool:
        """Return whether the word for its kind stands beside it, or it stands for where something was."""
        if mention.first in self._scan.scenes or is_called_a_place(self._scan.text, mention.start):
            return True
        following = mention.last + 1
        return following < len(self._scan.keys) and self._scan.keys[following] in self._lexicon.cues_after

    def _is_no_name(self, mention: Mention) -> bool:
        return mention.key in self._lexicon.stop_words or mention.key in self._reading.people.names

    def _has_cue(self, mention: Mention, around: Around) -> bool:
        """Return whether "province", "city of" or the like stands beside it."""
        after = around.after in self._cues_after and around.after_gap in (" ", "-", "\u200c")
        before = around.before in self._cues_before and around.before_gap in (" ", "\u200c")
        weak = not before and (not after or around.after in _WEAK_CUES)
        if weak and not (self._scan.lists.at and self._is_of_a_list(mention)):
            return False
        return not (mention.single and (mention.key in self._lexicon.stop_words or is_a_kind(self._reading, mention)))

    def _is_of_a_list(self, mention: Mention) -> bool:
        """Return whether a list calls its names places: "Shiroro and Munya local government areas"."""
        return self._scan.lists.kind_of(mention.start, mention.end) is not None

    def _is_area_of_a_named_country(self, mention: Mention, around: Around) -> bool:
        """Return whether an ordinary word is the name of an area here: "Unity state", "Tank district".

        Of a first-level area's country the text must speak in other names too, of second-level ones only those of
        Afghanistan and Pakistan are taken, and "Central State Hospital" is none.
        """
        if around.after not in self._cues_after or around.after_gap != " " or around.before_capital:
            return False
        beyond = mention.last + 2
        if beyond < len(self._scan.keys) and self._scan.is_large(beyond) and self._scan.gaps[beyond - 1] == " ":
            return False
        return any(
            (e.feature is ADM1 and self._is_spoken_of(e, mention))
            or (e.feature is ADM2 and e.country in ROMANISED and self._scan.words[mention.first].istitle())
            for e in mention.candidates
        )

    def _is_a_town_of_a_named_country(self, number: int, around: Around) -> bool:
        """Return whether a word or a given name is the town that it seems: "in Sake" or "in Mir Ali", with its country
        told, where no English is spoken (PLA-99); "in Nice" and "in Tank" also without (PLA-105).
        """
        placed = around.before in _SURELY_PLACED or self._ends_a_way(number)
        if not placed or around.after_capital or self._scan.casing is not MIXED:
            return False
        mention = self._scan.mentions[number]
        town = _bearer(mention)
        if town.feature is not CITY or town.weight < _TOWN or town.country in _ENGLISH or around.possessive:
            return False
        if mention.key in scene_words()["day"] or self._reading.people.is_person(number):
            return False
        return self._is_spoken_of(town, mention) or self._needs_no_country(town, mention)

    def _needs_no_country(self, town: Entry, mention: Mention) -> bool:
        """Return whether the name stands alone as a great town's, or one's of Afghanistan or Pakistan."""
        great = town.weight >= _GREAT or town.country in ROMANISED
        alone = key_of_entry(town) == mention.key and mention.key not in self._lexicon.given_names
        return great and alone and _GOES_ON.match(self._scan.text, mention.end) is not None

    def _ends_a_way(self, number: int) -> bool:
        """Return whether it is one of the two names of "between Goma and Sake" (PLA-102)."""
        mentions, arounds = self._scan.mentions, self._reading.arounds
        if arounds[number].before == "between":
            return True
        if number == 0 or arounds[number - 1].before != "between":
            return False
        return self._scan.text[mentions[number - 1].end : mentions[number].start] == " and "

    def _is_spoken_of(self, area: Entry, mention: Mention) -> bool:
        return not self._spoken[area.country] <= {mention.key}

    @cached_property
    def _spoken(self) -> defaultdict[str | None, set[str]]:
        """The names that first of all mean places of each country."""
        found: defaultdict[str | None, set[str]] = defaultdict(set)
        for mention in self._scan.mentions:
            if mention.candidates:
                found[mention.candidates[0].country].add(mention.key)
        return found

    def _is_a_seat(self, around: Around) -> bool:
        """Return whether it is a member of parliament's seat: "Sen. Smith, R-Ocilla"."""
        return around.before_capital and self._reading.is_class(around.before, "party")

    def _is_located(self, number: int, around: Around) -> bool:
        """Return whether a preposition of place stands before it, people after it, or another place in a list."""
        if around.before in self._locative or around.after in self._postposed:
            return True
        if around.after_gap == " " and around.after in self._folk:
            return True
        mention = self._scan.mentions[number]
        if around.after in _WAS and self._befalls_places(mention.last + 2):
            return (self._reading.common(mention) or 0.0) < _EVERYDAY
        if around.before == "the" and around.after and around.after_gap == " " and not around.after_capital:
            return mention.weight >= _KNOWN and mention.key not in self._reading.people.names
        return self._is_listed(number)

    def _befalls_places(self, number: int) -> bool:
        """Return whether a word says what happens to places and to no person: "was shelled", "had been retaken"."""
        said = self._scan.keys[number : number + 2]
        return any(word in self._lexicon.classes["befalls"] for word in said)

    def _is_listed(self, number: int) -> bool:
        """Return whether a name stands in a list after one that is well known or located itself: "in Gwoza, Chibok"."""
        if number == 0:
            return False
        mention, previous = self._scan.mentions[number], self._scan.mentions[number - 1]
        if not _LISTED.fullmatch(self._scan.text, previous.end, mention.start):
            return False
        return previous.weight >= _KNOWN or self._is_located(number - 1, self._reading.arounds[number - 1])


def _bearer(mention: Mention) -> Entry:
    """Return the first place of which a name is the main one, or the first that has it."""
    first = mention.candidates[0]
    if key_of_entry(first) == mention.key:
        return first
    return next((entry for entry in mention.candidates if key_of_entry(entry) == mention.key), first)
