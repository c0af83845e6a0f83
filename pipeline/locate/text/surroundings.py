"""What stands beside a name in its text."""

import re

import msgspec

from pipeline.locate.text.lexicon import Lexicon
from pipeline.locate.text.mentions import Mention, Scan
from pipeline.locate.text.written import APOSTROPHES, MIXED

_SENTENCE_END = re.compile(r"[.!?:;”\"]\s*[“\"'‘(]?$|\n\s*$|^\s*$")
_CLAUSE_END = re.compile(r"[,;:!?\n]|[.](?!\s?$)")
_CALLED = re.compile(
    r"\b(?:villages?|towns?|cit(?:y|ies)|districts?|province|suburbs?|hamlets?|neighbou?rhoods?|settlements?|localit(?:y|ies)|areas?"
    r"|townships?|strongholds?|enclave|hilltop|mountaintop|communes?|municipalit(?:y|ies)|cantons?|wards?|woredas?|payams?"
    r"|veredas?|caser[ií]os?|corregimientos?|hromadas?)"
    r" (?:of|called|named|known as) $"
)
_CALLING = (" of ", " called ", " named ", " as ")
_WARDS = (
    "arangay ",
    "rgy ",
    "rgy. ",
    "itio ",
    "urok ",
    "ereda ",
    "orregimiento ",
    " desa ",
    " Desa ",
    "ampung ",
    "elurahan ",
)
"""Ends of the words that stand before the name of a part of a town, small and large: "Barangay", "Sitio", "vereda"."""
_CALLED_BY = frozenset(words[-3:] for words in (*_CALLING, *_WARDS))
"""The last characters of all of them, looked at first, since that costs little."""
_TOLD = re.compile(
    r", (?:an?|the) (?:[a-z-]+ ){0,3}"
    r"(?:village|town|city|district|suburb|hamlet|settlement|commune|township|neighbou?rhood)"
    r" (?:in|of|near|on|outside|located|about|some|north|south|east|west)\b"
)
_DATELINE_DASH = re.compile(
    r"(?:/[A-Z][A-Z’'. -]{2,25})*(?:,\s[A-Z][\w. ]{1,20})?"
    r"(?:\s?(?:\([^)\n]{2,30}\)\s?)?(?:--|[—–]|\s-\s)|,\s(?:\d{1,2}\s[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.?\s\d{1,2})(?:,?\s\d{4})?\s?\n)"
)
"""Ends in a dash, or in a day and its line's end."""


class Around(msgspec.Struct, frozen=True, gc=False):
    """The words beside a mention."""

    before: str
    """The key of the word before it in the same clause, or ""."""
    before_gap: str
    before_capital: bool
    after: str
    after_gap: str
    after_capital: bool
    heads_dateline: bool
    """Whether it is written in capitals and a dash or a day follows: "CROMWELL — Police said"."""

    @property
    def possessive(self) -> bool:
        """Whether something is said to be its own: "Boston's"."""
        return self.after == "s" and self.after_gap in APOSTROPHES


def look_around(scan: Scan, lexicon: Lexicon, mention: Mention) -> Around:
    """Return what stands beside the mention."""
    first, after, keys, words = mention.first, mention.last + 1, scan.keys, scan.words
    gap = scan.gaps[first - 1] if first > 0 else ""
    is_told = first > 0 and (gap == " " or _is_same_clause(keys[first - 1], gap, lexicon))
    goes_on = after < len(keys)
    return Around(
        keys[first - 1] if is_told else "",
        gap,
        is_told and words[first - 1][0].isupper(),
        keys[after] if goes_on else "",
        scan.gaps[after - 1],
        goes_on and words[after][0].isupper(),
        _heads_dateline(scan, mention),
    )


def is_called_a_place(text: str, start: int) -> bool:
    """Return whether the name that begins there is called one before: "the village of X"."""
    if text[start - 3 : start] not in _CALLED_BY:
        return False
    behind = text[max(0, start - 15) : start]
    if behind.endswith(_WARDS):
        return True
    return behind.endswith(_CALLING) and _CALLED.search(text, max(0, start - 30), start) is not None


def is_told_a_place(text: str, end: int) -> bool:
    """Return whether the name that ends there is said to be one behind it: "Mir Ali, a town in North Waziristan"."""
    return text.startswith(", ", end) and _TOLD.match(text, end) is not None


def opens_sentence(scan: Scan, number: int) -> bool:
    """Return whether a word begins a sentence."""
    start = scan.starts[number]
    return bool(_SENTENCE_END.search(scan.text[max(0, start - 4) : start]))


def _is_same_clause(before: str, gap: str, lexicon: Lexicon) -> bool:
    if _CLAUSE_END.search(gap):
        return False
    return "." not in gap or len(before) <= 3 or before in lexicon.titles


def _heads_dateline(scan: Scan, mention: Mention) -> bool:
    if scan.text[mention.start + 1 : mention.start + 2].islower():
        return False
    written = scan.text[mention.start : mention.end]
    if not written.isupper() or len(written) < 4 or scan.casing is not MIXED:
        return False
    if mention.first == 0 and scan.text[mention.end : mention.end + 2] == ": ":
        return True
    begins = mention.start == 0 or opens_sentence(scan, mention.first)
    return begins and _DATELINE_DASH.match(scan.text, mention.end) is not None
