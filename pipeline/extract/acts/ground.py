"""Whether ground is what a word tells of: taken, taken again, entered, built on (acts.csv: needs)."""

from pipeline.extract.actors.people import people_noun
from pipeline.extract.actors.registry import find_groups, is_actor_word
from pipeline.extract.acts.by_whom import is_by_fighters, is_by_law, is_by_the_armed, is_by_the_armed_or_named
from pipeline.extract.acts.nearby import has
from pipeline.extract.acts.taking import is_about_known_place, taken_by, takes_ground_named, takes_known_place
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_time
from pipeline.extract.text.relations import behind, subjects_of
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.counted import people_in
from schemas.records import Span
from schemas.vocabulary import Side

_UNRESISTED = frozenset({"no", "without", "little", "any", "minimal", "not", "meeting", "met"})


def takes_ground(verb: Token) -> bool:
    """Return whether what is taken is ground and nobody ("seized the town", not "captured a leader in the district")."""
    if takes_known_place(verb) and is_by_the_armed_or_named(verb):
        return True
    taken = taken_by(verb)
    grounds = [word for noun in taken for word in [noun, *noun.conjuncts, *_of(noun)]]
    return (any(map(_is_ground, grounds)) or any(map(_is_piece, taken))) and not any(people_in(noun) for noun in taken)


def is_retaken(verb: Token) -> bool:
    """Return whether ground is what is taken again: a town, a name that is ground, or a site that fighters take (FRM-15, ACT-108)."""
    is_ground = has(verb, "ground") or takes_ground(verb) or takes_ground_named(verb)
    return is_ground or takes_a_site(verb) or is_about_known_place(verb)


def takes_a_site(verb: Token) -> bool:
    """Return whether armed people who are no police take or hold a post, a gate, a hill or the like (ACT-108)."""
    taken = [noun for whole in taken_by(verb) for noun in (whole, *whole.conjuncts)]
    is_site = any(noun.lower_ in contexts()["sites_taken"] and not is_actor_word(noun.text) for noun in taken)
    return is_site and not is_by_law(verb) and is_by_fighters(verb)


def takes_a_known_place(verb: Token) -> bool:
    """Return whether fighters take what a gazetteer knows ("M23 took Kibirizi", ACT-108)."""
    return takes_known_place(verb) and not is_by_law(verb) and is_by_fighters(verb)


def takes_a_post(verb: Token) -> bool:
    """Return whether a side takes or wrecks a post, a trench or the like of the other's (ACT-122)."""
    posts = any(noun.lower_ in contexts()["posts_and_trenches"] for noun in taken_by(verb))
    return posts and is_by_the_armed(verb)


def wrecks_a_camp(verb: Token) -> bool:
    """Return whether a side wrecks a camp, a hideout or the like of armed people of no state ("destroyed three rebel camps", FRM-210)."""
    camps = [noun for noun in taken_by(verb) if noun.lower_ in contexts()["hideouts"]]
    return any(map(_is_of_the_lawless, camps)) and is_by_the_armed(verb)


def _is_of_the_lawless(noun: Token) -> bool:
    owners = (people_noun(word.text) for word in noun.subtree if word != noun)
    phrase = Span(noun.left_edge.idx, noun.right_edge.idx + len(noun.right_edge))
    return any(one is not None and one.side is Side.NON_STATE for one in owners) or bool(
        find_groups(noun.doc.text, phrase)
    )


def enters_ground(verb: Token) -> bool:
    """Return whether armed people of no state enter a town, a camp or the like, which they then hold (TYP-42)."""
    of_no_state = any(one.side is Side.NON_STATE for doer in subjects_of(verb) for one in people_in(doer))
    entered = (*taken_by(verb), *behind(verb, "into"))
    return of_no_state and (takes_known_place(verb) or any(map(_is_ground, entered)))


def is_of_ground(token: Token) -> bool:
    """Return whether ground stands behind "of" ("the capture of the town")."""
    return any(map(_is_ground, behind(token, "of")))


def sets_up_a_base(verb: Token) -> bool:
    """Return whether a base is what is set up ("established an outpost", not "built a bridge near the camp")."""
    built = taken_by(verb)
    built += [verb.head] if verb.dep_ in {"acl", "relcl"} else []
    return any(word.lower_ in contexts()["base"] for noun in built for word in [noun, *noun.conjuncts, *noun.subtree])


def is_uncontested(token: Token) -> bool:
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
    reached = (*taken_by(verb), *behind(verb, "into", "of", "over"))
    return any(noun.tag_ == "NNP" and not is_time(noun) for noun in reached)


def _is_ground(noun: Token) -> bool:
    """Return whether it is a town, a base and the like; a "cocaine base" is none."""
    named = {child.lower_ for child in noun.children if child.i < noun.i} | {noun.nbor(-1).lower_ if noun.i else ""}
    return noun.lower_ in contexts()["territory"] and not named & contexts()["no_ground"]


def _is_piece(noun: Token) -> bool:
    """Return whether it is a part of something that has a name: "half of Zaire"."""
    return noun.lower_ in contexts()["pieces"] and any(word.tag_ == "NNP" and not is_time(word) for word in _of(noun))


def _of(noun: Token) -> list[Token]:
    """What a noun of quantity has of ("a string of villages", "most of the city"), and what "and" joins to it."""
    return [word for one in behind(noun, "of") for word in (one, *one.conjuncts)]
