"""Which names of a text are people's."""

from collections.abc import Sequence

from pipeline.locate.gazetteer import Gazetteer
from pipeline.locate.lexicon import Lexicon
from pipeline.locate.mentions import Kind, Mention, Scan
from pipeline.locate.surroundings import Around
from schemas.vocabulary import Feature

PROMINENT = 5.9
"""Weight from which a name is taken for the place also where it could begin a person's."""


class People:
    """The people whom a scanned text names."""

    def __init__(self, scan: Scan, arounds: Sequence[Around], gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self._scan, self._gazetteer, self._lexicon = scan, gazetteer, lexicon
        self._at = {n: m for m in scan.mentions for n in range(m.first, m.last + 1)}
        told = list(zip(scan.mentions, arounds, strict=True))
        persons = {m.key for m, around in told if self.is_person(m, around)}
        persons |= {m.key for m, around in told if self._follows_a_stranger(m, around)} - _placed(told)
        self.names = frozenset(persons | self._surnames())
        """The keys of names that the text gives to people somewhere."""

    def is_person(self, mention: Mention, around: Around) -> bool:
        """Return whether the mention is a person's name or part of one."""
        if mention.kind is not Kind.NAME or not (mention.single or self._is_one_word(mention)):
            return False
        if self.is_titled(mention, around) and mention.candidates[0].feature is not Feature.COUNTRY:
            return True
        return self._follows_a_name(mention, around) or self._begins_a_name(mention, around)

    def is_titled(self, mention: Mention, around: Around) -> bool:
        """Return whether a person's title stands before the name: "Mr. Farah"."""
        title = around.before in self._lexicon.titles and around.before_capital and around.before_gap in (" ", ". ")
        return title and around.after_gap != ", " and mention.weight < 7.0

    def is_stranger(self, number: int) -> bool:
        """Return whether a word is neither part of a place's name nor an ordinary word, so that it may be a surname."""
        if number in self._at:
            return False
        key = self._scan.words[number].key
        known = key in self._lexicon.titles or key in self._lexicon.cues_after or key in self._lexicon.stop_words
        return not known and self._gazetteer.head(key).common is None

    def _surnames(self) -> set[str]:
        """Return the words that follow a given name or a title somewhere in the text."""
        found: set[str] = set()
        words = self._scan.words
        for number in self._scan.capitals:
            if number + 1 >= len(words) or not self._is_named(number):
                continue
            found.add(words[number + 1].key)
            third = words[number + 2] if number + 2 < len(words) else None
            given = words[number].key in self._lexicon.given_names
            if given and third and third.text[0].isupper() and self._scan.gap(number + 1) in (" ", ". "):
                found.add(third.key)
        return found

    def _is_named(self, number: int) -> bool:
        """Return whether a given name or title and a capitalised word follow one another."""
        one, two = self._scan.words[number], self._scan.words[number + 1]
        known = one.key in self._lexicon.given_names or one.key in self._lexicon.titles
        if not known or not one.text[0].isupper() or not two.text[0].isupper():
            return False
        return self._scan.gap(number) in (" ", ". ")

    def _is_one_word(self, mention: Mention) -> bool:
        """Return whether only an apostrophe parts its words: "O'Connor"."""
        return " " not in self._scan.text[mention.start : mention.end]

    def _follows_a_name(self, mention: Mention, around: Around) -> bool:
        if not around.before_capital or around.before_gap not in (" ", ". ", "-", "."):
            return False
        given = around.before in self._lexicon.given_names and around.before_gap in (" ", "-")
        previous = self._at.get(mention.first - 1)
        if previous is not None and previous.weight >= PROMINENT and not given:
            return False
        initial = len(around.before) == 1 and around.before_gap in (". ", ".")
        if mention.candidates[0].feature is Feature.COUNTRY:
            return given and mention.key in self._lexicon.given_names and previous is None
        return initial or given

    def _follows_a_stranger(self, mention: Mention, around: Around) -> bool:
        """Return whether a small place's name ends a longer one that no gazetteer has: "Epigmenio Ibarra"."""
        if mention.kind is not Kind.NAME or not mention.single or mention.weight >= PROMINENT:
            return False
        begins = around.before_capital and around.before_gap == " " and not around.before_opens
        return begins and mention.first > 0 and self._is_a_forename(mention.first - 1)

    def _is_a_forename(self, number: int) -> bool:
        """Return whether a word is written as a name's first, and no word for a place stands before it."""
        word = self._scan.words[number]
        if len(word.text) < 3 or word.text.isupper() or not self.is_stranger(number) or number == 0:
            return False
        return self._scan.words[number - 1].key not in self._lexicon.classes["locative"]

    def _begins_a_name(self, mention: Mention, around: Around) -> bool:
        if not around.after_capital or around.after_gap not in (" ", "-"):
            return False
        if around.after in self._lexicon.classes["name_end"]:
            return True
        following = self._at.get(mention.last + 1)
        if following is not None and following.weight >= PROMINENT:
            return False
        placed = around.before in self._lexicon.classes["locative"]
        if around.after in self._lexicon.given_names and mention.weight < 6.3 and not placed:
            return True
        ordinary = self._gazetteer.head(around.after).common is not None or around.after in self._lexicon.stop_words
        given = mention.key in self._lexicon.given_names
        if mention.weight >= PROMINENT:
            return given and not placed and self.is_stranger(mention.last + 1)
        return given and not ordinary and not placed


def _placed(told: Sequence[tuple[Mention, Around]]) -> set[str]:
    """Return the keys of names before which the text says where somewhere, and that nobody owns something by there."""
    return {m.key for m, a in told if a.before in {"in", "near", "at", "outside"} and a.after != "s"}
