"""Who does what in an act: the roles that its verbs and nouns tell, each noun phrase once (rule FRM-8)."""

from collections.abc import Iterator

from msgspec.structs import replace

from pipeline.extract.actors.means import is_a_states
from pipeline.extract.actors.people import people_noun
from pipeline.extract.acts.doers import agents_of, doers_of
from pipeline.extract.acts.hits import Hit
from pipeline.extract.acts.noun_roles import noun_roles
from pipeline.extract.acts.role import MUTUAL, Role
from pipeline.extract.acts.verb_roles import verb_roles
from pipeline.extract.contexts import contexts
from pipeline.extract.text.governors import is_nobody
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.counted import people_in
from pipeline.extract.tolls.listed import listed_before
from pipeline.extract.tolls.victims import victims
from schemas.vocabulary import ActorRole, Side, SubEventType

_S = SubEventType
_SEEKING = contexts()["seeking"]
_PLANTED = contexts()["planted"]
_MEANS = contexts()["means"]
_LADEN = contexts()["laden"]
_RUNS_INTO = frozenset({"hit", "hits", "struck", "strikes", "encountered"})
_DRIVES = frozenset({"ran", "drove", "rode", "stepped", "trod", "rolled", "passed", "walked", "came", "hit"})
_UNTIL = frozenset({"before", "until"})
_ONE = frozenset({"he", "him", "she", "her"})
_SEVERAL = frozenset({"they", "them"})
_PLURAL = frozenset({"NNS", "NNPS", "CD"})
_UPON = frozenset({"over", "on", "onto", "upon", "into"})
_VEHICLES = (contexts()["on_the_road"] | contexts()["carriers"]) - {"driver", "drivers", "motorist", "motorists"}


def roles_of(group: list[Hit], region: tuple[Token, ...]) -> tuple[Role, ...]:
    """Return who does what in the act, each noun phrase once; who is freed in a fight is no target of it, and a fight does nothing."""
    group = [hit for hit in group if hit.trigger.needs != "let_go"] or group
    roles = [role for hit in group for role in _roles_by(hit, group)]
    if any(hit.trigger.sub_event_type is _S.ARMED_CLASH and not hit.trigger.weak for hit in group):
        roles = [*(Role(head=noun, role=ActorRole.PARTICIPANT) for noun in _fallen(group)), *roles]
    roles = [replace(one, role=ActorRole.TARGET) if _sets_it_off(one.head, group) else one for one in roles]
    roles = [replace(one, head=_who_they_are(one.head)) if one.role is ActorRole.PERPETRATOR else one for one in roles]
    roles += [Role(head=noun, role=ActorRole.TARGET) for noun in _sought(region)]
    roles += [Role(head=noun, role=ActorRole.TARGET) for noun in _on_board(region)]
    roles += [Role(head=noun, role=ActorRole.PERPETRATOR) for noun in _planters((*region, *group[0].token.ancestors))]
    fights = {hit.token for hit in group if hit.trigger.pos == "n" and hit.trigger.sub_event_type in MUTUAL}
    told = [role for role in _without_doers_hit(roles, group) if not (role.head in fights or _names_nobody(role.head))]
    means = {role.head for role in told if role.role is not ActorRole.TARGET and role.head.lower_ in _MEANS}
    unique = {
        role.head.i: role for role in reversed(told) if role.head.dep_ != "compound" or role.head.head not in means
    }
    return tuple(unique[i] for i in sorted(unique))


def _roles_by(hit: Hit, group: list[Hit]) -> Iterator[Role]:
    """Yield who does what by one of the act's words; who put an end to whoever did it did not do it."""
    for role in verb_roles(hit) if hit.trigger.pos == "v" else noun_roles(hit):
        if role.role is not ActorRole.PERPETRATOR or not _ends_it(hit.token, role.head, group):
            yield role


def _ends_it(verb: Token, doer: Token, group: list[Hit]) -> bool:
    """Return whether the verb tells what became of who did the deed over it ("killed three before police shot him", rule ACT-137).

    The pronoun may mean whom the deed befell, unless they are more or fewer, or a state's forces met others then.
    """
    deeds = {verb.head, verb.head.head} if verb.head.dep_ == "conj" else {verb.head}
    over = next((hit for hit in group if hit.token in deeds and hit.token is not verb), None)
    if over is None or verb.dep_ != "advcl" or all(one.lower_ not in _UNTIL for one in verb.children):
        return False
    whom = {child.lower_ for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}}
    if not whom & (_ONE | _SEVERAL):
        return False
    befallen = victims(over.token, over.trigger)
    if befallen and all((noun.tag_ in _PLURAL) != bool(whom & _SEVERAL) for noun in befallen):
        return True
    return _is_a_states(doer) and not any(map(_is_a_states, doers_of(over.token)))


def _is_a_states(doer: Token) -> bool:
    people = people_noun(doer.text)
    return is_a_states(doer) or (people is not None and people.side is Side.STATE)


