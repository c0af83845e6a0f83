"""Read a text for names that could be places, with every place that each could be."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from pipeline.locate.gazetteer.entries import Entry
from pipeline.locate.gazetteer.names import ARTICLES
from pipeline.locate.gazetteer.reading import Gazetteer
from pipeline.locate.scenes.sites import is_named_after
from pipeline.locate.text.lexicon import read_lexicon, scene_words
from pipeline.locate.text.listed import Listed
from pipeline.locate.text.lists import Lists
from pipeline.locate.text.mentions import DEMONYM, NAME, PART_OF_NAME, RESPELT, ROMANISED, Kind, Mention, Scan
from pipeline.locate.text.unlisted import Unlisted
from pipeline.locate.text.written import APOSTROPHES, Casing, Written, read_words
from schemas.records import Span

_HERE = re.compile(r"\b(?:in|into|from|across|inside|near|of)\s(?:the\s)?$")
_OWNED = ("'s", "’s")
_KNOWN = 5.0
"""Weight from which a place's name before a small word for a building says where that is: "a Nairobi hotel"."""


def scan(text: str, gazetteer: Gazetteer, scenes: Sequence[Span] = ()) -> Scan:
    """Return every stretch of the text that the gazetteer or the word lists know, the longest at each place.

    The first name in one of ``scenes``, phrases that say where something was, is a place's also if they do not.
    """
    written = read_words(text)
    unlisted = Unlisted(written, gazetteer, scenes)
    mentions = tuple(_Scanner(written, gazetteer, unlisted).mentions())
    return Scan(
        text=text,
        words=written.words,
        starts=written.starts,
        ends=written.ends,
        keys=written.keys,
        vocabulary=written.vocabulary,
        gaps=written.gaps,
        casing=written.casing,
        capitals=written.capitals,
        mentions=mentions,
        lists=Lists(written),
        scenes=unlisted.scenes,
    )


