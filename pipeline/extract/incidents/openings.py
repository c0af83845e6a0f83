"""Words with which a sentence turns to another deed: "Separately", "In the deadliest attack" (rule ASM-51)."""

import re

from pipeline.extract.acts.frame import Frame
from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token, once_a_word

_DEED = r"(?:incident|attack|assault|raid|strike|airstrike|blast|explosion|bombing|shooting|case|operation|clash|ambush|development|event)s?"
_TURN = re.compile(
    r"[\W_]*(?:separately|elsewhere|also\s+(?:on\s+)?\w+day|(?:(?:late|early)\s+)?(?:on\s+)?(?:the|that)\s+same\s+(?:day|night|morning|afternoon|evening)"
    rf"|(?:in|during)\s+(?:an?\s+|the\s+)?(?:\w+\s+)?(?:separate|unrelated|related|similar|different|other|another)\s+(?:\w+\s+)?{_DEED}"
    rf"|in\s+(?:(?:the\s+|its\s+|their\s+)?(?:deadliest|bloodiest|worst|biggest|largest|most\s+\w+|first|second|third|fourth|fifth|last)|one(?:\s+of\s+the)?|one\s+such)\s+(?:\w+\s+)?{_DEED}"
    r"|in\s+(?:neighbou?ring|nearby)|in\s+the\s+(?:far\s+)?(?:north|south|east|west)(?:-?(?:east|west))?(?=,))\b",
    re.IGNORECASE,
)
_SAY = contexts()["say"]
_SAME_DAY = re.compile(r"\b(?:the|that)\s+same\s+(?:day|night|morning|afternoon|evening)\b", re.IGNORECASE)


def turns_to_another(frame: Frame) -> bool:
    """Return whether the sentence opens with words that turn to another deed, of which the frame is the first told."""
    turned = _turned_by(frame.hits[0].token.doc[0])
    return turned is not None and (frame.start <= turned or _goes_on_at_once(frame) or _is_what_is_said(frame))


@once_a_word
def _turned_by(first: Token) -> int | None:
    """Where the sentence's words that turn to another deed end."""
    opening = _TURN.match(first.doc.text)
    return opening.end() if opening else None


def _goes_on_at_once(frame: Frame) -> bool:
    """Return whether its clause only goes on with the sentence's first, which tells of no deed ("entered the village and shot two")."""
    clause = frame.hits[0].clause
    return clause.dep_ == "conj" and clause.head.dep_ == "ROOT" and not any(c.dep_ == "nsubj" for c in clause.children)


def _is_what_is_said(frame: Frame) -> bool:
    """Return whether it is what somebody says in the sentence that so opens ("Separately, the ministry said it had detained a man")."""
    clause = frame.hits[0].clause
    return (
        clause.dep_ == "ccomp"
        and clause.head.dep_ == "ROOT"
        and clause.head.lower_ in _SAY
        and clause.head.i < clause.i
    )


def tells_the_same_day(frame: Frame) -> bool:
    """Return whether the frame's words say that it was on "the same day" as what was told, and so another deed (rule ASM-113)."""
    text = frame.hits[0].token.doc.text
    return _SAME_DAY.search(text, frame.start, frame.end) is not None
