"""Who does what in an act that a verb tells: "rebels shelled the town" (rules FRM-8, FRM-70 and FRM-72)."""

from collections.abc import Iterator

from pipeline.extract.acts.aims import is_shot_at
from pipeline.extract.acts.doers import doers_of, partners_of
from pipeline.extract.acts.hits import Hit
from pipeline.extract.acts.role import MUTUAL, Role
from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.counted import people_in
from pipeline.extract.tolls.victims import victims
from schemas.vocabulary import ActorRole, SubEventType

_S = SubEventType
_YIELDS = contexts()["yields"]
_GROUND = frozenset({_S.NON_STATE_ACTOR_OVERTAKES_TERRITORY, _S.GOVERNMENT_REGAINS_TERRITORY})
_THEM = frozenset({"them", "him", "her"})
_COMES = frozenset({"came", "come", "comes", "coming"})

_ON_WHOSE_WORD = contexts()["orders"]
"""What somebody did it "on" and against nobody ("killed on orders of the cartel", rule ACT-61)."""


def verb_roles(hit: Hit) -> Iterator[Role]:
    """Yield who does what by the verb: whom it befell, its doers, and those after its prepositions."""
    if hit.trigger.sub_event_type is _S.NON_STATE_ACTOR_OVERTAKES_TERRITORY and hit.token.lower_ in _YIELDS:
        yield from _sides_of_a_loss(hit.token)
        return
    if hit.trigger.sub_event_type is _S.ATTACK and hit.token.lower_ in _COMES:
        yield from _sides_under_fire(hit.token)
        return
    fight = hit.trigger.sub_event_type in MUTUAL
    for victim in map(_whom_it_means, victims(hit.token, hit.trigger)):
        yield Role(head=victim, role=ActorRole.PARTICIPANT if fight and hit.trigger.needs is None else ActorRole.TARGET)
    for doer in () if hit.token.lower_ == "been" else doers_of(hit.token):
        yield Role(head=doer, role=ActorRole.PARTICIPANT if fight else ActorRole.PERPETRATOR)
    for child in hit.token.children:
        if child.dep_ == "prep" and child.lower_ in {"with", "against", "on"} and (fight or child.lower_ != "with"):
            role = ActorRole.PARTICIPANT if fight else ActorRole.TARGET
            aims = (noun for noun in child.children if noun.dep_ == "pobj" and noun.lower_ not in _ON_WHOSE_WORD)
            yield from (Role(head=noun, role=role) for noun in aims)
        if child.dep_ == "prep" and child.lower_ in {"at", "toward", "towards", "into", "among"} and not fight:
            aimed_at = (noun for noun in child.children if noun.dep_ == "pobj" and is_shot_at(noun, hit))
            yield from (Role(head=noun, role=ActorRole.TARGET) for noun in aimed_at)
        if hit.trigger.sub_event_type in _GROUND:
            yield from (Role(head=noun, role=ActorRole.TARGET) for noun in _those_it_was_of(child))
        if child.dep_ == "dobj" and hit.trigger.sub_event_type is _S.AGREEMENT:
            yield from (Role(head=noun, role=ActorRole.PARTICIPANT) for noun in partners_of(child))


def _whom_it_means(victim: Token) -> Token:
    """Whom "them" stands for where a verb goes on with what somebody did to people ("took nine men off a bus and shot them", ACT-462)."""
    verb = victim.head
    if victim.lower_ not in _THEM or verb.dep_ != "conj":
        return victim
    objects = (child for child in verb.head.children if child.dep_ == "dobj" and people_in(child))
    return next(objects, victim)


def _those_it_was_of(word: Token) -> Iterator[Token]:
    """Those "from" whom ground was taken ("retook the town from the rebels", rule FRM-72), wherever the parse hangs them."""
    for link in (word, *(word.children if word.dep_ == "dobj" else ())):
        if link.dep_ == "prep" and link.lower_ == "from":
            yield from (noun for noun in link.children if noun.dep_ == "pobj")


def _sides_of_a_loss(verb: Token) -> Iterator[Role]:
    """Who took what fell or was lost "to" them, and who lost it."""
    for child in verb.children:
        if child.lower_ in {"to", "into"}:
            takers = (noun for noun in _hands(child).children if noun.dep_ == "pobj")
            yield from (Role(head=noun, role=ActorRole.PERPETRATOR) for noun in takers)
        if child.dep_ == "nsubj" and any(one.dep_ == "dobj" for one in verb.children):
            yield Role(head=child, role=ActorRole.TARGET)


def _sides_under_fire(verb: Token) -> Iterator[Role]:
    """Who "came under fire", and from or by whom (rule FRM-70)."""
    yield from (Role(head=child, role=ActorRole.TARGET) for child in verb.children if child.dep_ == "nsubj")
    for word in verb.subtree:
        if word.lower_ in {"from", "by"} and word.dep_ in {"prep", "agent"} and word.i > verb.i:
            yield from (Role(head=noun, role=ActorRole.PERPETRATOR) for noun in word.children if noun.dep_ == "pobj")


def _hands(link: Token) -> Token:
    """The word over those into whose hands it fell ("into the hands of rebels"); "to" itself."""
    inner = (word for noun in link.children if noun.lower_ in {"hands", "control"} for word in noun.children)
    return next((word for word in inner if word.lower_ == "of"), link)
