"""The rules by which a name of a text means a place, from the surest to the weakest."""

from pipeline.locate.text.behind import is_within
from pipeline.locate.text.called import is_told_to_be_a_place
from pipeline.locate.text.known_enough import is_a_persons, is_known_enough
from pipeline.locate.text.located import is_located
from pipeline.locate.text.mentions import DEMONYM, NAME, RESPELT, Kind, Mention
from pipeline.locate.text.no_places import is_no_place
from pipeline.locate.text.peoples import tells_a_people
from pipeline.locate.text.reading import Reading
from pipeline.locate.text.spoken import SURELY_PLACED, is_a_town_of_a_named_country, is_area_of_a_named_country

_TOWN = 3.9
_NAMES = (NAME, RESPELT, Kind.UNKNOWN)
_GERMS = frozenset({"virus", "hemorrhagic", "haemorrhagic", "ebolavirus", "fever", "strain", "flu"})
_OF_ANYBODY = frozenset({"of", "to", "by", "from", "with", "for"})
"""Prepositions that stand before people as well as before places."""


class Sieve:
    """The rules, over the names of one text."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._scan = reading, reading.scan
        pairs = zip(reading.scan.mentions, reading.arounds, strict=True)
        self._germs = frozenset(m.key for m, a in pairs if a.after in _GERMS or a.before == "ebola")
        """Names that the text has for a germ, and elsewhere for it too but where something is in them (PLA-108)."""
        self._within = [is_within(reading, number) for number in range(len(reading.scan.mentions))]

    def is_surely_a_place(self, number: int, *, is_place: bool) -> bool:
        """Return whether the text says here that the name is a place's: what it then means elsewhere too."""
        mention, around = self._scan.mentions[number], self._reading.arounds[number]
        surely = self._within[number] or around.heads_dateline
        if not surely and is_place and around.before in SURELY_PLACED:
            surely = not around.after_capital and not around.possessive
        return surely and mention.kind is NAME and not self._reading.people.is_person(number)

    def is_place(self, number: int, placed: frozenset[str]) -> bool:
        """Return whether the mention means a place.

        ``placed`` are names that the text elsewhere surely has for places: that speaks for more, and against none.
        """
        mention = self._scan.mentions[number]
        if mention.kind in _NAMES and mention.single and self._tells_a_people(number):
            return False
        if mention.kind is not NAME:
            return mention.kind is not Kind.UNKNOWN or not self._is_no_name(mention)
        return is_area_of_a_named_country(self._reading, number) or self._means_a_place(number, placed)

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

    def _tells_a_people(self, number: int) -> bool:
        """Return whether a people's name stands where its own are told ("Dinka villages"), or a small place's before a
        people of which it tells a part: "Twic Dinka".
        """
        mention, following = self._scan.mentions[number], self._scan.mentions[number + 1 : number + 2]
        if tells_a_people(self._scan.keys, self._scan.gaps, mention.first):
            return True
        beside = bool(following) and following[0].kind is DEMONYM and following[0].first == mention.last + 1
        return beside and self._scan.gaps[mention.last] == " " and mention.weight < _TOWN

    def _is_no_name(self, mention: Mention) -> bool:
        return mention.key in self._reading.lexicon.stop_words or mention.key in self._reading.people.names

    def _means_a_place(self, number: int, placed: frozenset[str]) -> bool:
        reading, mention, around = self._reading, self._scan.mentions[number], self._reading.arounds[number]
        if self._within[number] or is_told_to_be_a_place(reading, number):
            return not reading.people.is_titled(mention, around)
        if is_a_town_of_a_named_country(reading, number):
            return True
        is_a_germ = mention.key in self._germs and around.before not in SURELY_PLACED
        if is_a_germ or is_no_place(reading, mention, around) or reading.people.is_person(number):
            return False
        if mention.key in placed or around.heads_dateline:
            return True
        located = is_located(reading, number)
        said_where = located and around.before not in _OF_ANYBODY and not around.possessive
        if not said_where and is_a_persons(reading, mention):
            return False
        return is_known_enough(reading, mention, around, located=located)
