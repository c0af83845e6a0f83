"""Whether ground is what a word tells of: taken, entered, built on (acts.csv: needs)."""

from pipeline.extract.acts.taking import is_by_the_armed_or_named, taken_by, takes_known_place
from pipeline.extract.acts.triggers import Trigger
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_time
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.counted import people_in
from schemas.vocabulary import Side

_UNRESISTED = frozenset({"no", "without", "little", "any", "minimal", "not", "meeting", "met"})


def takes_ground(verb: Token, _: Trigger) -> bool:
    """Return whether what is taken is ground and nobody ("seized the town", not "captured a leader in the district")."""
    if takes_known_place(verb) and is_by_the_armed_or_named(verb):
        return True
    taken = taken_by(verb)
    grounds = [word for noun in taken for word in [noun, *noun.conjuncts, *_of(noun)]]
    return (any(map(_is_ground, grounds)) or any(map(_is_piece, taken))) and not any(people_in(noun) for noun in taken)


def enters_ground(verb: Token, _: Trigger) -> bool:
    """Return whether armed people of no state enter a town, a camp or the like, which they then hold (TYP-42)."""
    doers = [child for child in verb.children if child.dep_ == "nsubj"]
    of_no_state = any(one.side is Side.NON_STATE for doer in doers for one in people_in(doer))
    into = [noun for child in verb.children if child.lower_ == "into" for noun in child.children]
    return of_no_state and (takes_known_place(verb) or any(map(_is_ground, (*taken_by(verb), *into))))


def is_of_ground(token: Token, _: Trigger) -> bool:
    return any(_is_ground(noun) for child in token.children if child.lower_ == "of" for noun in child.children)


def sets_up_a_base(verb: Token, _: Trigger) -> bool:
    """Return whether a base is what is set up ("established an outpost", not "built a bridge near the camp")."""
    built = taken_by(verb)
    built += [verb.head] if verb.dep_ in {"acl", "relcl"} else []
    return any(word.lower_ in contexts()["base"] for noun in built for word in [noun, *noun.conjuncts, *noun.subtree])


def is_uncontested(token: Token, _: Trigger) -> bool:
    """Return whether ground changed hands "without a fight", "after the troops withdrew"."""
    words = [word.lower_ for word in token.doc]
    ground = contexts()["territory"] | {"ground"}
    if ground.isdisjoint(words) and not _reaches_a_name(token):
        return False
    without = words.index("without") if "without" in words else len(words)
    no_fight = {"fight", "fighting", "shot", "firing", "clashes", "clash", "fired"} & set(words[without : without + 7])
    return bool(no_fight) or any(
        word in contexts()["unopposed"]
        and (word != "resistance" or not _UNRESISTED.isdisjoint(words[max(0, n - 3) : n]))
        for n, word in enumerate(words)
    )


def _reaches_a_name(verb: Token) -> bool:
    """Return whether a name is what is taken or entered ("took over Kiwanja", "marched into Falam")."""
    into = [noun for child in verb.children if child.lower_ in {"into", "of", "over"} for noun in child.children]
    return any(noun.tag_ == "NNP" and not is_time(noun) for noun in (*taken_by(verb), *into))


def _is_ground(noun: Token) -> bool:
    """Return whether it is a town, a base and the like; a "cocaine base" is none."""
    named = {child.lower_ for child in noun.children if child.i < noun.i} | {noun.nbor(-1).lower_ if noun.i else ""}
    return noun.lower_ in contexts()["territory"] and not named & contexts()["no_ground"]


def _is_piece(noun: Token) -> bool:
    """Return whether it is a part of something that has a name: "half of Zaire"."""
    return noun.lower_ in contexts()["pieces"] and any(word.tag_ == "NNP" and not is_time(word) for word in _of(noun))


def _of(noun: Token) -> list[Token]:
    """What a noun of quantity has of ("a string of villages", "most of the city"), and what "and" joins to it."""
    inside = [word for child in noun.children if child.lower_ == "of" for word in child.children]
    return [word for one in inside for word in (one, *one.conjuncts)]
