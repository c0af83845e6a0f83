"""Whose army "the army" is: that of the nation of which the article speaks most (rule ACT-9)."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from pipeline.extract.actors import ActorMention, KnownActor, force_of, nations
from schemas.records import Span

_MOST_SPOKEN_OF = 1.5
"""How many times as often as any other the nation is spoken of."""
_BEFORE = re.compile(r"(?:^|\b(?:the|by|of|and|that|to)\s+)$", re.IGNORECASE)
_PLAIN = re.compile(
    r"\b(?:army|military|armed\s+forces|air\s+force|navy|government\s+(?:troops|forces|soldiers)|general\s+staff|high\s+command)\b",
    re.IGNORECASE,
)


def home_nation(text: str) -> str | None:
    """Return the code of the nation of which the text speaks most, by its name and its people's.

    None where two come near, and where the text names no force whose nation could be asked for.
    """
    if not _PLAIN.search(text):
        return None
    pattern, codes = _names()
    spoken = Counter(codes[match.group().lower().replace("’", "'")] for match in pattern.finditer(text))
    (nation, first), (_, second) = [*spoken.most_common(2), ("", 0), ("", 0)][:2]
    return nation if first > 1 and first >= _MOST_SPOKEN_OF * second else None


def plain_force(phrase: str, nation: str | None) -> KnownActor | None:
    """Return whom a phrase without a nation's name means ("the army", "government troops"), None where it names no force."""
    force = _PLAIN.search(phrase)
    return force_of(nation, force.group()) if force and nation and not _names()[0].search(phrase) else None


def plain_forces(text: str, span: Span, nation: str | None) -> Iterator[ActorMention]:
    """Yield the nation's forces where the span names them without it, in order; "rebel army" is nobody's."""
    if nation is not None:
        for match in _PLAIN.finditer(text, span.start, span.end):
            if _BEFORE.search(text, span.start, match.start()):
                yield ActorMention(start=match.start(), end=match.end(), actor=force_of(nation, match.group()))


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {name.lower(): code for code, names in nations().items() for name in names}
    listed = "|".join(re.escape(name).replace("'", "['’]") for name in sorted(codes, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{listed})(?=s?\b)", re.IGNORECASE), codes