class _Scanner:
    """A text being read from left to right."""

    def __init__(self, written: Written, gazetteer: Gazetteer, unlisted: Unlisted) -> None:
        self._written, self._words, self._keys = written, written.words, written.keys
        self._gazetteer, self._head, self._lexicon = gazetteer, gazetteer.head, read_lexicon()
        self._listed, self._unlisted = Listed(written, gazetteer), unlisted
        self._name_heads, self._demonym_heads, self._short = _name_heads(), _demonym_heads(), _abbreviation_heads()
        self._heads, self._half_names = _heads(), _half_names()

    def mentions(self) -> Iterator[Mention]:
        """Yield the names in order."""
        free = 0
        for number in self._starts():
            if number < free or self._begins_nothing(number):
                continue
            mention, free = self._next(number)
            if mention is not None:
                yield mention

    def _begins_nothing(self, number: int) -> bool:
        """Return whether no list has a name that begins with a word, and nothing beside it says that one does there."""
        key = self._keys[number]
        if self._head(key).longest or key in self._heads or not key.isascii():
            return False
        if self._written.gaps[number] in APOSTROPHES or self._words[number] in self._short:
            return False
        return not self._unlisted.may_begin(number)

    def _starts(self) -> Sequence[int]:
        """Return the words at which a place's name, or a listed name, can begin."""
        found = (n for n in self._written.find(_small_heads()) if self._words[n][0].islower())
        gaps, heads = self._written.gaps, self._name_heads
        small = [n for n in found if self._keys[n] in heads or (gaps[n] != " " and self._written.is_article(n))]
        return sorted({*self._written.capitals, *small}) if small else self._written.capitals

    def _next(self, number: int) -> tuple[Mention | None, int]:
        """Return what begins at a word, if anything does, and the number of the word to go on with."""
        word = self._words[number]
        if self._keys[number] in self._name_heads:
            length, mention = self._listed_name(number)
            if length:
                return mention, number + length
        small = word[0].islower() and self._written.casing is not Casing.LOWER
        if small and not self._written.is_article(number):
            return None, number + 1
        mention = self._abbreviation(number) if word in self._short else None
        mention = mention or self._name(number)
        return mention, mention.last + 1 if mention is not None else number + 1

    def _name(self, number: int) -> Mention | None:
        """Return the place's or people's name that begins here; where both do, the longer, else the people's.

        A name that is not listed is looked for only where anything beside it says that it is a place's.
        """
        unlisted = self._unlisted.may_begin(number)
        name = self._known(number, unlisted=unlisted)
        people = self._demonym(number) if self._keys[number] in self._demonym_heads else None
        if people is not None and (name is None or name.last <= people.last):
            return people
        if not unlisted:
            return name
        return self._site(number, name) or name or self._said(number)

    def _site(self, number: int, name: Mention | None) -> Mention | None:
        """Return the site's name that begins here, if longer than a place's; what is named after its town is there."""
        length = self._unlisted.site(number)
        if length == 0 or (name is not None and number + length - 1 <= name.last):
            return None
        if name is not None and name.weight >= _KNOWN and self._written.gaps[name.last] in ("-", "–"):
            return None
        elsewhere = name is not None and name.weight < _KNOWN and self._is_put_in(number + length)
        if (
            name is not None
            and not elsewhere
            and is_named_after(self._written, range(number, name.last + 1), range(number, number + length))
        ):
            return self._mention(number, length, NAME, name.candidates)
        if name is not None and name.weight >= _KNOWN and not self._written.is_large(name.last + 1):
            return None
        return self._mention(number, length, Kind.UNKNOWN, ())

    def _is_put_in(self, number: int) -> bool:
        """Return whether "in" and a name stand there: "Trinity College in Dublin" is in no Trinity elsewhere."""
        return self._keys[number : number + 1] == ["in"] and self._written.is_large(number + 1)

    def _listed_name(self, number: int) -> tuple[int, Mention | None]:
        """Return the words in a group's or publisher's name that begins here, and the place words in it."""
        for length in range(min(self._name_heads[self._keys[number]], len(self._keys) - number), 1, -1):
            numbers = self._lexicon.not_places.get(self._written.key(number, length))
            if numbers is not None and not self._words[number + length - 1][0].islower():
                first, last = min(numbers, default=0), max(numbers, default=0)
                found = self._mention(number + first, last - first + 1, PART_OF_NAME, ())
                return length, found if numbers else None
        return 0, None

    def _abbreviation(self, number: int) -> Mention | None:
        for length in (2, 1):
            if number + length > len(self._words):
                continue
            start, end = self._written.starts[number], self._written.ends[number + length - 1]
            known = self._lexicon.abbreviations.get(self._written.text[start:end])
            if known is not None and _is_allowed(self._written.text, start, end, known.needs):
                entries = self._gazetteer.by_iso(known.iso)
                return self._mention(number, length, Kind.ABBREVIATION, entries) if entries else None
        return None

    def _known(self, number: int, *, unlisted: bool) -> Mention | None:
        """Return the name that begins here as the gazetteer has it, or where that may be in another spelling."""
        length, entries = self._listed.at(number)
        if length == 1 and self._keys[number] in self._half_names and self._is_half_a_name(number):
            length = 0
        name = self._mention(number, length, NAME, entries) if length else None
        if not unlisted:
            return name
        respelt = self._respelt(number, length + 1)
        if name is None or respelt is None or respelt.last > name.last:
            return respelt or name
        if any(e.country in ROMANISED for e in name.candidates) or respelt.last < name.last:
            return name
        return replace(name, respelt=tuple(e for e in respelt.candidates if e.country in ROMANISED))

    def _respelt(self, number: int, shortest: int) -> Mention | None:
        length, entries = self._unlisted.respelt(number, shortest)
        return self._mention(number, length, RESPELT, entries) if length else None

    def _is_half_a_name(self, number: int) -> bool:
        """Return whether a word needs the name after it: "Tal Kurdi", which nobody knows, is no Tal."""
        if self._written.is_article(number):
            return True
        if self._keys[number] not in scene_words()["half_name"] or self._written.gaps[number] != " ":
            return False
        return self._written.is_large(number + 1) or self._written.is_article(number + 1)

    def _said(self, number: int) -> Mention | None:
        length = self._unlisted.said(number)
        return self._mention(number, length, Kind.UNKNOWN, ()) if length else None

    def _demonym(self, number: int) -> Mention | None:
        for length in (2, 1):
            meant = self._lexicon.demonyms.get(self._written.key(number, length))
            if meant is not None and (length == 1 or self._written.gaps[number] == " "):
                entries = self._gazetteer.by_iso(meant) or self._gazetteer.look_up(meant)[:1]
                return self._mention(number, length, DEMONYM, entries)
        meant = self._lexicon.state_demonyms.get(self._keys[number])
        if meant is None or not self._is_of_a_state(number):
            return None
        return self._mention(number, 1, DEMONYM, self._gazetteer.by_iso(meant))

    def _is_of_a_state(self, number: int) -> bool:
        """Return whether a state's things follow a people's name, also behind another's: "the Tajik border",
        "the Tajik-Afghan border" (PLA-103).
        """
        ahead = number + 2 if self._written.gaps[number] in ("-", "–") else number + 1
        return ahead < len(self._keys) and self._keys[ahead] in self._lexicon.classes["of_a_state"]

    def _mention(self, first: int, length: int, kind: Kind, entries: tuple[Entry, ...]) -> Mention:
        last = first + length - 1
        return Mention(
            start=self._written.starts[first],
            end=self._written.ends[last],
            first=first,
            last=last,
            key=self._written.key(first, length),
            kind=kind,
            candidates=entries,
        )


@cache
def _name_heads() -> dict[str, int]:
    """Return, for the first word of each listed name, the number of words in the longest such name."""
    heads: dict[str, int] = {}
    for key in read_lexicon().not_places:
        first, length = key.partition(" ")[0], key.count(" ") + 1
        heads[first] = max(heads.get(first, 0), length)
    return heads


@cache
def _heads() -> frozenset[str]:
    """Return the words with which names begin that the gazetteer does not have as they are written."""
    return _small_heads() | _demonym_heads()


@cache
def _half_names() -> frozenset[str]:
    """Return the words that may need the name after them."""
    return scene_words()["half_name"] | ARTICLES


@cache
def _small_heads() -> frozenset[str]:
    """Return the words with which names may begin that are not capitalised."""
    return frozenset(_name_heads()) | ARTICLES


@cache
def _demonym_heads() -> frozenset[str]:
    lexicon = read_lexicon()
    return frozenset(key.partition(" ")[0] for key in (*lexicon.demonyms, *lexicon.state_demonyms))


@cache
def _abbreviation_heads() -> frozenset[str]:
    return frozenset(read_words(short).words[0] for short in read_lexicon().abbreviations)


def _is_allowed(text: str, start: int, end: int, needs: str) -> bool:
    comma = re.search(r"[\w’'.)], ?$", text[max(0, start - 3) : start]) is not None
    stop = text[end : end + 1] == "."
    if needs == "in":
        return _HERE.search(text, max(0, start - 10), start) is not None or text[end : end + 2] in _OWNED
    if needs == "comma":
        return comma and (stop or text[start:end].isupper())
    return needs == "any" or stop or comma
