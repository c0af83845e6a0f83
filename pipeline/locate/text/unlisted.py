"""Names that the gazetteer does not have as the text writes them: respelt ones, and ones that only the text knows."""

import re
from collections.abc import Sequence
from functools import cache

from pipeline.locate.gazetteer.entries import Entry, key_of_entry
from pipeline.locate.gazetteer.kinds import ADM1, COUNTRY
from pipeline.locate.gazetteer.names import are_nearly_one
from pipeline.locate.gazetteer.reading import Gazetteer
from pipeline.locate.scenes.names import find_called_names, find_scene_names
from pipeline.locate.scenes.sites import site_length
from pipeline.locate.text.lexicon import read_lexicon, scene_words
from pipeline.locate.text.mentions import ROMANISED
from pipeline.locate.text.peoples import tells_a_people
from pipeline.locate.text.surroundings import is_called_a_place
from pipeline.locate.text.written import JOINING, Casing, Written
from schemas.records import Span

_RESPELT_AREAS = frozenset({"district", "province", "governorate", "oblast", "region", "tehsil", "agency"})
_ANY_AREA = frozenset({"region", "agency"})
"""Words that also follow names of no unit: "the Metina region" is no Muthanna (PLA-224)."""
_PREPOSITIONS = "in|near|at|outside|around|across|into|inside|within|through|central"
_TAKEN = "seized|shelled|bombed|bombarded|overran|retook|recaptured|stormed|entered|fled|liberated"
_SIDES = "north|south|east|west|northeast|northwest|southeast|southwest"
_PLACED = re.compile(
    rf"\b(?:{_PREPOSITIONS}|{_TAKEN}|(?:{_SIDES})ern"
    rf"|(?:out|outskirts|capital|centre|center|residents|{_SIDES}) of) $"
)
"""After these an unknown word is a place's name rather than a person's."""
_CALLING = frozenset(
    {"of", "called", "named", "as", "barangay", "brgy", "sitio", "purok", "vereda", "corregimiento", "desa", "kampung"}
    | {"kelurahan"}
)
_BARE = frozenset((*_PREPOSITIONS.split("|"), *_TAKEN.split("|"), *(f"{side}ern" for side in _SIDES.split("|"))))
"""Those that need no other before them."""
_BEFORE_PLACES = _BARE | _CALLING
"""The last words of what _PLACED finds; looked at first, since it costs nothing."""
_WHICH = frozenset({"another", "other", "several", "each", "every", "many", "most", "some", "both"})
"""What says which of its kind a thing is, and names none ("Another bridge")."""
_FARTHEST = 4
"""Words of a name before the word for its kind."""
_EVERYDAY = 4.0
_LEAST_LETTERS = 5
_AREAS = (COUNTRY, ADM1)


