"""Numbers that somebody gave before the one that holds (rule CAS-102)."""

import re
from collections.abc import Mapping, Sequence

from pipeline.extract.text.guarded import Guarded
from pipeline.extract.text.tokens import Doc
from pipeline.extract.tolls.counted import People
from schemas.records import Span
from schemas.vocabulary import Outcome

_EARLIER = r"(?:earlier|first|initially|previously|originally|at first|still)"
_GAVE = r"(?:spoken of|spoke of|put|given|gave|reported|counted|announced|estimated|confirmed|talked of|said)"
_FORMER = Guarded(
    rf"\b(?:(?:had|has|have)\s+{_EARLIER}\s+{_GAVE}|(?:earlier|first|initially|previously|originally)\s+(?:spoke|talked|put|gave|reported)\b"
    r"|(?:earlier|initial|first|preliminary|previous)\s+(?:reports?|counts?|figures?|tolls?|estimates?|accounts?)\s+(?:had\s+)?"
    rf"(?:{_GAVE}|stood at|of)|(?:up|down)\s+from)\b(?P<number>[^.;]*)",
    ("earlier", "first", "initial", "previous", "original", "still", "preliminary", "from"),
)
_NOW = Guarded(
    r"\bnow\s+(?:says?|puts?|counts?|gives?|reports?|confirms?|lists?|speaks?\s+of|states?)\b"
    r"|\b(?:revised|corrected|lowered|reduced|amended)\s+(?:it|this|that|(?:the|its|their|that)\s+(?:\w+\s+)?(?:toll|number|figure|count))\b",
    ("now", "revised", "corrected", "lowered", "reduced", "amended"),
)
"""In a sentence whose numbers are told instead of those before it ("the army now says seven")."""
_TOTAL = re.compile(r"\ba total of\s+$|^a total of\b", re.IGNORECASE)


def without_totals(doc: Doc, tolls: Mapping[Outcome, tuple[People, ...]]) -> dict[Outcome, tuple[People, ...]]:
    """Return the tolls without a total of the sentence's own people, or one to which "two more" of them are added (rule CAS-120)."""
    if "total of" not in doc.text.lower():
        return {**tolls}
    return {outcome: tuple(_unsummed(doc, people)) for outcome, people in tolls.items()}


def _unsummed(doc: Doc, people: Sequence[People]) -> Sequence[People]:
    totals = [one for one in people if _TOTAL.search(doc.text[: one.start]) or _TOTAL.match(one.text)]
    others = [one for one in people if one not in totals]
    counted = sum(one.count.low for one in others if one.count)
    whole = bool(totals) and any(one.more or (totals[0].count and counted == totals[0].count.low) for one in others)
    return others if whole else people


def without_former(doc: Doc, tolls: Mapping[Outcome, tuple[People, ...]]) -> dict[Outcome, tuple[People, ...]]:
    """Return the tolls without the people whom the sentence counts as somebody had before ("had first spoken of 12 dead")."""
    former = _FORMER.search(doc.text)
    if former is None:
        return {**tolls}
    kept = {
        outcome: tuple(one for one in people if not former.start("number") <= one.start < former.end("number"))
        for outcome, people in tolls.items()
    }
    return {outcome: people for outcome, people in kept.items() if people}


def is_told_instead(text: str, sentence: Span) -> bool:
    """Return whether the sentence's numbers are told instead of those before it ("the army now says seven died", rule CAS-180)."""
    return _NOW.search(text, sentence.start, sentence.end) is not None
