"""Whether it is done from the air: by a craft or an air force, and with no gun (rules FRM-93 and TYP-4)."""

from pipeline.extract.acts.nearby import has
from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token

_CRAFT = contexts()["aircraft_at_war"]


def acts_from_above(noun: Token) -> bool:
    """Return whether an air force or its craft do it ("the air force killed nine bandits")."""
    return noun.dep_ in {"nsubj", "pobj"} and any(
        verb.lower_ in contexts()["from_above"] for verb in (noun.head, noun.head.head)
    )


def is_flown(noun: Token) -> bool:
    """Return whether craft are who does what the noun names ("aircraft carried out three raids", "a raid by two jets")."""
    doers = [child for child in noun.head.children if child.dep_ in {"nsubj", "agent"}] if noun.dep_ in _OBJECTS else []
    doers += [child for child in noun.children if child.lower_ == "by"]
    heads = [one for doer in doers for one in ([doer] if doer.dep_ == "nsubj" else doer.children)]
    return any(head.lower_ in _CRAFT for head in heads)


_OBJECTS = frozenset({"dobj", "nsubjpass"})


def has_no_gun(token: Token) -> bool:
    """Return whether no rockets or guns are what strikes ("hit the positions", not "artillery hit the positions")."""
    return not has(token, "ground_fire")
