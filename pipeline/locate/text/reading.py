"""A scanned text with all that tells which of its names are places."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.locate.gazetteer.reading import Gazetteer
from pipeline.locate.text.lexicon import Lexicon, read_lexicon
from pipeline.locate.text.mentions import Mention, Scan
from pipeline.locate.text.people import People
from pipeline.locate.text.surroundings import Around, look_around


@dataclass(frozen=True)
class Reading:
    """A scanned text, what stands beside each of its names, and the people in it."""

    scan: Scan
    gazetteer: Gazetteer
    lexicon: Lexicon
    arounds: Sequence[Around]
    people: People

    @cached_property
    def spoken(self) -> defaultdict[str | None, set[str]]:
        """The names that first of all mean places of each country: of those the text speaks."""
        found: defaultdict[str | None, set[str]] = defaultdict(set)
        for mention in self.scan.mentions:
            if mention.candidates:
                found[mention.candidates[0].country].add(mention.key)
        return found

    def common(self, mention: Mention) -> float | None:
        """Return how common a word of one word's name is: the logarithm of its uses in 10**9 words, if at least 3.3."""
        return self.gazetteer.head(mention.key).common if mention.single else None

    def is_class(self, word: str, name: str) -> bool:
        """Return whether a word is of a class of ``word_classes.csv``."""
        return word in self.lexicon.classes[name]


def read_around(scan: Scan, gazetteer: Gazetteer) -> Reading:
    """Return the scanned text with what stands beside its names."""
    lexicon = read_lexicon()
    arounds = [look_around(scan, lexicon, mention) for mention in scan.mentions]
    return Reading(scan, gazetteer, lexicon, arounds, People(scan, arounds, gazetteer, lexicon))
