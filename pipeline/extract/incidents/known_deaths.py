"""Who is said to have done a killing that a sentence takes for granted (rules ASM-330 and ASM-331)."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from pipeline.extract.acts.hits import Hit
from pipeline.extract.assertion.happened import Judgement, judge
from pipeline.extract.assertion.presupposed import is_definite
from pipeline.extract.text.tokens import Token
from schemas.vocabulary import Assertion, Outcome, SubEventType

CLAIM = "ASM-330"
"""The rule of a known killing of which somebody alleges who did it."""
_WHOM = frozenset({"him", "her", "them"})


def tells_how(group: Sequence[Hit], hit: Hit) -> bool:
    """Return whether an attack is how those died whose killing is named before ("protested the killing of a farmer, who was shot by
    police", "…, accusing police of shooting him", ASM-331).
    """
    if hit.trigger.pos != "v" or hit.trigger.sub_event_type is not SubEventType.ATTACK:
        return False
    return any(_is_of_the_dead(known.token, hit.token) for known in group if known.trigger.outcome is Outcome.KILLED)


def _is_of_the_dead(killing: Token, attack: Token) -> bool:
    """Return whether the attack describes who was killed, or befell the one that a pronoun stands for."""
    if not (killing.tag_.startswith("NN") and is_definite(killing)):
        return False
    dead = [noun for link in killing.children if link.lower_ == "of" for noun in link.children]
    if attack.dep_ == "relcl":
        return attack.head in dead and any(
            child.tag_ == "WP" and child.dep_ in {"nsubjpass", "dobj"} for child in attack.children
        )
    accused = attack.dep_ == "pcomp" and attack.head.head.lower_ in {"accusing", "accused", "accuse", "blaming"}
    return accused and bool(dead) and any(child.dep_ == "dobj" and child.lower_ in _WHOM for child in attack.children)


def claim_of(hits: Iterable[Hit]) -> Judgement | None:
    """Return how somebody alleges who did a killing that is named before (ASM-330); None where it is told as a fact."""
    first, *others = hits
    if not (first.trigger.pos == "n" and is_definite(first.token)):
        return None
    told = (judge(hit.token) for hit in others if hit.trigger.pos == "v")
    claim = next((one for one in told if one.assertion is Assertion.ALLEGED), None)
    return claim and replace(claim, rule=CLAIM)
