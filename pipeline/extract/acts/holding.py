"""Whether people keep others from leaving, which is no police's holding and no arrest (rule TYP-43)."""

from pipeline.extract.actors.people import people_word
from pipeline.extract.acts.taking import BY_LAW, doing, taken_by
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.counted import people_in
from schemas.vocabulary import Side

_LASTING = frozenset({"hours", "days", "weeks", "hour", "day", "week", "since"})


def holds_back(verb: Token) -> bool:
    """Return whether people of no state hold some of a state's, or anybody for a time that is told ("villagers held nine soldiers",
    "workers held two managers for six hours").
    """
    subjects = (child for child in verb.children if child.dep_ in {"nsubj", "agent"})
    doers = [one for subject in subjects for one in people_in(subject, anyone=subject.tag_ == "NNS")]
    if BY_LAW & doing(verb) or not any(one.side is not Side.STATE for one in doers):
        return False
    whom = (noun for noun in taken_by(verb) if noun.tag_ != "CD" and people_word(noun) is not None)
    held = [one for noun in whom for one in people_in(noun) if one.count is not None]
    lasting = any(word.lower_ in _LASTING for child in verb.children for word in child.subtree)
    return any(one.side is Side.STATE for one in held) or (bool(held) and lasting)
