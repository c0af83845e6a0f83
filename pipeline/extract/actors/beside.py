"""Who did a deed by the words right before its noun: "a Shining Path attack", "a guerrilla attack" (rule ACT-10)."""

import re
from collections.abc import Iterator
from datetime import date

from pipeline.extract.actors.known_actors import ActorMention, KnownActor
from pipeline.extract.actors.means import whose_means
from pipeline.extract.actors.registry import find_actors, find_groups
from pipeline.extract.acts.hits import Hit
from pipeline.extract.contexts import contexts
from pipeline.extract.incidents.told import Told
from schemas.records import Span
from schemas.vocabulary import EVENT_TYPE_OF, ActorRole, EventType, Side

_DEEDS = frozenset({EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS})
_BESIDE = 90
"""Characters before a deed's noun in which the group's name stands."""
_JOINED = re.compile(
    r"(?:\s*[\])\"”’]|['’]s?|\s*\[[^\]]{1,60}\])*\s+(?:(?:guerrilla|rebel|terrorist|urban|commando|bomb|mortar|suicide|dynamite)\s+)?"
)
_FIGHTERS = contexts()["fighting_for"]


def doers_beside(
    text: str, told: Told, on: date | None, rebels: KnownActor | None, nation: str | None
) -> Iterator[ActorMention]:
    """Yield the groups whose names, or the words that ``rebels`` are known by, stand right before the nouns of its deeds; where
    nobody is said to do it, also the forces that do ("killed in an Israeli air strike", "an army raid").
    """
    deeds = {hit.token for hit in told.frame.hits}
    done = any(role.role is not ActorRole.TARGET and role.head.head not in deeds for role in told.frame.roles)
    for hit in told.frame.hits:
        kind = hit.trigger.sub_event_type
        if hit.trigger.pos == "n" and kind is not None and EVENT_TYPE_OF[kind] in _DEEDS:
            yield from _named_before(text, told, hit, on)
            yield from _rebels_before(told, hit, rebels)
            if not done:
                yield from _force_before(text, told, hit, nation)


def _force_before(text: str, told: Told, hit: Hit, nation: str | None) -> Iterator[ActorMention]:
    start = told.sentence.start + hit.token.left_edge.idx
    end = told.sentence.start + hit.token.idx + len(hit.token)
    words = text[start:end]
    force = whose_means(words, hit.token.text, nation) or next(
        (
            one.actor
            for one in find_actors(text, Span(start, end))
            if one.actor.side is Side.STATE and _JOINED.fullmatch(text, one.end, end - len(hit.token))
        ),
        None,
    )
    if force is not None:
        yield ActorMention(start=start, end=end, actor=force)


def _named_before(text: str, told: Told, hit: Hit, on: date | None) -> Iterator[ActorMention]:
    begin, end = told.sentence.start, told.sentence.start + hit.token.idx
    for mention in find_groups(text, Span(max(begin, end - _BESIDE), end), on):
        if _JOINED.fullmatch(text, mention.end, end):
            yield mention


def _rebels_before(told: Told, hit: Hit, rebels: KnownActor | None) -> Iterator[ActorMention]:
    for word in hit.token.children if rebels else ():
        if rebels and word.dep_ in {"compound", "amod"} and word.lower_ in _FIGHTERS:
            start = told.sentence.start + word.idx
            yield ActorMention(start=start, end=start + len(word), actor=rebels)
