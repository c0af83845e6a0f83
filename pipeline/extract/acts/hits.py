"""Triggers in the parse: words of the lexicon that are used in the sense of their row (rule FRM-1)."""

from collections.abc import Callable, Iterator

import msgspec
from msgspec.structs import replace

from pipeline.extract.actors.people import people_noun
from pipeline.extract.acts.bare_strikes import is_by_a_strike
from pipeline.extract.acts.blockades import as_protest
from pipeline.extract.acts.broken import is_broken_off
from pipeline.extract.acts.by_whom import clashes_with_forces, is_by_the_lawless
from pipeline.extract.acts.fiction import is_in_fiction
from pipeline.extract.acts.in_words import is_in_words, is_where_somebody_spoke
from pipeline.extract.acts.nearby import has
from pipeline.extract.acts.needs import has_what_it_needs
from pipeline.extract.acts.no_blow import is_by_no_people, strikes_nobody
from pipeline.extract.acts.of_nobody import is_no_persons_death, is_who_was_taken
from pipeline.extract.acts.private import is_in_the_family
from pipeline.extract.acts.rehearsal import is_rehearsed
from pipeline.extract.acts.road import is_on_the_road
from pipeline.extract.acts.triggers import Form, Trigger, forms, stands_at
from pipeline.extract.assertion.looking_back import is_natural_death
from pipeline.extract.contexts import MISHAPS, contexts
from pipeline.extract.text.governors import is_tried
from pipeline.extract.text.tokens import Doc, Token
from schemas.vocabulary import EVENT_TYPE_OF, EventType, Outcome, SubEventType, Weapon

_IN_AN_OBJECT = frozenset({"dobj", "nsubjpass", "pobj", "compound", "amod", "conj", "nmod", "appos", "npadvmod"})
_TRYING = {
    SubEventType.ABDUCTION: SubEventType.ATTACK,
    SubEventType.NON_STATE_ACTOR_OVERTAKES_TERRITORY: SubEventType.ARMED_CLASH,
    SubEventType.GOVERNMENT_REGAINS_TERRITORY: SubEventType.ARMED_CLASH,
}
"""What ACLED has an act for that was only tried, where that is another."""
_UNTOLD = frozenset(kind for kind, event in EVENT_TYPE_OF.items() if event is EventType.STRATEGIC_DEVELOPMENTS) - {
    SubEventType.LOOTING
}
_NO_FORCE = _UNTOLD | {kind for kind, event in EVENT_TYPE_OF.items() if event in {EventType.PROTESTS, EventType.RIOTS}}
"""Acts that nobody need be hurt by."""
_OF_FORCE = frozenset(SubEventType) - _NO_FORCE - {SubEventType.LOOTING}
_CARRIED = contexts()["carried"]
_MEANWHILE = frozenset({"when", "while"})
_TRADES = contexts()["trades"]
_BANDS = contexts()["bands"]
_DENY = contexts()["deny"]


class Hit(msgspec.Struct, frozen=True):
    """A trigger in the parse."""

    token: Token
    """The form's word; of several the one that governs the others ("fire" stands under "opened")."""
    trigger: Trigger
    clause: Token
    """The verb of its clause, or the sentence's head."""
    tried: bool = False
    """It was only tried: then the trigger is what trying it is, and has no outcome (rule AST-11)."""


_GUNS = frozenset({"gun", "guns", "rifle", "rifles", "launcher", "launchers", "firearms", "kalashnikovs", "pistols"})


def find_hits(doc: Doc) -> list[Hit]:
    """Return the triggers in the sentence, in order; a word inside a longer form tells nothing by itself."""
    hits: list[Hit] = []
    taken: set[int] = set()
    for token in doc:
        if token.lower_ in forms() and token.i not in taken:
            for hit, words in _hits_at(token):
                taken |= words
                if hit.trigger.tells:
                    hits.append(hit)
    return [
        hit
        for hit in _without_moves_of_the_hit(_without_disrupted(hits))
        if not any(tells_nothing(hit) for tells_nothing in _TELL_NOTHING)
    ]


