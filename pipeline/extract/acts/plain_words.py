"""Whether plain words tell of an act by who does it and to what: "took a gate", "sat down on the road" (acts.csv: needs)."""

from pipeline.extract.actors.people import people_word
from pipeline.extract.actors.registry import is_actor_word
from pipeline.extract.acts.crowds import are_armed, is_crowds
from pipeline.extract.acts.taking import BY_LAW, doing, is_by_the_armed, taken_by, takes_known_place
from pipeline.extract.acts.triggers import Trigger
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_time
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.counted import people_in
from schemas.vocabulary import Side

_NOT_ALIVE = frozenset({"body", "bodies", "corpse", "corpses", "dead", "remains"})
_THEM = frozenset({"him", "her", "them"})
_OUT_OF = frozenset({"from", "off", "out"})
_ASIDE = frozenset({"hospital", "clinic", "safety", "shelter", "treatment", "court", "prison", "jail", "rubble", "sea"})
"""What people are also taken to or from by those who heal, save or try them."""
_HARMLESS = frozenset(
    {"first", "parting", "warning", "blank", "air", "gas", "salute", "blanks", "flares", "canisters", "practice"}
)
_HELD_TO = frozenset({"responsible", "accountable", "liable", "account", "back", "bay"})
_IN_DISGUISE = frozenset({"uniform", "uniforms", "fatigues", "masks", "hoods", "clothes", "camouflage"})


def takes_a_site(verb: Token, _: Trigger) -> bool:
    """Return whether armed people who are no police take or hold a post, a gate, a hill or the like (ACT-108)."""
    taken = [noun for whole in taken_by(verb) for noun in (whole, *whole.conjuncts)]
    is_site = any(noun.lower_ in contexts()["sites_taken"] and not is_actor_word(noun.text) for noun in taken)
    return is_site and not BY_LAW & doing(verb) and is_by_fighters(verb)


def takes_a_known_place(verb: Token, _: Trigger) -> bool:
    """Return whether fighters take what a gazetteer knows ("M23 took Kibirizi", ACT-108)."""
    return takes_known_place(verb) and not BY_LAW & doing(verb) and is_by_fighters(verb)


def is_by_fighters(verb: Token) -> bool:
    """Return whether people of a side do it, or a group that the registry knows by name."""
    named = (noun for noun in _doers(verb) if noun.tag_ in {"NNP", "NNPS"} and is_actor_word(noun.text))
    return is_by_the_armed(verb) or any(map(are_armed, _doers(verb))) or any(named)


def drags_off(verb: Token, _: Trigger) -> bool:
    """Return whether armed or masked people take living people out of where they are, or nobody who is told (ACT-110)."""
    if BY_LAW & doing(verb) or not _from_somewhere(verb) or not _are_alive(verb):
        return False
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    return (passive and not _doers(verb)) or is_by_the_armed(verb) or any(map(_may_seize, _doers(verb)))


def is_held_by_law(verb: Token, _: Trigger) -> bool:
    """Return whether police hold people whom a number counts, or suspects are held (ACT-112)."""
    if any(child.dep_ == "prt" for child in verb.children) or any(word.lower_ in _HELD_TO for word in verb.subtree):
        return False
    held = taken_by(verb)
    if BY_LAW & doing(verb) and any(noun.tag_ == "CD" or people_in(noun) for noun in held if noun.dep_ == "dobj"):
        return not any(is_time(noun) for noun in held)
    suspects = (noun for noun in held if noun.dep_ == "nsubjpass" and noun.lower_ in contexts()["suspects"])
    return any(suspects) and not any(child.dep_ == "agent" for child in verb.children)


def sits_down(verb: Token, trigger: Trigger) -> bool:
    """Return whether several unarmed people do it ("pensioners sat down on the highway", ACT-113)."""
    doers = _doers(verb)
    return is_crowds(verb, trigger) and any(map(_are_several, doers)) and not any(map(are_armed, doers))


