"""What a row of the lexicon may need by its word, and which context makes it mean something else (acts.csv: needs, avoid)."""

from collections.abc import Callable

from pipeline.extract.actors.home import is_nation
from pipeline.extract.actors.people import people_word
from pipeline.extract.actors.registry import is_actor_word
from pipeline.extract.acts.aloft import acts_from_above, has_no_gun, is_flown
from pipeline.extract.acts.bare_strikes import is_on_those_it_hurt
from pipeline.extract.acts.crowds import (
    are_armed,
    goes_home,
    is_at_a_crowd,
    is_by_armed_people,
    is_by_several,
    is_crowds,
    is_fought_by_hand,
    stops_a_march,
)
from pipeline.extract.acts.falling import have_fallen
from pipeline.extract.acts.freeing import is_let_go
from pipeline.extract.acts.ground import enters_ground, is_of_ground, is_uncontested, sets_up_a_base, takes_ground
from pipeline.extract.acts.holding import holds_back
from pipeline.extract.acts.nearby import has
from pipeline.extract.acts.plain_words import (
    carries_off_goods,
    drags_off,
    fires_with_aim,
    gives_up_arms,
    is_held_by_law,
    is_no_warning,
    shells_fall,
    sinks_a_craft,
    sits_down,
    takes_a_known_place,
    takes_a_site,
)
from pipeline.extract.acts.taking import (
    BY_LAW,
    doing,
    is_about_known_place,
    is_by_the_armed,
    is_by_the_lawless,
    taken_by,
    takes_ground_named,
    takes_known_place,
    takes_somebody_named,
)
from pipeline.extract.acts.triggers import Trigger
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_time
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.counted import people_in
from pipeline.extract.tolls.listed import listed_before
from pipeline.extract.tolls.victims import people_hit, victims
from schemas.vocabulary import Side

_ARMIES = frozenset({"soldiers", "troops", "army", "security", "intelligence", "paramilitary", "military", "commandos"})
_THEM = frozenset({"him", "her", "them"})
_HELP = frozenset({"hospital", "hospitals", "clinic", "safety", "shelter", "shelters", "treatment"})
_LOADED = frozenset({"of", "carrying", "hauling"})
_HURT = frozenset({"wounded", "injured", "casualties"})
_NOT_ALIVE = frozenset({"body", "bodies", "corpse", "corpses", "dead", "remains"})
_BOMBS = frozenset({"bombed", "bombs", "bombing"})
_BOMBERS = frozenset({"army", "military", "junta", "regime"})


def has_what_it_needs(token: Token, trigger: Trigger) -> bool:
    """Return whether what the trigger's row needs stands by the word: a context of contexts.csv, or a test of the parse."""
    if trigger.needs is None:
        return True
    if goes_home(token, trigger):
        return False
    if trigger.needs in _TESTS:
        return _TESTS[trigger.needs](token, trigger)
    if trigger.needs == "fired" and (is_means(token) or _strikes_home(token)):
        return True
    if has(token, trigger.needs) or (trigger.needs == "military" and _is_by_the_military(token)):
        return True
    by_what_it_hit = {"air": is_on_those_it_hurt, "ground": is_about_known_place}.get(trigger.needs)
    return by_what_it_hit is not None and by_what_it_hit(token)


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


def _strikes_home(noun: Token) -> bool:
    """Return whether it is what hits: "a missile destroyed a hide-out"."""
    return noun.dep_ == "nsubj" and noun.head.lower_ in contexts()["strikes_home"]


def _is_by_the_military(operation: Token) -> bool:
    """Return whether who conducts the operation says that it is a military one."""
    doers = [child for child in operation.head.children if child.dep_ in {"nsubj", "agent"}]
    return operation.dep_ in {"dobj", "nsubjpass"} and any(has(doer, "military") for doer in doers)


def _befalls_people(token: Token, trigger: Trigger) -> bool:
    by_parse = any(people_hit(victim, trigger) for victim in victims(token, trigger))
    return by_parse or (trigger.pos != "n" and trigger.outcome is not None and bool(listed_before(token)))


