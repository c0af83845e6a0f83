"""Whose report an article is (rule COP-3): the wire that a paper prints, or the outlet that first told it.

In ``agencies.csv``, ``credited`` are the names as they stand in a dateline, a by-line or a line of credit; ``cited``
are those that a sentence of the lead may name as who reported it.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_LEAD = 450
"""Characters in which a dateline stands, and the sentences that say who reported it."""
_END = 250
"""Characters at the end in which a line of credit stands."""

_DATELINE = r"\((?:The )?(?P<name>{credited})(?:/[\w .-]+)?\)(?=\s*(?:[-–—:]|\n))"
"""KABUL (AP) — · PESHAWAR, May 5 (Xinhua) -- · (Reuters) -"""
_CREDIT = (
    r"^[ \t]*\(?(?:(?:source|courtesy|via|agency|by|from|with (?:additional )?(?:inputs?|reporting) (?:from|by)|©|"
    r"\(c\)|منبع|سرچینه|ماخذ|بشکریہ|المصدر)\s*:?\s*|[-–—]\s*)(?:the )?(?P<name>{credited})\b\W*$"
)
"""Source: Pajhwok · With inputs from PTI · — Reuters · © AFP"""
_ALONE = r"^[ \t(]*(?P<name>{cited})[ \t).]*$"
"""A line with the name and nothing else."""
_BEFORE = (
    r"(?:according to|report(?:s|ed)? by|told|quoted by|به گزارش|به نقل از|بحسب|نقلا عن)"
    r" (?:the |خبرگزاری |وكالة )?(?P<name>{cited})\b"
)
_AFTER = (
    r"\b(?P<name>{cited})(?: news agency)?"
    r"(?: (?:has |have |had )?(?:report(?:ed|s)|quot(?:ed|es))\b| نے (?:بتایا|خبر دی)| کے مطابق| گزارش داده)"
)
"""Pajhwok reported · according to Khaama Press · told Reuters"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """An agency, and the words that name it."""

    agency: str
    words: str


def credit_of(text: str) -> Credit | None:
    """Return the agency that the text is credited to, else the one whose report its lead cites; None: neither."""
    lead, end = text[:_LEAD], text[-_END:]
    looked_for = ((_DATELINE, lead), (_CREDIT, lead), (_CREDIT, end), (_ALONE, lead), (_ALONE, end))
    cited = ((_BEFORE, lead), (_AFTER, lead))
    return next((credit for form, where in (*looked_for, *cited) for credit in _find(form, where)), None)


def credit_among(authors: Iterable[str]) -> Credit | None:
    """Return the agency that stands among what a page gives as its authors, or None."""
    found = ((author, _agency_of().get(_plain(author))) for author in authors)
    return next((Credit(agency=agency, words=author) for author, agency in found if agency), None)


def agency_named(publisher: str | None) -> str | None:
    """Return the agency that a publisher of this name is, or None."""
    wanted = _plain(publisher or "")
    return next((row["agency"] for row in _rows() if wanted in (_plain(row["name"]), row["agency"])), None)


def _find(form: str, where: str) -> Iterator[Credit]:
    for match in _pattern(form).finditer(where):
        yield Credit(agency=_agency_of()[_plain(match["name"])], words=" ".join(match.group().split()))


@cache
def _pattern(form: str) -> re.Pattern[str]:
    names = {column: "|".join(map(re.escape, _names(column))) for column in ("credited", "cited")}
    return re.compile(form.format(**names), re.MULTILINE | (0 if form in {_DATELINE, _ALONE} else re.IGNORECASE))


@cache
def _names(column: str) -> tuple[str, ...]:
    """The names of a column, the longest first."""
    names = {name for row in _rows() for name in row[column].split("|") if name}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


@cache
def _agency_of() -> dict[str, str]:
    return {_plain(name): row["agency"] for row in _rows() for c in ("credited", "cited") for name in row[c].split("|")}


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with files(__package__).joinpath("agencies.csv").open(encoding="utf-8") as file:
        return tuple(csv.DictReader(file))


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