def shells_fall(verb: Token, _: Trigger) -> bool:
    """Return whether shells, rockets or bombs are what comes down on something (ACT-115)."""
    fallen = any(noun.lower_ in contexts()["shells"] for noun in _doers(verb))
    where = (noun for child in verb.children if child.dep_ == "prep" for noun in child.children if noun.dep_ == "pobj")
    once = any(child.lower_ in {"once", "first"} for child in verb.children)
    return fallen and not once and any(not is_time(noun) for noun in where)


def fires_with_aim(verb: Token, _: Trigger) -> bool:
    """Return whether somebody is told to do it to something ("strafed the house", not "prices rocketed", ACT-114)."""
    return bool(taken_by(verb)) and not any(is_time(noun) for noun in taken_by(verb))


def is_no_warning(verb: Token, _: Trigger) -> bool:
    """Return whether shots are fired that do not only warn or open a quarrel ("blank shots", "ten rounds into the air", "the first shots", ACT-114)."""
    return not any(word.lower_ in _HARMLESS for word in verb.subtree)


def sinks_a_craft(verb: Token, _: Trigger) -> bool:
    """Return whether armed people or what they fly or steer hit a boat, a tank or the like ("jets sank four boats", ACT-114)."""
    hit = any(noun.lower_ in contexts()["crafts"] for noun in taken_by(verb))
    return hit and (is_by_fighters(verb) or any(noun.lower_ in contexts()["flying"] for noun in _doers(verb)))


def gives_up_arms(verb: Token, _: Trigger) -> bool:
    """Return whether arms are what somebody of no state hands over ("turned in three rifles", ACT-116)."""
    by_state = any(one.side is Side.STATE for doer in _doers(verb) for one in people_in(doer))
    return not by_state and any(noun.lower_ in contexts()["arms_given"] for noun in taken_by(verb))


def carries_off_goods(verb: Token, _: Trigger) -> bool:
    """Return whether armed people or a crowd make off with things ("a crowd carried off mattresses", ACT-118)."""
    taken = taken_by(verb)
    by_many = is_by_fighters(verb) or any(noun.lower_ in contexts()["looters"] for noun in _doers(verb))
    return bool(taken) and by_many and not BY_LAW & doing(verb) and not any(map(_is_somebody, taken))


def _is_somebody(noun: Token) -> bool:
    return bool(people_in(noun)) or noun.lower_ in _THEM | _NOT_ALIVE


def _are_several(noun: Token) -> bool:
    """Return whether it is people in the plural, a crowd or several who are listed."""
    crowd = contexts()["quantity_heads"] | contexts()["crowds"]
    return noun.tag_ in {"NNS", "NNPS"} or noun.lower_ in crowd or any(noun.conjuncts)


def _doers(verb: Token) -> list[Token]:
    """Who does it; what is joined to another verb has that verb's subject."""
    doers = [child for child in verb.children if child.dep_ == "nsubj"]
    doers += [noun for child in verb.children if child.dep_ == "agent" for noun in child.children]
    return doers or (_doers(verb.head) if verb.dep_ == "conj" and verb.head.tag_.startswith("VB") else [])


def _may_seize(doer: Token) -> bool:
    """Return whether they are of no state and armed, or in masks, fatigues or the like ("men in plain clothes")."""
    word = people_word(doer)
    disguised = any(inner.lower_ in _IN_DISGUISE for inner in doer.subtree)
    return (word is not None and word.side is not Side.CIVILIAN and are_armed(doer)) or disguised


def _from_somewhere(verb: Token) -> bool:
    aside = any(word.lower_ in _ASIDE for word in verb.subtree)
    sources = (child for child in verb.subtree if child.lower_ in _OUT_OF and child.i > verb.i)
    return not aside and any(word.lower_ in contexts()["whence"] for child in sources for word in child.subtree)


def _are_alive(verb: Token) -> bool:
    taken = [noun for noun in taken_by(verb) if noun.lower_ not in _NOT_ALIVE]
    return any(people_in(noun, anyone=noun.tag_ == "NN") or noun.lower_ in _THEM for noun in taken)
