"""Round-ups: texts of several pieces of news, each under the name of where it was (rule SEN-8).

The name stands at the beginning of a line, before a colon or a dash ("Mali: Drones struck a market", "2. Niger – …"), or on a
line of its own ("UKRAINE"). In what its title says is a digest a sentence that opens with where it was begins another piece of news
too ("In Pakistan, …", "Meanwhile in Mexico, …").
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise

from pipeline.extract.text.blanking import blanked
from pipeline.extract.text.entries import Entry
from pipeline.extract.text.known_places import NamesPlace
from pipeline.extract.text.labels import MOST, are_of_all
from pipeline.extract.text.lists import SIGN
from pipeline.extract.text.sentences import trim
from schemas.records import Item, Span

FEWEST = 2
"""So many names make a text a round-up; of what its title says is a digest one is enough."""
_NAME = r"[A-Z][\w'’.]*(?:(?:, |[ /-])(?:[A-Z][\w'’]*|and|of|the|d[aeiou]|del|al|el)){0,5}"
_AREA = r"(?: (?:region|oblast|province|district|county|governorate|state|department))?"
_OPENS = re.compile(
    rf"^[ \t]*(?:[•▪●◦‣*·–-][ \t]*|\(?\d{{1,2}}[.)][ \t]*|(?:{SIGN}[\ufe0f\u200d]*[ \t]*){{1,3}})?(?P<name>{_NAME}){_AREA}"
    r"(?:(?:[ \t]*:|[ \t]+[–—-]{1,2}|\.[ \t]*[–—]|[–—])[ \t]+(?=[A-Z0-9“\"'‘][^\s]*(?:[ \t]+\S+){3})|:[ \t]+(?=[a-z]\S*(?:[ \t]+\S+){2})|:?[ \t]*\n\s*(?=(?:[•▪●◦‣*·➢►–-][ \t]+)?[A-Z0-9“\"'‘]\S*(?: \S+){3}))",
    re.MULTILINE,
)
_OPENS_IN = re.compile(
    r"(?:^[ \t]*|(?<=[.!?] ))(?=(?:(?:Meanwhile|Elsewhere|Also|Separately|And|Further \w+|Closer to home|Finally),? )?[Ii]n (?:the )?"
    rf"(?P<name>{_NAME}),[ ])",
    re.MULTILINE,
)
_IN_CAPITALS = re.compile(r"[A-Z]{3,}")


def items_of(text: str, names_place: NamesPlace, *, is_digest: bool) -> tuple[Item, ...]:
    """Return the text's pieces of news with their names, in order; none where the text is no round-up."""
    opening = chain(_OPENS.finditer(text), _OPENS_IN.finditer(text) if is_digest else ())
    found = [match for match in islice(opening, MOST) if names_place(_as_a_name(match["name"]), 0, len(match["name"]))]
    found.sort(key=lambda match: match.start())
    names = {match["name"].lower() for match in found}
    if len(names) < (1 if is_digest else FEWEST) or not (is_digest or are_of_all(text, found)):
        return ()
    ends = [*(match.start() for match in found[1:]), len(text)]
    return tuple(
        Item(name=Span(*match.span("name")), start=match.start(), told=match.end(), end=end)
        for match, end in zip(found, ends, strict=True)
    )


def without_names(text: str, items: Sequence[Item]) -> str:
    """Return the text with the items' names blanked, as long as it was."""
    return blanked(text, [Span(item.start, item.told) for item in items])


def parted(text: str, paragraphs: Sequence[Span], items: Sequence[Item]) -> Iterator[Span]:
    """Yield the paragraphs, cut where items begin."""
    for paragraph in paragraphs:
        starts = [item.start for item in items if paragraph.start < item.start < paragraph.end]
        cuts = [paragraph.start, *starts, paragraph.end]
        parts = (trim(text, Span(start, end)) for start, end in pairwise(cuts))
        yield from (part for part in parts if part.start < part.end)


def number_at(offset: int, pieces: Sequence[Item | Entry]) -> int | None:
    """Return the number of the item or entry in which the offset lies; None before the first, and of a text that has none."""
    number = bisect_right(pieces, offset, key=lambda piece: piece.start) - 1
    return number if number >= 0 else None


def _as_a_name(words: str) -> str:
    """Names in capitals are known as such in small letters."""
    return words.title() if _IN_CAPITALS.search(words) else words
