"""Words for what befalls people where they tell of nobody: who somebody is, and what dies that never lived (rules FRM-402, FRM-403)."""

from pipeline.extract.acts.triggers import Trigger
from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token
from schemas.vocabulary import Outcome

_NEVER_PEOPLE = contexts()["animals"] | contexts()["machines"]
_THOSE = frozenset({"the", "these", "those", "all"})


def is_who_was_taken(word: Token, trigger: Trigger) -> bool:
    """Return whether it only says who somebody is of whom more is told ("the persons apprehended are said to have …", rule FRM-402)."""
    noun = word.head
    bare = trigger.outcome is Outcome.CAPTURED and word.dep_ == "acl" and word.tag_ == "VBN" and not word.children
    known = any(child.lower_ in _THOSE for child in noun.children)
    return bare and known and noun.dep_ in {"nsubj", "nsubjpass"} and noun.head.i > word.i


def is_no_persons_death(word: Token, trigger: Trigger) -> bool:
    """Return whether what "dies" is an animal, or nothing that ever lived ("then the telephone dies", rule FRM-403)."""
    bare = trigger.outcome is Outcome.KILLED and trigger.sub_event_type is None and trigger.pos == "v"
    return bare and any(child.dep_ == "nsubj" and child.lower_ in _NEVER_PEOPLE for child in word.children)
