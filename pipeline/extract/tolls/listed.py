"""The wire's lists: "12 police, 28 militants killed in the south", read by the order of the words (rule CAS-16)."""

import re

from pipeline.extract.actors.people import people_noun
from pipeline.extract.text.tokens import Doc, Token
from pipeline.extract.tolls.counted import People, people_at
from pipeline.extract.tolls.quantities import read_number

WIDEST = 7
"""Words of one member of a list."""
_BETWEEN = frozenset({"reported", "reportedly", "feared", "found", "believed", "confirmed", "also", "shot", "left"})
OUTCOMES = frozenset({"killed", "dead", "wounded", "injured", "hurt"})
"""What ends a list: "18 killed, one wounded and two arrested" are three."""
_HURTING = frozenset({"kill", "kills", "killing", "wounding", "injuring", "wound", "wounds", "injure", "injures"})
HEDGES = frozenset({"at", "least", "more", "than", "as", "many", "up", "to", "over", "about", "nearly", "almost"})
_JOINS = frozenset({",", "and", "&"})
_QUALIFIES = frozenset({"JJ", "JJR", "NN", "NNP", "NNPS", "CD", "HYPH", "POS", "VBN", "RB"})


def listed_before(participle: Token) -> tuple[People, ...]:
    """Return the people who stand right before "killed", "dead" or "injured" without "was" or "were", in order."""
    doc, at = participle.doc, participle.i - 1
    if participle.tag_ not in {"VBN", "VBD", "JJ"} and participle.lower_ != "hurt":
        return ()
    while at >= 0 and doc[at].lower_ in _BETWEEN:
        at -= 1
    found: list[People] = []
    while at >= 0 and doc[at].lower_ not in OUTCOMES and not _is_anothers(doc[at]):
        left = _left_of(doc[at])
        people = people_at(doc[at], at if left is None else left)
        if left is not None and people is not None and people.count is not None:
            found.insert(0, people)
        elif doc[at].tag_[:2] != "NN":
            break
        first = at if left is None else left
        if first == 0 or doc[first - 1].lower_ not in _JOINS:
            break
        at = first - 2
    return tuple(found)


def _is_anothers(noun: Token) -> bool:
    """Return whether another outcome before befell them: "killed three people and 18 wounded" hurt 18."""
    return (
        noun.dep_ == "dobj" and noun.head.i < noun.i and (noun.head.lower_ in OUTCOMES or noun.head.lower_ in _HURTING)
    )


def _left_of(noun: Token) -> int | None:
    """Return where the member of the list begins whose last word this is: at its number; None without one."""
    if not (people_noun(noun.text) or noun.tag_ == "CD"):
        return None
    left, number = noun.i, noun.i if noun.tag_ == "CD" else None
    while left > 0 and noun.i - left < WIDEST and _qualifies(noun.doc[left - 1]):
        left -= 1
        number = left if _counts(noun.doc[left]) else number
    number = number and _low_of_range(noun.doc, number)
    while number and noun.doc[number - 1].lower_ in HEDGES:
        number -= 1
    return number


def _low_of_range(doc: Doc, number: int) -> int:
    """Return where the range begins of which the number is the higher bound ("between five and seven dead", "two to four injured",
    rule CAS-1), or the number: "from five to seven dead" and "five and seven dead" are no ranges.
    """
    words = [word.lower_ for word in doc[max(0, number - 3) : number]]
    if len(words) < 2 or words[-1] not in {"and", "or", "to"} or doc[number - 2].tag_ != "CD":
        return number
    if words[0] == "between":
        return number - 3
    return number - 2 if words[-1] != "and" and words[0] != "from" else number


def _counts(word: Token) -> bool:
    return word.tag_ in {"CD", "JJR"} or read_number(word.lower_) is not None


def _qualifies(word: Token) -> bool:
    """Return whether the word is of the noun's phrase: "dozens of", "more than", but not "one of several"."""
    if word.lower_ == "of":
        return word.i > 0 and word.nbor(-1).tag_ == "NNS"
    return word.tag_ in _QUALIFIES or word.lower_ in {"than", "as", "at"}


_THE_DEAD_AT = re.compile(r"\bthe (?:dead|deaths|killed|(?:death )?toll) at $", re.IGNORECASE)
_DIED = re.compile(
    r"\s(?:dead\b|killed(?:,| and| while)\s(?=\S+\s(?:\S+\s){0,3}(?:wounded|injured|hurt)\b)(?!wounded|injured|hurt))"
)
"""What says of people that they died, and of others behind it that they were hurt."""


def are_counted_dead(people: People, sentence: str) -> bool:
    """Return whether the words count deaths, and so nobody who was hurt ("seven fatalities and 22 wounded", "left nine people dead and 17
    injured", "put the dead at 14 and 30 wounded", rule CAS-101).
    """
    counts_deaths = people.text.lower().rpartition(" ")[2] in {"deaths", "fatalities"}
    of_the_dead = _THE_DEAD_AT.search(sentence[: people.start + len("at ")])
    return counts_deaths or of_the_dead is not None or _DIED.match(sentence, people.end) is not None
