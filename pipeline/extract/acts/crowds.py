"""Whether a crowd does or suffers what a word tells (acts.csv: needs)."""

from pipeline.extract.actors.nations import nation_words
from pipeline.extract.acts.by_whom import are_armed, is_by_armed_people
from pipeline.extract.acts.nearby import has
from pipeline.extract.acts.triggers import Trigger
from pipeline.extract.contexts import contexts
from pipeline.extract.text.governors import is_how_they_protest
from pipeline.extract.text.relations import behind, shared_subjects_of, subjects_of
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.counted import people_in
from schemas.vocabulary import Side

_CROWDING = frozenset({"marching", "demonstrating", "protesting", "rallying"})
_MEETS_TO = contexts()["meets_to"]
_BODIES = contexts()["firms"] | {
    "airlines",
    "countries",
    "states",
    "governments",
    "nations",
    "embassies",
    "clubs",
    "unions",
    "parties",
}
_TOGETHER = frozenset({"crowd", "group", "hundreds", "thousands", "dozens", "scores"})
_GOODS = frozenset(
    {"aid", "food", "bread", "flour", "rations", "supplies", "relief", "water", "fuel", "handouts", "parcels"}
)
_SHOWING = ("demonstrat", "gather")
"""Verbs that with an object tell of no crowd: who demonstrates a thing shows it (rule FRM-113)."""
_PARTISANS = contexts()["partisans"]
_CAMPS = contexts()["camps_of_supporters"]
_GUNS = frozenset(
    {"gun", "guns", "gunfire", "gunfight", "gunshots", "shots", "shot", "rifles", "firearms", "bullets", "armed"}
)


def is_crowds(token: Token) -> bool:
    """Return whether people in the plural are who gathers, marches or shouts."""
    subjects = _gathered(token)
    if token.lower_.startswith(("march", "block")) and any(map(are_armed, subjects)):
        return False
    if token.lower_ == "gathered" and (_is_for_goods(token) or _are_only_together(token, subjects)):
        return False
    shows = any(child.dep_ in {"ccomp", "dobj"} for child in token.children)
    if shows and token.lower_.startswith(_SHOWING):
        return False
    protests = token.lower_.startswith("protest")
    return any(
        people_in(subject, anyone=_are_many(subject) and (not shows or protests))
        or (protests and not shows and _are_somebody(subject))
        or _are_many_of_a_nation(subject)
        for subject in subjects
    )


def _are_somebody(noun: Token) -> bool:
    """Return whether it is a plural that may be people: who "protested" are some, but for firms and states (TYP-50)."""
    return noun.tag_ == "NNS" and noun.lower_ not in _BODIES


def _gathered(token: Token) -> list[Token]:
    """Who does it: its subjects, whom it describes, or the subjects of what it is joined to."""
    subjects = subjects_of(token) + ([token.head] if token.dep_ in {"acl", "relcl"} else [])
    if not subjects and is_how_they_protest(token):
        return [noun for noun in subjects_of(token.head) if noun.tag_ in {"NNS", "NNPS"} or noun.lower_ in _TOGETHER]
    return subjects or (subjects_of(token.head) if token.dep_ == "conj" else [])


def _is_for_goods(verb: Token) -> bool:
    """Return whether people only gather for what is handed out ("gathered around aid trucks", TYP-46)."""
    return any(
        word.lower_ in _GOODS
        for link in verb.children
        if link.lower_ in {"around", "at", "near", "for", "outside"}
        for word in link.subtree
    ) and not has(verb, "protest_noun")


def _are_only_together(verb: Token, subjects: list[Token]) -> bool:
    """Return whether armed people gather, or others only were together where something else happened ("as worshippers gathered",
    "mourners had gathered when a bomb went off", TYP-48), or to remember, to debate or to watch (BAK-61).
    """
    at = {noun.lower_ for noun in behind(verb, "at")}
    if any(map(are_armed, subjects)) or at & {"scene", "site"}:
        return True
    if any(child.lower_ in {"against", "over"} for child in verb.children):
        return False
    beside = verb.dep_ in {"advcl", "relcl", "acl"} or any(child.lower_ == "had" for child in verb.children)
    meets = any(child.lower_ in _MEETS_TO and child.tag_ == "VB" for child in verb.children)
    return (beside or meets) and not (has(verb, "protest_noun") or has(verb, "protest"))


