"""Who does what in an act that a noun tells: "a raid by rebels on a village" (rules FRM-8, FRM-30, FRM-41 and ACT-33)."""

from collections.abc import Iterator, Sequence

from pipeline.extract.actors.means import is_a_states
from pipeline.extract.actors.nations import nation_words
from pipeline.extract.actors.people import people_noun
from pipeline.extract.acts.aims import struck_by
from pipeline.extract.acts.crosswalk import CROWD
from pipeline.extract.acts.doers import agents_of, doers_of, partners_of
from pipeline.extract.acts.hits import Hit
from pipeline.extract.acts.role import MUTUAL, Role
from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.victims import victims
from schemas.vocabulary import ActorRole, Side, SubEventType

_S = SubEventType
_DENY = contexts()["deny"]
_DOING = contexts()["doing"]
_JOINS = contexts()["joins"]
_OF_A_KIND = contexts()["kinds_of_attack"]
_AIRCRAFT = contexts()["warplanes"]
_WRECKED = contexts()["wrecked"]
_SURVIVES = frozenset({"survived", "survives", "escaped", "escapes"})
"""Whoever does that to an attack is whom it was aimed at (rule ACT-309)."""
_BUSY = frozenset({"engaged", "engage", "engaging", "indulged", "indulging"})
_ANSWERS = contexts()["answers_back"]


def noun_roles(hit: Hit) -> Iterator[Role]:
    """Yield who does what by the noun: whom it befell, whose it is, and those after its prepositions."""
    fight = hit.trigger.sub_event_type in MUTUAL
    does = hit.trigger.sub_event_type is _S.SUICIDE_BOMB and people_noun(hit.token.text) is not None
    if does:
        yield Role(head=hit.token, role=ActorRole.PERPETRATOR)
    hit_people = [] if does else victims(hit.token, hit.trigger)
    yield from (Role(head=noun, role=ActorRole.TARGET) for noun in hit_people)
    for child in (*hit.token.children, *(_links_under(hit) if fight else ())):
        nouns = [noun for noun in child.children if noun.dep_ in {"pobj", "pcomp"}]
        if _is_whose(child, hit, hit_people):
            yield Role(head=child, role=ActorRole.PARTICIPANT if fight else ActorRole.PERPETRATOR)
        if child.lower_ == "by":
            yield from (Role(head=noun, role=ActorRole.PERPETRATOR) for noun in nouns)
        if child.lower_ in {"between", "with"} and fight:
            joined = (
                word for word in child.subtree if word.dep_ == "conj" and word.tag_ in {"NN", "NNS", "NNP", "NNPS"}
            )
            yield from (Role(head=noun, role=ActorRole.PARTICIPANT) for noun in [*nouns, *joined])
        if child.lower_ in {"on", "against"}:
            yield from (Role(head=noun, role=ActorRole.TARGET) for noun in nouns)
        if child.dep_ in {"acl", "relcl"} and child.tag_ == "VBN" and child.lower_ in _DOING:
            yield from (Role(head=noun, role=ActorRole.PERPETRATOR) for noun in agents_of(child))
    if hit.token.dep_ == "dobj" and hit.token.head.lower_ in _SURVIVES:
        yield from (Role(head=noun, role=ActorRole.TARGET) for noun in hit.token.head.children if noun.dep_ == "nsubj")
    yield from (Role(head=noun, role=ActorRole.TARGET) for noun in struck_by(hit))
    yield from _doers_by_clause(hit)
    yield from _of_aircraft(hit.token)


def _of_aircraft(means: Token) -> Iterator[Role]:
    """Aircraft or an air force that "destroyed" a thing did it, and whose it was suffered it ("Turkish warplanes destroyed 29 targets of
    the PKK").
    """
    verb = means.head
    flies = means.lower_ in _AIRCRAFT or (
        means.lower_ == "force" and any(one.lower_ == "air" for one in means.children)
    )
    done = verb.tag_ == "VBD" or any(child.lower_ in {"had", "has", "have"} for child in verb.children)
    if means.dep_ == "nsubj" and flies and verb.lower_ in _WRECKED and done:
        yield Role(head=means, role=ActorRole.PERPETRATOR)
        yield from (Role(head=noun, role=ActorRole.TARGET) for noun in verb.children if noun.dep_ == "dobj")