def _befalls_the_unarmed(token: Token, trigger: Trigger) -> bool:
    """Return whether it befalls people who are no fighters: militants who are forced to flee are not displaced (ACT-101)."""
    words = (people_word(victim) for victim in victims(token, trigger))
    armed = any(word is not None and word.side in {Side.STATE, Side.NON_STATE} for word in words)
    return not armed and _befalls_people(token, trigger)


def _befalls_people_or_troops(token: Token, trigger: Trigger) -> bool:
    return _befalls_people(token, trigger) or has(token, "troops")


def _takes_people(token: Token, trigger: Trigger) -> bool:
    if takes_known_place(token):
        return False
    return _befalls_people(token, trigger) or takes_somebody_named(token)


def _leads_off(verb: Token, _: Trigger) -> bool:
    """Return whether armed people who are no police's and no army's take living people with them ("took away two drivers", not "… their
    dead").
    """
    by_armed = is_by_the_armed(verb) or is_by_the_lawless(verb)
    return by_armed and not (BY_LAW | _ARMIES) & doing(verb) and _are_alive(verb)


def _leads_off_or_arrests(verb: Token, trigger: Trigger) -> bool:
    """Return whether armed people, police or an army take living people with them, and not to where they are healed or safe (ACT-83)."""
    by_law = bool((BY_LAW | _ARMIES) & doing(verb)) and _are_alive(verb)
    to_help = any(word.lower_ in _HELP for word in verb.subtree)
    return not to_help and (by_law or _leads_off(verb, trigger))


def _are_alive(verb: Token) -> bool:
    behind = [noun for child in verb.children if child.lower_ == "off" for noun in child.children]
    alive = (noun for noun in (*taken_by(verb), *behind) if noun.lower_ not in _NOT_ALIVE | _HURT)
    return any(people_in(noun) or noun.lower_ in _THEM for noun in alive)


def _befalls_somebody(token: Token, trigger: Trigger) -> bool:
    return any(people_in(victim, anyone=True) for victim in victims(token, trigger))


def _is_by_people(token: Token, _: Trigger) -> bool:
    passive = any(child.dep_ in {"nsubjpass", "auxpass"} for child in token.children)
    agents = [noun for child in token.children if child.dep_ == "agent" for noun in child.children]
    subjects = [child for child in token.children if child.dep_ == "nsubj" and not passive and token.tag_ != "VBN"]
    return any(people_in(doer) for doer in [*agents, *subjects])


def _names_victims(token: Token, trigger: Trigger) -> bool:
    return any(people_in(victim) for victim in victims(token, trigger))


def _is_by_law(verb: Token, trigger: Trigger) -> bool:
    """Return whether police or the like take people ("officers picked up nine suspects", not "the bus picked up passengers")."""
    by_law = (BY_LAW | contexts()["takers"]) & doing(verb)
    return bool(by_law) and any(people_in(noun) for noun in (*taken_by(verb), *victims(verb, trigger)))


def _stops_for_good(verb: Token, trigger: Trigger) -> bool:
    """Return whether people who are stopped are taken ("Ethiopia intercepted 15 suspects", "was intercepted"): gunmen and strangers only
    stop them (ACT-102).
    """
    doers = [child for child in verb.children if child.dep_ == "nsubj"]
    doers += [noun for child in verb.children if child.dep_ == "agent" for noun in child.children]
    words = (people_word(noun) for noun in doers)
    by_gunmen = any(word is not None and word.side is Side.NON_STATE for word in words)
    by_strangers = any(child.lower_ in contexts()["unidentified"] for noun in doers for child in noun.children)
    return not (by_gunmen or by_strangers) and _takes_people(verb, trigger)


