"""Whether soldiers who "fell" are dead (rule CAS-89)."""

from pipeline.extract.acts.triggers import Trigger
from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.counted import people_in

_ELSEWHERE = frozenset(
    {"from", "off", "into", "to", "down", "back", "behind", "short", "out", "under", "over", "through", "for"}
)
_BECOME = frozenset({"acomp", "oprd", "dobj", "prt", "attr", "xcomp"})


def have_fallen(verb: Token, _: Trigger) -> bool:
    """Return whether people of an armed party fell, and nothing else: "nine soldiers fell", not "fell back", "fell from a roof"."""
    if any(child.dep_ in _BECOME or child.lower_ in _ELSEWHERE for child in verb.children):
        return False
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    inside = [word for noun in subjects for word in (noun, *noun.subtree)]
    armed = any(word.lower_ in contexts()["own_people"] for word in inside)
    return armed and any(one.count is not None for noun in subjects for one in people_in(noun))