def _doers_by_clause(hit: Hit) -> Iterator[Role]:
    """Who does the deed by its clause's verb: "rebels carried out a raid", "the army responded with air strikes"."""
    if hit.trigger.sub_event_type is _S.AGREEMENT and hit.clause.lower_ in _JOINS:
        yield from _parties_to(hit.clause)
    doubted = any(child.tag_ == "MD" for child in hit.clause.children) or _is_denied(hit.clause)
    does = hit.clause.lower_ in _DOING or (hit.clause.lower_ in _ANSWERS and hit.token.head.lower_ == "with")
    if hit.token.dep_ in {"dobj", "pobj", "nsubjpass"} and does and not doubted:
        yield from (Role(head=doer, role=ActorRole.PERPETRATOR) for doer in doers_of(hit.clause) if _may_do(doer, hit))
    engaged = ActorRole.PARTICIPANT if hit.trigger.sub_event_type in MUTUAL else ActorRole.PERPETRATOR
    yield from (Role(head=doer, role=engaged) for doer in _engaged_in(hit.token))


def _is_denied(verb: Token) -> bool:
    """Return whether somebody denies that anyone did it ("denied that its men had carried out the attack", rule ACT-400)."""
    return verb.dep_ == "ccomp" and verb.head.lower_ in _DENY


def _may_do(doer: Token, hit: Hit) -> bool:
    """Return whether it did the deed; civilians who "triggered a blast" only came upon what others had laid (rule ACT-310)."""
    people = people_noun(doer.text) if hit.clause.lower_ == "triggered" else None
    return people is None or people.side is not Side.CIVILIAN


def _is_whose(word: Token, hit: Hit, befallen: Sequence[Token]) -> bool:
    """Return whether the word before the noun says whose deed it is: with "'s", by a name, or as a word for armed people."""
    if word.dep_ == "poss":
        return word not in befallen and hit.trigger.needs != "recovered"
    named = word.tag_ in {"NNP", "NNPS"} and word.lower_ not in _OF_A_KIND
    return word.dep_ == "compound" and (named or _says_whose(word, hit))


def _says_whose(word: Token, hit: Hit) -> bool:
    """Return whether the word before a deed's noun is of armed people who did it ("a police raid", "a rebel attack", rule ACT-33).

    Of "a police killing" it may be whom it befell, and "a terrorist attack" only says of what kind it was (ACT-10).
    """
    kind = hit.trigger.sub_event_type
    if hit.trigger.outcome is not None or kind in CROWD or word.tag_ != "NN" or word.lower_ in _OF_A_KIND:
        return False
    people = people_noun(word.text)
    if any(child.lower_ in nation_words() for child in hit.token.children):
        return False
    return is_a_states(word) or (people is not None and people.side in {Side.STATE, Side.NON_STATE})


def _engaged_in(noun: Token) -> Iterator[Token]:
    """Who is "engaged in" a deed does it (rule FRM-41)."""
    verb = noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and verb.lower_ in _BUSY:
        yield from (child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"})


def _links_under(hit: Hit) -> Iterator[Token]:
    """The "between" and "with" that the parse hangs on the verb ("clashes broke out on Monday between soldiers and a militia", "were
    killed in combat with the army", rule FRM-334).
    """
    noun, verb = hit.token, hit.clause
    if noun.dep_ in {"nsubj", "dobj", "nsubjpass"} and noun.head == verb:
        yield from (child for child in verb.children if child.lower_ == "between" and child.dep_ == "prep")
    if noun.dep_ == "pobj":
        after = (child for child in noun.head.head.children if child.i == noun.i + 1)
        yield from (child for child in after if child.lower_ == "with")


def _parties_to(verb: Token) -> Iterator[Role]:
    """Who signs or agrees on a thing, and with whom (rule FRM-30)."""
    yield from (Role(head=noun, role=ActorRole.PARTICIPANT) for noun in [*doers_of(verb), *partners_of(verb)])
