"""Whom an act befalls: the noun phrases that a trigger's parse makes its victims (rules FRM-2, FRM-3)."""

from spacy.tokens import Token

from pipeline.extract.people import people_noun
from pipeline.extract.tolls import People, people_in
from pipeline.extract.triggers import Trigger
from schemas.vocabulary import Outcome

_OF_THE_FORM = frozenset({"life", "lives", "injury", "injuries", "wounds", "burns", "hostage", "captive"})
"""Objects that belong to the verb ("lost their lives", "took them hostage") and are nobody."""


def people_hit(victim: Token, trigger: Trigger) -> tuple[People, ...]:
    """Whom the act befell: what is killed, hurt or arrested is somebody, also by a noun that no list knows ("an electrician")."""
    taken = trigger.outcome is Outcome.CAPTURED and trigger.pos == "v" and trigger.needs is None
    return people_in(victim, anyone=taken or trigger.outcome in {Outcome.KILLED, Outcome.INJURED})


def victims(token: Token, trigger: Trigger) -> list[Token]:
    """Return the heads of the noun phrases that the act befalls; failing the parse, the nearest noun for people."""
    found = _victims(token, trigger)
    if trigger.pos != "v" or found:
        return found
    passive = any(child.dep_ == "auxpass" for child in token.children) or token.dep_ == "acl"
    near = reversed(token.doc[max(0, token.i - 12) : token.i]) if passive else token.doc[token.i + 1 : token.i + 8]
    return [word for word in near if word.tag_[:2] == "NN" and people_noun(word.text) and word.dep_ != "compound"][:1]


def _victims(token: Token, trigger: Trigger) -> list[Token]:  # noqa: PLR0911 - a table of cases
    kids = {child.dep_: child for child in token.children}
    if trigger.pos == "n":
        return _of(token)
    if trigger.pos == "a":
        return _of_the_dead(token)
    if "nsubjpass" in kids:
        return [kids["nsubjpass"]]
    if "dobj" in kids and (befallen := _object(kids["dobj"])):
        return befallen
    if token.dep_ in {"acl", "relcl"} and token.tag_ == "VBN":
        return [token.head]
    if trigger.sub_event_type is None and "nsubj" in kids:
        return [kids["nsubj"]]
    if token.dep_ == "relcl" and "nsubj" in kids and kids["nsubj"].tag_ == "WP":
        return [token.head] if trigger.sub_event_type is None else []
    if token.dep_ == "conj" and token.head.tag_ in {"VBN", "VBD"}:
        return _of_the_gap(token, kids)
    if token.tag_ == "VBN" and "nsubj" in kids:
        return [kids["nsubj"]]
    return []


def _object(noun: Token) -> list[Token]:
    """The verb's object; of "claimed the lives of nine" the nine."""
    if noun.lower_ in _OF_THE_FORM:
        return _of(noun)
    return [noun]


def _of(noun: Token) -> list[Token]:
    """What "of" joins to the noun."""
    return [
        inner for child in noun.children if child.lower_ == "of" for inner in child.children if inner.dep_ == "pobj"
    ]


def _of_the_dead(token: Token) -> list[Token]:
    if token.dep_ == "amod" and token.i > token.head.i:
        return [_counter(token.head)]
    if token.dep_ in {"acomp", "oprd", "ccomp", "xcomp"}:
        objects = [child for child in token.head.children if child.dep_ in {"dobj", "nsubjpass"}]
        subjects = [child for child in token.head.children if child.dep_ == "nsubj"]
        return objects or (subjects if token.head.lower_ in {"is", "are", "was", "were", "be"} else [])
    return [child for child in token.children if child.dep_ == "nsubj"]


def _counter(noun: Token) -> Token:
    """In "scores of fighters" the scores, which govern the fighters."""
    of = noun.head
    return of.head if noun.dep_ == "pobj" and of.lower_ == "of" and of.head.tag_[:2] in {"NN", "CD"} else noun


def _of_the_gap(token: Token, kids: dict[str, Token]) -> list[Token]:
    """In "12 people were killed and 30 others wounded" the parser takes the second verb for an active one."""
    passive = any(child.dep_ in {"nsubjpass", "auxpass"} for child in token.head.children)
    if passive and "nsubj" in kids:
        return [kids["nsubj"]]
    if passive:
        return [child for child in token.head.children if child.dep_ == "nsubjpass"]
    return []