def _sets_it_off(noun: Token, group: list[Hit]) -> bool:
    """Return whether it "hit a roadside bomb", "ran over a landmine" or "stepped on" one: what that does befalls it (rule ACT-308)."""
    verb = noun.head
    if noun.dep_ != "nsubj":
        return False
    explosives = [
        hit.token for hit in group if hit.trigger.sub_event_type is _S.REMOTE_EXPLOSIVE and hit.trigger.pos == "n"
    ]
    return any(
        (one.dep_ == "dobj" and one.head is verb and verb.lower_ in _RUNS_INTO)
        or (one.dep_ == "pobj" and one.head.head is verb and one.head.lower_ in _UPON and verb.lower_ in _DRIVES)
        for one in explosives
    )


def _who_they_are(pronoun: Token) -> Token:
    """Whom "they" stands for who do something in a clause on those whom the sentence's subject did something to: the subject ("bandits
    freed 31 pupils whom they had kidnapped", rule ACT-410); else the word itself.
    """
    clause = pronoun.head
    if pronoun.lower_ not in {"they", "he", "she"} or pronoun.dep_ != "nsubj" or clause.dep_ != "relcl":
        return pronoun
    verb = clause.head.head
    subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.i < clause.head.i), None)
    of_an_object = clause.head.dep_ in {"dobj", "conj"} and subject is not None and subject.tag_ != "PRP"
    return subject if of_an_object and subject is not None and people_noun(subject.text) else pronoun


def _names_nobody(noun: Token) -> bool:
    """Return whether: "no women or children were hurt" names nobody."""
    return is_nobody(noun) or (noun.dep_ == "conj" and is_nobody(noun.head))


def _without_doers_hit(roles: list[Role], group: list[Hit]) -> list[Role]:
    """Return the roles; whom the act befell did not do it: of "two guards wounded" the parse makes the guards the doers; who did it and
    "was later arrested" did (CAS-255).
    """
    if all(role.role is not ActorRole.PERPETRATOR for role in roles):
        return roles
    hurt = {
        noun
        for hit in group
        if hit.trigger.outcome
        for noun in victims(hit.token, hit.trigger)
        if not _acted_before(noun, hit.token)
    }
    hurt |= {role.head for role in roles if any(_is_counted_before(role.head, hit) for hit in group)}
    is_hit = [role.role is ActorRole.PERPETRATOR and role.head in hurt for role in roles]
    return [replace(one, role=ActorRole.TARGET) if hit else one for one, hit in zip(roles, is_hit, strict=True)]


def _acted_before(noun: Token, verb: Token) -> bool:
    """Return whether it is the subject of an active verb, and of this one behind "and was"."""
    shared = verb.dep_ == "conj" and noun.dep_ == "nsubj" and noun.head is verb.head
    return shared and any(child.dep_ == "auxpass" for child in verb.children)


def _is_counted_before(noun: Token, hit: Hit) -> bool:
    """Return whether it is people whom a participle counts ("seven were killed, 4 wounded and 5 children abducted", rule FRM-171)."""
    if hit.token.tag_ not in {"VBN", "VBD"} or hit.trigger.outcome is None or noun.head is not hit.token:
        return False
    own = {child.dep_ for child in hit.token.children}
    return own.isdisjoint({"dobj", "aux", "auxpass"}) and any(
        one.start <= noun.idx < one.end for one in listed_before(hit.token)
    )


def _planters(words: tuple[Token, ...]) -> Iterator[Token]:
    """Who planted what went off: "a bomb planted by rebels"."""
    for word in words:
        if word.lower_ in _PLANTED and word.tag_ == "VBN":
            yield from agents_of(word)


def _on_board(words: tuple[Token, ...]) -> Iterator[Token]:
    """Whom a vehicle carries that is hit ("a bomb hit a bus carrying traders", rule FRM-74)."""
    for word in words:
        if word.lower_ in _LADEN and word.dep_ == "acl" and word.head.lower_ in _VEHICLES:
            yield from (noun for noun in word.children if noun.dep_ == "dobj" and people_noun(noun.text))


def _fallen(group: list[Hit]) -> Iterator[Token]:
    """Armed people of whom only the outcome is told ("left dozens of fighters dead") took part in the fight (rule FRM-5)."""
    for hit in group:
        for victim in victims(hit.token, hit.trigger) if hit.trigger.sub_event_type is None else ():
            if any(one.side in {Side.STATE, Side.NON_STATE} for one in people_in(victim)):
                yield victim


def _sought(region: tuple[Token, ...]) -> Iterator[Token]:
    """Whom a force was out for is its target ("in search of a commander", "to arrest a facilitator", rule FRM-8)."""
    for word in region:
        if word.lower_ in _SEEKING:
            yield from (child for child in word.children if child.dep_ == "dobj")
            for child in word.children:
                if child.dep_ == "prep" and child.lower_ in {"of", "for"}:
                    yield from (noun for noun in child.children if noun.dep_ == "pobj")
