"""Which names of a text are people's."""

import re
from collections.abc import Sequence

from pipeline.locate.gazetteer.kinds import ADM1, COUNTRY
from pipeline.locate.gazetteer.reading import Gazetteer
from pipeline.locate.text.holders import lies_in, share_an_area
from pipeline.locate.text.lexicon import Lexicon
from pipeline.locate.text.mentions import NAME, Mention, Scan
from pipeline.locate.text.surroundings import Around, opens_sentence

_PERSON = re.compile(r",\s(?:\d{1,2}(?:[,.;]|\sand\b)|who\s|an?\s[a-z])|\s\(\d{1,2}\)")
_WHO = re.compile(r",\s(?:\d{1,2}(?:,\s[a-z]|\sand\s[A-Z])|who\b|whose\b|an?\s\d\d-year-old)")
_AGE = re.compile(r",\s\d{1,2}(?:,\s[a-z]|\sand\s[A-Z])")
_COUNTRIES = 7.0
"""Weight from which it is a country's or a part of the world's, which few people bear."""
_KNOWN, _EVERYDAY = 4.7, 5.9
PROMINENT = 5.9
"""Weight from which a name is taken for the place also where it could begin a person's."""


class People:
    """The people whom a scanned text names."""

    def __init__(self, scan: Scan, arounds: Sequence[Around], gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self._scan, self._gazetteer, self._lexicon = scan, gazetteer, lexicon
        self._at = {n: m for m in scan.mentions for n in range(m.first, m.last + 1)}
        told = list(zip(scan.mentions, arounds, strict=True))
        self._persons = [self._is_person(mention, around) for mention, around in told]
        persons = {m.key for m, is_person in zip(scan.mentions, self._persons, strict=True) if is_person}
        strangers = {m.key for m, around in told if around.before_capital and self._follows_a_stranger(m, around)}
        persons |= strangers - _placed(told) if strangers else strangers
        self.names = frozenset(persons | self._surnames())
        """The keys of names that the text gives to people somewhere."""

    def is_person(self, number: int) -> bool:
        """Return whether the mention of that number is a person's name or part of one."""
        return self._persons[number]

    def _is_person(self, mention: Mention, around: Around) -> bool:
        if mention.kind is not NAME or not _may_be_a_persons(around):
            return False
        if self._is_of_an_age(mention, around):
            return True
        if not (mention.single or self._is_one_word(mention)):
            return False
        if self.is_titled(mention, around) and mention.candidates[0].feature is not COUNTRY:
            return True
        if self._follows_a_name(mention, around) or self._begins_a_name(mention, around):
            return True
        return self._follows_a_titled(mention, around)

    def _follows_a_titled(self, mention: Mention, around: Around) -> bool:
        """Return whether a title stands before the word before it: "Sen. Kansas Holloway"."""
        number = mention.first - 2
        if number < 0 or not around.before_capital or around.before_gap != " " or mention.weight >= _COUNTRIES:
            return False
        known = around.before in self._lexicon.given_names or mention.first - 1 in self._at
        if not known and self._gazetteer.head(around.before).common is not None:
            return False
        titled = self._scan.keys[number] in self._lexicon.titles and self._scan.is_large(number)
        return titled and self._scan.gaps[number] in (" ", ". ")

    def _is_of_an_age(self, mention: Mention, around: Around) -> bool:
        """Return whether an age stands behind the name, or "who" behind a longer one: "O'Connor, 26, was shot"."""
        if not around.after_gap.startswith(",") or around.before in self._lexicon.classes["locative"]:
            return False
        if around.before_capital and around.before_gap == " " and mention.weight < _COUNTRIES:
            return _WHO.match(self._scan.text, mention.end) is not None
        return _AGE.match(self._scan.text, mention.end) is not None

    def is_titled(self, mention: Mention, around: Around) -> bool:
        """Return whether a person's title stands before the name: "Mr. Farah"."""
        title = around.before in self._lexicon.titles and around.before_capital and around.before_gap in (" ", ". ")
        return title and around.after_gap != ", " and mention.weight < _COUNTRIES

    def is_stranger(self, number: int) -> bool:
        """Return whether a word is neither part of a place's name nor an ordinary word, so that it may be a surname."""
        if number in self._at:
            return False
        key = self._scan.keys[number]
        known = key in self._lexicon.titles or key in self._lexicon.cues_after or key in self._lexicon.stop_words
        return not known and self._gazetteer.head(key).common is None

    def _surnames(self) -> set[str]:
        """Return the words that follow a given name or a title somewhere in the text."""
        found: set[str] = set()
        keys, first = self._scan.keys, self._lexicon.before_surnames
        for number in self._scan.capitals:
            if keys[number] not in first or not self._runs_on(number) or not self._scan.is_large(number):
                continue
            if self._are_two_places(number):
                continue
            found.add(keys[number + 1])
            if keys[number] in self._lexicon.given_names and self._runs_on(number + 1):
                found.add(keys[number + 2])
        return found

    def _runs_on(self, number: int) -> bool:
        """Return whether a capitalised word follows."""
        if self._scan.gaps[number] not in (" ", ". ") or number + 1 >= len(self._scan.keys):
            return False
        return self._scan.is_large(number + 1)

    def _are_two_places(self, number: int) -> bool:
        """Return whether a name and the next are of one area: "Paris Texas", "Sydney Parramatta" (PLA-131)."""
        mention, following = self._at.get(number), self._at.get(number + 1)
        if mention is None or following is None or mention is following:
            return False
        beside = self._scan.gaps[mention.last] == " "
        return beside and (lies_in(mention, following) or share_an_area(mention, following))

    def _is_one_word(self, mention: Mention) -> bool:
        """Return whether only an apostrophe parts its words: "O'Connor"."""
        return " " not in self._scan.text[mention.start : mention.end]

    def _follows_a_name(self, mention: Mention, around: Around) -> bool:
        if not around.before_capital or around.before_gap not in (" ", ". ", "-", "."):
            return False
        given = around.before in self._lexicon.given_names and around.before_gap in (" ", "-")
        previous = self._at.get(mention.first - 1)
        if self._are_two_places(mention.first - 1):
            return False
        if previous is not None and previous.weight >= PROMINENT and not given:
            return False
        initial = len(around.before) == 1 and around.before_gap in (". ", ".")
        if mention.candidates[0].feature is COUNTRY:
            return given and previous is None and (mention.key in self._lexicon.given_names or self._is_a_name(around))
        return initial or given

    def _is_a_name(self, around: Around) -> bool:
        """Return whether the given name before a country's is no everyday word: "Bill Holland", not "Will Iran"."""
        return (self._gazetteer.head(around.before).common or 0.0) < _EVERYDAY

    def _follows_a_stranger(self, mention: Mention, around: Around) -> bool:
        """Return whether a small place's name ends a longer one that no gazetteer has: "Epigmenio Ibarra"."""
        if mention.kind is not NAME or not mention.single or mention.weight >= PROMINENT:
            return False
        begins = around.before_gap == " " and self._is_a_forename(mention.first - 1)
        return begins and not opens_sentence(self._scan, mention.first - 1)

    def _is_a_forename(self, number: int) -> bool:
        """Return whether a word is written as a name's first, and no word for a place stands before it."""
        word = self._scan.words[number]
        if len(word) < 3 or word.isupper() or not self.is_stranger(number) or number == 0:
            return False
        return self._scan.keys[number - 1] not in self._lexicon.classes["locative"]

    def _begins_a_name(self, mention: Mention, around: Around) -> bool:
        if not around.after_capital or around.after_gap not in (" ", "-") or around.before == "the":
            return False
        if around.after in self._lexicon.classes["name_end"] or self._is_told_of(mention, around):
            return True
        following = self._at.get(mention.last + 1)
        if around.before in self._lexicon.classes["locative"]:
            return False
        if self._are_two_places(mention.last):
            return False
        if following is not None and following.weight >= PROMINENT:
            return self._is_a_forename_before(mention, following)
        return self._is_a_forename_of(mention, around)

    def _is_a_forename_of(self, mention: Mention, around: Around) -> bool:
        """Return whether a name is a forename by what it is itself and by the word behind it."""
        if around.after in self._lexicon.given_names and mention.weight < 6.3:
            return True
        if mention.key not in self._lexicon.given_names:
            return False
        if mention.weight >= PROMINENT:
            return self._is_a_surname(mention.last + 1)
        return self._gazetteer.head(around.after).common is None and around.after not in self._lexicon.stop_words

    def _is_a_surname(self, number: int) -> bool:
        """Return whether a word behind a great place's name that people bear makes it a person's: "Sydney Sweeney"."""
        if self._scan.keys[number] in self._lexicon.surnames:
            return self._scan.gaps[number - 1] == " "
        return self.is_stranger(number)

    def _is_a_forename_before(self, mention: Mention, following: Mention) -> bool:
        """Return whether a given name and a great place's make a person's: "Santiago Mendoza", not "Bath Maine"."""
        area = following.candidates[0]
        if mention.key not in self._lexicon.given_names or area.feature is COUNTRY:
            return False
        if self._scan.words[following.first].isupper():
            return False
        is_an_area = mention.candidates[0].feature in (COUNTRY, ADM1)
        return following.key in self._lexicon.surnames or not is_an_area

    def _is_told_of(self, mention: Mention, around: Around) -> bool:
        """Return whether the text goes on as it does of people: "Jordan Lincoln, 22", "Georgia Brown, who", "Virginia
        Mason, a nurse", also behind a title, "Mayor London Breed".
        """
        behind = mention.last + 1
        if not mention.single or around.after_gap != " " or around.after in self._lexicon.cues_after:
            return False
        titled = around.before in self._lexicon.titles and around.before_capital and around.before_gap in (" ", ". ")
        if titled and behind not in self._at and mention.candidates[0].feature is not COUNTRY:
            return True
        if mention.key in self._lexicon.given_names:
            return _PERSON.match(self._scan.text, self._scan.ends[behind]) is not None
        return mention.weight < _KNOWN and _WHO.match(self._scan.text, self._scan.ends[behind]) is not None


def _may_be_a_persons(around: Around) -> bool:
    """Return whether a capital stands beside a name or a comma behind it; without these nothing makes it a person's."""
    goes_on = around.after_capital and around.after_gap in (" ", "-")
    return around.before_capital or goes_on or around.after_gap.startswith(",")


def _placed(told: Sequence[tuple[Mention, Around]]) -> set[str]:
    """Return the keys of names before which the text says where somewhere, and that nobody owns something by there."""
    return {m.key for m, a in told if a.before in {"in", "near", "at", "outside"} and a.after != "s"}
