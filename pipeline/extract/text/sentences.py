"""Sentences by a regular expression: fast, and sure of the abbreviations that news is full of."""

import re

from pipeline.extract.actors.nations import nation_words
from pipeline.extract.actors.people import people_forms
from pipeline.extract.acts.triggers import may_tell
from pipeline.extract.tolls.quantities import read_number
from schemas.records import Span

LONGEST = 1200
"""Characters; a longer stretch without an end is cut at a space, so that parsing stays bounded."""
STOPLESS = 300
"""Characters without a comma or a stop that no sentence of news has: its text has lost them (rule SEN-5)."""

_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Brig|Adm|Cmdr|Gov|Sen|Rep|Prof|Hon|Rev|Jr|Sr|Jan|Feb|Mar|Apr|Jun|Jul|"
    "Aug|Sept|Sep|Oct|Nov|Dec|No|Nos|vs|etc|approx|Inc|Ltd|Co|Corp|Ky|Calif|Pvt|Insp|Supt|Const|Dist|Govt|Dept"
)
_END = re.compile(r"[.!?…؟۔]+[\"”’')\]]*(?=\s|$)")
_NOT_AN_END = re.compile(rf"(?:\b(?:{_ABBREVIATIONS})|\b[A-Za-z](?:\.[A-Za-z])*|\b[ap]\.m)\.$", re.IGNORECASE)
_SHORTENED = frozenset(_ABBREVIATIONS.lower().split("|"))
_AFTER_THE_HOUR = re.compile(
    r"\s+(?:(?P<small>The|An?|At|He|She|It|They|His|Her|Their|This|No|Some|More|Among|According|Police|Officials|Witnesses"
    r"|Residents)\b|[A-Z][a-z]+(?:-[a-z]+)?\b)"
)
_SEMICOLON = re.compile(r";\s")
_GOES_ON = re.compile(r"\s+[\"“‘'(\[]*[a-z,;]")
_STOP = re.compile(r"[.,;:!?()]\s")
_OPENER = re.compile(
    r"(?P<before>[\w'’]+)\s+(?=(?:(?:The|An?|He|She|It|They|His|Her|Their|This|These|According|However|Meanwhile|Later|"
    r"Earlier|Separately|When|While|During|After|Following|Sources|In|On|At|No)|(?P<people>[A-Z][a-z]+))\s+(?P<next>[\w'’]+))"
)
_IN_A_NAME = frozenset(
    {
        "reports",
        "reported",
        "report",
        "adds",
        "added",
        "of",
        "by",
        "from",
        "to",
        "with",
        "for",
        "the",
        "and",
        "in",
        "at",
        "told",
    }
)
"""Words after which a capital is a name's ("reports The Hindu")."""
_BEFORE_PEOPLE = frozenset(
    {"a", "an", "unidentified", "unknown", "suspected", "armed", "including", "local", "senior", "or"}
)
"""Words that belong to people ("a Policeman"), like numbers and what says whose they are ("Afghan Policemen")."""


def split_sentences(text: str, paragraph: Span) -> tuple[Span, ...]:
    """Return the paragraph's sentences, without the white space around them, in order."""
    spans, start = [], paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        if _ends(text, match, start):
            spans.append(Span(start, match.end()))
            start = match.end()
    spans.append(Span(start, paragraph.end))
    whole = [opened for span in spans for opened in _opened(text, span)]
    if text.find(";", paragraph.start, paragraph.end) >= 0:
        whole = [part for span in whole for part in _parted(text, span)]
    return tuple(piece for span in whole for piece in _cut(text, trim(text, span)))


def _opened(text: str, span: Span) -> list[Span]:
    """The sentences of a stretch that has lost its stops: one begins at a small word with a capital, or at people ("Police said")."""
    words = text[span.start : span.end]
    if len(words) < STOPLESS or len(_STOP.findall(words)) * STOPLESS > len(words):
        return [span]
    starts = [span.start + match.end() for match in _OPENER.finditer(words) if _opens(match)]
    return [Span(start, end) for start, end in zip([span.start, *starts], [*starts, span.end], strict=True)]


def _parted(text: str, span: Span) -> list[Span]:
    """The parts between semicolons that tell of deeds each (rule SEN-7): "gunmen killed a judge in A; a bomb went off in B"."""
    parts, start = [], span.start
    for match in _SEMICOLON.finditer(text, span.start, span.end):
        following = _SEMICOLON.search(text, match.end(), span.end)
        rest = text[match.end() : following.start() if following else span.end]
        if may_tell(text[start : match.start()], of_verbs=True) and may_tell(rest):
            parts.append(Span(start, match.end()))
            start = match.end()
    return [*parts, Span(start, span.end)]


def _opens(match: re.Match[str]) -> bool:
    before = match["before"].lower()
    if before in _IN_A_NAME:
        return False
    counted = read_number(before) is not None or before in _BEFORE_PEOPLE or before in nation_words()
    return match["people"] is None or (
        match["people"].lower() in people_forms() and match["next"].islower() and not counted
    )


def trim(text: str, span: Span) -> Span:
    """Return the span without the white space at its ends."""
    words = text[span.start : span.end]
    left = len(words) - len(words.lstrip())
    return Span(span.start + left, span.start + max(left, len(words.rstrip())))


def _ends(text: str, match: re.Match[str], start: int) -> bool:
    if match.group() == "." and _is_shortened(text[max(start, match.start() - 12) : match.end()]):
        return _starts_anew(text, match.end()) and not _GOES_ON.match(text, match.end())
    return not _GOES_ON.match(text, match.end())


def _is_shortened(before: str) -> bool:
    """Return whether the stop at the end of the words is that of an abbreviation; most stand behind a longer word."""
    last = before.rpartition(" ")[2][:-1]
    is_a_word = len(last) > 1 and last.isalpha() and last.lower() not in _SHORTENED
    return not is_a_word and _NOT_AN_END.search(before) is not None


def _starts_anew(text: str, at: int) -> bool:
    """After an abbreviation only a new line says that a sentence is over, and after "2 a.m." a number in words or "The" does."""
    if re.match(r"\s*\n", text[at : at + 4]) is not None:
        return True
    following = _AFTER_THE_HOUR.match(text, at) if text[at - 4 : at].lower() in {"a.m.", "p.m."} else None
    return following is not None and (
        following["small"] is not None or read_number(following[0].strip().lower()) is not None
    )


def _cut(text: str, span: Span) -> list[Span]:
    pieces, start = [], span.start
    while span.end - start > LONGEST:
        space = text.rfind(" ", start, start + LONGEST)
        end = space if space > start else start + LONGEST
        pieces.append(trim(text, Span(start, end)))
        start = end
    pieces.append(trim(text, Span(start, span.end)))
    return [piece for piece in pieces if piece.end > piece.start]
