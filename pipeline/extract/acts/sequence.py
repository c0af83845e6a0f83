"""Deeds that a sentence sets one after the other: "the raid came three days after a convoy was ambushed" (rule ASM-50)."""

from collections.abc import Sequence
from itertools import takewhile

from pipeline.extract.acts.hits import Hit
from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token
from schemas.vocabulary import Outcome

_COMES = contexts()["comes"]
_LATER = contexts()["sequence"]
_BACK = 6
"""Words before "when" within which "since" stands."""
_LENGTHS = frozenset({"hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years"})


def are_in_sequence(group: Sequence[Hit], hit: Hit) -> bool:
    """Return whether the one deed "comes after" the other, or is told to be so many hours or days later, each an act of its own."""
    pairs = [pair for known in group for pair in ((known, hit), (hit, known))]
    return any(
        _is_act(one)
        and (_is_act(other) or _tells_of_deaths(other))
        and (_follows(one, other) or _was_before(one, other))
        for one, other in pairs
    )


def _is_act(hit: Hit) -> bool:
    return hit.trigger.sub_event_type is not None


def _tells_of_deaths(hit: Hit) -> bool:
    """Return whether a clause tells that people died ("the attack came two weeks after six herders died in a raid")."""
    return hit.trigger.outcome is Outcome.KILLED and hit.trigger.pos == "v" and hit.token == hit.clause


def _follows(one: Hit, other: Hit) -> bool:
    """Return whether ``other`` stands below "after" or "before", a length of time from ``one``, which does not."""
    if one.token != one.clause and one.clause.lower_ in _COMES:
        return one.token.dep_ == "nsubj" and one.clause in (other.token, *other.token.ancestors)
    between = list(takewhile(lambda word: one.token not in word.subtree, (other.token, *other.token.ancestors)))
    marks = [
        mark
        for word in between
        for mark in (word, *word.children)
        if mark.lower_ in _LATER and mark.dep_ in {"mark", "prep"}
    ]
    return any(mark.i > 0 and mark.nbor(-1).lower_ in _LENGTHS for mark in marks)


def _was_before(one: Hit, other: Hit) -> bool:
    """Return whether ``other`` is what the time is reckoned from: "the worst attack since April 2017, when 25 men were killed"."""
    return one.clause != other.clause and one.clause in other.clause.ancestors and since_when(other.clause)


def since_when(clause: Token) -> bool:
    """Return whether the clause tells what was at a time since which something else is told ("since 2017, when …")."""
    when = next((child for child in clause.children if child.lower_ == "when"), None)
    return when is not None and any(word.lower_ == "since" for word in clause.doc[max(0, when.i - _BACK) : when.i])
