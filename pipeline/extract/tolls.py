"""Whom a noun phrase counts: how many, on whose side, whether leaders (rules CAS-4 to CAS-6, CAS-9 to CAS-11)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.extract.contexts import contexts
from pipeline.extract.people import PeopleNoun, people_noun, people_word
from pipeline.extract.quantities import read_number
from pipeline.extract.times import is_time
from pipeline.extract.tokens import Token
from schemas.records import Count
from schemas.vocabulary import ActorKind, Side

BARE_PLURAL = 2
"""ISAF's press releases, and those who counted them, take "insurgents" for at least two."""
ONE = Count(low=1, best=1, high=1)
_HOUSEHOLDS = frozenset({"families", "households", "family", "household"})
_DEFINITE = contexts()["definite"]
_ALL_OF_THEM = frozenset({"both", "all"})
_MORE = contexts()["more_of_them"]
_QUANTITY_HEADS = contexts()["quantity_heads"]
_THINGS = contexts()["things"]
_THINGS_CAPTURED = contexts()["things_captured"]
_ANYBODY = frozenset({"man", "men", "youth", "youths", "individual", "individuals"})
"""Nouns that, said of known people ("both men"), tell of no side."""
_BODIES = contexts()["bodies"]
_SEVERAL = Count(low=BARE_PLURAL, best=None, high=None)
_WHOSE = frozenset({"compound", "amod", "nmod", "poss", "prep"})
"""How words hang on a noun that say whose people they are ("Army personnel", "personnel of the force")."""
_COLLECTIVE = frozenset({"people", "police", "personnel", "militia"})
_ORDINALS = contexts()["ordinals"] - {"first", "another", "other"}
_WHOSE_THEY_ARE = frozenset({"his", "her", "their"})
_PRONOUNS = frozenset({"he", "him", "she", "her", "they", "them", "both"})
_TITLES = frozenset({"dr", "dr.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "prof.", "gen.", "col.", "capt.", "lt."})
_ONE_OF_THEM = frozenset({"he", "him", "she", "her"})
_HEDGE = re.compile(
    r"\b(?:at\s+(?:least|most)|(?:no|not)\s+(?:fewer|less|more)\s+than|(?:more|fewer|less)\s+than|as\s+many\s+as|up\s+to|over"
    r"|between|about|around|nearly|almost|an?\s+estimated|in\s+excess\s+of|(?:minimum|maximum)\s+of)\s+$",
    re.IGNORECASE,
)
"""What hedges a number and stands before it, where the parse joins it to something else."""


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
    more: bool
    """Said to be others than those told of before ("another", "two more")."""
    part: bool
    """Some of those told of before ("two of the men")."""
    name: str | None
    """The last word of a person's name, in small letters."""
    side: Side
    kind: ActorKind | None
    leader: bool
    includes: tuple["People", ...] = ()
    """Those among them whom "including" names: part of the count, not more people."""


@lru_cache(maxsize=256)
def people_in(head: Token, *, anyone: bool = False) -> tuple[People, ...]:
    """Return the people whom the noun phrase under ``head`` names; nothing where it names things.

    With ``anyone`` a noun that no list knows names people too, unless it is known for a thing.
    """
    found = (_one(noun, _left_end(noun), anyone=anyone) for noun in _listed(head))
    people = tuple(one for one in found if one is not None)
    return people if any(child.dep_ == "cc" for child in head.children) else people[:1] + _told_apart(people[1:])


def _left_end(noun: Token) -> int:
    """Where its phrase begins; "three co-workers" is one, though the parse cuts it at the hyphen."""
    edge = noun.left_edge
    is_cut = edge == noun and noun.i > 1 and noun.nbor(-1).text == "-" and not noun.nbor(-1).whitespace_
    return noun.nbor(-2).left_edge.i if is_cut else edge.i


def _told_apart(people: tuple[People, ...]) -> tuple[People, ...]:
    """Of "13 soldiers, police" the number counts both: without "and" the bare plural adds nobody."""
    return tuple(
        one for one in people if one.count is None or one.count.best is not None or one.count.low > BARE_PLURAL
    )


def people_at(noun: Token, left: int) -> People | None:
    """Return the people that the noun names with the words from the token ``left`` on, whatever the parse says of them."""
    return _one(noun, left, anyone=False)


def _listed(head: Token) -> Iterator[Token]:
    """The nouns that "and" joins; of "a leader, a clerk and three guards" the parse makes the clerk an apposition."""
    yield head
    for child in head.children:
        if child.i < head.i:
            continue
        if (
            child.dep_ == "conj"
            and not _is_another_name(head, child)
            and child.tag_[:2] in {"NN", "CD", "JJ", "PR", "DT"}
        ):
            yield from _listed(child)
        elif (
            child.dep_ == "appos" and any(word.dep_ == "conj" for word in child.children) and not _is_after_colon(child)
        ):
            members = _listed(child)
            by_whose = any(word.lower_ in _WHOSE_THEY_ARE for word in child.children)
            if not by_whose and (head.tag_ == "NNP" or not _has_article(head) or not _has_article(child)):
                next(members)
            yield from members


def _is_after_colon(noun: Token) -> bool:
    """Return whether a colon stands before its phrase, after which a total is told in parts ("seven: five in Quetta and two …")."""
    edge = noun.left_edge
    return edge.i > 0 and edge.nbor(-1).text == ":"


def _is_another_name(noun: Token, joined: Token) -> bool:
    """Return whether "or" only gives one person a second name ("a National Front, or NF, facilitator")."""
    one = noun.tag_ in {"NN", "NNP"} and joined.tag_ in {"NN", "NNP"}
    return one and any(child.lower_ == "or" for child in noun.children) and not _has_article(joined)


def _has_article(noun: Token) -> bool:
    return any(child.lower_ in {"a", "an"} or child.tag_ == "CD" for child in noun.children)


def _one(noun: Token, edge: int, *, anyone: bool) -> People | None:
    counted = counted_noun(noun)
    word = people_word(counted) or people_word(noun)
    somebody = word or any(says(noun) for says in (_is_number, _is_one_more, _stands_for_people, of_an_age))
    somebody = somebody or _is_person(counted)
    if _counts_nobody(noun, counted) or not (somebody or (anyone and _may_be_somebody(counted))):
        return None
    left = [word.lower() for word in _left_words(noun.doc[edge], counted)]
    if _is_another_of_the_list(noun, left):
        left = [*(["a"] if counted.tag_ == "NN" and len(left) == 1 else []), *left[1:]]
    start, end = min(noun.doc[edge].idx, counted.idx), max(noun.idx + len(noun), counted.idx + len(counted))
    own = _is_known(noun, counted, left)
    return People(
        start=start,
        end=end,
        text=noun.doc.text[start:end],
        count=_count(noun, counted, left, definite=own),
        implied=own and (counted.tag_ in {"NN", "NNP"} or counted.lower_ in _ONE_OF_THEM or bool(of_an_age(counted))),
        definite=_are_known(own, left),
        more=_is_more(left, counted),
        part=_is_part(noun),
        name=counted.lower_ if counted.tag_ == "NNP" and not own else None,
        side=Side.UNKNOWN if counted.lower_ in _ANYBODY and _are_known(own, left) else _side(counted, word),
        kind=word.kind if word else None,
        leader=_leads(counted, word),
    )


def _is_another_of_the_list(noun: Token, left: list[str]) -> bool:
    """Return whether they are others in a list, told of by whose they are ("the mayor, his wife and their two guards", rule CAS-35)."""
    return noun.dep_ in {"conj", "appos"} and bool(left) and left[0] in _WHOSE_THEY_ARE


def _counts_nobody(noun: Token, counted: Token) -> bool:
    """Return whether it counts things ("88 drones, 70 of which were shot down"), or only says of whom there is a number ("bringing
    to 15 the number of people killed").
    """
    inside = _of_whom(noun)
    number = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return (
        counted.lower_ in _THINGS_CAPTURED
        or (inside is not None and inside.lower_ == "which")
        or (number.lower_ == "number" and any(child.lower_ == "the" for child in number.children))
    )


def _are_known(own: bool, left: list[str]) -> bool:  # noqa: FBT001 - one private caller
    return own or (bool(left) and left[0] in _ALL_OF_THEM)


def counted_noun(noun: Token) -> Token:
    """In "dozens of fighters" the fighters are counted, in "members of the Taliban" the members, in "Army of X leader" he."""
    inside = _of_whom(noun)
    if noun.tag_ == "NNP" and inside is not None and people_noun(inside.text) and not _has_article(inside):
        return inside
    counts = noun.lower_ in _QUANTITY_HEADS or _is_number(noun)
    if counts and inside is not None and (people_noun(inside.text) or inside.lower_ in _QUANTITY_HEADS):
        return counted_noun(inside)
    return noun


def _of_whom(noun: Token) -> Token | None:
    of = (child for child in noun.children if child.lower_ == "of")
    return next((inside for child in of for inside in child.children if inside.dep_ == "pobj"), None)


def _left_words(first: Token, counted: Token) -> list[str]:
    age = of_an_age(counted)
    words = [token.text for token in first.doc[first.i : counted.i + 1] if token not in {counted, *age}]
    hedge = _HEDGE.search(first.doc.text, max(0, first.idx - 30), first.idx)
    words = [*(hedge.group().split() if hedge else []), *words]
    counts = _is_number(counted) or counted.lower_ in _QUANTITY_HEADS or counted.lower_ == "another"
    return [*words, counted.text] if counts else words


def _is_more(left: list[str], counted: Token) -> bool:
    said = [*left, counted.lower_]
    return counted.lower_ in _ORDINALS or any(
        word in _MORE and said[i + 1 : i + 2] != ["than"] for i, word in enumerate(said)
    )


def _is_part(noun: Token) -> bool:
    """Some of known people: "two of the men", "one of several insurgents"; "three of his associates" are no part."""
    inside = _of_whom(noun) if noun.lower_ in _QUANTITY_HEADS or _is_number(noun) else None
    if inside is None or noun.lower_ in {"number", "group", "total"} or noun.tag_ == "NNS":
        return False
    first = {child.lower_ for child in inside.children if child.dep_ in {"det", "amod"} and child.tag_ != "PRP$"}
    return inside.lower_ in {"them", "those"} or bool(first & {"the", "these", "those", "several", "multiple"})


def _count(  # noqa: PLR0911 - a table of cases
    noun: Token, counted: Token, left: list[str], *, definite: bool
) -> Count | None:
    if noun.dep_ == "conj" and any(child.lower_ == "no" for child in noun.head.children):
        return Count(low=0, best=0, high=0)
    if left[:1] == ["no"]:
        return Count(low=0, best=0, high=0)
    number = read_number(" ".join(left))
    if number is None and noun.lower_ in _QUANTITY_HEADS:
        number = read_number(noun.lower_)
    if number is not None:
        return _of_households(number) if counted.lower_ in _HOUSEHOLDS else number
    first = left[0] if left else ""
    if counted.tag_ == "NNP" and first not in _DEFINITE:
        return ONE
    if first in {"a", "an", "another", "one"}:
        return _SEVERAL if counted.lower_ in _BODIES else ONE
    if definite:
        return None
    if any(child.lower_ in _TITLES for child in counted.children):
        return ONE
    if counted.tag_ in {"NNS", "NNPS"} or counted.lower_ in _COLLECTIVE:
        return Count(low=BARE_PLURAL, best=None, high=None)
    return ONE if counted.tag_ == "NN" or of_an_age(counted) else None


def _side(counted: Token, word: PeopleNoun | None) -> Side:
    """The noun's own side, else that of the people who qualify it ("insurgent deaths"); bare "personnel" may be anybody's."""
    bare = counted.lower_ == "personnel" and all(child.dep_ not in _WHOSE for child in counted.children)
    if word is not None and word.side is not Side.UNKNOWN and not bare:
        return word.side
    qualified = (people_noun(child.text) for child in counted.children if child.dep_ in {"compound", "amod"})
    return next((noun.side for noun in qualified if noun), Side.UNKNOWN)


def _of_households(number: Count) -> Count:
    """How many people "400 families" are is not known: each is one at least (rule CAS-31)."""
    return number if number.low == 0 else Count(low=number.low, best=None, high=None)


def _leads(counted: Token, word: PeopleNoun | None) -> bool:
    if word is not None and word.leader:
        return True
    return any(
        (noun := people_noun(child.text)) is not None and noun.leader
        for child in counted.subtree
        if child.dep_ in {"compound", "appos", "amod"}
    )


def of_an_age(noun: Token) -> tuple[Token, ...]:
    """Return the words that tell the age of somebody who is named by nothing else: "a 14-year-old was shot"."""
    if noun.lower_ not in {"old", "olds"}:
        return ()
    years = (child for child in noun.children if child.lower_ in {"year", "years", "month", "months"})
    return next((tuple(noun.doc[year.left_edge.i : noun.i]) for year in years), ())


def _is_person(noun: Token) -> bool:
    """A proper name that a title or a given name stands before is one person ("leader Shabir")."""
    before = (child for child in noun.children if child.dep_ == "compound")
    return noun.tag_ == "NNP" and any(child.tag_ == "NNP" or people_noun(child.text) for child in before)


def _is_known(noun: Token, counted: Token, left: list[str]) -> bool:
    """Said with "the", also by the article of the noun that it is joined to ("the leaders and suspected insurgents")."""
    if counted.tag_ == "PRP" or (left and left[0] in _DEFINITE):
        return True
    joined = noun.dep_ == "conj" and counted.tag_ == "NNS" and read_number(" ".join(left)) is None
    return joined and noun.head.left_edge.lower_ in _DEFINITE


def _stands_for_people(noun: Token) -> bool:
    """He, her, them; "several of them"."""
    inside = _of_whom(noun)
    return noun.lower_ in _PRONOUNS or (
        noun.lower_ in _QUANTITY_HEADS and inside is not None and inside.lower_ in {"them", "those"}
    )


def _is_one_more(noun: Token) -> bool:
    """A third, a fourth, another: one more person like those before."""
    if noun.lower_ == "another":
        return noun.head.tag_.startswith("VB")
    return noun.lower_ in _ORDINALS and any(child.lower_ == "a" for child in noun.children)


def _may_be_somebody(noun: Token) -> bool:
    """Return whether it may name people: it is no thing, and a head only "of" something ("the head of the council")."""
    return (
        noun.tag_[:2] == "NN"
        and (noun.lower_ not in _THINGS or (noun.lower_ == "head" and _of_whom(noun) is not None))
        and not any(letter.isdigit() for letter in noun.text)
        and not noun.lower_.endswith(("tion", "ment", "ness", "ity", "ism"))
    )


def _is_number(noun: Token) -> bool:
    """Return whether it is a number that may count people: no year, and no day of a month ("on December 8 shot dead")."""
    beside = abs(noun.head.i - noun.i) == 1
    if noun.tag_ != "CD" or (beside and noun.head.tag_ == "NNP" and is_time(noun.head)):
        return False
    return not (noun.text.isdigit() and len(noun.text) == 4 and noun.text[:2] in {"19", "20"})
