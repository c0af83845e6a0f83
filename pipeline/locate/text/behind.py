"""Names that are places by what the text puts behind them: what holds them, or what they lie beside."""

import re

from pipeline.locate.gazetteer.kinds import ADM1, COUNTRY
from pipeline.locate.text.holders import lies_in
from pipeline.locate.text.mentions import Scan
from pipeline.locate.text.reading import Reading

_EVERYDAY = 4.3
_HOLDER_AHEAD = re.compile(r",\s?| \(|، |,?\sin\s(?:the\s)?(?:[a-z-]+ern\s|central\s)?")
_NEAR = 40
_ASIDE = re.compile(
    r",\s(?:(?:just|about|some|around)\s)?(?:\d+\s?(?:km|kilomet(?:er|re)s|miles)\s)?(?:to\sthe\s)?"
    r"(?:north|south|east|west)(?:[ -]?(?:east|west))?\sof\s"
)


def is_within(reading: Reading, number: int) -> bool:
    """Return whether what follows after a comma or "in" holds a name: "Bath, Maine", "Chibok in Borno"."""
    scan = reading.scan
    if number + 1 >= len(scan.mentions):
        return False
    mention, following = scan.mentions[number], scan.mentions[number + 1]
    if scan.gaps[mention.last] == " ":
        if following.first == mention.last + 1:
            return (reading.common(mention) or 0.0) < _EVERYDAY and lies_in(mention, following)
        if scan.keys[mention.last + 1] != "in":
            return False
    if following.start - mention.end >= _NEAR or not _HOLDER_AHEAD.fullmatch(scan.text, mention.end, following.start):
        return False
    return any(
        (e.feature is COUNTRY and e.country == c.country and e.weight > c.weight)
        or (e.feature is ADM1 and e.id == c.admin1 and e.id != c.id)
        for e in following.candidates[:5]
        for c in mention.candidates
    )


def lies_beside(scan: Scan, number: int) -> bool:
    """Return whether a name is said to lie on a side of the next: "Sake, 20 km west of Goma"."""
    if number + 1 >= len(scan.mentions):
        return False
    end, start = scan.mentions[number].end, scan.mentions[number + 1].start
    return start - end < _NEAR and _ASIDE.fullmatch(scan.text, end, start) is not None