def _is_somebodys_trade(hit: Hit) -> bool:
    """Return whether arms or crimes only say what somebody deals with ("a bomb expert", "a kidnapping gang", FRM-18)."""
    if hit.trigger.pos != "n" or hit.token.dep_ not in {"compound", "nmod", "amod"}:
        return False
    if hit.token.head.lower_ in _BANDS:
        return True
    if hit.trigger.weapon is None:
        return False
    by_arms = hit.trigger.weapon is not Weapon.SUICIDE_BOMB and people_noun(hit.token.head.text) is not None
    return by_arms or hit.token.head.lower_ in _TRADES


def _is_only_carried(hit: Hit) -> bool:
    """Return whether it is what somebody bears ("armed with rifles and grenades"), and nothing says that it was used (FRM-12)."""
    over = [*hit.token.conjuncts, hit.token] if hit.trigger.pos == "n" else []
    holds = (word.head.head if word.dep_ == "pobj" and word.head.lower_ == "with" else word.head for word in over)
    return any(verb.lower_ in _CARRIED and verb.tag_.startswith("VB") for verb in holds)


def _is_where_they_were(hit: Hit) -> bool:
    """Return whether it only says what forces were at when something befell them ("were patrolling when …", FRM-25, ACT-104)."""
    patrol = hit.token
    was = any(child.dep_ == "aux" and child.lower_ in {"was", "were"} for child in patrol.children)
    at = patrol.dep_ in {"advcl", "relcl", "acl"} or not _MEANWHILE.isdisjoint(patrol.doc.said)
    return hit.trigger.needs == "patrols" and patrol.tag_ == "VBG" and was and at


def _is_of_illness(hit: Hit) -> bool:
    """Return whether somebody died of illness or age (FRM-63)."""
    return is_natural_death(hit.token)


def _is_where_somebody_spoke(hit: Hit) -> bool:
    """Return whether a rally is only where somebody spoke (FRM-101)."""
    return is_where_somebody_spoke(hit.token)


def _is_broken_off(hit: Hit) -> bool:
    """Return whether it is an agreement that ended or was broken (FRM-90)."""
    return is_broken_off(hit.token, hit.trigger.sub_event_type)


def _answers_blame(hit: Hit) -> bool:
    """Return whether who denies a killing says how those whom it befell died ("denied it and said he was killed in crossfire", ACT-361)."""
    if hit.trigger.outcome is not Outcome.KILLED or _DENY.isdisjoint(hit.token.doc.said):
        return False
    somebody = any(child.dep_ in {"nsubj", "nsubjpass"} and child.tag_ == "PRP" for child in hit.token.children)
    says = hit.token.head
    return somebody and hit.token.dep_ == "ccomp" and says.dep_ == "conj" and says.head.lower_ in _DENY


def _is_of_nobody(hit: Hit) -> bool:
    """Return whether it only says who somebody is, or that something dies that never lived (FRM-402, FRM-403)."""
    return is_who_was_taken(hit.token, hit.trigger) or is_no_persons_death(hit.token, hit.trigger)


_TELL_NOTHING = (
    _is_of_nobody,
    _answers_blame,
    _is_only_carried,
    _is_somebodys_trade,
    _is_where_they_were,
    _is_of_illness,
    _is_where_somebody_spoke,
    _is_broken_off,
)
"""Why words that are used in the sense of their row tell of no deed all the same."""


def _without_disrupted(hits: list[Hit]) -> list[Hit]:
    """Leave out what another act of the sentence foiled or took away ("foiled a bombing", "seized two landmines")."""
    disrupting = {hit.token.i for hit in hits if hit.trigger.sub_event_type is SubEventType.DISRUPTED_WEAPONS_USE}
    return [hit for hit in hits if hit.trigger.pos == "v" or not any(word.i in disrupting for word in _over(hit.token))]


