"""Names that the gazetteer has, as the text writes them: the longest at a word, in the form given or in another."""

from collections.abc import Sequence

from pipeline.locate.gazetteer.cyrillic import COUNTRIES, romanise
from pipeline.locate.gazetteer.entries import Entry, key_of_entry
from pipeline.locate.gazetteer.kinds import CITY
from pipeline.locate.gazetteer.names import ARTICLES, nominatives
from pipeline.locate.gazetteer.reading import Gazetteer
from pipeline.locate.text.lexicon import read_lexicon
from pipeline.locate.text.written import APOSTROPHES, CONTRACTED, JOINING, MIXED, Written

_AFTER_SHORT = frozenset((". ", ".", ".\u00a0", ".-", "/"))
_SMALL_LASTS = frozenset(
    {"city", "river", "valley", "lake", "forest", "mountains", "island", "islands", "delta", "strait"}
)
"""Kinds that belong to a name also where they are written small: "the Ruvuma river"."""
_AND = frozenset(("&", " & "))

_PROCLITICS = "بلو"
"""Arabic's words for in, to and and, which are written as part of the next word."""
_SHORTEST = 5
"""Letters of such a word with what follows it."""
_ORDINARY = 4.5
"""How common a word is that is hardly a name behind a preposition."""
_GREAT = 6.0
"""Weight from which it is one all the same."""


