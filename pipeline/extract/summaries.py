"""What is told of several acts together, or of a long time, and is no incident (rules ASM-8, BAK-5)."""

import re
from collections.abc import Sequence

from pipeline.extract.contexts import contexts
from pipeline.extract.hits import Hit
from pipeline.extract.tokens import Token

_ACTS = contexts()["several_acts"]
_SEVERAL = frozenset({"separate", "different", "various", "several", "multiple", "numerous", "dozen", "series"})
_LONG = re.compile(
    r"\b(?:recently|so\s+far|to\s+date|(?:this|last)\s+year|this\s+month|since\s+[A-Z0-9]\w*|(?:in|over|during|within)\s+(?:the\s+)?"
    r"(?:past|last|recent)\s+(?:\w+\s+)?(?:weeks|months?|years?))\b"
)


def is_summary(region: Sequence[Token]) -> bool:
    """Return whether the words tell of several acts at once: "during separate operations", "in three raids"."""
    return any(word.lower_ in _ACTS and word.tag_ == "NNS" and _are_counted(word) for word in region)


def is_running_total(group: Sequence[Hit]) -> bool:
    """Return whether the words count over a long time: "have captured a large number of insurgents recently" (BAK-5)."""
    doc = group[0].token.doc
    if not _LONG.search(doc.text):
        return False
    perfect = any(word.lower_ in {"have", "has"} and word.dep_ == "aux" and word.i < group[-1].token.i for word in doc)
    return perfect or is_summary(list(doc))


def _are_counted(noun: Token) -> bool:
    return noun.dep_ in {"pobj", "dobj"} and any(
        child.lower_ in _SEVERAL or (child.tag_ == "CD" and child.lower_ != "one") for child in noun.children
    )