def _without_moves_of_the_hit(hits: list[Hit]) -> list[Hit]:
    """Leave out what only says which forces they were that something befell ("reinforcements sent from Djibo came under fire", "soldiers
    deployed there were ambushed", rule FRM-330).
    """
    moves = [hit for hit in hits if hit.trigger.sub_event_type is SubEventType.CHANGE_TO_GROUP]
    befell = {hit.token for hit in hits if hit.trigger.sub_event_type in _OF_FORCE} if moves else set[Token]()
    told = [hit for hit in moves if (forces := _forces_moved(hit.token)).dep_[:5] == "nsubj" and forces.head in befell]
    return [hit for hit in hits if hit not in told]


def _forces_moved(move: Token) -> Token:
    return move.head if move.dep_ == "acl" else move


def _over(token: Token) -> Iterator[Token]:
    """The words over the noun up to the verb whose object it is, or stands in."""
    while token.head != token and (token.dep_ in _IN_AN_OBJECT or token.lower_ == "of"):
        token = token.head
        yield token


def _hits_at(token: Token) -> Iterator[tuple[Hit, set[int]]]:
    """Yield the triggers that begin at the word, in the senses that the sentence allows, with the form's other words."""
    if token.text == "March":
        return
    longest = 0
    for form in forms().get(token.lower_, ()):
        words = stands_at(token.doc.words, token.i, form)
        if words is None or len(form.rest) < longest or not _is_meant(token, form, words):
            continue
        longest = len(form.rest)
        head = _head(token, words, form.trigger)
        yield _as_done(Hit(head, as_protest(head, form.trigger), _clause(head))), words


def _as_done(hit: Hit) -> Hit:
    """Return the hit as what was done where it was tried: who tried to take a town fought for it, and took nobody."""
    kind = hit.trigger.sub_event_type
    if _is_one_of_their_arms(hit):
        return replace(hit, trigger=replace(hit.trigger, sub_event_type=SubEventType.ATTACK, weak=True))
    if hit.trigger.pos != "v" or not is_tried(hit.token):
        return hit
    done = None if kind in _UNTOLD else _TRYING.get(kind, kind) if kind else None
    weak = hit.trigger.weak or kind in _TRYING
    return replace(hit, trigger=replace(hit.trigger, sub_event_type=done, weak=weak, outcome=None), tried=True)


def _is_one_of_their_arms(hit: Hit) -> bool:
    """Return whether grenades are only named beside guns ("attacked it using machine guns and hand grenades", rule TYP-61)."""
    grenades = hit.trigger.sub_event_type is SubEventType.GRENADE and hit.trigger.pos == "n"
    return grenades and any(word.lower_ in _GUNS for word in hit.token.conjuncts)


def _head(token: Token, others: set[int], trigger: Trigger) -> Token:
    """The form's word that governs the others; of a verb's form the verb, though the parse has it describe what a number before it
    counts ("18 sustained injuries", "a driver sustained injuries"); of a noun's the last that the parse sets side by side ("counter-offensive").
    """
    if not others:
        return token
    doc, words = token.doc, {token.i, *others}
    over = [doc[i] for i in sorted(words) if doc[i].head.i == i or doc[i].head.i not in words]
    head = over[-1] if trigger.pos == "n" and len(over) > 1 and over[-1].tag_[:2] == "NN" else over[0]
    if trigger.pos == "v" and token.dep_ == "amod" and token.head == head and _is_counted(head, token):
        return token
    return head


def _is_counted(noun: Token, word: Token) -> bool:
    """Return whether a number or an article of the noun stands before the word."""
    return any(child.tag_ in {"CD", "DT"} and child.i < word.i for child in noun.children)


