"""What kind of text an article is, from its words and its shape (rules GEN-1 to GEN-4)."""

import re

from schemas.records import Span
from schemas.vocabulary import Genre

_OPINION_TITLE = re.compile(
    r"^\s*(?:opinion|op-ed|editorial|comment|column|analysis|viewpoint|letters?)\b|\?\s*$", re.IGNORECASE
)
_OPINION = re.compile(
    r"\b(?:i (?:believe|think|argue)|we (?:must|should|need to)|in my (?:view|opinion)|opinion|op-ed|columnist|it is high time|"
    r"let us|one cannot help|so-called|euphemism|far-fetched|arch-foe|double game|pretext|hypocrisy|the truth is|"
    r"it (?:is|would be) (?:naive|foolish|obvious)|make no mistake|point fingers?|cannot be ruled out|regime change|"
    r"should be held|ought to|shame(?:ful)?|nothing more than|make no bones|whitewash)\b",
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


def judge_genre(title: str, text: str, paragraphs: tuple[Span, ...]) -> Genre:
    """Return the genre of an article with this title, text and own paragraphs."""
    if not paragraphs:
        return Genre.OTHER
    body = text[paragraphs[0].start : paragraphs[-1].end]
    head = title or text[paragraphs[0].start : paragraphs[0].end].split("\n", 1)[0]
    thousands = max(1.0, len(body) / 3000)
    if _DIGEST_TITLE.search(head[:160]):
        return Genre.DIGEST
    if (len(_OPINION.findall(body)) + 2 * bool(_OPINION_TITLE.search(head[:200]))) / thousands >= 2:
        return Genre.OPINION
    if _BACKGROUND.search(head[:160]) or len(_BACKGROUND.findall(body)) / thousands >= 3:
        return Genre.BACKGROUND
    return Genre.NEWS
