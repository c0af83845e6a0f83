"""Whom an operation was after: parties that a sentence names as its aim (rule ACT-3 of docs/codebook/actors.md)."""

import re
from collections.abc import Iterator
from datetime import date

from pipeline.extract.actors.known_actors import ActorMention
from pipeline.extract.actors.people import people_noun
from pipeline.extract.actors.registry import find_actors, find_groups
from pipeline.extract.text.guarded import Guarded
from schemas.records import Span
from schemas.vocabulary import Side

REACH = 90
"""Characters after the words of an aim in which the party stands."""

_AIM = Guarded(
    r"\b(?:to\s+(?:arrest|detain|capture|find|kill|apprehend|locate|target)|in\s+(?:search|pursuit)\s+of|search(?:ing)?\s+for"
    r"|target(?:ing|ed)|pursuing|hunt(?:ing)?\s+for|associated\s+with|affiliated\s+with|linked\s+to|members?\s+of"
    r"|clear(?:ing|ed)\s+(?:\w+\s+){1,3}of)\s+",
    (
        "arrest", "detain", "capture", "find", "kill", "apprehend", "locate", "search", "pursuit", "pursuing", "target", "hunt",
        "associated", "affiliated", "linked", "member", "clear",
    ),
)  # fmt: skip
_OBJECTS = ("target", "aim", "object", "focus")
_TARGET = Guarded(rf"\b(?:{'|'.join(_OBJECTS)})\s+of\s+(?:the|this|that)\s+\w+\s+(?:was|were|is)\s+", _OBJECTS)
_JOIN = re.compile(r"\s*(?:/|,|\band\b|\bor\b)\s*")
_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[.;:!?]\s|,\s|\b(?:in|during|near|who|which|that|and|from)\b", re.IGNORECASE)


def find_aims(text: str, sentence: Span, on: date | None) -> Iterator[ActorMention]:
    """Yield the armed groups that the sentence names as an operation's aim, in order ("in search of a Taliban leader")."""
    yield from _after(_AIM, text, sentence, on)


def find_targets(text: str, sentence: Span, on: date | None) -> Iterator[ActorMention]:
    """Yield the armed groups of which the sentence says that they were a deed's target ("the target of the raid was …")."""
    yield from _after(_TARGET, text, sentence, on)


def _after(words: Guarded, text: str, sentence: Span, on: date | None) -> Iterator[ActorMention]:
    for match in words.finditer(text, sentence.start, sentence.end):
        reach = min(sentence.end, match.end() + REACH)
        stop = _STOP.search(text, match.end(), reach)
        for mention in find_actors(text, Span(match.end(), stop.start() if stop else reach), on):
            if mention.actor.side is Side.NON_STATE:
                yield mention


def joined_groups(text: str, first: ActorMention | None, on: date | None) -> Iterator[ActorMention]:
    """Yield the group and those whose names are joined to its ("a Taliban/Haqqani planner"); nothing without one."""
    last = first
    while last is not None:
        yield last
        join = _JOIN.match(text, last.end)
        beside = find_groups(text, Span(join.end(), join.end() + REACH), on) if join else ()
        last = next((mention for mention in beside if join and mention.start == join.end()), None)


def find_members(text: str, sentence: Span, on: date | None) -> Iterator[ActorMention]:
    """Yield the armed groups whose people the sentence names ("a Taliban facilitator"), in order."""
    for mention in find_actors(text, sentence, on):
        if mention.actor.side is Side.NON_STATE:
            after = _WORD.findall(text, mention.end, min(sentence.end, mention.end + 40))[:3]
            if any((noun := people_noun(word)) and noun.side in {Side.NON_STATE, Side.UNKNOWN} for word in after):
                yield mention
