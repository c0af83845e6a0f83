"""Read a text for names that could be places, with every place that each could be."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipeline.locate.entries import Entry
from pipeline.locate.gazetteer import Gazetteer
from pipeline.locate.lexicon import read_lexicon, scene_words
from pipeline.locate.mentions import (
    APOSTROPHES,
    CONTRACTED,
    JOINING,
    ROMANISED,
    Casing,
    Kind,
    Mention,
    Scan,
    is_article,
)
from pipeline.locate.names import ARTICLES, Word, nominatives, words
from pipeline.locate.unlisted import Unlisted
from schemas.records import Span

_AFTER_SHORT = frozenset((". ", ".", ".\u00a0", ".-", "/"))


def scan(text: str, gazetteer: Gazetteer, scenes: Sequence[Span] = ()) -> Scan:
    """Return every stretch of the text that the gazetteer or the word lists know, the longest at each place.

    The first name in one of ``scenes``, phrases that say where something was, is a place's also if they do not.
    """
    return _Scanner(text, gazetteer, scenes).scan()


class _Scanner:
    """A text being read from left to right."""

    def __init__(self, text: str, gazetteer: Gazetteer, scenes: Sequence[Span]) -> None:
        self._text, self._gazetteer, self._lexicon = text, gazetteer, read_lexicon()
        self._words = tuple(words(text))
        self._casing = _casing(text)
        self._name_heads = _name_heads()
        self._unlisted = Unlisted(text, self._words, self._casing, gazetteer, scenes)

    def scan(self) -> Scan:
        mentions: list[Mention] = []
        lower = self._casing is Casing.LOWER
        capitals = tuple(n for n, word in enumerate(self._words) if lower or not word.text[0].islower())
        free = 0
        for number, word in self._starts(capitals):
            if number < free:
                continue
            mention, free = self._next(number, word)
            if mention is not None:
                mentions.append(mention)
        return Scan(
            text=self._text,
            words=self._words,
            mentions=tuple(mentions),
            casing=self._casing,
            capitals=capitals,
            scenes=self._unlisted.scenes,
        )

    def _starts(self, capitals: Sequence[int]) -> list[tuple[int, Word]]:
        """Return the words at which a place's name, or a listed name, can begin."""
        heads = self._name_heads
        small = [
            n
            for n, word in enumerate(self._words)
            if word.text[0].islower()
            and (word.key in heads or (word.key in ARTICLES and is_article(self._text, self._words, n)))
        ]
        return [(n, self._words[n]) for n in sorted({*capitals, *small})]

    def _next(self, number: int, word: Word) -> tuple[Mention | None, int]:
        """Return what begins at a word, if anything does, and the number of the word to go on with."""
        if word.key in self._name_heads:
            length, mention = self._listed_name(number)
            if length:
                return mention, number + length
        if (
            self._casing is not Casing.LOWER
            and word.text[0].islower()
            and not is_article(self._text, self._words, number)
        ):
            return None, number + 1
        mention = self._abbreviation(number) or self._named(number) or self._said(number)
        return mention, mention.last + 1 if mention is not None else number + 1

    def _listed_name(self, number: int) -> tuple[int, Mention | None]:
        """Return the words in a group's or publisher's name that begins here, and the place words in it."""
        for length in range(_name_heads()[self._words[number].key], 1, -1):
            part = self._words[number : number + length]
            numbers = self._lexicon.not_places.get(" ".join(w.key for w in part))
            if numbers is not None and not part[-1].text[0].islower():
                first, last = min(numbers, default=0), max(numbers, default=0)
                found = self._mention(number + first, number + last, Kind.PART_OF_NAME, ())
                return length, found if numbers else None
        return 0, None

    def _abbreviation(self, number: int) -> Mention | None:
        if len(self._words[number].text) > 6:
            return None
        for length in (2, 1):
            if number + length > len(self._words):
                continue
            start, end = self._words[number].start, self._words[number + length - 1].end
            known = self._lexicon.abbreviations.get(self._text[start:end]) if end - start <= 6 else None
            if known is not None and _is_allowed(self._text, start, end, known.needs):
                entries = self._gazetteer.by_iso(known.iso)
                return self._mention(number, number + length - 1, Kind.ABBREVIATION, entries) if entries else None
        return None

    def _named(self, number: int) -> Mention | None:
        """Return the place's or people's name that begins here; where both do, the longer, else the people's."""
        name, demonym = self._known(number), self._demonym(number)
        return name if demonym is None or (name is not None and name.last > demonym.last) else demonym

    def _known(self, number: int) -> Mention | None:
        """Return the name that begins here as the gazetteer has it, or has it in another spelling."""
        name = self._name(number)
        if name is not None and name.single and self._is_half_a_name(number):
            name = None
        length, entries = self._unlisted.respelt(number, 1 if name is None else name.last - name.first + 2)
        respelt = self._mention(number, number + length - 1, Kind.RESPELT, entries) if length else None
        if name is None or respelt is None or respelt.last > name.last:
            return respelt or name
        if any(e.country in ROMANISED for e in name.candidates) or respelt.last < name.last:
            return name
        afghan = tuple(e for e in respelt.candidates if e.country in ROMANISED)
        return replace(name, candidates=name.candidates + afghan)

    def _is_half_a_name(self, number: int) -> bool:
        """Return whether a word needs the name after it: "Tal Kurdi", which nobody knows, is no Tal."""
        if is_article(self._text, self._words, number):
            return True
        if self._words[number].key not in scene_words()["half_name"] or self._gap_after(number) != " ":
            return False
        following = self._words[number + 1]
        return following.text[0].isupper() or is_article(self._text, self._words, number + 1)

    def _said(self, number: int) -> Mention | None:
        length = self._unlisted.said(number)
        return self._mention(number, number + length - 1, Kind.UNKNOWN, ()) if length else None

    def _name(self, number: int) -> Mention | None:
        for length in range(self._longest(number), 0, -1):
            if not self._ends_a_name(number, length):
                continue
            entries = self._gazetteer.look_up_key(self._key(number, length)) or self._in_other_form(number, length)
            if entries:
                return self._mention(number, number + length - 1, Kind.NAME, entries)
        return None

    def _ends_a_name(self, number: int, length: int) -> bool:
        last = self._words[number + length - 1]
        if length == 1:
            return len(last.key) >= 2
        cut = self._text[last.start - 1] in APOSTROPHES and last.key not in CONTRACTED
        return self._casing is not Casing.MIXED or cut or not last.text[0].islower() or last.key == "city"

    def _in_other_form(self, number: int, length: int) -> tuple[Entry, ...]:
        last = self._words[number + length - 1].key
        if not "а" <= last[:1] <= "я":
            return self._with_another_article(number, length) or self._run_together(number, length)
        before = "".join(f"{word.key} " for word in self._words[number : number + length - 1])
        forms = (self._gazetteer.look_up_key(before + form) for form in nominatives(last))
        return next((entries for entries in forms if entries), ())

    def _with_another_article(self, number: int, length: int) -> tuple[Entry, ...]:
        """Return what "el-Obeid" means as "Al Obeid", or without its article."""
        if length == 1 or not is_article(self._text, self._words, number):
            return ()
        bare = self._key(number + 1, length - 1)
        return self._gazetteer.look_up_key(f"al {bare}") or self._gazetteer.look_up_key(bare)

    def _run_together(self, number: int, length: int) -> tuple[Entry, ...]:
        """Return what a name with an apostrophe in it means without: "Panjwa'i", "Sana'a"."""
        if length != 2 or len(self._words[number + 1].key) > 3:
            return ()
        one, two = self._words[number : number + 2]
        if self._text[one.end : two.start] not in APOSTROPHES or two.key in CONTRACTED:
            return ()
        return self._gazetteer.look_up_key(one.key + two.key)

    def _key(self, number: int, length: int) -> str:
        return " ".join(w.key for w in self._words[number : number + length])

    def _longest(self, number: int) -> int:
        """Return how many words from here on stand together as a name's words do."""
        most = self._gazetteer.head(self._words[number].key).longest
        if most < 2 and self._gap_after(number) in APOSTROPHES:
            most = 2
        if is_article(self._text, self._words, number):
            most = max(most, 4)
        if most == 0 and "а" <= self._words[number].key[:1] <= "я":
            return 1
        for length in range(1, most):
            if number + length >= len(self._words):
                return length
            gap = self._gap_after(number + length - 1)
            if gap not in JOINING and not (gap in _AFTER_SHORT and len(self._words[number + length - 1].key) <= 3):
                return length
        return most

    def _gap_after(self, number: int) -> str:
        if number + 1 >= len(self._words):
            return ""
        return self._text[self._words[number].end : self._words[number + 1].start]

    def _demonym(self, number: int) -> Mention | None:
        if self._words[number].key not in _demonym_heads():
            return None
        for length in (2, 1):
            part = self._words[number : number + length]
            meant = self._lexicon.demonyms.get(" ".join(w.key for w in part)) if len(part) == length else None
            if meant is not None and self._text[part[0].end : part[-1].start] in ("", " "):
                entries = self._gazetteer.by_iso(meant) or self._gazetteer.look_up(meant)[:1]
                return self._mention(number, number + length - 1, Kind.DEMONYM, entries)
        return None

    def _mention(self, first: int, last: int, kind: Kind, entries: tuple[Entry, ...]) -> Mention:
        return Mention(
            start=self._words[first].start,
            end=self._words[last].end,
            first=first,
            last=last,
            key=" ".join(w.key for w in self._words[first : last + 1]),
            kind=kind,
            candidates=entries,
        )


def _casing(text: str) -> Casing:
    head = text[:2000]
    upper, lower = sum(map(str.isupper, head)), sum(map(str.islower, head))
    if upper > 2 * lower and upper > 20:
        return Casing.UPPER
    return Casing.LOWER if upper == 0 and lower > 20 else Casing.MIXED


@cache
def _name_heads() -> dict[str, int]:
    """Return, for the first word of each listed name, the number of words in the longest such name."""
    heads: dict[str, int] = {}
    for key in read_lexicon().not_places:
        first, length = key.partition(" ")[0], key.count(" ") + 1
        heads[first] = max(heads.get(first, 0), length)
    return heads


@cache
def _demonym_heads() -> frozenset[str]:
    return frozenset(key.partition(" ")[0] for key in read_lexicon().demonyms)


def _is_allowed(text: str, start: int, end: int, needs: str) -> bool:
    comma = re.search(r"[\w’'.)], ?$", text[max(0, start - 3) : start]) is not None
    stop = text[end : end + 1] == "."
    if needs == "comma":
        return comma and (stop or text[start:end].isupper())
    return needs == "any" or stop or comma
