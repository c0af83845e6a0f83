"""What a kind reads from its entry's ``options``: words, patterns and numbers, and what is wrong with them."""

import re
from collections.abc import Iterator, Mapping

from schemas.sources import Source

Forms = Mapping[str, str]
"""For each option that a kind knows what is expected of it, in words."""


def option_faults(source: Source, known: Forms, needed: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield which options are unknown, which are missing, and which patterns are none."""
    for name in sorted(set(source.options) - set(known)):
        allowed = ", ".join(known) or "none"
        yield f"options has {name!r}, which a source of kind {source.kind} does not know; known are {allowed}"
    for name in needed:
        if not source.options.get(name):
            yield f"options needs {name}: {known[name]}"
    for name in ("link_pattern", "hosts"):
        if name in source.options:
            yield from _pattern_faults(name, source.options[name])


def pattern_of(source: Source, name: str = "link_pattern") -> re.Pattern[str]:
    """Return the option's regular expression; one that fits everything where there is none."""
    return re.compile(source.options.get(name, ""))


def words_of(source: Source, name: str, default: str = "") -> tuple[str, ...]:
    """Return the words of the option, which may be parted by spaces or commas."""
    return tuple(re.findall(r"[^\s,]+", source.options.get(name, default)))


def _pattern_faults(name: str, written: str) -> Iterator[str]:
    try:
        re.compile(written)
    except re.error as error:
        yield f"options has {name} {written!r}, which is no regular expression: {error}"
