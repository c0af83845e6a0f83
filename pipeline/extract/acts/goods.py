"""Whether arms, goods or vehicles are what changes hands (acts.csv: needs)."""

from pipeline.extract.acts.by_whom import is_by_fighters, is_by_law, is_by_the_lawless
from pipeline.extract.acts.captives import is_somebody
from pipeline.extract.acts.nearby import has
from pipeline.extract.acts.taking import taken_by
from pipeline.extract.contexts import contexts
from pipeline.extract.text.relations import shared_subjects_of
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.counted import people_in
from schemas.vocabulary import Side

_LOADED = frozenset({"of", "carrying", "hauling"})


def takes_arms(verb: Token) -> bool:
    """Return whether arms are what is found or taken ("seized a cache", not "captured a leader of a bomb cell")."""
    taken = taken_by(verb)
    taken += [verb.head] if verb.dep_ in {"acl", "relcl"} else []
    return any(map(_are_arms, taken)) if taken else has(verb, "weapons")


def _are_arms(noun: Token) -> bool:
    parts = [noun, *noun.conjuncts, *noun.children]
    parts += [inner for child in noun.children if child.lower_ in _LOADED for inner in child.subtree]
    return not people_in(noun) and any(part.lower_ in contexts()["weapons"] for part in parts)


def gives_up_arms(verb: Token) -> bool:
    """Return whether arms are what somebody of no state hands over ("turned in three rifles", ACT-116)."""
    by_state = any(one.side is Side.STATE for doer in shared_subjects_of(verb) for one in people_in(doer))
    return not by_state and any(noun.lower_ in contexts()["arms_given"] for noun in taken_by(verb))


def carries_off_goods(verb: Token) -> bool:
    """Return whether armed people or a crowd make off with things ("a crowd carried off mattresses", ACT-118)."""
    taken = taken_by(verb)
    by_many = is_by_fighters(verb) or any(noun.lower_ in contexts()["looters"] for noun in shared_subjects_of(verb))
    return bool(taken) and by_many and not is_by_law(verb) and not any(map(is_somebody, taken))


def takes_a_vessel(verb: Token) -> bool:
    """Return whether pirates, gunmen or the like of no state take a ship, a bus or an aircraft (ACT-121)."""
    return is_by_the_lawless(verb) and any(noun.lower_ in contexts()["vessels"] for noun in taken_by(verb))
