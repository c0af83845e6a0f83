"""How many "the rebels" are where the text has counted them before: "several rebels came … the rebels were killed" (rule CAS-9)."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.extract.actors.people import people_noun
from pipeline.extract.incidents.told import Told
from pipeline.extract.text.reading import Reading
from pipeline.extract.tolls.counted import People, people_in
from pipeline.extract.tolls.quantities import read_number
from schemas.records import Count

BACK = 3
"""Sentences back in which they were counted."""
_WORDS_BEFORE = r"(?P<number>(?:[\w-]+\s+){1,4})"
_THEM = frozenset({"them", "both"})
_CUT = re.compile(r".*\b(?:and|or|of|the|these|those|all|by|with)\s", re.IGNORECASE | re.DOTALL)


def with_numbers_told(reading: Reading, told: Told, people: Sequence[People]) -> list[People]:
    """Return the people, those who are only known ("the rebels") with the number that the sentences before give them."""
    return [replace(one, count=_number_told(reading, told, one)) if _is_only_known(one) else one for one in people]


def _is_only_known(one: People) -> bool:
    return one.definite and one.count is None and not one.implied


def _number_told(reading: Reading, told: Told, one: People) -> Count | None:
    """The last number that such people were given; None where there is none."""
    if one.text.lower().split()[0] in _THEM:
        return _number_of_them(told, one)
    noun = re.compile(rf"\b{_WORDS_BEFORE}{re.escape(one.text.split()[-1])}\b", re.IGNORECASE)
    start = reading.sentences[max(0, told.number - BACK)].start
    found = list(noun.finditer(reading.text, start, told.sentence.start + one.start))
    counts = (read_number(_CUT.sub("", match["number"])) for match in reversed(found))
    return next((count for count in counts if count and count.low > 1), None)


def _number_of_them(told: Told, one: People) -> Count | None:
    """How many were told of last in the sentence before "them", who do not do it ("fired on two traders, killing them", rule CAS-106)."""
    before = (word for word in reversed(told.frame.hits[0].token.doc) if word.idx < one.start)
    several = (word for word in before if word.tag_ == "NNS" and people_noun(word.text) and word.dep_ != "nsubj")
    last = next(several, None)
    return next((people.count for people in people_in(last)), None) if last is not None else None
