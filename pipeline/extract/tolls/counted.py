"""Whom a noun phrase counts: how many, on whose side, whether leaders (rules CAS-4 to CAS-6, CAS-9 to CAS-11)."""

from functools import lru_cache

import msgspec

from pipeline.extract.actors.people import PeopleNoun, people_noun, people_word
from pipeline.extract.contexts import contexts
from pipeline.extract.text.governors import ANY_ONE, is_nobody
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.known_people import (
    DEFINITE,
    are_known,
    befell_them_too,
    is_another_of_the_list,
    is_known,
    is_more,
    is_one_more,
    is_part,
    stands_for_people,
)
from pipeline.extract.tolls.phrases import (
    QUANTITY_HEADS,
    WHOSE_THEY_ARE,
    counted_noun,
    is_number,
    left_end,
    left_words,
    listed_nouns,
    of_an_age,
    of_whom,
)
from pipeline.extract.tolls.quantities import read_number
from schemas.records import Count
from schemas.vocabulary import ActorKind, Side

BARE_PLURAL = 2
"""ISAF's press releases, and those who counted them, take "insurgents" for at least two."""
ONE = Count(low=1, best=1, high=1)
_HOUSEHOLDS = frozenset({"families", "households", "family", "household"})
_COMPANIES = frozenset({"family", "group", "team", "party", "crew", "gang", "band"})
"""Who are counted by what follows "of": "a family of four"."""
_THINGS = contexts()["things"]
_THINGS_CAPTURED = contexts()["things_captured"]
_NO_PEOPLE = _THINGS | _THINGS_CAPTURED | contexts()["territory"]
_ANYBODY = frozenset({"man", "men", "youth", "youths", "individual", "individuals"})
"""Nouns that, said of known people ("both men"), tell of no side."""
_BODIES = contexts()["bodies"]
_SEVERAL = Count(low=BARE_PLURAL, best=None, high=None)
_WHOSE = frozenset({"compound", "amod", "nmod", "poss", "prep"})
"""How words hang on a noun that say whose people they are ("Army personnel", "personnel of the force")."""
_YEARS = frozenset({"yr", "yrs"})
"""Of somebody's age ("Sani Musa 'm' 31 yrs")."""
_COLLECTIVE = frozenset({"people", "police", "personnel", "militia"})
_TITLES = frozenset({"dr", "dr.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "prof.", "gen.", "col.", "capt.", "lt."})
_ONE_OF_THEM = frozenset({"he", "him", "she", "her"})


class People(msgspec.Struct, frozen=True, kw_only=True):
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
    found = (_one(noun, left_end(noun), anyone=anyone) for noun in listed_nouns(head))
    people = tuple(one for one in found if one is not None)
    if any(child.dep_ == "cc" for child in head.children):
        return tuple(one for n, one in enumerate(people) if n == 0 or not _is_of_one_number(people[n - 1], one))
    return people[:1] + _told_apart(people[1:])


def _is_of_one_number(before: People, one: People) -> bool:
    """Return whether a number counts what "and" joins to its noun: "49 crew and troops" are 49 (rule CAS-40)."""
    is_numbered = before.count is not None and before.count != _SEVERAL and before.count.low > 1
    return is_numbered and one.count == _SEVERAL and " " not in one.text


def _told_apart(people: tuple[People, ...]) -> tuple[People, ...]:
    """Of "13 soldiers, police" the number counts both: without "and" the bare plural adds nobody."""
    return tuple(
        one for one in people if one.count is None or one.count.best is not None or one.count.low > BARE_PLURAL
    )


def people_at(noun: Token, left: int) -> People | None:
    """Return the people that the noun names with the words from the token ``left`` on, whatever the parse says of them."""
    return _one(noun, left, anyone=False)


def _one(noun: Token, edge: int, *, anyone: bool) -> People | None:
    counted = counted_noun(noun)
    word = people_word(counted) or people_word(noun)
    somebody = word or any(says(noun) for says in (is_number, is_one_more, stands_for_people, of_an_age))
    somebody = somebody or _is_person(counted)
    if _counts_nobody(noun, counted) or not (somebody or (anyone and _may_be_somebody(counted))):
        return None
    left = [word.lower() for word in left_words(noun.doc[edge], counted)]
    if is_another_of_the_list(noun, left):
        left = [*(["a"] if counted.tag_ == "NN" and len(left) == 1 else []), *left[1:]]
    start, end = min(noun.doc[edge].idx, counted.idx), max(noun.idx + len(noun), counted.idx + len(counted))
    own = is_known(noun, counted, left) and not befell_them_too(noun)
    return People(
        start=start,
        end=end,
        text=noun.doc.text[start:end],
        count=_count(noun, counted, left, definite=own),
        implied=own and (counted.tag_ in {"NN", "NNP"} or counted.lower_ in _ONE_OF_THEM or bool(of_an_age(counted))),
        definite=are_known(own, left),
        more=is_more(left, counted),
        part=is_part(noun) and not befell_them_too(noun),
        name=counted.lower_ if counted.tag_ == "NNP" and not own else None,
        side=Side.UNKNOWN if counted.lower_ in _ANYBODY and are_known(own, left) else _side(counted, word),
        kind=word.kind if word else None,
        leader=_leads(counted, word),
    )


def _counts_nobody(noun: Token, counted: Token) -> bool:
    """Return whether it counts things ("88 drones, 70 of which were shot down", "seized three of the villages"), or only says of whom
    there is a number ("bringing to 15 the number of people killed").
    """
    inside = of_whom(noun)
    number = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return (
        counted.lower_ in _THINGS_CAPTURED
        or counted.lower_ in _YEARS
        or (inside is not None and (inside.lower_ == "which" or (is_number(noun) and inside.lower_ in _NO_PEOPLE)))
        or _says_who_some_are(noun)
        or (noun.tag_ == "CD" and _is_an_age(noun))
        or (number.lower_ == "number" and any(child.lower_ == "the" for child in number.children))
    )


def _is_an_age(number: Token) -> bool:
    """Return whether it is one of the ages behind "aged" ("three brothers aged 9, 12 and 15 died", rule CAS-105)."""
    before = number.i - 1
    while before > 0 and (
        number.doc[before].tag_ == "CD" or number.doc[before].lower_ in {",", "and", "to", "between"}
    ):
        before -= 1
    return before >= 0 and number.doc[before].lower_ in {"aged", "ages"}


def _says_who_some_are(noun: Token) -> bool:
    """Return whether it only says who some of those before were ("18 people were killed, 11 of them women", rule CAS-103)."""
    numbers = (child for child in noun.children if child.tag_ == "CD" and child.i < noun.i)
    insides = (of_whom(number) for number in numbers)
    return any(inside is not None and inside.lower_ in {"them", "whom"} and inside.i < noun.i for inside in insides)


def _count(  # noqa: PLR0911 - a table of cases
    noun: Token, counted: Token, left: list[str], *, definite: bool
) -> Count | None:
    if left == ["no"] or _is_anybody(noun) or is_nobody(noun) or (noun.dep_ == "conj" and is_nobody(noun.head)):
        return Count(low=0, best=0, high=0)
    number = _with_one_before(left, read_number(" ".join(left)))
    inside = of_whom(noun)
    if inside is not None and inside.tag_ == "CD" and counted.tag_ == "NN" and counted.lower_ in _COMPANIES:
        return read_number(inside.lower_)
    if number is None and noun.lower_ in QUANTITY_HEADS:
        number = read_number(noun.lower_)
    if number is not None:
        return _of_households(number) if counted.lower_ in _HOUSEHOLDS else number
    first = left[0] if left else ""
    if counted.tag_ == "NNP" and first not in DEFINITE:
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


def _is_anybody(noun: Token) -> bool:
    """Return whether it is only asked or denied that anyone came to harm ("denied that anyone had been killed", CAS-262); "anyone who moved"
    is somebody.
    """
    return noun.lower_ in ANY_ONE and all(child.dep_ != "relcl" for child in noun.children)


def _with_one_before(left: list[str], number: Count | None) -> Count | None:
    """Return the number with the one person whom the parse takes for part of it: "a general and 27 soldiers" are 28 (CAS-100)."""
    joined = left.index("and") if "and" in left else 0
    if number is None or joined < 2 or left[0] not in {"a", "an", "one"} or people_noun(left[joined - 1]) is None:
        return number
    best, high = (None if most is None else most + 1 for most in (number.best, number.high))
    return Count(low=number.low + 1, best=best, high=high)


def _side(counted: Token, word: PeopleNoun | None) -> Side:
    """The noun's own side, else that of the people who qualify it ("insurgent deaths"); bare "personnel" may be anybody's, and "his men" are
    of the side of who stands before them ("a rebel commander and two of his men", CAS-263).
    """
    if (whose := _whose_men(counted)) is not None:
        return _side(whose, people_word(whose))
    bare = counted.lower_ == "personnel" and all(child.dep_ not in _WHOSE for child in counted.children)
    if word is not None and word.side is not Side.UNKNOWN and not bare:
        return word.side
    qualified = (people_noun(child.text) for child in counted.children if child.dep_ in {"compound", "amod"})
    return next((noun.side for noun in qualified if noun), Side.UNKNOWN)


def _whose_men(men: Token) -> Token | None:
    """Return whom "his men" or "two of their men" are told of with."""
    if men.lower_ not in {"man", "men"} or all(child.lower_ not in WHOSE_THEY_ARE for child in men.children):
        return None
    some = men.head.head if men.dep_ == "pobj" and men.head.lower_ == "of" else men
    return some.head if some.dep_ == "conj" and some.head.tag_.startswith("NN") else None


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


def _is_person(noun: Token) -> bool:
    """A proper name that a title or a given name stands before is one person ("leader Shabir")."""
    before = (child for child in noun.children if child.dep_ == "compound")
    return noun.tag_ == "NNP" and any(child.tag_ == "NNP" or people_noun(child.text) for child in before)


def _may_be_somebody(noun: Token) -> bool:
    """Return whether it may name people: it is no thing, and a head only "of" something ("the head of the council")."""
    return (
        noun.tag_[:2] == "NN"
        and (noun.lower_ not in _THINGS or (noun.lower_ == "head" and of_whom(noun) is not None))
        and not any(letter.isdigit() for letter in noun.text)
        and not noun.lower_.endswith(("tion", "ment", "ness", "ity", "ism"))
    )
