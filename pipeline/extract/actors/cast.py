"""Whom an article calls "the rebels" and "we": its armed groups, and who speaks (rules ACT-7 and ACT-8)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.actors.authors import Author, Named, authors_of
from pipeline.extract.actors.home import home_nation
from pipeline.extract.actors.known_actors import ActorMention, KnownActor
from pipeline.extract.actors.registry import find_groups
from pipeline.extract.actors.unlisted import find_unlisted
from pipeline.extract.contexts import contexts
from pipeline.extract.incidents.told import Incident
from pipeline.extract.text.reading import Reading
from schemas.records import Span
from schemas.vocabulary import ActorKind

HEAD = 500
"""Characters within which a communiqué says whose it is."""
BESIDE = 80
"""Characters after "communiqué issued by" in which its author's name begins."""

_REBELS = contexts()["rebels"]
_ISSUED = re.compile(
    r"\[\s*(?:communiqu[eé]|statement|message|declaration|proclamation)\s*\]\s*\["
    r"|\b(?:communiqu[eé]|statement|message|declaration)\s+(?:was\s+)?(?:issued|signed|released|published|sent)\s+by\b"
    r"|\b(?:communiqu[eé]|statement)\s+(?:by|of|from)\b",
    re.IGNORECASE,
)
_DECLARES = re.compile(
    r"[\"”’')\]]*(?:\s*[\[(][^\])\n]{1,60}[\])])?(?:,|\s+(?:general\s+command|high\s+command|command|leadership|directorate))?\s+"
    r"(?:informs?|reports?|states?|declares?|announces?|tells|wishes\s+to\s+inform)\s+(?:to\s+)?(?:the\s+)?(?:\w+\s+){0,3}?"
    r"(?:following|people|nation|public|press|media|community|world)\b",
    re.IGNORECASE,
)
_OUR = re.compile(r"\b(?:our|we,?\s+the|we\s+of\s+the|we,?\s+members\s+of\s+the)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Whom an article calls "the rebels", its speaker, and who is said to have done what."""

    rebels: KnownActor | None
    """The group that "the rebels" are: the only armed one that the article names."""
    speaker: KnownActor | None
    nation: str | None
    """Whose army "the army" is."""
    unlisted: tuple[ActorMention, ...]
    """Where it names armed groups that the registry has not."""
    authors: dict[int, tuple[Author, ...]]
    """By the number of the incident."""

    def unlisted_in(self, start: int, end: int) -> tuple[ActorMention, ...]:
        """Return the groups that the registry has not, named between the two."""
        return tuple(mention for mention in self.unlisted if start <= mention.start and mention.end <= end)

    def meant_by(self, *words: str) -> KnownActor | None:
        """Return the group that the words name by what it is ("the rebels", "guerrilla units"), None where none does."""
        return None if _REBELS.isdisjoint(word.lower() for word in words) else self.rebels


def cast_of(reading: Reading, incidents: Sequence[Incident]) -> Cast:
    """Return the article's cast."""
    on, text = reading.published_on, reading.text
    nation = home_nation(text)
    groups = tuple(
        mention for mention in find_groups(text, Span(0, len(text)), on) if mention.actor.kind is ActorKind.REBEL_GROUPS
    )
    unlisted = find_unlisted(text, on)
    rebels = _only_one(groups)
    return Cast(
        rebels=rebels,
        speaker=_speaker(text, groups),
        nation=nation,
        unlisted=unlisted,
        authors=authors_of(reading, incidents, Named(nation=nation, rebels=rebels, unlisted=unlisted)),
    )


def _only_one(groups: tuple[ActorMention, ...]) -> KnownActor | None:
    known = {mention.actor.key: mention.actor for mention in groups}
    return next(iter(known.values())) if len(known) == 1 else None


def _speaker(text: str, groups: tuple[ActorMention, ...]) -> KnownActor | None:
    """The group whose communiqué the text is: that issued it, tells the public something, or is "our" own."""
    issued = _ISSUED.search(text[:HEAD])
    beginning = [mention for mention in groups if mention.start < HEAD]
    by_title = (one for one in groups if issued and 0 <= one.start - issued.end() < BESIDE)
    by_voice = (
        one
        for one in beginning
        if _DECLARES.match(text, one.end) or _OUR.search(text, max(0, one.start - 30), one.start)
    )
    return next((one.actor for one in (*by_title, *by_voice)), None)
