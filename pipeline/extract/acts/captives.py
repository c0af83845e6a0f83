"""Whether people are taken, and by whom: led off by gunmen, arrested, only stopped, kept from leaving (acts.csv: needs)."""

from pipeline.extract.actors.people import people_word
from pipeline.extract.acts.befalling import befalls_people
from pipeline.extract.acts.by_whom import are_armed, doing, is_by_law, is_by_the_armed, is_by_the_lawless
from pipeline.extract.acts.taking import taken_by, takes_known_place, takes_somebody_named
from pipeline.extract.acts.triggers import Trigger
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_time
from pipeline.extract.text.relations import behind, logical_subjects_of, shared_subjects_of
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.counted import people_in
from pipeline.extract.tolls.phrases import of_whom
from pipeline.extract.tolls.victims import victims
from schemas.vocabulary import Side

_THEM = frozenset({"him", "her", "them"})
_HURT = frozenset({"wounded", "injured", "casualties"})
_OUT_OF = frozenset({"from", "off", "out"})
_ASIDE = frozenset({"hospital", "clinic", "safety", "shelter", "treatment", "court", "prison", "jail", "rubble", "sea"})
"""What people are also taken to or from by those who heal, save or try them."""
_HELD_TO = frozenset({"responsible", "accountable", "liable", "account", "back", "bay"})
_IN_DISGUISE = frozenset({"uniform", "uniforms", "fatigues", "masks", "hoods", "clothes", "camouflage"})
_LASTING = frozenset({"hours", "days", "weeks", "hour", "day", "week", "since"})


def takes_people(token: Token, trigger: Trigger) -> bool:
    """Return whether people are captured, also by a name that no list knows, and no place."""
    if takes_known_place(token):
        return False
    return befalls_people(token, trigger) or takes_somebody_named(token)


def leads_off(verb: Token) -> bool:
    """Return whether armed people who are no police's and no army's take living people with them ("took away two drivers", not "… their
    dead").
    """
    by_armed = is_by_the_armed(verb) or is_by_the_lawless(verb)
    return by_armed and not _is_by_a_state(verb) and _are_led_alive(verb)


def leads_off_or_arrests(verb: Token) -> bool:
    """Return whether armed people, police or an army take living people with them, and not to where they are healed or safe (ACT-83)."""
    if any(word.lower_ in contexts()["healing"] for word in verb.subtree):
        return False
    return leads_off(verb) or (_is_by_a_state(verb) and _are_led_alive(verb))


def _is_by_a_state(verb: Token) -> bool:
    return is_by_law(verb) or not contexts()["soldiery"].isdisjoint(doing(verb))


def _are_led_alive(verb: Token) -> bool:
    taken = (verb.head if noun.tag_ == "WP" and verb.dep_ == "relcl" else noun for noun in taken_by(verb))
    led = (noun for noun in (*taken, *behind(verb, "off")) if not _is_lifeless(noun))
    return any(people_in(noun) or noun.lower_ in _THEM for noun in led if noun.lower_ not in _HURT)


def _is_lifeless(noun: Token) -> bool:
    return noun.lower_ in contexts()["remains"]


def is_somebody(noun: Token) -> bool:
    """Return whether it is people, alive or dead, and no thing."""
    return bool(people_in(noun)) or noun.lower_ in _THEM or _is_lifeless(noun)


def drags_off(verb: Token) -> bool:
    """Return whether armed or masked people take living people out of where they are, or nobody who is told (ACT-110)."""
    if is_by_law(verb) or not _from_somewhere(verb) or not _are_dragged_alive(verb):
        return False
    doers = shared_subjects_of(verb)
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    return (passive and not doers) or is_by_the_armed(verb) or any(map(_may_seize, doers))


def _from_somewhere(verb: Token) -> bool:
    aside = any(word.lower_ in _ASIDE for word in verb.subtree)
    sources = (child for child in verb.subtree if child.lower_ in _OUT_OF and child.i > verb.i)
    return not aside and any(word.lower_ in contexts()["whence"] for child in sources for word in child.subtree)