def is_unarmed_crowds(verb: Token) -> bool:
    """Return whether a crowd does it, and nobody of a side."""
    return is_crowds(verb) and not is_by_armed_people(verb)


def sits_down(verb: Token) -> bool:
    """Return whether several unarmed people do it ("pensioners sat down on the highway", ACT-113)."""
    doers = shared_subjects_of(verb)
    return is_crowds(verb) and any(map(_are_several, doers)) and not any(map(are_armed, doers))


def _are_several(noun: Token) -> bool:
    """Return whether it is people in the plural, a crowd or several who are listed."""
    return noun.tag_ in {"NNS", "NNPS"} or _is_a_multitude(noun) or any(noun.conjuncts)


def is_at_a_crowd(token: Token) -> bool:
    """Return whether people demonstrate, or are dispersed, which only a crowd is, or whether a state's people use it."""
    users = subjects_of(token.head) if token.dep_ == "dobj" else []
    by_state = any(one.side is Side.STATE for user in users for one in people_in(user))
    return by_state or has(token, "protest") or has(token, "dispersed")


def stops_a_march(token: Token) -> bool:
    """Return whether people who march or demonstrate are who is stopped."""
    return has(token, "protest") or has(token, "dispersed") or not _CROWDING.isdisjoint(token.doc.said)


def goes_home(verb: Token, trigger: Trigger) -> bool:
    """Return whether a crowd disperses by itself ("the protesters dispersed peacefully"): nobody intervened."""
    if trigger.needs != "protest" or not verb.lower_.startswith("disperse"):
        return False
    return all(child.dep_ not in {"dobj", "auxpass", "agent"} for child in verb.children) and verb.tag_ == "VBD"


def is_fought_by_hand(fight: Token) -> bool:
    """Return whether people of no armed side fight, and with what is at hand ("fought with sticks and stones", "a fight with
    stones between villagers"), or they are students, supporters or the like, and no gun is told of (TYP-60).
    """
    between = (noun for word in fight.subtree if word.lower_ in {"between", "with"} for noun in word.children)
    nouns = [*subjects_of(fight), *between]
    fighters = [one for noun in nouns for one in people_in(noun)]
    unarmed = bool(fighters) and all(one.side in {Side.CIVILIAN, Side.UNKNOWN} for one in fighters)
    of_a_camp = any(map(_is_of_a_camp, nouns)) and _GUNS.isdisjoint(fight.doc.said)
    return unarmed and (has(fight, "crude_arms") or of_a_camp)


def _is_of_a_camp(noun: Token) -> bool:
    """Return whether it is students, activists and the like, or supporters of parties, candidates or clubs."""
    supports = noun.lower_ == "supporters" and any(word.lower_ in _CAMPS for word in noun.subtree)
    return supports or noun.lower_ in _PARTISANS


def _are_many(noun: Token) -> bool:
    """Return whether it is a people's name or a round number of any ("Ukrainians", "hundreds of pensioners", "some 700 …")."""
    counted = any(child.tag_ == "CD" and child.dep_ == "nummod" for child in noun.children)
    return noun.tag_ == "NNPS" or _is_a_multitude(noun) or (counted and noun.tag_ == "NNS")


def _is_a_multitude(noun: Token) -> bool:
    return noun.lower_ in contexts()["quantity_heads"] or noun.lower_ in contexts()["crowds"]


def _are_many_of_a_nation(noun: Token) -> bool:
    """Return whether it is "thousands of Georgians"."""
    named = any(word.lower_.removesuffix("s") in nation_words() and word.lower_.endswith("s") for word in noun.subtree)
    return named and noun.lower_ in contexts()["quantity_heads"]
