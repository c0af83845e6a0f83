"""What is known when a date expression is read, and the numbers in its words."""

from dataclasses import dataclass
from datetime import date

from pipeline.extract.tolls.quantities import read_number
from schemas.vocabulary import DatePrecision

_SMALL = {"a": 1, "an": 1, "couple": 2, "the": 1}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known when an expression is read: the day of publication, and the date that the text gave before."""

    anchor: date | None
    before: date | None
    precision: DatePrecision
    """How finely the date before is known."""

    @property
    def day_before(self) -> date | None:
        """The date before, if it is a day."""
        return self.before if self.precision is DatePrecision.DAY else None


def count_of(words: str | None) -> int:
    """Return the number that the words give ("three", "twenty-five", "a couple of"); no words are one."""
    word = (words or "one").lower().split()
    first = word[1] if len(word) > 1 and word[0] == "a" else word[0]
    told = None if first in _SMALL else read_number(first)
    return told.low if told is not None else _SMALL[first]
