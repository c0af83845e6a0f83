"""What is known when a date expression is read, and the numbers in its words."""

from dataclasses import dataclass
from datetime import date

from schemas.vocabulary import DatePrecision

_NUMBERS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = (
    {word: n for n, word in enumerate(_NUMBERS.split(), 1)}
    | {word: 10 * n for n, word in enumerate(_TENS.split(), 2)}
    | {"a": 1, "an": 1, "couple": 2, "the": 1}
)


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
    return int(first) if first.isdigit() else sum(_SMALL[part] for part in first.split("-"))