def _are_dragged_alive(verb: Token) -> bool:
    dragged = [noun for noun in taken_by(verb) if not _is_lifeless(noun)]
    return any(people_in(noun, anyone=noun.tag_ == "NN") or noun.lower_ in _THEM for noun in dragged)


def _may_seize(doer: Token) -> bool:
    """Return whether they are of no state and armed, or in masks, fatigues or the like ("men in plain clothes")."""
    word = people_word(doer)
    disguised = any(inner.lower_ in _IN_DISGUISE for inner in doer.subtree)
    return (word is not None and word.side is not Side.CIVILIAN and are_armed(doer)) or disguised


def picks_up(verb: Token, trigger: Trigger) -> bool:
    """Return whether police or the like take people ("officers picked up nine suspects", not "the bus picked up passengers")."""
    by_law = is_by_law(verb) or not contexts()["takers"].isdisjoint(doing(verb))
    return by_law and any(people_in(noun) for noun in (*taken_by(verb), *victims(verb, trigger)))


def stops_for_good(verb: Token, trigger: Trigger) -> bool:
    """Return whether people who are stopped are taken ("Ethiopia intercepted 15 suspects", "was intercepted"): gunmen and strangers only
    stop them (ACT-102); "two of them" may be missiles.
    """
    doers = logical_subjects_of(verb)
    words = (people_word(noun) for noun in doers)
    by_gunmen = any(word is not None and word.side is Side.NON_STATE for word in words)
    by_strangers = any(child.lower_ in contexts()["unidentified"] for noun in doers for child in noun.children)
    of_them = any(word.lower_ == "them" for noun in taken_by(verb) for word in noun.subtree)
    not_people = of_them or _are_only_counted(verb)
    return not (by_gunmen or by_strangers or not_people) and takes_people(verb, trigger)


def _are_only_counted(verb: Token) -> bool:
    """Return whether a bare number is all that is intercepted, which is rockets or the like as often ("two fell in fields and one was
    intercepted", ACT-460).
    """
    taken = taken_by(verb)
    return bool(taken) and all(noun.tag_ == "CD" and of_whom(noun) is None for noun in taken)


def is_held_by_law(verb: Token) -> bool:
    """Return whether police hold people whom a number counts, or suspects are held (ACT-112)."""
    if any(child.dep_ == "prt" for child in verb.children) or any(word.lower_ in _HELD_TO for word in verb.subtree):
        return False
    held = taken_by(verb)
    if is_by_law(verb) and any(noun.tag_ == "CD" or people_in(noun) for noun in held if noun.dep_ == "dobj"):
        return not any(is_time(noun) for noun in held)
    suspects = (noun for noun in held if noun.dep_ == "nsubjpass" and noun.lower_ in contexts()["suspects"])
    return any(suspects) and not any(child.dep_ == "agent" for child in verb.children)


def holds_back(verb: Token) -> bool:
    """Return whether people of no state keep some of a state's from leaving, or anybody for a time that is told ("villagers held nine
    soldiers", "workers held two managers for six hours"): that is no police's holding and no arrest (rule TYP-43).
    """
    subjects = (child for child in verb.children if child.dep_ in {"nsubj", "agent"})
    doers = [one for subject in subjects for one in people_in(subject, anyone=subject.tag_ == "NNS")]
    if is_by_law(verb) or not any(one.side is not Side.STATE for one in doers):
        return False
    whom = (noun for noun in taken_by(verb) if noun.tag_ != "CD" and people_word(noun) is not None)
    held = [one for noun in whom for one in people_in(noun) if one.count is not None]
    lasting = any(word.lower_ in _LASTING for child in verb.children for word in child.subtree)
    return any(one.side is Side.STATE for one in held) or (bool(held) and lasting)
