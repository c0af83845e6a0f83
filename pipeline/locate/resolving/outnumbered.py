"""Namesakes: small places in a country of which a text about another one names nothing that is known (PLA-125), far
from where it was filed (PLA-142), and towns far away that bear the names of a town's quarters (PLA-124).
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from pipeline.geo import distance_km
from pipeline.locate.gazetteer.entries import Entry
from pipeline.locate.gazetteer.kinds import ADM2, CITY, COUNTRY
from pipeline.locate.resolving.resolve import Choice
from pipeline.locate.text.mentions import NAME, Mention, Scan
from pipeline.locate.text.parts import is_a_quarter, tells_of_quarters
from schemas.records import Span

_SMALL = 4.9
"""Weight below which a place needs something to speak for it."""
_LEAST, _TIMES_MORE = 3, 2
"""Names of the country that a text is about, and how many times as many they must be as the other's."""
_TOWNS = (CITY, ADM2)
_QUARTER_WITHIN_KM = 60.0
_KNOWN_FAR_AWAY = 5.5
"""Weight, of 300,000 people, from which a town is known in another part of the world without its country."""
_FAR_KM = 1000.0
_HERE = ("in", "near", "at", "outside", "downtown")
_SCATTERED = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
"""Countries whose small towns are all known, under names that places all over the world have as well."""


class Outnumbered:
    """A text's names by the countries that they were taken to lie in."""

    def __init__(
        self, scan: Scan, mentions: Sequence[Mention], choices: Sequence[Choice], dateline: Span | None
    ) -> None:
        self._scan, self._mentions, self._choices, self._dateline = scan, mentions, choices, dateline
        self._has_quarters = tells_of_quarters(scan)

    def is_astray(self, number: int) -> bool:
        """Return whether a small place lies in a country of which the text, and its sentence, tell nothing else, while
        it names many places of another.
        """
        mention, entry = self._mentions[number], self._choices[number].entry
        if entry is None or entry.country is None or mention.kind is not NAME:
            return False
        if entry.weight >= _SMALL or not self._is_weak(number) or entry.country in self._told:
            return False
        least = max(_LEAST, _TIMES_MORE * len(self._names[entry.country]))
        return self._most >= least and not self._is_named_beside(number, entry)

    def is_far_from_home(self, number: int) -> bool:
        """Return whether a town lies far from where the text was filed, in a country of which it tells nothing
        (PLA-142): "CAPE TOWN - Five were shot in Hanover Park and in Philippi" speaks of no places in America.
        """
        entry = self._choices[number].entry
        if not self._home or entry is None or entry.feature not in _TOWNS or entry.weight >= _KNOWN_FAR_AWAY:
            return False
        if entry.country not in _SCATTERED or entry.country in self._spoken_of or not self._is_weak(number):
            return False
        return not any(_are_near(entry, place, _FAR_KM) for place in self._home)

    @cached_property
    def _home(self) -> list[Entry]:
        """The towns where the text was filed."""
        filed = (choice.entry for number, choice in enumerate(self._choices) if self._is_filed(number))
        return [entry for entry in filed if entry is not None and entry.feature is CITY]

    @cached_property
    def _spoken_of(self) -> frozenset[str | None]:
        """The countries of which the text names an area, a town that is known far away or is told by what holds it, or
        in which it says that something is; and those where it was filed. What a state does ("Washington", "American
        advisers") is told far away from it.
        """
        entries = ((number, choice.entry) for number, choice in enumerate(self._choices))
        return frozenset(entry.country for n, entry in entries if entry is not None and self._tells_of_places(n, entry))

    def _tells_of_places(self, number: int, entry: Entry) -> bool:
        if self._is_filed(number):
            return True
        if entry.feature is COUNTRY:
            return is_put_there(self._scan, self._mentions[number])
        return not entry.capital and (entry.weight >= _KNOWN_FAR_AWAY or not self._is_weak(number))

    def is_a_lost_quarter(self, number: int) -> bool:
        """Return whether a name that the text calls a quarter was taken for a town, or a county, which is near none of
        the towns that it names (PLA-124): "the Escalon neighborhood" of San Salvador is no Escalon in California.
        """
        entry = self._choices[number].entry
        if (
            not self._has_quarters
            or entry is None
            or entry.feature not in _TOWNS
            or entry.capital
            or not self._is_weak(number)
        ):
            return False
        if not is_a_quarter(self._scan, self._mentions[number]) or not self._towns:
            return False
        return not any(_are_near(entry, town, _QUARTER_WITHIN_KM) for town in self._towns)

    @cached_property
    def _towns(self) -> list[Entry]:
        """The towns that the text names, without what it calls quarters."""
        pairs = zip(self._mentions, self._choices, strict=True)
        towns = [(m, c.entry) for m, c in pairs if c.entry is not None and c.entry.feature is CITY]
        return [entry for mention, entry in towns if not is_a_quarter(self._scan, mention)]

    def _is_weak(self, number: int) -> bool:
        """Return whether nothing but its name makes a place what it was taken for."""
        choice = self._choices[number]
        return choice.reason in ("only_candidate", "context_and_prominence") and not self._is_filed(number)

    def _is_filed(self, number: int) -> bool:
        head, start = self._dateline, self._mentions[number].start
        return head is not None and head.start <= start < head.end

    @cached_property
    def _told(self) -> frozenset[str | None]:
        """The countries of which the text names an area, a great town, or a place by what holds it."""
        entries = [(n, choice.entry) for n, choice in enumerate(self._choices)]
        return frozenset(
            entry.country
            for n, entry in entries
            if entry is not None and entry.feature is not COUNTRY
            if entry.weight >= _SMALL or not self._is_weak(n)
        )

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for mention, choice in zip(self._mentions, self._choices, strict=True):
            if choice.entry is not None and choice.entry.country is not None:
                found[choice.entry.country].add(mention.key)
        return found

    @cached_property
    def _most(self) -> int:
        """How many names the country has that has most."""
        return max(map(len, self._names.values()), default=0)

    def _is_named_beside(self, number: int, entry: Entry) -> bool:
        """Return whether the place's sentence names its country or its people."""
        sentence = sentence_of(self._scan.text, self._mentions[number])
        return any(
            choice.entry is not None
            and choice.entry.feature is COUNTRY
            and choice.entry.country == entry.country
            and sentence.start <= mention.start < sentence.end
            for mention, choice in zip(self._mentions, self._choices, strict=True)
        )


def is_put_there(scan: Scan, mention: Mention) -> bool:
    """Return whether the words before a name say that something is there: "in the United States", "near Aleppo"."""
    before = mention.first - (2 if mention.first and scan.keys[mention.first - 1] == "the" else 1)
    return before >= 0 and scan.keys[before] in _HERE


def sentence_of(text: str, mention: Mention) -> Span:
    """Return the stretch around a name up to a stop or a new line, as abbreviations may cut it too."""
    start = max(text.rfind(mark, 0, mention.start) for mark in (". ", "\n")) + 1
    end = min((at for mark in (". ", "\n") if (at := text.find(mark, mention.end)) >= 0), default=len(text))
    return Span(start, end)


def _are_near(one: Entry, other: Entry, within_km: float) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return distance_km(one.lat, one.lon, other.lat, other.lon) <= within_km
