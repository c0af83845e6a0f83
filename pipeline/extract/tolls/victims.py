"""Whom an act befalls: the noun phrases that a trigger's parse makes its victims (rules FRM-2, FRM-3, FRM-10)."""

from typing import cast

from pipeline.extract.actors.people import people_noun
from pipeline.extract.acts.triggers import Trigger
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_length, is_time
from pipeline.extract.text.relations import subjects_of
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.counted import People, people_in
from pipeline.extract.tolls.heads import belongs_to_the_verb, counter, first_of_people, is_act
from pipeline.extract.tolls.noun_victims import of_the_dead, of_the_deed
from pipeline.extract.tolls.verb_victims import is_description, of_the_verb
from schemas.vocabulary import Outcome, SubEventType

_SAY = contexts()["say"]


def people_hit(victim: Token, trigger: Trigger) -> tuple[People, ...]:
    """Return whom the act befell: killed, hurt or arrested is somebody, also by a noun that no list knows ("an electrician")."""
    taken = trigger.outcome is Outcome.CAPTURED and trigger.needs is None
    several = trigger.pos == "n" and victim.tag_ == "NNS"
    return people_in(victim, anyone=taken or (trigger.outcome in {Outcome.KILLED, Outcome.INJURED} and not several))


def victims(token: Token, trigger: Trigger) -> list[Token]:
    """Return the heads of the noun phrases that the act befalls; failing the parse, the nearest noun for people."""
    answers, asked = token.doc.answers, ((victims, trigger), token.i)
    if asked not in answers:
        answers[asked] = tuple(_befallen(token, trigger))
    return [*cast(tuple[Token, ...], answers[asked])]


def _befallen(token: Token, trigger: Trigger) -> list[Token]:
    token = token.head if token.dep_ in {"aux", "auxpass"} else token
    if _went_off_by_itself(token, trigger):
        return []
    found = [_antecedent(noun) for noun in _parsed(token, trigger) if not (is_act(noun) or is_length(noun))]
    if found or trigger.pos != "v" or is_description(token) or trigger.sub_event_type is SubEventType.PEACEFUL_PROTEST:
        return found
    if named := _name_before(token):
        return [named]
    nearest = _nearest(token)
    return nearest if trigger.sub_event_type else [counter(noun) for noun in nearest]


def _parsed(token: Token, trigger: Trigger) -> list[Token]:
    if trigger.pos == "n":
        return of_the_deed(token, trigger)
    return of_the_dead(token) if trigger.pos == "a" else of_the_verb(token, trigger)


def _went_off_by_itself(verb: Token, trigger: Trigger) -> bool:
    """Return whether a thing exploded, which the parse has describe people ("planted by two men detonated near a car")."""
    return verb.dep_ == "acl" and trigger.outcome is None and trigger.sub_event_type is SubEventType.REMOTE_EXPLOSIVE


def _antecedent(noun: Token) -> Token:
    """Whom "who" stands for: the noun that its clause describes, with those joined before it where "who were" says several
    ("three policemen and a soldier who were abducted").
    """
    clause = noun.head
    if noun.tag_ not in {"WP", "WDT"} or clause.dep_ != "relcl":
        return noun
    if (resident := _whose_town(clause.head)) is not None:
        return resident
    several = any(child.lower_ in {"were", "are", "have"} for child in clause.children)
    return first_of_people(clause.head) if several and clause.head.tag_ in {"NN", "NNP"} else clause.head


def _whose_town(name: Token) -> Token | None:
    """Who is told of by a place's name before "who" ("Arabinda Das, a resident of Shillong, who was abducted"); None where nobody is."""
    link, who = name.head, name.head.head
    if (
        name.dep_ != "pobj"
        or name.tag_ != "NNP"
        or link.lower_ not in {"of", "from", "in"}
        or not people_noun(who.text)
    ):
        return None
    return who.head if who.dep_ == "appos" else who


def _name_before(verb: Token) -> Token | None:
    """The name right before "was", where the parse finds no subject ("in Lyari, the head of the union, Tariq, was shot")."""
    auxiliary = next((child for child in verb.children if child.dep_ == "auxpass"), None)
    if auxiliary is None or auxiliary.i > verb.i:
        return None
    before = [word for word in verb.doc[: auxiliary.i] if word.text != "," and not word.text.isdigit()]
    name = before[-1] if before else None
    if name is None or name.tag_ != "NNP" or is_time(name):
        return None
    first = name.left_edge
    return name if first.i == 0 or first.nbor(-1).text == "," else None


def _nearest(verb: Token) -> list[Token]:
    """The nearest noun for people, before a passive and behind another verb."""
    near = (
        reversed(verb.doc[max(0, verb.i - 12) : verb.i]) if _seems_passive(verb) else verb.doc[verb.i + 1 : verb.i + 8]
    )
    people = (word for word in near if word.tag_[:2] == "NN" and people_noun(word.text) and word.dep_ != "compound")
    nouns = (word for word in people if not (belongs_to_the_verb(word) or _says_so(word)))
    return [first_of_people(noun) for noun in nouns][:1]


def _seems_passive(verb: Token) -> bool:
    describes = verb.dep_ == "acl" and verb.tag_ != "VBG" and not (is_act(verb.head) or subjects_of(verb))
    return describes or any(child.dep_ == "auxpass" for child in verb.children)


def _says_so(noun: Token) -> bool:
    """Return whether it is who tells of it (" … many wounded," said a witness)."""
    return noun.dep_ == "nsubj" and noun.head.lower_ in _SAY
