"""Deeds that were where the one told before was, as a text says: "an attack on the same village" (PLA-271)."""

import re
from collections.abc import Sequence

from pipeline.locate.scenes.choosing import Chosen
from schemas.records import Place, Report

_SAME = re.compile(
    r"\b(?:in|on|at|near|outside|against|of|from|hit|struck|attacked|raided|targeted|stormed|shelled|bombed)\s(?:that|the\s(?:very\s)?)same\s"
    r"(?:[a-z]+\s)?(?P<kind>village|town|city|district|area|neighbou?rhood|quarter|suburb|site|spot|place|location|street|road|highway"
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
        own = [places[one.place] for one in chosen[n] if one.place is not None]
        meant = _meant(text, reports[:n], report, own)
        there = () if meant is None or news[meant] != news[n] else told[meant]
        told.append(there if len(there) == 1 and there[0].place is not None else chosen[n])
    return told


def _meant(text: str, before: Sequence[Report], report: Report, own: Sequence[Place]) -> int | None:
    """Return the number of the report at whose place its clause says that it was; None where it points back to none.

    "The same hotel" is that of the last one whose clause tells of a hotel, if one does.
    """
    if not before:
        return None
    same = _SAME.search(text, report.start, report.end)
    if same is not None:
        of_it = (
            n for n in reversed(range(len(before))) if text.find(same["kind"], before[n].start, before[n].end) >= 0
        )
        return next(of_it, len(before) - 1)
    named = any(report.start <= place.start < report.end for place in own)
    is_next = len(_STOP.findall(text, before[-1].end, max(before[-1].end, report.start))) <= 1
    return len(before) - 1 if is_next and not named and _THERE.search(text, report.start, report.end) else None