class Listed:
    """A text, read for names of the gazetteer."""

    def __init__(self, written: Written, gazetteer: Gazetteer) -> None:
        self._written, self._gazetteer = written, gazetteer
        self._words, self._keys, self._gaps = written.words, written.keys, written.gaps
        self._look_up, self._head = gazetteer.look_up_key, gazetteer.head
        self._lexicon, self._is_mixed = read_lexicon(), written.casing is MIXED
        self._lasts = frozenset(written.capitals) if self._is_mixed else range(len(written.words))
        """The words that can end a name by their writing; in capital letters none need be capitalised."""

    def at(self, number: int) -> tuple[int, tuple[Entry, ...]]:
        """Return how many words the longest name has that begins there, and what it can mean; 0 where there is none."""
        most = self._most(number)
        for length in self._lengths(number, most) if most > 1 else range(most, 0, -1):
            key = self._keys[number] if length == 1 else self._written.key(number, length)
            entries = self._look_up(key) if len(key) > 1 else ()
            if not entries and (self._gaps[number] != " " or not key.isascii()):
                entries = self._in_other_form(number, length)
            if entries and (length == 1 or not self._tells_its_kind(number, length, key, entries)):
                last = number + length - 1
                return (0, ()) if self._gaps[last] != " " and self._is_cut(last) else (length, entries)
        return 0, ()

    def _is_cut(self, last: int) -> bool:
        """Return whether a small letter goes on behind an apostrophe: "Ba'adweyne" is no Ba (PLA-97)."""
        if last + 1 >= len(self._keys) or self._gaps[last] not in APOSTROPHES or not self._is_mixed:
            return False
        following = self._words[last + 1]
        return following[0].islower() and len(following) > 1 and following not in CONTRACTED

    def _most(self, number: int) -> int:
        """Return the words of the longest name that begins with a word."""
        key = self._keys[number]
        most = self._head(key).longest
        if most < 2 and self._gaps[number] in APOSTROPHES:
            most = 2
        if key in ARTICLES and self._written.is_article(number):
            most = max(most, 4)
        if most == 0 and not key.isascii():
            return 1 if _is_cyrillic(key) else self._head(_without_proclitic(key)).longest
        return most

    def _lengths(self, number: int, most: int) -> list[int]:
        """Return of how many words a name may be that begins there, the most first: they stand together, and the last
        can be a last.
        """
        lengths, gaps, keys, lasts = [1], self._gaps, self._keys, self._lasts
        for last in range(number + 1, min(number + most, len(keys))):
            gap = gaps[last - 1]
            if gap != " " and gap not in JOINING and gap not in _AND and not self._is_shortened(last - 1):
                break
            if last in lasts or keys[last] in _SMALL_LASTS or (gap != " " and self._is_small_last(last)):
                lengths.append(last - number + 1)
        if len(lengths) > 1 and self._gaps[number] == " ":
            longest = self._longest_from(number, most)
            while lengths[-1] > longest:
                lengths.pop()
        lengths.reverse()
        return lengths

    def _longest_from(self, number: int, most: int) -> int:
        """Return the words of the longest name that begins with a word and the next, 1 if none does; ``most`` if one of
        them is Cyrillic or Arabic, for that may be written otherwise.
        """
        word, following = self._keys[number], self._keys[number + 1]
        if not (word.isascii() and following.isascii()):
            return most
        return self._gazetteer.longest_from(f"{word} {following}") or 1

    def _is_shortened(self, number: int) -> bool:
        """Return whether a stop or stroke follows a short word: "St. Louis"."""
        return self._gaps[number] in _AFTER_SHORT and len(self._keys[number]) <= 3

    def _is_small_last(self, number: int) -> bool:
        """Return whether a word that is not capitalised is the end of one with an apostrophe in it: "Na'im"."""
        return self._gaps[number - 1][-1:] in APOSTROPHES and self._keys[number] not in CONTRACTED

    def _tells_its_kind(self, number: int, length: int, key: str, entries: tuple[Entry, ...]) -> bool:
        """Return whether a word of it only says what it is: "City", or شهر before the name of a greater place: شهر هرات
        is no village of that name (PLA-122).
        """
        if key.isascii():
            return self._ends_with_its_kind(number, length, key, entries)
        if self._keys[number] not in self._lexicon.cues_before:
            return False
        rest = self._look_up(self._written.key(number + 1, length - 1))
        return bool(rest) and rest[0].weight > entries[0].weight

    def _ends_with_its_kind(self, number: int, length: int, key: str, entries: tuple[Entry, ...]) -> bool:
        """Return whether "City" only says what it is, so that any town of the name can be meant: not Kansas City."""
        if not key.endswith(" city"):
            return False
        if any(entry.feature is CITY and key_of_entry(entry) == key for entry in entries):
            return False
        return bool(self._gazetteer.look_up_key(self._written.key(number, length - 1)))

    def _in_other_form(self, number: int, length: int) -> tuple[Entry, ...]:
        last = self._keys[number + length - 1]
        if not last.isascii() and not _is_cyrillic(last):
            return self._behind_proclitic(self._written.key(number, length))
        if not _is_cyrillic(last):
            return self._with_another_article(number, length) or self._run_together(number, length)
        before = "".join(f"{key} " for key in self._keys[number : number + length - 1])
        forms = [before + form for form in (last, *nominatives(last))]
        found = (self._look_up(form) for form in forms[1:])
        return next((entries for entries in found if entries), ()) or self._romanised(number, forms)

    def _romanised(self, number: int, forms: Sequence[str]) -> tuple[Entry, ...]:
        """Return what Cyrillic forms mean in Latin letters, where a preposition or the word for its kind introduces
        them: "в селе Ботлих" (PLA-89).
        """
        before = self._keys[number - 1] if number and self._gaps[number - 1] == " " else ""
        if before not in self._lexicon.cues_before and before not in self._lexicon.classes["locative"]:
            return ()
        for form in forms:
            for latin in romanise(form):
                known = tuple(entry for entry in self._look_up(latin) if entry.country in COUNTRIES)
                if known:
                    return known
        return ()

    def _behind_proclitic(self, key: str) -> tuple[Entry, ...]:
        """Return what an Arabic name means behind a preposition written as part of it; none for an ordinary word."""
        name = _without_proclitic(key)
        if not name or name in self._lexicon.cues_before:
            return ()
        entries, common = self._look_up(name), self._head(name).common
        return entries if entries and (common is None or common < _ORDINARY or entries[0].weight >= _GREAT) else ()

    def _with_another_article(self, number: int, length: int) -> tuple[Entry, ...]:
        """Return what "el-Obeid" means as "Al Obeid", or without its article."""
        if length == 1 or not self._written.is_article(number):
            return ()
        bare = self._written.key(number + 1, length - 1)
        return self._gazetteer.look_up_key(f"al {bare}") or self._gazetteer.look_up_key(bare)

    def _run_together(self, number: int, length: int) -> tuple[Entry, ...]:
        """Return what a name with an apostrophe in it means without: "Panjwa'i", "Sana'a"."""
        if length != 2 or (len(self._keys[number + 1]) > 3 and not self._words[number + 1][0].islower()):
            return ()
        one, two = self._keys[number : number + 2]
        if self._gaps[number] not in APOSTROPHES or two in CONTRACTED:
            return ()
        return self._gazetteer.look_up_key(one + two)


def _without_proclitic(key: str) -> str:
    """Return an Arabic key without the preposition that is written in one with it: "in Baghdad", "and Mosul"; "" where
    there is none.
    """
    if len(key) < _SHORTEST or key[0] not in _PROCLITICS:
        return ""
    return f"ال{key[2:]}" if key.startswith("لل") else key[1:]


def _is_cyrillic(key: str) -> bool:
    return "а" <= key[:1] <= "я"
