"""Deeds that somebody claims, reports or condemns, as those do who make them known (rule BAK-25)."""

from pipeline.extract.contexts import contexts
from pipeline.extract.incidents.told import Told

_CLAIMS = frozenset({"claim", "claims", "claimed", "claiming"})
_MAKES_KNOWN = contexts()["makes_known"]


def is_claimed(first: Told) -> bool:
    """Return whether somebody claims it, who makes it known."""
    return any(word.lower_ in _CLAIMS for word in first.frame.hits[0].token.ancestors)


def is_made_known(first: Told) -> bool:
    """Return whether somebody reports or condemns it, as those do who make it known ("reported the arrest of three men in Kano on Monday",
    "condemns the arrest of seven students"), and no clause tells of it besides.
    """
    deed = first.frame.hits[0].token
    alone = not any(child.dep_ in {"advcl", "ccomp", "conj"} for child in deed.head.children)
    return deed.dep_ == "dobj" and deed.head.lower_ in _MAKES_KNOWN and alone
