"""How many died whose bodies were found, where only the sentences before tell who they were (rule CAS-181)."""

import re

from pipeline.extract.actors.people import people_noun
from pipeline.extract.text.guarded import Guarded
from pipeline.extract.tolls.quantities import NUMBER, read_number
from schemas.records import Count, Span, Toll

BACK = 400
"""Characters before the sentence in which they were counted."""
_FOUND = Guarded(
    r"\b(?:(?P<theirs>their)\s+(?:\w+\s+)?(?:bodies|corpses)|(?:his|her)\s+(?:\w+\s+)?(?:body|corpse))\b[^.;,]{0,30}?"
    r"\b(?:found|discovered|recovered|retrieved|dumped|thrown|left|lay|lying)\b",
    ("body", "bodies", "corpse"),
)
_COUNTED = re.compile(rf"{NUMBER}\s+(?:[a-z-]+\s+){{0,3}}?(?P<noun>[a-z-]+)\b", re.IGNORECASE)


def bodies_found(text: str, sentence: Span) -> Toll | None:
    """Return how many "their bodies were found" (as many people as were counted last) or "his body was found" (one) tells of."""
    found = _FOUND.search(text, sentence.start, sentence.end)
    count = None if found is None else _counted_last(text, sentence.start) if found["theirs"] else read_number("one")
    return Toll(low=count.low, best=count.best, high=count.high, phrase=found.group()) if found and count else None


def _counted_last(text: str, end: int) -> Count | None:
    before = _COUNTED.finditer(text, max(0, end - BACK), end)
    people = [match.group() for match in before if people_noun(match["noun"]) is not None]
    count = read_number(people[-1]) if people else None
    return count if count and count.low > 1 else None
