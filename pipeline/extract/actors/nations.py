"""What nations, their peoples and what is theirs are called."""

import re
from functools import cache, lru_cache

from pipeline.extract.text.letters import folded
from schemas.registry import states

_OF_OTHERS_TOO = frozenset(
    {
        "and",
        "antigua",
        "benin",
        "bissau",
        "brazzaville",
        "cape",
        "east",
        "equatorial",
        "islander",
        "islands",
        "lucia",
        "nevis",
    }
    | {"papua", "principe", "saint", "solomon", "st.", "tome", "trinidad", "verde", "vincent"}
)
"""Words of nations' names that are other places' too, or nobody's."""


def nations() -> dict[str, tuple[str, ...]]:
    """Return what each nation, its people and what is theirs are called, by ISO 3166-1 alpha-2 code."""
    return {row["code"]: (_bare(row["country"]), *row["demonyms"].split("|")) for row in states()}


@cache
def seats() -> dict[str, str]:
    """Return whose government a capital's or a palace's name stands for ("the Kremlin"), in small letters, by that name."""
    return {seat.lower(): row["code"] for row in states() for seat in row["seats"].split("|") if seat}


@cache
def nation_words() -> frozenset[str]:
    """Return the words of nations' names and of what is theirs, in lower case."""
    names = [name for row in states() for name in (row["country"], *row["demonyms"].split("|"))]
    return frozenset(word for name in names for word in folded(name).split()) - _OF_OTHERS_TOO


@lru_cache(maxsize=8)
def nations_in(text: str) -> frozenset[str]:
    """Return the codes of the nations of which the text speaks, by their names or their peoples'."""
    pattern, codes = _nation_names()
    return frozenset(codes[name] for name in pattern.findall(text))


@cache
def _nation_names() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for what nations and their peoples are called, the longest first, and whose each name is."""
    codes = {name: code for code, names in nations().items() for name in names}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(codes, key=len, reverse=True)))})\b"), codes


def _bare(country: str) -> str:
    return country.removeprefix("the ")
