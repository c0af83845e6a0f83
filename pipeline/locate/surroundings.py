"""What stands beside a name in its text."""

import re
from dataclasses import dataclass

from pipeline.locate.lexicon import Lexicon
from pipeline.locate.mentions import Casing, Mention, Scan

_SENTENCE_END = re.compile(r"[.!?:;”\"]\s*[“\"'‘(]?$|\n\s*$|^\s*$")
_CLAUSE_END = re.compile(r"[,;:!?\n]|[.](?!\s?$)")
_CALLED = re.compile(
    r"\b(?:villages?|towns?|cit(?:y|ies)|districts?|province|suburbs?|hamlets?|neighbou?rhoods?|settlements?|localit(?:y|ies))"
    r" (?:of|called|named) $"
)
_DATELINE_DASH = re.compile(r"(?:,\s[A-Z][\w. ]{1,20})?\s?(?:\([^)\n]{2,30}\)\s?)?(?:--|[—–]|\s-\s)")


@dataclass(frozen=True, slots=True)
class Around:
    """The words beside a mention."""

    before: str
    """The key of the word before it in the same clause, or ""."""
    before_gap: str
    before_capital: bool
    before_opens: bool
    """Whether the word before it begins a sentence."""
    after: str
    after_gap: str
    after_capital: bool
    opens: bool
    """Whether the mention begins a sentence."""
    heads_dateline: bool
    """Whether it is written in capitals and a dash follows: "CROMWELL — Police said"."""


def look_around(scan: Scan, lexicon: Lexicon, mention: Mention) -> Around:
    """Return what stands beside the mention."""
    first, last = mention.first, mention.last
    before = scan.words[first - 1] if first > 0 else None
    after = scan.words[last + 1] if last + 1 < len(scan.words) else None
    gap = scan.gap(first - 1) if before else ""
    near = before is not None and _is_same_clause(before.key, gap, lexicon)
    return Around(
        before=before.key if before and near else "",
        before_gap=gap,
        before_capital=bool(before and near and before.text[0].isupper()),
        before_opens=first > 0 and opens_sentence(scan, first - 1),
        after=after.key if after else "",
        after_gap=scan.gap(last) if after else "",
        after_capital=bool(after and after.text[0].isupper()),
        opens=opens_sentence(scan, first),
        heads_dateline=_heads_dateline(scan, mention),
    )


def is_called_a_place(text: str, start: int) -> bool:
    """Return whether the name that begins there is called one before: "the village of X"."""
    return _CALLED.search(text, max(0, start - 24), start) is not None


def opens_sentence(scan: Scan, number: int) -> bool:
    """Return whether a word begins a sentence."""
    start = scan.words[number].start
    return bool(_SENTENCE_END.search(scan.text[max(0, start - 4) : start]))


def _is_same_clause(before: str, gap: str, lexicon: Lexicon) -> bool:
    if _CLAUSE_END.search(gap):
        return False
    return "." not in gap or len(before) <= 3 or before in lexicon.titles


def _heads_dateline(scan: Scan, mention: Mention) -> bool:
    written = scan.text[mention.start : mention.end]
    if scan.casing is not Casing.MIXED or len(written) < 4 or not written.isupper():
        return False
    begins = opens_sentence(scan, mention.first) or mention.start == 0
    return begins and _DATELINE_DASH.match(scan.text, mention.end) is not None
