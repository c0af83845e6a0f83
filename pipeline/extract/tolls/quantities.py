"""How many: the number words before a noun, as low, best and high (docs/codebook/casualties.md).

Vague words are read by lexicon/vague_numbers.csv, which keeps three published readings side by side: ours, ACLED's
(tens 10, dozens 12, hundreds 100, as ACLED's note on fatalities says) and a cautious one.
"""

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from schemas.records import Count

LONGEST = 200
"""Characters before a noun in which its number stands."""
MOST = 1_000_000
"""A larger number of people is no toll but a misreading."""


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number in the words: where it stands, the least that it can be, whether it may be more."""

    start: int
    end: int
    value: int
    is_open: bool


_UNITS = {w: n for n, w in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], 1)}
_TEENS = {
    w: n
    for n, w in enumerate(
        ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
        10,
    )
}
_TENS = {
    w: 10 * n for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12, "score": 20}
_SOME = {"several": 3, "few": 3, "couple": 2}

NUMBER_WORDS = frozenset({*_UNITS, *_TEENS, *_TENS} - {"one"})
"""Two and more, each in one word."""

_UNIT = "|".join(_UNITS)
_BELOW_100 = rf"(?:(?:{'|'.join(_TENS)})(?:[\s-]+(?:{_UNIT})(?![\w-]))?|{'|'.join(_TEENS)}|{_UNIT})"
_BELOW_1000 = rf"(?:(?:(?:{_BELOW_100}|an?)\s+)?hundred(?:\s+(?:and\s+)?{_BELOW_100})?|{_BELOW_100})"
_WORDS = rf"(?:(?:(?:{_BELOW_1000}|an?)\s+)?(?:thousand|million)(?:\s+(?:and\s+)?{_BELOW_1000})?|{_BELOW_1000})"
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
NUMBER = rf"(?<![\w.,])(?:{_DIGITS}|{_WORDS}|a\s+dozen|several|(?:dozens|scores|hundreds)\s+of)(?![\w-]|[.,]\d)"
"""A pattern for one number, in figures or words."""
_AMOUNT = re.compile(
    rf"(?<![\w.,])(?:"
    rf"(?P<half>half\s+a\s+dozen)"
    rf"|(?P<some>several|(?:a\s+)?few|(?:a\s+)?couple(?:\s+of)?)[\s-]+(?P<some_scale>dozen|hundred|thousand)"
    rf"|(?P<digits>{_DIGITS})(?:x(?!\w))?(?:[\s-]+(?P<scale>hundred|thousand|million|dozen|score))?"
    rf"|(?P<words>{_WORDS})(?:[\s-]+(?P<of>dozen|score))?"
    rf"|an?\s+(?P<bare>dozen|score(?=\s+of)))(?!\w|[.,]\d)"
)
_NO_AMOUNT = re.compile(
    r"(?:\d[\d,.]*|\w+)-(?:year|month|week|day|hour|minute|pound|lb|kilo\w*|kg|km|mile|met(?:er|re)|foot|inch|mm|millimet\w+"
    r"|ton\w*|stor(?:e?y)|man|member|point|round|car|vehicle|seat|dollar)s?\b(?:-\w+)*"
    r"|\b\d{1,3}[-–—\s]?years?[-–—\s]?old\b|\b[a-z]+-\d+\w*|\bno\s?\.\s*\d+"
    r"|\b\d{1,2}\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"|(?<![\d,.])(?:19[5-9]\d|20(?:0[1-9]|[1-4]\d))(?![\d,.])"
)
"""Ages, measures, weapons, ranks, dates and years."""
_RANGE = re.compile(r"\s*(?:-|–|—|to|or)\s*|\s+or\s+even\s+|\s+to\s+perhaps\s+")
_LOW = re.compile(r"\b(?:at\s+least|(?:no|not)\s+(?:fewer|less)\s+than|(?:a\s+)?minimum\s+of)\s+(?:\w+\s+)?$")
_OVER = re.compile(r"(?<!\bno\s)(?<!\bnot\s)\b(?:more\s+than|over|upwards?\s+of|in\s+excess\s+of|exceeding|above)\s+$")
_UP_TO = re.compile(r"\b(?:up\s+to|as\s+many\s+as|at\s+most|(?:no|not)\s+more\s+than|(?:a\s+)?maximum\s+of)\s+$")
_UNDER = re.compile(r"(?<!\bno\s)(?<!\bnot\s)\b(?:fewer\s+than|less\s+than|under)\s+$")
_OR_MORE = re.compile(r"\s*\+|\s+plus\b|\s+or\s+more\b")


@lru_cache(maxsize=1024)
def read_number(words: str) -> Count | None:
    """Return the count that the words before a noun give ("at least 12", "between two and four", "dozens of"), or None.

    ``low <= best <= high`` holds; "more than 30" is 31 or more; "no" is zero; of several numbers the first counts.
    """
    tidy = _NO_AMOUNT.sub(" ", re.sub(r"\s*([-–—])\s*", r"\1", _folded(words[-LONGEST:])))
    amounts = _amounts(tidy)
    if not amounts:
        return _vague(tidy)
    first = amounts[0]
    if first.value > MOST:
        return None
    return _range(tidy, amounts) or _hedged(first, tidy[: first.start], tidy[first.end :])


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherReadings:
    """What two others make of a vague word: ACLED's one number (None where it has none), and the least of all."""

    acled: int | None
    cautious: Count


