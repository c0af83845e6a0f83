"""A road that people block to protest, with nothing but themselves (rule ACT-360)."""

from msgspec.structs import replace

from pipeline.extract.acts.triggers import Trigger
from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token
from schemas.vocabulary import SubEventType

_OBSTACLES = contexts()["obstacles"]
_PROTEST = frozenset({"protest", "protesting"})


def as_protest(verb: Token, trigger: Trigger) -> Trigger:
    """Return the trigger of who blocks one road "to protest" or "in protest", with no obstacle that is told, as a peaceful protest's."""
    if trigger.sub_event_type is not SubEventType.VIOLENT_DEMONSTRATION or not verb.lower_.startswith("block"):
        return trigger
    said = verb.doc.said
    if _PROTEST.isdisjoint(said) or not _OBSTACLES.isdisjoint(said):
        return trigger
    below = [child for child in verb.children if child.i > verb.i]
    means = any(word.lower_ in _PROTEST for child in below for word in (child, *child.children))
    several = any(child.dep_ == "dobj" and child.tag_ in {"NNS", "NNPS"} for child in below)
    return replace(trigger, sub_event_type=SubEventType.PEACEFUL_PROTEST) if means and not several else trigger