def _is_meant(token: Token, form: Form, words: set[int]) -> bool:
    trigger, head = form.trigger, _head(token, words, form.trigger)
    as_such = bool(form.rest) or _pos(token) == trigger.pos
    return as_such and not _means_else(head, trigger) and has_what_it_needs(head, trigger)


def why_no_hit(token: Token) -> str | None:
    """Return why a form of the lexicon that begins at the word tells of nothing; None where it does, or none begins."""
    known = [(form, stands_at(token.doc.words, token.i, form)) for form in forms().get(token.lower_, ())]
    begun = [(form, words) for form, words in known if words is not None]
    if not begun or any(_is_meant(token, form, words) for form, words in begun):
        return None
    fitting = [form.trigger for form, _ in begun if form.rest or _pos(token) == form.trigger.pos]
    if not fitting:
        return "not used as the noun, verb or adjective that the lexicon has"
    why = next((why for is_none, why in _NO_DEEDS if why and is_none(token)), None)
    why = why or next((reason for row in fitting if (reason := _why_no_force(token, row))), None)
    if why:
        return why
    avoided = dict.fromkeys(name for row in fitting if _means_else(token, row) for name in row.avoid)
    if avoided:
        return f"means something else beside words of {', '.join(avoided)} (acts.csv: avoid)"
    needs = dict.fromkeys(row.needs for row in fitting if row.needs)
    return f"lacks what it needs by it: {', '.join(needs)} (acts.csv: needs)" if needs else "means something else here"


_NO_DEEDS: tuple[tuple[Callable[[Token], bool], str], ...] = (
    (is_on_the_road, "done on the road, and not said to be meant (FRM-20)"),
    (is_in_fiction, "told in a film, a novel or a play (FRM-21)"),
    (strikes_nobody, ""),
)
"""Whole clauses in which words of violence tell of no deed, with what to say of them where that is worth saying."""


def _means_else(token: Token, trigger: Trigger) -> bool:
    """Return whether words by it make it something else, which they do not of what gunmen or armed men do (ACT-124)."""
    beside = any(has(token, one) for one in trigger.avoid if one not in MISHAPS or not has(token, "munitions"))
    real = has(token, "armed") or is_by_the_lawless(token) or is_by_a_strike(token) or clashes_with_forces(token)
    avoided = beside and not real
    return avoided or any(is_none(token) for is_none, _ in _NO_DEEDS) or _why_no_force(token, trigger) is not None


def _why_no_force(token: Token, trigger: Trigger) -> str | None:
    """Return why words of force tell of none; troops who move for an exercise do move, and shareholders do protest."""
    if trigger.sub_event_type in _NO_FORCE:
        return None
    if is_rehearsed(token):
        return "done in an exercise, or into the sea (FRM-60)"
    if is_in_words(token):
        return "done in words, or for a picture (FRM-100, FRM-105)"
    if is_in_the_family(token, trigger):
        return "done in a family (FRM-102)"
    by_nobody = is_by_no_people(token)
    return "done by animals, the weather or in words, or to oneself (FRM-61)" if by_nobody else None


def _pos(token: Token) -> str:
    ends_as_one = token.lower_.endswith("ed") and not token.lower_.endswith("ied")
    is_participle = token.tag_ == "NN" and (ends_as_one or token.lower_ == "hurt")
    tag = "VB" if is_participle else token.tag_[:2]
    if token.tag_ == "VBG" and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        return "n"
    if tag == "VB" and token.dep_ == "amod" and token.tag_ == "VBN":
        return "x"
    if tag == "JJ" and token.dep_ == "compound":
        return "n"
    if tag == "JJ" and token.dep_ == "dobj" and not any(child.dep_ == "nummod" for child in token.children):
        return "n"
    return {"VB": "v", "NN": "n", "JJ": "a"}.get(tag, "x")


def _clause(token: Token) -> Token:
    while token.head != token and not (token.tag_.startswith("VB") and token.dep_ not in {"amod", "compound"}):
        token = token.head
    return token
