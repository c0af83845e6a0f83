"""Whom a noun's or an adjective's own words say that it befell: "the murder of a judge", "three dead" (rules FRM-2, CAS-86)."""

from pipeline.extract.actors.people import people_noun
from pipeline.extract.acts.triggers import Trigger
from pipeline.extract.dates.names import is_time
from pipeline.extract.text.relations import subjects_of
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.heads import counter, first_of_people, of_what
from schemas.vocabulary import Outcome, SubEventType

_OF_MANY = frozenset({"massacre", "massacres", "bloodbath"})
"""Deeds that befall nobody alone: one name after them is the place's (rule CAS-86)."""


def of_the_deed(noun: Token, trigger: Trigger) -> list[Token]:
    """Return in "the murder of a judge" and "the judge's murder" the judge; who stands with "of" leaves the other the doer."""
    whom = _of_the_noun(noun)
    if noun.lower_ in _OF_MANY and all(one.tag_ == "NNP" for one in whom):
        return []
    befalls = (
        trigger.outcome in {Outcome.KILLED, Outcome.CAPTURED} or trigger.sub_event_type is SubEventType.SEXUAL_VIOLENCE
    )
    if whom or not befalls:
        return whom
    return [child for child in noun.children if child.dep_ == "poss" and child.tag_[:2] == "NN" and not is_time(child)]


def _of_the_noun(noun: Token) -> list[Token]:
    """Whom a noun's own words count: "the death of a guard", "ten insurgent deaths"."""
    counted = any(child.dep_ in {"nummod", "compound", "amod"} and _counts(child) for child in noun.children)
    return of_what(noun) or ([noun] if counted and people_noun(noun.text) else [])


def _counts(word: Token) -> bool:
    return word.tag_ == "CD" or people_noun(word.text) is not None or word.lower_ in {"several", "civilian"}


def of_the_dead(token: Token) -> list[Token]:
    """Return who are dead; in "leaving three dead" the parse makes the dead the object, and the three their number."""
    if own := subjects_of(token):
        return own
    if token.dep_ == "dobj" and (counted := [child for child in token.children if child.dep_ == "nummod"]):
        return counted
    if token.dep_ == "amod" and token.i > token.head.i:
        return [counter(token.head)]
    if token.dep_ == "conj" and people_noun(token.head.text):
        return [first_of_people(token.head)]
    if token.dep_ in {"acomp", "oprd", "ccomp", "xcomp"}:
        objects = [child for child in token.head.children if child.dep_ in {"dobj", "nsubjpass"}]
        return objects or (subjects_of(token.head) if token.head.lower_ in {"is", "are", "was", "were", "be"} else [])
    return []
