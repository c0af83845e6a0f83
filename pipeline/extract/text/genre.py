"""What kind of text an article is, from its words and its shape (rules GEN-1 to GEN-6)."""

import re
from dataclasses import dataclass

from pipeline.extract.text.opinion import OF_THE_DAY, is_opinion
from pipeline.extract.text.subjects import Subject, subject_of
from schemas.records import Span
from schemas.vocabulary import Genre

_BACKGROUND = re.compile(
    r"\b(?:anniversary|years? (?:ago|on)|timeline|explainer|profile|history of|looking back|remember(?:s|ed|ing)? the|commemorat\w+|"
    r"obituary|who is|what is|a brief history|retrospective|decades? ago|backgrounder)\b",
    re.IGNORECASE,
)
_DIGEST_TITLE = re.compile(
    r"\b(?:digest|round-?up|at a glance|in brief|weekly|daily (?:update|summary|report)|situation report|sitrep|update no|news in brief|"
    r"security incidents|highlights)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"\b(?:in|since|until|from|during)\s+(?:(?:early|mid|late)[ -])?(?:[A-Z][a-z]+\s+)?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
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
    if _DIGEST_TITLE.search(head[:160]):
        return Kind(genre=Genre.DIGEST)
    if is_opinion(head, body):
        return Kind(genre=Genre.OPINION)
    subject = subject_of(title, body)
    if subject is not None:
        return Kind(genre=subject.genre, subject=subject)
    thousands = max(1.0, len(body) / 3000)
    looks_back = len(set(_YEAR.findall(body[:LEAD]))) >= YEARS and not OF_THE_DAY.search(body[:LEAD])
    marked = _BACKGROUND.search(head[:160]) or len(_BACKGROUND.findall(body)) / thousands >= 3
    is_background = looks_back or marked
    return Kind(genre=Genre.BACKGROUND if is_background else Genre.NEWS)


def _first_line(body: str) -> str:
    """The first line, if it is as short as a headline."""
    line = body.split("\n", 1)[0]
    return line if len(line) <= LONGEST_HEADLINE else ""
