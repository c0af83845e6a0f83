"""Whether words for blows and fire tell of any: who strikes what, with aim, from the ground or unsaid from where (acts.csv: needs)."""

from pipeline.extract.actors.home import is_nation
from pipeline.extract.actors.registry import is_actor_word
from pipeline.extract.acts.by_whom import (
    are_armed,
    is_by_a_known_party,
    is_by_fighters,
    is_by_people,
    is_by_the_armed,
)
from pipeline.extract.acts.nearby import has
from pipeline.extract.acts.taking import taken_by, takes_known_place
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_time
from pipeline.extract.text.relations import shared_subjects_of, subjects_of
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.counted import people_in

_BOMBS = frozenset({"bombed", "bombs", "bombing"})
_BOMBERS = frozenset({"army", "military", "junta", "regime"})
_HARMLESS = frozenset(
    {"first", "parting", "warning", "blank", "air", "gas", "salute", "blanks", "flares", "canisters", "practice"}
)
_WHERE = frozenset({"on", "at", "in", "near", "from", "outside", "into", "to"})


def is_what_struck(noun: Token) -> bool:
    """Return whether fire or arms are what a deed was done with ("killed by shells"), or what hits ("a missile destroyed a hide-out")."""
    strikes_home = noun.dep_ == "nsubj" and noun.head.lower_ in contexts()["strikes_home"]
    return strikes_home or is_means(noun)


def is_means(noun: Token) -> bool:
    """Return whether it is what a deed was done with or by: "attacked the post with rockets", "killed by shells"."""
    noun = _counter(noun)
    over = noun.head.head
    if noun.dep_ == "pobj" and noun.head.dep_ == "agent":
        return True
    if noun.dep_ != "pobj" or noun.head.lower_ != "with":
        return False
    return over.tag_ in {"VBD", "VBN", "VBG"} or (over.dep_ == "dobj" and over.head.lower_ in contexts()["assault"])


def _counter(noun: Token) -> Token:
    """The noun that says how many there are: of "a barrage of shells" the barrage."""
    return noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun


def is_a_blow(verb: Token) -> bool:
    """Return whether armed people hit people, ground or property ("the militia struck a convoy of police")."""
    if _hits_what_can_be(verb) and (is_by_the_armed(verb) or _is_said_by_a_state(verb)):
        return True
    return any(map(are_armed, taken_by(verb))) and is_by_a_known_party(verb)


def is_a_states_blow(verb: Token) -> bool:
    """Return whether a state, by its name, hits what can be hit ("Israel bombed a school"), or its army bombs it: from the air, where
    nothing says how.

    Nations that "hit" each other may do so at a game, or with tariffs.
    """
    doers = subjects_of(verb)
    by_state = any(is_nation(doer.text) for doer in doers if doer.tag_ == "NNP")
    by_state = by_state or (verb.lower_ in _BOMBS and any(doer.lower_ in _BOMBERS for doer in doers))
    nations = verb.lower_ in {"hit", "hits"} and any(is_nation(noun.text) for noun in taken_by(verb))
    return by_state and not nations and (_hits_what_can_be(verb) or takes_known_place(verb))


def _hits_what_can_be(verb: Token) -> bool:
    """Return whether people, property or ground are what is hit."""
    struck = ("property", "territory", "struck_at")
    return any(people_in(noun) or any(noun.lower_ in contexts()[name] for name in struck) for noun in taken_by(verb))


def _is_said_by_a_state(verb: Token) -> bool:
    """Return whether a state or a known group says it of itself ("Israel said it had struck a depot")."""
    itself = verb.dep_ == "ccomp" and any(noun.lower_ == "it" for noun in subjects_of(verb))
    return itself and any(one.tag_ in {"NNP", "NNPS"} and is_actor_word(one.text) for one in subjects_of(verb.head))


def is_aimed(token: Token) -> bool:
    """Return whether "fired on" has an aim and no day ("fired on Monday")."""
    aims = [noun for child in token.subtree if child.dep_ == "prep" for noun in child.children if noun.dep_ == "pobj"]
    return any(not is_time(noun) for noun in aims)


def fires_with_aim(verb: Token) -> bool:
    """Return whether somebody is told to do it to something ("strafed the house", not "prices rocketed", ACT-114)."""
    return bool(taken_by(verb)) and not any(is_time(noun) for noun in taken_by(verb))


def is_no_warning(verb: Token) -> bool:
    """Return whether shots are fired that do not only warn or open a quarrel ("blank shots", "ten rounds into the air", "the first shots", ACT-114)."""
    return not any(word.lower_ in _HARMLESS for word in verb.subtree)


def is_under_fire(verb: Token) -> bool:
    """Return whether armed people are by, or what is under fire is a vehicle, a house or the like, which no critics fire at (TYP-44)."""
    under = (word for noun in subjects_of(verb) for word in (noun, *noun.conjuncts))
    targets = contexts()["property"] | contexts()["on_the_road"]
    return has(verb, "armed_party") or any(word.lower_ in targets for word in under)


def shells_fall(verb: Token) -> bool:
    """Return whether shells, rockets or bombs are what comes down on something (ACT-115)."""
    fallen = any(noun.lower_ in contexts()["shells"] for noun in shared_subjects_of(verb))
    where = (noun for child in verb.children if child.dep_ == "prep" for noun in child.children if noun.dep_ == "pobj")
    once = any(child.lower_ in {"once", "first"} for child in verb.children)
    return fallen and not once and any(not is_time(noun) for noun in where)


def is_laid(noun: Token) -> bool:
    """Return whether a mine is an explosive, and no pit that something is done at ("stepped on a mine", "an attack on a mine")."""
    if not has(noun, "blast"):
        return False
    over = noun.head
    return noun.dep_ != "pobj" or over.lower_ not in _WHERE or over.head.lower_ in contexts()["treads"]


def sinks_a_craft(verb: Token) -> bool:
    """Return whether armed people or what they fly or steer hit a boat, a tank or the like ("jets sank four boats", ACT-114)."""
    hit = any(noun.lower_ in contexts()["crafts"] for noun in taken_by(verb))
    return hit and (is_by_fighters(verb) or any(d.lower_ in contexts()["flying"] for d in shared_subjects_of(verb)))


def wrecks(verb: Token) -> bool:
    """Return whether people destroy property ("rebels destroyed four trucks", not "the fire destroyed the market")."""
    wrecked = (word for noun in taken_by(verb) for word in (noun, *noun.conjuncts))
    is_property = any(word.lower_ in contexts()["property"] for word in wrecked)
    return is_property and (is_by_people(verb) or is_by_the_armed(verb) or _is_owned_up_to(verb))


def _is_owned_up_to(verb: Token) -> bool:
    """Return whether it is what somebody claims to have done ("claimed responsibility for burning four trucks")."""
    return verb.dep_ == "pcomp" and verb.head.head.lower_ in contexts()["authorship"]


def cuts_off(verb: Token) -> bool:
    """Return whether armed people bring down what power, words or trains go by ("knocked down two electricity towers")."""
    wrecked = [word for noun in taken_by(verb) for word in (noun, *noun.conjuncts, *noun.children)]
    return is_by_the_armed(verb) and any(word.lower_ in contexts()["utilities"] for word in wrecked)
