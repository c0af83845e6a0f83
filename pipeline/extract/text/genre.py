"""What kind of text an article is, from its words and its shape (rules GEN-1 to GEN-6 and ASM-97)."""

import re
from dataclasses import dataclass

from pipeline.extract.text.declared import declared_as
from pipeline.extract.text.guarded import any_word
from pipeline.extract.text.opinion import OF_THE_DAY, is_advice, is_opinion
from pipeline.extract.text.staged import EXERCISE, is_staged
from pipeline.extract.text.subjects import Subject, subject_named, subject_of
from schemas.records import Span
from schemas.vocabulary import Genre

_BACKGROUND = any_word(
    (
        "anniversary", "year ago", "years ago", "year on", "years on", "timeline", "explainer", "profile", "history of", "looking back",
        "remember the", "remembers the", "remembered the", "remembering the", r"commemorat\w+", "obituary", "who is", "what is",
        "a brief history", "retrospective", "decade ago", "decades ago", "backgrounder",
    )
)  # fmt: skip
_TO_COME = re.compile(
    r"\b(?:ahead of|before|days from|eve of)\b[^,;:]{0,40}\banniversary\b|\banniversary (?:nears|looms|approaches|draws near)\b",
    re.IGNORECASE,
)
"""An anniversary before which something happens, and which no text looks back on (rule ASM-117)."""
_DIGEST_TITLE = re.compile(
    r"\b(?:digest|round-?up|at a glance|in brief|weekly|daily (?:update|summary|report)|situation report|sitrep|update no|news in brief|"
    r"security incidents|highlights|(?:morning|evening|midday|nightly|daily|world|news|security|global|regional)[ -](?:brief(?:s|ing)?|wrap)|newsletter)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"\b(?:in|since|until|from|during)\s+(?:(?:early|mid|late)[ -])?(?:[A-Z][a-z]+\s+)?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_FEATURE_TITLE = re.compile(
    r"^\s*(?:the|a|an|one) (?:\w+ ){1,3}(?:who|whose|that) (?:will|would|could|can|never|still|always|won't|did|\w+s)\b(?!.*\b(?:is|was|are|were|has|have) )"
    r"|^\s*(?:in (?:search|praise|defence|defense|memory) of|my life|life after|inside the)\b",
    re.IGNORECASE,
)
"""No more than whom or what a text is about ("The man who talks to kidnappers")."""
_LONG_AGO = re.compile(
    r"\b(?:in|of|since|until|during|by|January|February|March|April|May|June|July|August|September|October|November|December) "
    r"(?:1[3-8]\d\d|19[0-4]\d)(?=[.,;:)]|\s*$)|\b(?:spring|summer|autumn|winter|year|end|rains|treaty|war|strike|battle|revolt|siege) of "
    r"(?:1[3-8]\d\d|19[0-4]\d)\b",
    re.MULTILINE,
)
_EARLY_YEAR = re.compile(r" 1(?:[3-8]\d\d|9[0-4]\d)")
"""Without which nothing was long ago: found many times as fast as the words before it."""
_OF_LATE = re.compile(
    r"\b(?:19[5-9]|20\d)\d\b|\b(?:yesterday|overnight|last night|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|\A.{0,200}\btoday\b"
    r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b(?!,? 1)",
    re.IGNORECASE | re.DOTALL,
)
_ANSWERS = re.compile(r"\s*(?:no|yes)\b[.,:—–-]", re.IGNORECASE)
"""With which a text answers what its title asks."""
LEAD = 1500
"""Characters in which an article that looks back names several years and no day (rule GEN-6)."""
YEARS = 3
LONGEST_HEADLINE = 150
"""Characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What an article is, and what it is about where that is no conflict news."""

    genre: Genre
    subject: Subject | None = None


def judge_genre(title: str, text: str, paragraphs: tuple[Span, ...]) -> Kind:
    """Return what an article with this title, text and own paragraphs is."""
    if not paragraphs:
        return Kind(genre=Genre.OTHER)
    body = text[paragraphs[0].start : paragraphs[-1].end]
    head = title or _first_line(body)
    if is_digest(head):
        return Kind(genre=Genre.DIGEST)
    declared = declared_as(title, body)
    if declared == Genre.OPINION or is_advice(title, body) or is_opinion(head, body):
        return Kind(genre=Genre.OPINION)
    subject = subject_named(declared) if declared else subject_of(title, body)
    if subject is None and is_staged(title, body):
        subject = subject_named(EXERCISE)
    if subject is not None:
        return Kind(genre=subject.genre, subject=subject)
    thousands = max(1.0, len(body) / 3000)
    looks_back = len(set(_YEAR.findall(body[:LEAD]))) >= YEARS and not OF_THE_DAY.search(body[:LEAD])
    marked = _BACKGROUND.search(_TO_COME.sub("", head[:160])) or len([*_BACKGROUND.finditer(body)]) / thousands >= 3
    long_ago = _is_of_long_ago(f"{head}\n{body}") and not _OF_LATE.search(body)
    answers = title.rstrip().endswith("?") and _ANSWERS.match(body)
    is_background = answers or looks_back or marked or long_ago or _FEATURE_TITLE.search(title[:160])
    return Kind(genre=Genre.BACKGROUND if is_background else Genre.NEWS)


def is_digest(head: str) -> bool:
    """Return whether the title, or the first line, is that of a digest (GEN-1)."""
    return _DIGEST_TITLE.search(head[:160]) is not None


def _is_of_long_ago(text: str) -> bool:
    return _EARLY_YEAR.search(text) is not None and _LONG_AGO.search(text) is not None


def _first_line(body: str) -> str:
    """The first line, if it is as short as a headline."""
    line = body.split("\n", 1)[0]
    return line if len(line) <= LONGEST_HEADLINE else ""
