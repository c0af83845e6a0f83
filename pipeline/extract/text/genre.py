"""What kind of text an article is, from its words and its shape (rules GEN-1 to GEN-6)."""

import re
from dataclasses import dataclass

from pipeline.extract.text.subjects import Subject, subject_of
from schemas.records import Span
from schemas.vocabulary import Genre

_OPINION_TITLE = re.compile(
    r"^\s*(?:opinion|op-ed|editorial|comment|column|analysis|viewpoint|letters?|why|how (?:to|not))\b|\?\s*$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\s*(?:opinion|op-ed|editorial|comment|commentary|column|viewpoint|letters?(?: to the editor)?)\s*[:|–—]",
    re.IGNORECASE,
)
"""Before a title, or a text without one: what its publisher calls it (rule GEN-10)."""
_OPINION = re.compile(
    r"\b(?:i (?:believe|think|argue|hope|thought)|we (?:must|should|need to|cannot|have to)|in my (?:view|opinion)|opinion|op-ed|"
    r"columnist|it is high time|let us|one cannot help|so-called|euphemism|far-fetched|arch-foe|double game|pretext|hypocrisy|the truth is|"
    r"it (?:is|would be) (?:naive|foolish|obvious|fashionable|tempting|hard to)|make no mistake|point fingers?|cannot be ruled out|regime change|"
    r"should be (?:held|ashamed)|ought to|shame(?:ful)?|nothing more than|make no bones|whitewash|to be honest|must be honest|what is needed|"
    r"ask (?:a|any)|suppose|perhaps|sir,|your (?:leader|editorial|correspondent|newspaper)|nobody (?:asks|should)|the rest of us|"
    r"accomplices|complicit|yours faithfully|deserves? better|the reason is simple|the case for|pretend not to|self-respect|"
    r"it is hard to see|regrettably|disheartening|worrisome|lamentabl[ey]|dreadful|needless to say|moreover|furthermore|it is (?:crucial|vital|imperative) (?:to|that)|(?:could|should) (?:leverage|prioriti[sz]e|consider)|paradoxically|ironically|should not have been|the honest answer|those who|least bad|surprise|toys)\b",
    re.IGNORECASE,
)
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
_OF_THE_DAY = re.compile(
    r"\b(?:today|yesterday|tonight|overnight|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b", re.IGNORECASE
)
LEAD = 1500
"""Characters in which an article that looks back names several years and no day (rule GEN-6)."""
YEARS = 3
_SELF = re.compile(r"\b(?:I|[Mm]y|me|myself)\b")
_WE = re.compile(r"\b(?:[Ww]e|us|[Oo]ur|ourselves)\b")
LONGEST_HEADLINE = 150
"""Characters."""
ENOUGH = 3.5
"""Marks of an author's voice in 3,000 characters or fewer that make a text an opinion piece."""
_QUOTED = re.compile(r"[\"“][^\"”\n]{0,600}[\"”]")


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
    if _is_opinion(head, body):
        return Kind(genre=Genre.OPINION)
    subject = subject_of(title, body)
    if subject is not None:
        return Kind(genre=subject.genre, subject=subject)
    thousands = max(1.0, len(body) / 3000)
    looks_back = len(set(_YEAR.findall(body[:LEAD]))) >= YEARS and not _OF_THE_DAY.search(body[:LEAD])
    marked = _BACKGROUND.search(head[:160]) or len(_BACKGROUND.findall(body)) / thousands >= 3
    is_background = looks_back or marked
    return Kind(genre=Genre.BACKGROUND if is_background else Genre.NEWS)


def _first_line(body: str) -> str:
    """The first line, if it is as short as a headline."""
    line = body.split("\n", 1)[0]
    return line if len(line) <= LONGEST_HEADLINE else ""


def _is_opinion(head: str, body: str) -> bool:
    """Return whether the author speaks in it (GEN-2), outside of quotations: as "I" or "we", in questions to the reader, in the
    words of judgement and advice; a title like a column's counts two.
    """
    if _LABEL.search(head):
        return True
    own = _QUOTED.sub(" ", body)
    marks = len(_OPINION.findall(own)) + 2 * bool(_OPINION_TITLE.search(head[:200]))
    voice = min(4, len(_SELF.findall(own))) + min(6, len(_WE.findall(own))) / 2 + own.count("?") * 3 / 4
    enough = ENOUGH * max(1.0, len(body) / 3000)
    return marks > 0 and marks + voice >= enough
