"""Whether an armed party's own dead are told of: soldiers who "fell", whom it "lost", "for the loss of" whom (acts.csv: needs)."""

from pipeline.extract.acts.by_whom import is_by_the_armed
from pipeline.extract.acts.nearby import has
from pipeline.extract.acts.taking import taken_by
from pipeline.extract.contexts import contexts
from pipeline.extract.text.relations import behind, subjects_of
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.counted import people_in

_ELSEWHERE = frozenset(
    {"from", "off", "into", "to", "down", "back", "behind", "short", "out", "under", "over", "through", "for"}
)
_BECOME = frozenset({"acomp", "oprd", "dobj", "prt", "attr", "xcomp"})


def have_fallen(verb: Token) -> bool:
    """Return whether people of an armed party fell, and nothing else: "nine soldiers fell", "who fell", not "fell back", "fell from a roof" (CAS-89)."""
    if any(child.dep_ in _BECOME or child.lower_ in _ELSEWHERE for child in verb.children):
        return False
    subjects = [verb.head if noun.tag_ == "WP" and verb.dep_ == "relcl" else noun for noun in subjects_of(verb)]
    armed = any(word.lower_ in contexts()["own_people"] for noun in subjects for word in noun.subtree)
    return armed and any(one.count is not None for noun in subjects for one in people_in(noun))


def loses_its_own(verb: Token) -> bool:
    """Return whether armed people are whom armed people lost ("the army lost 12 soldiers", not "the team lost two players")."""
    lost = [noun for noun in taken_by(verb) if noun.lower_ in contexts()["own_people"] and people_in(noun)]
    return bool(lost) and is_by_the_armed(verb)


def is_price(loss: Token) -> bool:
    """Return whether a fight is what cost the lives ("killed nine for the loss of two", CAS-88)."""
    paid = loss.dep_ == "pobj" and loss.head.lower_ in {"for", "with"} and has(loss, "armed_party")
    return paid and any(noun.tag_ == "CD" or people_in(noun) for noun in behind(loss, "of"))
