"""Tolls that a sentence says as such: "the death toll rose to 12" (rule CAS-20)."""

import re

from pipeline.extract.quantities import read_number
from schemas.records import Span, Toll

_TOTAL = re.compile(
    r"\bdeath toll\b[^.;]{0,90}?\b(?:rose|risen|rises|climbed|increased|jumped|stands|stood|reached)(?:\s+(?:to|at))?\s+"
    r"(?P<number>(?:at least |more than )?(?:\d[\d,]*|[a-z-]+))\b",
    re.IGNORECASE,
)
_OF_LONG = re.compile(
    r"\b(?:this|last|past)\s+(?:\w+\s+)?(?:weeks?|months?|years?)\b|\bsince\b|\bso far\b", re.IGNORECASE
)
"""What makes a toll that of more than the incident."""


def stated_total(text: str, sentence: Span) -> Toll | None:
    """Return what "the death toll rose to 12" says: the whole toll, whatever stands beside it; None without any, or one of months."""
    match = _TOTAL.search(text, sentence.start, sentence.end)
    if match is None or _OF_LONG.search(text, sentence.start, sentence.end):
        return None
    count = read_number(match["number"])
    return Toll(low=count.low, best=count.best, high=count.high, phrase=match.group()) if count else None
