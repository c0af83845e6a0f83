"""Strikes of which no word says that they are from the air, told from those of workers (rule ACT-145)."""

from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_time
from pipeline.extract.text.relations import behind
from pipeline.extract.text.tokens import Token


def is_on_those_it_hurt(strike: Token) -> bool:
    """Return whether it is a new strike "on a factory" or "on Rafah" in which, or by which, people were killed or hurt."""
    over = strike.head.head if strike.dep_ == "pobj" else strike.head
    is_known = any(child.lower_ in {"the", "this", "that"} for child in strike.children)
    if is_known or over.lower_ not in contexts()["harm"]:
        return False
    aims = [noun for noun in behind(strike, "on") if noun.dep_ == "pobj"]
    struck = contexts()["property"] | contexts()["premises"] | contexts()["struck_at"] | contexts()["territory"]
    return any(noun.lower_ in struck or (noun.tag_ == "NNP" and not is_time(noun)) for noun in aims)


def is_by_a_strike(harm: Token) -> bool:
    """Return whether the word tells whom such a strike killed or hurt."""
    by = [noun for prep in harm.children if prep.dep_ in {"prep", "agent"} for noun in prep.children]
    strikes = (noun for noun in (*harm.children, *by) if noun.lower_ in {"strike", "strikes"})
    return any(is_on_those_it_hurt(strike) for strike in strikes)
