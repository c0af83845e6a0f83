"""Whom an article calls "the rebels" and "we": its armed groups, and who speaks (rules ACT-7 and ACT-8)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.actors import ActorMention, KnownActor, find_groups
from pipeline.extract.authors import Author, authors_of
from pipeline.extract.contexts import contexts
from pipeline.extract.home import home_nation
from pipeline.extract.reading import Reading
from pipeline.extract.retelling import Incident
from schemas.records import Span
from schemas.vocabulary import ActorKind

HEAD = 500
"""Characters within which a communiqué says whose it is."""

_REBELS = contexts()["rebels"]
_ISSUED = re.compile(
    r"\[\s*communiqu[eé]\s*\]\s*\[|\b(?:communiqu[eé]|statement|message|declaration)\s+(?:was\s+)?(?:issued|signed|released|published|sent)\s+by\b"
    r"|\b(?:communiqu[eé]|statement)\s+(?:by|of|from)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The armed groups that an article names, in order, its speaker, and who is said to have done what."""

    groups: tuple[ActorMention, ...]
    speaker: KnownActor | None
    nation: str | None
    """Whose army "the army" is."""
    authors: dict[int, tuple[Author, ...]]
    """By the number of the incident."""

    def meant_by(self, noun: str) -> KnownActor | None:
        """Return the group that "the rebels" are: the only one that the article names."""
        if noun.lower() not in _REBELS or not self.groups:
            return None
        if len({mention.actor.actor_id for mention in self.groups}) == 1:
            return self.groups[0].actor
        return None


def cast_of(reading: Reading, incidents: Sequence[Incident]) -> Cast:
    """Return the article's cast."""
    on, text = reading.published_on, reading.text
    nation = home_nation(text)
    rebels = tuple(
        mention for mention in find_groups(text, Span(0, len(text)), on) if mention.actor.kind is ActorKind.REBEL_GROUPS
    )
    return Cast(
        groups=rebels,
        speaker=_speaker(text, rebels),
        nation=nation,
        authors=authors_of(text, reading.sentences, incidents, on, nation),
    )


def _speaker(text: str, groups: tuple[ActorMention, ...]) -> KnownActor | None:
    """The group whose communiqué the text is."""
    issued = _ISSUED.search(text[:HEAD])
    if issued is None:
        return None
    return next((m.actor for m in groups if 0 <= m.start - issued.end() < 80), None)