def other_readings(words: str) -> OtherReadings | None:
    """Return the other two published readings of the words' vague number, or None where their number is not vague."""
    tidy = _NO_AMOUNT.sub(" ", _folded(words[-LONGEST:]))
    if _amounts(tidy):
        return None
    return next((readings for pattern, _, readings in _vague_words() if pattern.search(tidy)), None)


def _folded(words: str) -> str:
    return " ".join(words.lower().split())


def _amounts(words: str) -> list[_Amount]:
    found = ((match, _value(match)) for match in _AMOUNT.finditer(words))
    return [
        _Amount(match.start(), match.end(), value, match["some"] is not None)
        for match, value in found
        if value is not None
    ]


def _value(match: re.Match[str]) -> int | None:
    if match["half"]:
        return 6
    if match["some"]:
        some = next(n for word, n in _SOME.items() if word in match["some"])
        return some * _SCALES[match["some_scale"]]
    if match["bare"]:
        return _SCALES[match["bare"]]
    if match["digits"]:
        return _digits(match["digits"].replace(",", ""), _SCALES.get(match["scale"] or "", 1))
    return _spoken(match["words"]) * _SCALES.get(match["of"] or "", 1)


def _digits(digits: str, scale: int) -> int | None:
    """Return the number, or None for what counts no people: 12.5, or more digits than anybody counts."""
    if len(digits) > 12:
        return None
    whole, _, part = digits.partition(".")
    number = int(whole) * scale + (int(part) * scale // 10 ** len(part) if part else 0)
    return number if not part or int(part) * scale % 10 ** len(part) == 0 else None


def _spoken(words: str) -> int:
    total, current = 0, 0
    for word in re.split(r"[\s-]+", words):
        if word == "hundred":
            current = max(1, current) * 100
        elif word in {"thousand", "million"}:
            total, current = total + max(1, current) * _SCALES[word], 0
        else:
            current += _UNITS.get(word) or _TEENS.get(word) or _TENS.get(word, 0)
    return total + current


def _range(words: str, amounts: list[_Amount]) -> Count | None:
    if len(amounts) < 2 or not amounts[0].value < amounts[1].value <= MOST:
        return None
    between, before = words[amounts[0].end : amounts[1].start], words[: amounts[0].start]
    joined = _RANGE.fullmatch(between) or (between == " and " and before.endswith("between "))
    return Count(low=amounts[0].value, best=None, high=amounts[1].value) if joined else None


def _hedged(amount: _Amount, before: str, after: str) -> Count:
    number = amount.value
    if _OVER.search(before):
        return Count(low=number + 1, best=None, high=None)
    if amount.is_open:
        return Count(low=number, best=None, high=None)
    if _LOW.search(before) or _OR_MORE.match(after):
        return Count(low=number, best=number, high=None)
    if _UP_TO.search(before):
        return Count(low=min(1, number), best=number, high=number)
    if _UNDER.search(before) and number > 1:
        return Count(low=1, best=None, high=number - 1)
    return Count(low=number, best=number, high=number)


def _vague(words: str) -> Count | None:
    if re.search(r"\b(?:no|zero|none)\b", words):
        return Count(low=0, best=0, high=0)
    return next((count for pattern, count, _ in _vague_words() if pattern.search(words)), None)


@cache
def _vague_words() -> tuple[tuple[re.Pattern[str], Count, OtherReadings], ...]:
    with (files("pipeline.extract") / "lexicon" / "vague_numbers.csv").open(encoding="utf-8") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: -len(row["words"]))
    return tuple((re.compile(rf"\b{row['words']}\b"), _ours(row), _others(row)) for row in rows)


def _ours(row: dict[str, str]) -> Count:
    return Count(low=int(row["ours_low"]), best=_number(row["ours_best"]), high=_number(row["ours_high"]))


def _others(row: dict[str, str]) -> OtherReadings:
    low, high = int(row["cautious_low"]), _number(row["cautious_high"])
    cautious = Count(low=low, best=low if low == high else None, high=high)
    return OtherReadings(acled=_number(row["acled"]), cautious=cautious)


def _number(words: str) -> int | None:
    return int(words) if words else None
