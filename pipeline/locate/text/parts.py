"""Parts of towns: "the Zayouna district of Baghdad", "Conakry's Ratoma suburb"."""

import re
from collections.abc import Sequence

from pipeline.locate.gazetteer.kinds import CITY, LOCALITY
from pipeline.locate.text.mentions import NAME, RESPELT, Kind, Mention, Scan

_PARTS = frozenset(
    {"neighborhood", "neighbourhood", "quarter", "suburb", "district", "area", "section", "slum", "borough", "ward"}
    | {"upazila", "tehsil", "thana", "taluka", "taluk", "woreda", "township", "commune", "parish"}
)
_QUARTERS = frozenset({"neighborhood", "neighbourhood", "quarter", "suburb", "slum", "barrio"})
"""Of these the town need not be told beside them, if the sentence has told it."""
_OWN_QUARTERS = _QUARTERS - {"suburb"}
"""Behind a name of their own; "the Palermo suburb" is one of Palermo's."""
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_PART_OF = re.compile(
    r"(?:\s|,\san?\s(?:[a-z-]+\s){0,2})\w+\s(?:of|in)\s(?:the\s)?(?:[a-z]+\s)?(?:city\sof\s)?(?:the\s)?"
)
_APPOSED = re.compile(rf",\san?\s(?:[a-z-]+\s){{0,2}}(?:{'|'.join(sorted(_PARTS))})\s(?:of|in)\s")
"""Behind a part: "Mansoura, a district of Aden"."""
_OWNS = re.compile(r"['’]s?\s(?:[a-z]+\s)?")


def town_of_part(scan: Scan, mentions: Sequence[Mention], number: int) -> int | None:
    """Return the number of the town's name of which the text says that this is a part, None where it does not."""
    mention = mentions[number]
    apposed = scan.gaps[mention.last] == ", " and _APPOSED.match(scan.text, mention.end) is not None
    if not apposed and not _is_called(scan, mention.last + 1, _PARTS):
        return None
    if mention.kind not in (NAME, RESPELT, Kind.UNKNOWN):
        return None
    after = mentions[number + 1] if number + 1 < len(mentions) else None
    if after is not None and _is_town_of(mention, after) and _PART_OF.fullmatch(scan.text, mention.end, after.start):
        return number + 1
    before = mentions[number - 1] if number > 0 else None
    if before is None or not _is_town_of(mention, before):
        return None
    if _OWNS.fullmatch(scan.text, before.end, mention.start):
        return number - 1
    return number - 1 if _is_a_quarter_of_the_town(scan, mention, before) else None


def tells_of_quarters(scan: Scan) -> bool:
    """Return whether a text may call any name a part of a town."""
    return bool(scan.lists.at) or not _OWN_QUARTERS.isdisjoint(scan.vocabulary)


def is_a_quarter(scan: Scan, mention: Mention) -> bool:
    """Return whether the text calls a name a part of some town: "the Escalon neighborhood", not "a Lima slum"."""
    if _is_called(scan, mention.last + 1, _OWN_QUARTERS):
        before = scan.keys[mention.first - 1] if mention.first else ""
        has_parts = _is_called(scan, mention.last + 2, frozenset({"of"})) and scan.is_large(mention.last + 3)
        return before not in ("a", "an") and not has_parts
    of = mention.first > 0 and scan.keys[mention.first - 1] == "of"
    return not of and scan.lists.kind_of(mention.start, mention.end) is LOCALITY


def _is_a_quarter_of_the_town(scan: Scan, mention: Mention, before: Mention) -> bool:
    """Return whether a town that the sentence has told has this quarter: "in Cali, … in the Agua suburb"."""
    if before.candidates[0].feature is not CITY or scan.keys[mention.first - 1] != "the" or before.first == 0:
        return False
    if scan.keys[before.first - 1] not in ("in", "of", "from", "at", "near"):
        return False
    told = _is_called(scan, mention.last + 1, _QUARTERS)
    return told and not _SENTENCE_END.search(scan.text, before.end, mention.start)


def _is_called(scan: Scan, number: int, kinds: frozenset[str]) -> bool:
    return number < len(scan.keys) and scan.keys[number] in kinds


def _is_town_of(part: Mention, town: Mention) -> bool:
    """Return whether a name can mean a town, and a greater place than the other: "the Rio slum of Jacarezinho"."""
    return part.weight < town.weight and any(entry.feature is CITY for entry in town.candidates[:3])
