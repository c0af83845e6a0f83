"""Names that the gazetteer does not have as the text writes them: respelt ones, and ones that only the text knows."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from pipeline.locate.entries import Entry
from pipeline.locate.gazetteer import Gazetteer
from pipeline.locate.lexicon import read_lexicon, scene_words
from pipeline.locate.mentions import APOSTROPHES, CONTRACTED, JOINING, Casing, is_article
from pipeline.locate.names import Word
from pipeline.locate.surroundings import is_called_a_place
from schemas.records import Span
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
_FARTHEST = 8
"""Words of a phrase in which its first name stands; a later one belongs to something else."""
_OTHERS = frozenset({"by", "who", "whom", "which", "that", "where", "when", "to", "against"})
"""After these a phrase says something else than where."""
_LONGEST = 3
_EVERYDAY = 4.0
_AREAS = (Feature.COUNTRY, Feature.ADM1)


class Unlisted:
    """A text's words, read for names that are not in the gazetteer as they are written."""

    def __init__(
        self, text: str, words: Sequence[Word], casing: Casing, gazetteer: Gazetteer, scenes: Sequence[Span]
    ) -> None:
        self._text, self._words, self._casing = text, words, casing
        self._gazetteer, self._lexicon = gazetteer, read_lexicon()
        self._cues = {n for n, word in enumerate(words) if word.key in _PLACES or word.key in _RESPELT_AREAS}
        self.scenes = frozenset(number for scene in scenes if (number := self._first_name(scene)) is not None)
        """The numbers of the words with which names begin that are scenes."""

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
        if not self._is_placed(number) and number not in self.scenes:
            return 0, ()
        if number in self.scenes:
            shortest = max(shortest, min(2, self._name_length(number)))
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
        if self._casing is not Casing.MIXED:
            return 0
        length = 0 if self._is_common(number) else self._cued(number, _PLACES)
        if length:
            return length
        if self._follows(number, _CALLING) and is_called_a_place(self._text, self._words[number].start):
            length = self._own_length(number)
            return 0 if length == 1 and self._is_common(number) else length
        if number in self.scenes:
            return self._own_length(number)
        if self._is_common(number) or not self._is_placed(number) or not self._is_in_an_area(number):
            return 0
        return self._name_length(number)

    def _first_name(self, scene: Span) -> int | None:
        """Return the number of the word with which the first name of a phrase begins, None where that is no place's."""
        first = bisect_left(self._words, scene.start, key=lambda word: word.start)
        last = bisect_left(self._words, scene.end, key=lambda word: word.start)
        for number in range(first, min(last, first + _FARTHEST)):
            word = self._words[number]
            if word.key in _OTHERS or (number == first and word.key == "from"):
                return None
            if (
                is_article(self._text, self._words, number)
                or not word.text[0].isupper()
                or (number == first and word.key in self._lexicon.classes["locative"])
            ):
                continue
            begins = number - 1 if number > first and is_article(self._text, self._words, number - 1) else number
            if self._is_a_persons(number):
                return None
            if self._may_name_a_place(word) and not self._qualifies(begins):
                return begins
        return None

    def _may_name_a_place(self, word: Word) -> bool:
        return not (word.text.isupper() or word.key in self._lexicon.stop_words or word.key in scene_words()["people"])

    def _is_a_persons(self, number: int) -> bool:
        """Return whether a person's title or given name begins there, or an ordinary word."""
        key = self._words[number].key
        lists = self._lexicon
        return (
            key in lists.given_names or key in lists.titles or (key not in lists.stop_words and self._is_common(number))
        )

    def _qualifies(self, number: int) -> bool:
        """Return whether the name owns or describes what follows: "the Basque city of Bilbao", "the Roth synagogue"."""
        last = number + self._name_length(number) - 1
        if last + 1 >= len(self._words):
            return False
        following = self._words[last + 1]
        gap = self._text[self._words[last].end : following.start]
        if gap in APOSTROPHES:
            return following.key == "s"
        if following.key in scene_words()["actor"] or following.key in scene_words()["building"]:
            return True
        ahead = self._words[last + 2].key if last + 2 < len(self._words) else ""
        return gap.startswith("- ") or (following.key in scene_words()["town"] and ahead == "of")

    def _own_length(self, number: int) -> int:
        """Return how many words the name has, without a day or month after it; 0 for figures and single letters."""
        word = self._words[number]
        if not (word.text[0].isupper() or is_article(self._text, self._words, number)) or len(word.key) < 2:
            return 0
        length = self._name_length(number)
        while length > 1 and self._words[number + length - 1].key in scene_words()["day"]:
            length -= 1
        return length

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
            if not (following.text[0].isupper() or self._links(number + length) or self._ends_it(number + length)):
                break
            length += 1
        return length

    def _ends_it(self, number: int) -> bool:
        """Return whether a word is the rest of one with an apostrophe in it: "Beit Na'im", not "Beit's"."""
        before, word = self._words[number - 1], self._words[number]
        return self._text[before.end : word.start] in APOSTROPHES and word.key not in CONTRACTED

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
