"""Numbers that somebody gave before the one that holds (rule CAS-102)."""

import re
from collections.abc import Mapping

from pipeline.extract.text.tokens import Doc
from pipeline.extract.tolls.counted import People
from schemas.vocabulary import Outcome

_EARLIER = r"(?:earlier|first|initially|previously|originally|at first|still)"
_GAVE = r"(?:spoken of|spoke of|put|given|gave|reported|counted|announced|estimated|confirmed|talked of|said)"
_FORMER = re.compile(
    rf"\b(?:(?:had|has|have)\s+{_EARLIER}\s+{_GAVE}|{_EARLIER}\s+(?:spoke|talked)\s+of"
    r"|(?:earlier|initial|first|preliminary|previous)\s+(?:reports?|counts?|figures?|tolls?|estimates?|accounts?)\s+(?:had\s+)?"
    rf"(?:{_GAVE}|stood at|of)|(?:up|down)\s+from)\b(?P<number>[^.;]*)",
    re.IGNORECASE,
)


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