class Unlisted:
    """A text, read for names that are not in the gazetteer as they are written."""

    def __init__(self, written: Written, gazetteer: Gazetteer, scenes: Sequence[Span]) -> None:
        self._written, self._keys = written, written.keys
        self._gazetteer, self._lexicon = gazetteer, read_lexicon()
        self._callers, self._kinds = self._lexicon.classes["calls_place"], _kinds()
        cues = [number for number in written.find(self._kinds) if self._is_a_kind(number)]
        self._apposed = frozenset(last for n in cues if (last := self._apposed_to(n)) is not None)
        ends = (*cues, *(last + 1 for last in self._apposed))
        self._cued_from = frozenset(before for n in ends for before in range(n - _FARTHEST, n))
        called = find_called_names(written, gazetteer) if written.casing is Casing.MIXED else ()
        named = (*find_scene_names(written, gazetteer, scenes), *called)
        self.scenes = frozenset(number for number in named if written.keys[number] not in _WHICH)
        """The numbers of the words with which names begin that are scenes, or that a list calls places."""

    def may_begin(self, number: int) -> bool:
        """Return whether anything beside a word says that a place's name begins there."""
        behind = number > 0 and self._keys[number - 1] in _BEFORE_PLACES
        return behind or number in self._cued_from or number in self.scenes

    def respelt(self, number: int, shortest: int) -> tuple[int, tuple[Entry, ...]]:
        """Return the words of a place in a spelling of its own, and what it can be; 0 where there is none.

        The word for its kind must follow, or a preposition of place come before; ``shortest`` are the words that it
        has at least in the latter case.
        """
        if (shortest > 1 and not self._goes_on(number + shortest - 1)) or self._is_common(number):
            return 0, ()
        length = self._cued(number, _RESPELT_AREAS)
        if length:
            key = self._written.key(number, length)
            entries = self._gazetteer.look_up_skeleton(key) + self._gazetteer.look_up_consonants(key)
            if self._keys[number + length] in _ANY_AREA:
                entries = tuple(e for e in entries if e.country in ROMANISED or are_nearly_one(key, key_of_entry(e)))
            return length if entries else 0, entries
        if not self._is_placed(number) and number not in self.scenes:
            return 0, ()
        if number in self.scenes:
            shortest = max(shortest, min(2, self._written.name_length(number)))
        for length in range(self._written.name_length(number), shortest - 1, -1):
            if any(map(self._is_everyday, range(number, number + length))):
                continue
            key = self._written.key(number, length)
            entries = self._gazetteer.look_up_consonants(key) or self._districts_spelt_nearly_so(key)
            if entries:
                return length, entries
        return 0, ()

    def _districts_spelt_nearly_so(self, key: str) -> tuple[Entry, ...]:
        """Return the Afghan and Pakistani areas that a few vowels tell from a name: "Gorbuz" is Gurbuz (PLA-106)."""
        if len(key) < _LEAST_LETTERS:
            return ()
        alike = self._gazetteer.look_up_skeleton(key)
        return tuple(entry for entry in alike if are_nearly_one(key, key_of_entry(entry)))

    def site(self, number: int) -> int:
        """Return the words of a site's name where something was, 0 where none begins."""
        return site_length(self._written, number) if number in self.scenes else 0

    def said(self, number: int) -> int:
        """Return the words of a name that nobody knows but that the text calls a place, 0 where it does not.

        "The village of X", "X district", and "in X, Texas".
        """
        if self._written.casing is not Casing.MIXED or tells_a_people(self._keys, self._written.gaps, number):
            return 0
        length = 0 if self._is_common(number) else self._cued(number, self._callers)
        if length:
            return length
        if self._follows(number, _CALLING) and is_called_a_place(self._written.text, self._written.starts[number]):
            length = self._own_length(number)
            return 0 if length == 1 and self._is_common(number) else length
        return self._own_length(number) if number in self.scenes else self._told(number)

    def _told(self, number: int) -> int:
        """Return the words of a name that what follows calls a place, 0 where it does not."""
        if self._is_common(number) or not self._written.is_large(number):
            return 0
        length = self._written.name_length(number)
        if number + length - 1 in self._apposed:
            return length
        said = self._is_placed(number) and (self._is_in_an_area(number) or self._is_in_a_unit(number + length))
        return length if said else 0

    def _is_a_kind(self, number: int) -> bool:
        """Return whether "sub" is that of a county or district, and no boat: "Loima sub-county"."""
        if self._keys[number] != "sub":
            return True
        return self._written.gaps[number] in ("-", " ") and self._keys[number + 1] in self._callers

    def _apposed_to(self, number: int) -> int | None:
        """Return the last word of the name of which a comma and a word for its kind say what it is: "Khormaksar, a
        district of Aden"; None where there is none.
        """
        keys, gaps = self._keys, self._written.gaps
        if number + 1 >= len(keys) or keys[number + 1] not in ("of", "in", "near", "outside"):
            return None
        articles = (n for n in range(max(1, number - 3), number) if keys[n] in ("a", "an"))
        return next((n - 1 for n in articles if gaps[n - 1] == ", "), None)

    def _own_length(self, number: int) -> int:
        """Return how many words the name has, without a day or month after it; 0 for figures and single letters."""
        large = self._written.is_large(number) or self._written.is_article(number)
        if not large or len(self._keys[number]) < 2:
            return 0
        length = self._written.name_length(number)
        while length > 1 and self._written.keys[number + length - 1] in scene_words()["day"]:
            length -= 1
        return length

    def _goes_on(self, number: int) -> bool:
        """Return whether the word can belong to a name that begins before it, or tells its kind."""
        if number >= len(self._keys):
            return False
        kind = self._keys[number] in self._kinds
        return kind or self._written.is_large(number) or self._written.is_in_a_name(number)

    def _is_common(self, number: int) -> bool:
        return self._gazetteer.head(self._written.keys[number]).common is not None and not self._heads_a_name(number)

    def _heads_a_name(self, number: int) -> bool:
        """Return whether a word begins names and is none, as the next, capitalised, shows: "Tel Abyad"."""
        if self._written.keys[number] not in scene_words()["half_name"] or self._written.gaps[number] not in JOINING:
            return False
        return self._written.is_large(number + 1) or self._written.is_article(number + 1)

    def _is_everyday(self, number: int) -> bool:
        """Return whether a word is so common that no writer would spell a name so: "Town", not "Afar"."""
        common = self._gazetteer.head(self._written.keys[number]).common
        return common is not None and common >= _EVERYDAY

    def _is_placed(self, number: int) -> bool:
        """Return whether words that go before a place do, and it is no person's name or common word."""
        key, start = self._keys[number], self._written.starts[number]
        if not self._follows(number, _BEFORE_PLACES) or self._written.casing is not Casing.MIXED:
            return False
        if len(key) == 1 or key in self._lexicon.stop_words:
            return False
        if key in self._lexicon.given_names and self._written.name_length(number) == 1:
            return False
        if (
            self._written.words[number - 1] in _BARE
            and self._written.text[self._written.ends[number - 1] : start] == " "
        ):
            return True
        before = _PLACED.search(self._written.text, max(0, start - 30), start)
        return before is not None or is_called_a_place(self._written.text, start)

    def _follows(self, number: int, keys: frozenset[str]) -> bool:
        return number > 0 and self._written.keys[number - 1] in keys

    def _is_in_an_area(self, number: int) -> bool:
        """Return whether the name is followed by a comma and a country or first-level area."""
        ahead = number + self._written.name_length(number)
        if ahead >= len(self._keys) or self._written.gaps[ahead - 1] != ", ":
            return False
        for length in range(self._written.name_length(ahead), 0, -1):
            known = self._gazetteer.look_up_key(self._written.key(ahead, length))
            if known:
                return known[0].feature in _AREAS
        return False

    def _is_in_a_unit(self, number: int) -> bool:
        """Return whether "in" and a district or the like follow: "at Tadgo in Maru LGA" (PLA-81)."""
        if number + 2 >= len(self._keys) or self._keys[number] != "in" or self._written.gaps[number - 1] != " ":
            return False
        ahead = number + 1 + (self._keys[number + 1] == "the")
        return self._cued(ahead, self._callers) > 0

    def _cued(self, number: int, cues: frozenset[str]) -> int:
        """Return how many capitalised words from here on stand before one of the cue words."""
        if number not in self._cued_from:
            return 0
        for length in range(1, _FARTHEST + 1):
            last, ahead = number + length - 1, number + length
            if ahead >= len(self._keys) or self._written.gaps[last] not in JOINING:
                return 0
            if not self._is_name_word(last, opens=length == 1) or self._keys[last] in cues:
                return 0
            if self._keys[ahead] in cues:
                return length if self._written.is_large(last) else 0
        return 0

    def _is_name_word(self, number: int, *, opens: bool) -> bool:
        if opens and len(self._keys[number]) == 1:
            return False
        if self._written.is_large(number) or self._written.casing is Casing.LOWER:
            return True
        return not opens and self._written.is_link(number)


@cache
def _kinds() -> frozenset[str]:
    """Return the words that tell of a name before them that it is a place's."""
    return _RESPELT_AREAS | read_lexicon().classes["calls_place"]
