"""People whom a deed hurt and who died of it later: they are not among the hurt, and the day of their death is not the deed's."""

from collections.abc import Sequence

from pipeline.extract.acts.hits import Hit
from schemas.vocabulary import Outcome

_DIES = frozenset({"died", "dies", "succumbed", "succumbs", "perished"})
_WOUNDS = frozenset({"wounds", "injuries", "wound", "burns"})
_WHEN = frozenset({"prep", "npadvmod"})


def died_of_it(hit: Hit) -> bool:
    """Return whether it befell people of whom the sentence tells that they died: "a boy injured by a mine died on Tuesday" (CAS-240)."""
    verb, whom = hit.token, hit.token.head
    befell = verb.dep_ == "acl" or (verb.dep_ == "relcl" and any(child.dep_ == "nsubjpass" for child in verb.children))
    hurt = verb.tag_ == "VBN" and hit.trigger.outcome is not Outcome.CAPTURED
    return befell and hurt and whom.dep_ == "nsubj" and whom.head.lower_ in _DIES


def is_their_death(hit: Hit, hurt: Sequence[Hit]) -> bool:
    """Return whether it is the death of those whom one of the other acts hurt, on whatever day."""
    return any(died_of_it(one) and hit.token == one.token.head.head for one in hurt)


def is_when_they_died(hits: Sequence[Hit], offset: int) -> bool:
    """Return whether what stands at the offset in the sentence tells when those died whom the act hurt, or one of them of his wounds (rule DAT-260)."""
    deaths = [hit.token.head.head for hit in hits if died_of_it(hit)]
    deaths += [hit.token for hit in hits if len(hits) > 1 and _died_of_wounds(hit)]
    beside = (child for death in deaths for child in death.children if child.i > death.i and child.dep_ in _WHEN)
    return any(child.left_edge.idx <= offset <= child.right_edge.idx for child in beside)


def _died_of_wounds(hit: Hit) -> bool:
    """Return whether it is a death of wounds, beside the deed ("four were killed and one died of his wounds the next day")."""
    causes = (noun for link in hit.token.children if link.lower_ in {"of", "from"} for noun in link.children)
    return hit.token.lower_ in _DIES and any(noun.lower_ in _WOUNDS for noun in causes)
