"""Which noun of a phrase stands for the people in it: that counts them, the first that "and" joins, what "of" adds."""

from pipeline.extract.actors.people import people_noun
from pipeline.extract.acts.triggers import forms
from pipeline.extract.text.relations import behind
from pipeline.extract.text.tokens import Token

_OF_THE_FORM = frozenset({"life", "lives", "injury", "injuries", "wounds", "burns"})
_IN_HANDS = frozenset({"hostage", "captive"})


def first_of_people(noun: Token) -> Token:
    """Return the first of the nouns that "and" joins, if all of them name people."""
    while noun.dep_ == "conj" and people_noun(noun.head.text):
        noun = noun.head
    return noun


def counter(noun: Token) -> Token:
    """Return in "scores of fighters" the scores, which govern the fighters."""
    of = noun.head
    return of.head if noun.dep_ == "pobj" and of.lower_ == "of" and of.head.tag_[:2] in {"NN", "CD"} else noun


def of_what(noun: Token) -> list[Token]:
    """Return what "of" joins to the noun."""
    return [inner for inner in behind(noun, "of") if inner.dep_ == "pobj"]


def belongs_to_the_verb(noun: Token) -> bool:
    """Return whether it is an object of the verb's own ("lost their lives", "took them hostage") and nobody; "a hostage" is somebody."""
    return noun.lower_ in _OF_THE_FORM or (noun.lower_ in _IN_HANDS and not any(noun.children))


def is_act(noun: Token) -> bool:
    """Return whether the noun is an act or a weapon, which kills and is not killed ("a strike killed …")."""
    return people_noun(noun.text) is None and any(form.trigger.pos == "n" for form in forms().get(noun.lower_, ()))
