"""Deeds that were where the one told before was, as a text says: "an attack on the same village" (PLA-271)."""

import re
from collections.abc import Sequence

from pipeline.locate.scenes.choosing import Chosen
from schemas.records import Place, Report

_SAME = re.compile(
    r"\b(?:in|on|at|near|outside|against|of|from|hit|struck|attacked|raided|targeted|stormed|shelled|bombed)\s(?:that|the\s(?:very\s)?)same\s"
    r"(?:[a-z]+\s)?(?:village|town|city|district|area|neighbou?rhood|quarter|suburb|site|spot|place|location|street|road|highway"
    r"|bridge|market|bazaar|mosque|church|temple|school|hospital|clinic|university|campus|hotel|prison|base|camp|garrison|outpost|post"
    r"|checkpoint|barracks|building|mine|station|community|settlement)\b"
    r"(?!\s(?:of|in|near|as|where)\s(?:the\s)?(?!(?:Jan|Feb|March|Apr|May|June|July|Aug|Sept|Oct|Nov|Dec))[A-Z])"
)
_THERE = re.compile(
    r"\bthere\b(?!\s(?:was|were|is|are|has|have|had|will|would|may|might|could|can|should|must|seemed|appeared|remain))"
)
_STOP = re.compile(r"[.!?]['\"”’)]*\s")


def at_the_same_place(
    text: str,
    reports: Sequence[Report],
    chosen: Sequence[tuple[Chosen, ...]],
    places: Sequence[Place],
    news: Sequence[int],
) -> list[tuple[Chosen, ...]]:
    """Return each report's places, where its clause points back to them those of the last report before it in its piece
    of news, if that has one; ``news`` has the number of each one's piece.

    At "the same" village, market or the like points back, and so does "there" right behind another's sentence, in a
    clause that names no place.
    """
    told = list[tuple[Chosen, ...]]()
    for n, report in enumerate(reports):
        before = told[n - 1] if n and news[n - 1] == news[n] else ()
        known = len(before) == 1 and before[0].place is not None
        own = [places[one.place] for one in chosen[n] if one.place is not None]
        told.append(before if known and _points_back(text, reports[n - 1], report, own) else chosen[n])
    return told


def _points_back(text: str, before: Report, report: Report, own: Sequence[Place]) -> bool:
    if _SAME.search(text, report.start, report.end):
        return True
    if any(report.start <= place.start < report.end for place in own):
        return False
    is_next = len(_STOP.findall(text, before.end, max(before.end, report.start))) <= 1
    return is_next and _THERE.search(text, report.start, report.end) is not None
