"""Whether people are those told of before, some of them, or others (rules CAS-7, CAS-9 and CAS-35)."""

from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.phrases import QUANTITY_HEADS, WHOSE_THEY_ARE, is_number, of_whom
from pipeline.extract.tolls.quantities import read_number

DEFINITE = contexts()["definite"]
_ALL_OF_THEM = frozenset({"both", "all"})
_MORE = contexts()["more_of_them"]
_ORDINALS = contexts()["ordinals"] - {"first", "another", "other"}
_PRONOUNS = frozenset({"he", "him", "she", "her", "they", "them", "both"})
_DIED = frozenset({"died", "perished", "succumbed"})
_HURT = contexts()["killed_or_hurt"]


def is_known(noun: Token, counted: Token, left: list[str]) -> bool:
    """Return whether it is said with "the", also by the article of the noun that it is joined to ("the leaders and suspected insurgents")."""
    if counted.tag_ == "PRP" or (left and left[0] in DEFINITE):
        return True
    joined = noun.dep_ == "conj" and counted.tag_ == "NNS" and read_number(" ".join(left)) is None
    return joined and noun.head.left_edge.lower_ in DEFINITE


def are_known(own: bool, left: list[str]) -> bool:  # noqa: FBT001 - one caller
    """Return whether they are known by themselves or as "both" or "all" of them."""
    return own or (bool(left) and left[0] in _ALL_OF_THEM)


def befell_them_too(noun: Token) -> bool:
    """Return whether the same befell them as others told of before ("his driver was also killed"): they are new people (CAS-87)."""
    befell = noun.head.lower_ in _DIED or (noun.dep_ == "nsubjpass" and noun.head.lower_ in _HURT)
    subject = noun.dep_ in {"nsubj", "nsubjpass"}
    return befell and subject and any(child.lower_ == "also" for child in noun.head.children)


def is_more(left: list[str], counted: Token) -> bool:
    """Return whether they are said to be others than those told of before ("two more", "a third")."""
    said = [*left, counted.lower_]
    return counted.lower_ in _ORDINALS or any(
        word in _MORE and said[i + 1 : i + 2] != ["than"] for i, word in enumerate(said)
    )


def is_part(noun: Token) -> bool:
    """Return whether they are some of known people: "two of the men", "one of several insurgents"; "three of his associates" are no part."""
    inside = of_whom(noun) if noun.lower_ in QUANTITY_HEADS or is_number(noun) else None
    if inside is None or noun.lower_ in {"number", "group", "total"} or noun.tag_ == "NNS":
        return False
    first = {child.lower_ for child in inside.children if child.dep_ in {"det", "amod"} and child.tag_ != "PRP$"}
    return inside.lower_ in {"them", "those"} or bool(first & {"the", "these", "those", "several", "multiple"})


def is_another_of_the_list(noun: Token, left: list[str]) -> bool:
    """Return whether they are others in a list, told of by whose they are ("the mayor, his wife and their two guards", rule CAS-35)."""
    return noun.dep_ in {"conj", "appos"} and bool(left) and left[0] in WHOSE_THEY_ARE


def is_one_more(noun: Token) -> bool:
    """Return whether it is a third, a fourth, another: one more person like those before."""
    if noun.lower_ == "another":
        return noun.head.tag_.startswith("VB")
    return noun.lower_ in _ORDINALS and any(child.lower_ == "a" for child in noun.children)


def stands_for_people(noun: Token) -> bool:
    """Return whether it is he, her, them, or "several of them"."""
    inside = of_whom(noun)
    return noun.lower_ in _PRONOUNS or (
        noun.lower_ in QUANTITY_HEADS and inside is not None and inside.lower_ in {"them", "those"}
    )
