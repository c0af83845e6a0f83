"""Names that the gazetteer does not have as the text writes them: respelt ones, and ones that only the text knows."""

import re
from collections.abc import Sequence

from pipeline.locate.entries import Entry
from pipeline.locate.gazetteer import Gazetteer
from pipeline.locate.lexicon import Lexicon
from pipeline.locate.mentions import JOINING, Casing, is_article
from pipeline.locate.names import Word
from pipeline.locate.surroundings import is_called_a_place
from schemas.vocabulary import Feature

_RESPELT_AREAS = frozenset({"district", "province", "governorate", "oblast", "region", "tehsil", "agency"})
_PLACES = frozenset(
    {"district", "province", "tehsil", "agency", "village", "valley", "county", "town", "governorate"}
    | {"neighborhood", "neighbourhood", "suburb", "subdistrict"}
)
_LINKS = frozenset(
    {"e", "i", "ye", "yi", "wa", "va", "o", "u", "eh", "ih", "yeh", "al", "el", "ul", "de", "da", "del", "la"}
)
_PREPOSITIONS = "in|near|at|outside|around|across|into|inside|within|through|central"
_TAKEN = "seized|shelled|bombed|bombarded|overran|retook|recaptured|stormed|entered|fled|liberated"
_SIDES = "north|south|east|west|northeast|northwest|southeast|southwest"
_PLACED = re.compile(
    rf"\b(?:{_PREPOSITIONS}|{_TAKEN}|(?:{_SIDES})ern"
    rf"|(?:out|outskirts|capital|centre|center|residents|{_SIDES}) of) $"
)
"""After these an unknown word is a place's name rather than a person's."""
_CALLING = frozenset({"of", "called", "named"})
_BEFORE_PLACES = frozenset(
    (*_PREPOSITIONS.split("|"), *_TAKEN.split("|"), *(f"{side}ern" for side in _SIDES.split("|")), *_CALLING)
)
"""The last words of what _PLACED finds; looked at first, since it costs nothing."""
_LONGEST = 3
_EVERYDAY = 4.0
_AREAS = (Feature.COUNTRY, Feature.ADM1)


class Unlisted:
    """A text's words, read for names that are not in the gazetteer as they are written."""

    def __init__(
        self, text: str, words: Sequence[Word], casing: Casing, gazetteer: Gazetteer, lexicon: Lexicon
    ) -> None:
        self._text, self._words, self._casing = text, words, casing
        self._gazetteer, self._lexicon = gazetteer, lexicon
        self._cues = {n for n, word in enumerate(words) if word.key in _PLACES or word.key in _RESPELT_AREAS}

    def respelt(self, number: int, shortest: int) -> tuple[int, tuple[Entry, ...]]:
        """Return the words of a place in a spelling of its own, and what it can be; 0 where there is none.

        The word for its kind must follow, or a preposition of place come before; ``shortest`` are the words that it
        has at least in the latter case.
        """
        if (shortest > 1 and not self._goes_on(number + shortest - 1)) or self._is_common(number):
            return 0, ()
        length = self._cued(number, _RESPELT_AREAS)
        if length:
            key = self._key(number, length)
            entries = self._gazetteer.look_up_skeleton(key) + self._gazetteer.look_up_consonants(key)
            return length if entries else 0, entries
        if not self._is_placed(number):
            return 0, ()
        for length in range(self._name_length(number), shortest - 1, -1):
            if any(map(self._is_everyday, range(number, number + length))):
                continue
            entries = self._gazetteer.look_up_consonants(self._key(number, length))
            if entries:
                return length, entries
        return 0, ()

    def said(self, number: int) -> int:
        """Return the words of a name that nobody knows but that the text calls a place, 0 where it does not.

        "The village of X", "X district", and "in X, Texas".
        """
        if self._casing is not Casing.MIXED or self._is_common(number):
            return 0
        length = self._cued(number, _PLACES)
        if length:
            return length
        if self._follows(number, _CALLING) and is_called_a_place(self._text, self._words[number].start):
            return 1
        return self._name_length(number) if self._is_placed(number) and self._is_in_an_area(number) else 0

    def _goes_on(self, number: int) -> bool:
        """Return whether the word can belong to a name that begins before it, or tells its kind."""
        if number >= len(self._words):
            return False
        return self._words[number].text[0].isupper() or number in self._cues or self._links(number)

    def _is_common(self, number: int) -> bool:
        return self._gazetteer.head(self._words[number].key).common is not None

    def _is_everyday(self, number: int) -> bool:
        """Return whether a word is so common that no writer would spell a name so: "Town", not "Afar"."""
        common = self._gazetteer.head(self._words[number].key).common
        return common is not None and common >= _EVERYDAY

    def _is_placed(self, number: int) -> bool:
        """Return whether words that go before a place do, and it is no person's name or common word."""
        word = self._words[number]
        if self._casing is not Casing.MIXED or word.key in self._lexicon.stop_words:
            return False
        if len(word.key) == 1 or (word.key in self._lexicon.given_names and self._name_length(number) == 1):
            return False
        if not self._follows(number, _BEFORE_PLACES):
            return False
        before = _PLACED.search(self._text, max(0, word.start - 30), word.start)
        return before is not None or is_called_a_place(self._text, word.start)

    def _follows(self, number: int, keys: frozenset[str]) -> bool:
        return number > 0 and self._words[number - 1].key in keys

    def _is_in_an_area(self, number: int) -> bool:
        """Return whether the name is followed by a comma and a country or first-level area."""
        ahead = number + self._name_length(number)
        if ahead >= len(self._words) or self._text[self._words[ahead - 1].end : self._words[ahead].start] != ", ":
            return False
        for length in range(self._name_length(ahead), 0, -1):
            known = self._gazetteer.look_up_key(self._key(ahead, length))
            if known:
                return known[0].feature in _AREAS
        return False

    def _name_length(self, number: int) -> int:
        """Return how many words from here on are written as one name, "del" and "al-" between them included."""
        length = 1
        while length < _LONGEST + 1 and number + length < len(self._words):
            following = self._words[number + length]
            if self._text[self._words[number + length - 1].end : following.start] not in JOINING:
                break
            if not (following.text[0].isupper() or self._links(number + length)):
                break
            length += 1
        return length

    def _links(self, number: int) -> bool:
        if is_article(self._text, self._words, number):
            return True
        following = self._words[number + 1] if number + 1 < len(self._words) else None
        return self._words[number].key in _LINKS and following is not None and following.text[0].isupper()

    def _cued(self, number: int, cues: frozenset[str]) -> int:
        """Return how many capitalised words from here on stand before one of the cue words."""
        if self._cues.isdisjoint(range(number + 1, number + 5)):
            return 0
        for length in range(1, 5):
            ahead = self._words[number + length] if number + length < len(self._words) else None
            last = self._words[number + length - 1]
            if ahead is None or not self._is_name_word(last, opens=length == 1) or last.key in cues:
                return 0
            if self._text[last.end : ahead.start] not in JOINING:
                return 0
            if ahead.key in cues:
                return length if last.text[0].isupper() else 0
        return 0

    def _is_name_word(self, word: Word, *, opens: bool) -> bool:
        if opens and len(word.key) == 1:
            return False
        return word.text[0].isupper() or (not opens and word.key in _LINKS) or self._casing is Casing.LOWER

    def _key(self, number: int, length: int) -> str:
        return " ".join(word.key for word in self._words[number : number + length])
