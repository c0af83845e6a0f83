"""Whom a noun phrase counts: how many, on whose side, whether leaders (rules CAS-4 to CAS-8)."""

from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.extract.contexts import contexts
from pipeline.extract.people import PeopleNoun, people_noun
from pipeline.extract.quantities import read_number
from schemas.records import Count
from schemas.vocabulary import ActorKind, Side

BARE_PLURAL = 2
"""ISAF's press releases, and those who counted them, take "insurgents" for at least two."""
ONE = Count(low=1, best=1, high=1)
_DEFINITE = frozenset({"the", "his", "her", "their", "its", "these", "those", "this", "that"})
_QUANTITY_HEADS = contexts()["quantity_heads"]
_THINGS = contexts()["things"]
_THINGS_CAPTURED = frozenset(
    {
        "compound",
        "building",
        "vehicle",
        "weapon",
        "weapons",
        "rifle",
        "rifles",
        "materials",
        "drugs",
        "opium",
        "town",
        "city",
        "village",
        "district",
        "base",
        "area",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """People in a noun phrase: one entry for each that "and" joins."""

    start: int
    end: int
    """Token offsets in the sentence's text, in characters."""
    text: str
    count: Count | None
    """None where the phrase names people without counting anew ("the victims")."""
    implied: bool
    """Known people, but one person: "the commander" counts one where nothing counts him."""
    definite: bool
    side: Side
    kind: ActorKind | None
    leader: bool


def people_in(head: Token, *, anyone: bool = False) -> tuple[People, ...]:
    """Return the people whom the noun phrase under ``head`` names; nothing where it names things.

    With ``anyone`` a noun that no list knows names people too, unless it is known for a thing.
    """
    found = (_one(noun, head, anyone=anyone) for noun in _conjuncts(head))
    return tuple(people for people in found if people is not None)


def _conjuncts(head: Token) -> list[Token]:
    joined = [head]
    for child in head.children:
        if child.dep_ == "conj" and child.tag_[:2] in {"NN", "CD", "JJ", "PR"}:
            joined += _conjuncts(child)
    return joined


def _one(noun: Token, first: Token, *, anyone: bool) -> People | None:
    counted = _counted(noun)
    word = people_noun(counted.text) or people_noun(noun.text)
    if counted.lower_ in _THINGS_CAPTURED or not (
        word or _is_person(counted) or _is_number(noun) or (anyone and _may_be_somebody(counted))
    ):
        return None
    left = _left_words(noun, counted)
    own = left[-1].lower() in _DEFINITE if len(left) == 1 else bool(left) and left[0].lower() in _DEFINITE
    return People(
        start=min(noun.left_edge.idx, counted.idx) if noun == first else noun.left_edge.idx,
        end=max(noun.idx + len(noun), counted.idx + len(counted)),
        text=noun.doc.text[noun.left_edge.idx : max(noun.idx + len(noun), counted.idx + len(counted))],
        count=_count(noun, counted, " ".join(left), definite=own),
        implied=own and counted.tag_ in {"NN", "NNP"},
        definite=own,
        side=word.side if word else Side.UNKNOWN,
        kind=word.kind if word else None,
        leader=_leads(counted, word),
    )


def _counted(noun: Token) -> Token:
    """In "dozens of fighters" the fighters are counted; in "members of the Taliban" the members are."""
    if noun.lower_ in _QUANTITY_HEADS or _is_number(noun):
        for child in noun.children:
            if child.lower_ == "of":
                inside = next((grandchild for grandchild in child.children if grandchild.dep_ == "pobj"), None)
                if inside is not None and (people_noun(inside.text) or inside.lower_ in _QUANTITY_HEADS):
                    return _counted(inside)
    return noun


def _left_words(noun: Token, counted: Token) -> list[str]:
    words = [token.text for token in noun.doc[noun.left_edge.i : counted.i + 1] if token != counted]
    return [*words, counted.text] if _is_number(counted) else words


def _count(  # noqa: PLR0911 - a table of cases
    noun: Token, counted: Token, words: str, *, definite: bool
) -> Count | None:
    if noun.dep_ == "conj" and any(child.lower_ == "no" for child in noun.head.children):
        return Count(low=0, best=0, high=0)
    number = read_number(words)
    if number is None and noun.lower_ in _QUANTITY_HEADS:
        number = read_number(noun.lower_)
    if number is not None:
        return number
    first = words.split(" ", 1)[0].lower() if words else ""
    if counted.tag_ == "NNP" and first not in _DEFINITE:
        return ONE
    if first in {"a", "an", "another", "one"}:
        return ONE
    if definite:
        return None
    if counted.tag_ in {"NNS", "NNPS"} or counted.lower_ in {"people", "police", "personnel", "militia"}:
        return Count(low=BARE_PLURAL, best=None, high=None)
    return ONE if counted.tag_ == "NN" else None


def _leads(counted: Token, word: PeopleNoun | None) -> bool:
    if word is not None and word.leader:
        return True
    return any(
        (noun := people_noun(child.text)) is not None and noun.leader
        for child in counted.subtree
        if child.dep_ in {"compound", "appos", "amod"}
    )


def _is_person(noun: Token) -> bool:
    """A proper name that a title or a given name stands before is one person."""
    return noun.tag_ == "NNP" and any(child.dep_ == "compound" and child.tag_ == "NNP" for child in noun.children)


def _may_be_somebody(noun: Token) -> bool:
    return (
        noun.tag_[:2] == "NN"
        and noun.lower_ not in _THINGS
        and not noun.lower_.endswith(("tion", "ment", "ness", "ity", "ism"))
    )


def _is_number(noun: Token) -> bool:
    return noun.tag_ == "CD" and not (noun.text.isdigit() and len(noun.text) == 4 and noun.text[:2] in {"19", "20"})
