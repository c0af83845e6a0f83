"""Parts of towns: "the Zayouna district of Baghdad", "Conakry's Ratoma suburb"."""

import re
from collections.abc import Sequence

from pipeline.locate.text.mentions import Kind, Mention, Scan
from schemas.vocabulary import Feature

_PARTS = frozenset(
    {"neighborhood", "neighbourhood", "quarter", "suburb", "district", "area", "section", "slum", "borough", "ward"}
)
_PART_OF = re.compile(r"\s\w+\s(?:of|in)\s(?:the\s)?(?:[a-z]+\s)?(?:city\sof\s)?")
_OWNS = re.compile(r"['’]s?\s(?:[a-z]+\s)?")


def town_of_part(scan: Scan, mentions: Sequence[Mention], number: int) -> int | None:
    """Return the number of the town's name of which the text says that this is a part, None where it does not."""
    mention = mentions[number]
    if mention.last + 1 >= len(scan.keys) or scan.keys[mention.last + 1] not in _PARTS:
        return None
    if mention.kind not in (Kind.NAME, Kind.RESPELT, Kind.UNKNOWN):
        return None
    after = mentions[number + 1] if number + 1 < len(mentions) else None
    if after is not None and _is_town_of(mention, after) and _PART_OF.fullmatch(scan.text, mention.end, after.start):
        return number + 1
    before = mentions[number - 1] if number > 0 else None
    if before is None or not _is_town_of(mention, before):
        return None
    return number - 1 if _OWNS.fullmatch(scan.text, before.end, mention.start) else None


def _is_town_of(part: Mention, town: Mention) -> bool:
    """Return whether a name can mean a town, and a greater place than the other: "the Rio slum of Jacarezinho"."""
    return part.weight < town.weight and any(entry.feature is Feature.CITY for entry in town.candidates[:3])