def _befalls_the_outspoken(verb: Token, trigger: Trigger) -> bool:
    """Return whether people are jailed who report, write or speak up, and not just any convict; "a jailed editor" only says who
    somebody is (rule ACT-80).
    """
    if verb.dep_ in {"acl", "amod"}:
        return False
    hit = (word for noun in (*taken_by(verb), *victims(verb, trigger)) for word in (*noun.subtree, *noun.conjuncts))
    return any(word.lower_ in contexts()["outspoken"] for word in hit)


def _is_held_since(verb: Token, trigger: Trigger) -> bool:
    """Return whether somebody is no longer free "since" a time that is told ("has been in prison since May", rule ACT-81)."""
    since = any(word.lower_ == "since" and word.dep_ == "prep" for word in verb.doc[verb.i :])
    return since and any(people_in(noun) or noun.tag_ == "NNP" for noun in victims(verb, trigger))


def _is_told_itself(verb: Token, _: Trigger) -> bool:
    """Return whether the sentence tells it, and does not only date or describe something by it ("since the army seized power")."""
    return verb.dep_ not in {"relcl", "acl", "advcl", "pcomp"}


def _takes_arms(verb: Token, _: Trigger) -> bool:
    """Return whether arms are what is found or taken ("seized a cache", not "captured a leader of a bomb cell")."""
    taken = taken_by(verb)
    taken += [verb.head] if verb.dep_ in {"acl", "relcl"} else []
    return any(_is_arms(noun) for noun in taken) if taken else has(verb, "weapons")


def _wrecks(verb: Token, trigger: Trigger) -> bool:
    """Return whether people destroy property ("rebels destroyed four trucks", not "the fire destroyed the market")."""
    wrecked = taken_by(verb)
    is_property = any(word.lower_ in contexts()["property"] for noun in wrecked for word in [noun, *noun.conjuncts])
    return is_property and (_is_by_people(verb, trigger) or is_by_the_armed(verb) or _is_owned_up_to(verb))


def _is_owned_up_to(verb: Token) -> bool:
    """Return whether it is what somebody claims to have done ("claimed responsibility for burning four trucks")."""
    return verb.dep_ == "pcomp" and verb.head.head.lower_ in contexts()["authorship"]


def _is_a_blow(verb: Token, _: Trigger) -> bool:
    """Return whether armed people hit people, ground or property ("the militia struck a convoy of police")."""
    aims = taken_by(verb)
    struck = contexts()["property"] | contexts()["territory"] | contexts()["struck_at"]
    hit = any(people_in(noun) or noun.lower_ in struck for noun in aims)
    return (hit and (is_by_the_armed(verb) or _is_said_by_a_state(verb))) or (
        any(map(are_armed, aims)) and _is_by_a_known_party(verb)
    )


def _is_by_a_known_party(verb: Token) -> bool:
    """Return whether the name of its subject is one of the registry's, or a nation's."""
    doers = (child for child in verb.children if child.dep_ in {"nsubj", "agent"})
    return any(noun.tag_ in {"NNP", "NNPS"} and is_actor_word(noun.text) for noun in doers)


def _strikes_as_a_state(verb: Token, _: Trigger) -> bool:
    """Return whether a state, by its name, hits what can be hit ("Israel bombed a school"), or its army bombs it: from the air, where
    nothing says how.

    Nations that "hit" each other may do so at a game, or with tariffs.
    """
    doers = [child for child in verb.children if child.dep_ == "nsubj"]
    by_state = any(is_nation(doer.text) for doer in doers if doer.tag_ == "NNP")
    by_state = by_state or (verb.lower_ in _BOMBS and any(doer.lower_ in _BOMBERS for doer in doers))
    struck = contexts()["property"] | contexts()["territory"] | contexts()["struck_at"]
    aims = taken_by(verb)
    hit = any(people_in(noun) or noun.lower_ in struck for noun in aims)
    nations = verb.lower_ in {"hit", "hits"} and any(is_nation(noun.text) for noun in aims)
    return by_state and not nations and (hit or takes_known_place(verb))


