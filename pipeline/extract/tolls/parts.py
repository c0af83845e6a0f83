"""A number of people behind which their kinds are told: the whole, and its parts (rule CAS-252)."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.extract.tolls.counted import People
from pipeline.extract.tolls.quantities import read_number

_OF_ALL_KINDS = re.compile(
    r"\b(?:people|persons|individuals|civilians|members|victims|villagers|residents|relatives|of (?:one|the same|a single) family)\b",
    re.IGNORECASE,
)
"""Who may be of several kinds."""
_FIRST_OF_A_FAMILY = re.compile(r"\bfamily\s*[^\w\s]+\s*(.+)$", re.DOTALL)
"""The first of the kinds, which the parse takes for the family's own."""


def with_parts(people: Sequence[People]) -> list[People]:
    """Return the people of a sentence, of whom a number of people, told at once by kinds that are as many, are the whole ("12 people, seven
    children, three women and two men, were killed", rule CAS-252).
    """
    for n, whole in enumerate(people):
        for end in range(n + 3, len(people) + 1):
            parts = people[n + 1 : end]
            if _are_its_parts(whole, parts):
                return [*people[:n], replace(whole, includes=tuple(parts)), *with_parts(people[end:])]
    return list(people)


def _are_its_parts(whole: People, parts: Sequence[People]) -> bool:
    counts = [
        one.count.low for one in parts if one.count and not (one.more or one.part or one.definite or one.includes)
    ]
    if whole.count is None or whole.includes or len(counts) < len(parts) or not _OF_ALL_KINDS.search(whole.text):
        return False
    first = _FIRST_OF_A_FAMILY.search(whole.text)
    in_it = read_number(first[1]) if first else None
    return sum(counts) + (in_it.low if in_it else 0) == whole.count.low
