"""How many: the number words before a noun, as low, best and high (rules CAS-1 and CAS-2).

Vague words are read by lexicon/vague_numbers.csv, which keeps three published readings side by side: ours, ACLED's
(tens 10, dozens 12, hundreds 100, as ACLED's note on fatalities says) and a cautious one.
"""

import csv
import re
from functools import cache
from importlib.resources import files

from schemas.records import Count

_UNITS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * n
    for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+|" + "|".join([*_TENS, *_UNITS, *_SCALES])
_RUN = re.compile(rf"(?<![\w.])(?:{_NUMBER})(?:[\s-]+(?:and\s+)?(?:{_NUMBER}))*(?!\w)", re.IGNORECASE)
_LOW = re.compile(r"\b(?:at\s+least|no\s+(?:fewer|less)\s+than|a\s+minimum\s+of)\s*$", re.IGNORECASE)
_OVER = re.compile(r"\b(?:more\s+than|over|upwards\s+of|exceeding)\s*$", re.IGNORECASE)
_UP_TO = re.compile(
    r"\b(?:up\s+to|as\s+many\s+as|at\s+most|no\s+more\s+than|fewer\s+than|less\s+than)\s*$", re.IGNORECASE
)
_BETWEEN = re.compile(r"^\s*(?:to|and|or|-|–)\s*$", re.IGNORECASE)
MOST = 1_000_000
"""A larger number of people is no toll but a misreading."""


def read_number(words: str) -> Count | None:
    """Return the count that the words before a noun give ("at least 12", "between two and four", "dozens of"), or None.

    ``low <= best <= high`` holds; "more than 30" is 31 or more; "no" is zero.
    """
    runs = list(_RUN.finditer(words))
    values = [_value(run.group()) for run in runs]
    if not runs or any(value is None or value > MOST for value in values):
        return _vague(words)
    numbers = [value for value in values if value is not None]
    if len(numbers) > 1 and _BETWEEN.match(words[runs[0].end() : runs[1].start()]) and numbers[0] < numbers[1]:
        return Count(low=numbers[0], best=None, high=numbers[1])
    return _hedged(numbers[0], words[: runs[0].start()])


def _hedged(number: int, before: str) -> Count:
    if _LOW.search(before):
        return Count(low=number, best=number, high=None)
    if _OVER.search(before):
        return Count(low=number + 1, best=None, high=None)
    if _UP_TO.search(before):
        return Count(low=0, best=number, high=number)
    return Count(low=number, best=number, high=number)


def _value(words: str) -> int | None:
    total, current = 0, 0
    for word in re.split(r"[\s-]+", words.lower()):
        if word == "and":
            continue
        if word in _SCALES:
            current = max(1, current) * _SCALES[word]
            if word != "hundred":
                total, current = total + current, 0
        else:
            current += int(word.replace(",", "")) if word[0].isdigit() else _UNITS.get(word, _TENS.get(word, 0))
    return total + current


def _vague(words: str) -> Count | None:
    lowered = words.lower()
    if re.search(r"\b(?:no|zero|none)\b", lowered):
        return Count(low=0, best=0, high=0)
    return next((count for pattern, count in _vague_words() if pattern.search(lowered)), None)


@cache
def _vague_words() -> tuple[tuple[re.Pattern[str], Count], ...]:
    with (files("pipeline.extract") / "lexicon" / "vague_numbers.csv").open(encoding="utf-8") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: -len(row["words"]))
    return tuple((re.compile(rf"\b{row['words']}\b"), _count(row)) for row in rows)


def _count(row: dict[str, str]) -> Count:
    best, high = row["ours_best"], row["ours_high"]
    return Count(low=int(row["ours_low"]), best=int(best) if best else None, high=int(high) if high else None)