def _is_said_by_a_state(verb: Token) -> bool:
    """Return whether a state or a known group says it of itself ("Israel said it had struck a depot")."""
    itself = any(child.dep_ == "nsubj" and child.lower_ == "it" for child in verb.children)
    speakers = verb.head.children if itself and verb.dep_ == "ccomp" else ()
    return any(one.dep_ == "nsubj" and one.tag_ in {"NNP", "NNPS"} and is_actor_word(one.text) for one in speakers)


def _loses_its_own(verb: Token, _: Trigger) -> bool:
    """Return whether armed people are whom armed people lost ("the army lost 12 soldiers", not "the team lost two players")."""
    lost = [noun for noun in taken_by(verb) if noun.lower_ in contexts()["own_people"] and people_in(noun)]
    return bool(lost) and is_by_the_armed(verb)


def _is_price(loss: Token, _: Trigger) -> bool:
    """Return whether a fight is what cost the lives ("killed nine for the loss of two", CAS-88)."""
    paid = loss.dep_ == "pobj" and loss.head.lower_ in {"for", "with"}
    lost = (noun for child in loss.children if child.lower_ == "of" for noun in child.children)
    return paid and has(loss, "armed_party") and any(noun.tag_ == "CD" or people_in(noun) for noun in lost)


def _is_arms(noun: Token) -> bool:
    parts = [noun, *noun.conjuncts, *noun.children]
    parts += [inner for child in noun.children if child.lower_ in _LOADED for inner in child.subtree]
    return not people_in(noun) and any(part.lower_ in contexts()["weapons"] for part in parts)


def _is_aimed(token: Token, _: Trigger) -> bool:
    """Return whether "fired on" has an aim and no day ("fired on Monday")."""
    aims = [noun for child in token.subtree if child.dep_ == "prep" for noun in child.children if noun.dep_ == "pobj"]
    return any(not is_time(noun) for noun in aims)


def _is_by_armed(verb: Token, _: Trigger) -> bool:
    """Return whether armed people do it, others who raid, or nobody who is told ("a country being invaded")."""
    unsaid = not any(child.dep_ in {"nsubj", "agent"} for child in verb.children) and verb.dep_ != "conj"
    return unsaid or is_by_the_armed(verb) or bool(doing(verb) & contexts()["invaders"])


def _are_foes(verb: Token, trigger: Trigger) -> bool:
    """Return whether people are who is engaged, and nobody just busy "in" a thing ("were engaged in looting")."""
    busy = any(child.lower_ in {"in", "to"} and child.dep_ == "prep" for child in verb.children)
    return _befalls_people(verb, trigger) and (not busy or any(child.dep_ == "dobj" for child in verb.children))


def _cuts_off(verb: Token, _: Trigger) -> bool:
    """Return whether armed people bring down what power, words or trains go by ("knocked down two electricity towers")."""
    wrecked = [word for noun in taken_by(verb) for word in (noun, *noun.conjuncts, *noun.children)]
    return is_by_the_armed(verb) and any(word.lower_ in contexts()["utilities"] for word in wrecked)


def _fighters_do(verb: Token, trigger: Trigger) -> bool:
    """Return whether people of a side do it ("a rebel commander gave himself up", not "a driver", ACT-120)."""
    return is_by_the_armed(verb) or is_by_armed_people(verb, trigger)


def _takes_a_vessel(verb: Token, _: Trigger) -> bool:
    """Return whether pirates, gunmen or the like of no state take a ship, a bus or an aircraft (ACT-121)."""
    return is_by_the_lawless(verb) and any(noun.lower_ in contexts()["vessels"] for noun in taken_by(verb))


def _takes_a_post(verb: Token, _: Trigger) -> bool:
    """Return whether a side takes or wrecks a post, a trench or the like of the other's (ACT-122)."""
    posts = any(noun.lower_ in contexts()["posts_and_trenches"] for noun in taken_by(verb))
    return posts and is_by_the_armed(verb)


def _is_under_fire(verb: Token, _: Trigger) -> bool:
    """Return whether armed people are by, or what is under fire is a vehicle, a house or the like, which no critics fire at (TYP-44)."""
    under = (child for child in verb.children if child.dep_ == "nsubj")
    return has(verb, "armed_party") or any(
        word.lower_ in contexts()["property"] | contexts()["on_the_road"]
        for noun in under
        for word in (noun, *noun.conjuncts)
    )


def _is_retaken(verb: Token, trigger: Trigger) -> bool:
    """Return whether ground is what is taken again: a town, a name that is ground, or a site that fighters take (FRM-15, ACT-108)."""
    is_ground = has(verb, "ground") or takes_ground(verb, trigger) or takes_ground_named(verb)
    return is_ground or takes_a_site(verb, trigger) or is_about_known_place(verb)


def _is_laid(noun: Token, _: Trigger) -> bool:
    """Return whether a mine is an explosive, and no pit that something is done at ("stepped on a mine", "an attack on a mine")."""
    if not has(noun, "blast"):
        return False
    over = noun.head
    where = noun.dep_ == "pobj" and over.lower_ in {"on", "at", "in", "near", "from", "outside", "into", "to"}
    return not where or over.head.lower_ in contexts()["treads"]


_TESTS: dict[str, Callable[[Token, Trigger], bool]] = {
    "people": _befalls_people,
    "at_crowd": is_at_a_crowd,
    "unarmed": _befalls_the_unarmed,
    "people_or_troops": _befalls_people_or_troops,
    "captive": _takes_people,
    "somebody": _befalls_somebody,
    "led_off": _leads_off,
    "led_off_by_any": _leads_off_or_arrests,
    "by_people": _is_by_people,
    "by_armed": _is_by_armed,
    "own_loss": _is_price,
    "fallen": have_fallen,
    "laid": _is_laid,
    "under_fire": _is_under_fire,
    "cuts_off": _cuts_off,
    "foes": _are_foes,
    "victims": _names_victims,
    "crowd": is_crowds,
    "arms": _takes_arms,
    "territory": takes_ground,
    "retaken": _is_retaken,
    "named_ground": lambda verb, _: takes_ground_named(verb),
    "of_ground": is_of_ground,
    "set_up": sets_up_a_base,
    "aimed_at": _is_aimed,
    "uncontested": is_uncontested,
    "wrecks": _wrecks,
    "blow": _is_a_blow,
    "state_blow": _strikes_as_a_state,
    "own_dead": _loses_its_own,
    "let_go": is_let_go,
    "held_back": lambda verb, _: holds_back(verb),
    "enters_ground": enters_ground,
    "by_law": _is_by_law,
    "stopped_for_good": _stops_for_good,
    "outspoken": _befalls_the_outspoken,
    "held_since": _is_held_since,
    "told_itself": _is_told_itself,
    "crude_fight": is_fought_by_hand,
    "at_march": stops_a_march,
    "armed_march": is_by_armed_people,
    "by_the_armed": lambda verb, _: is_by_the_armed(verb),
    "unarmed_crowd": lambda verb, row: is_crowds(verb, row) and not is_by_armed_people(verb, row),
    "several_people": lambda verb, _: is_by_several(verb),
    "from_above": acts_from_above,
    "fighters_do": _fighters_do,
    "by_many": lambda verb, _: is_by_the_armed(verb) or is_by_several(verb),
    "vessel": _takes_a_vessel,
    "post_taken": _takes_a_post,
    "flown": is_flown,
    "no_gun": has_no_gun,
    "site_taken": takes_a_site,
    "known_place_taken": takes_a_known_place,
    "dragged_off": drags_off,
    "held_by_law": is_held_by_law,
    "no_warning": is_no_warning,
    "crowd_sits": sits_down,
    "shells_fall": shells_fall,
    "aimed_blow": fires_with_aim,
    "craft_sunk": sinks_a_craft,
    "arms_given_up": gives_up_arms,
    "goods_carried_off": carries_off_goods,
}
"""What a row may need that no word list tells."""
