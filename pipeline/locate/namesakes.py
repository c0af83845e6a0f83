"""Small places abroad of which nothing in the text speaks: mostly people, firms or places that no gazetteer has."""

from collections import defaultdict
from collections.abc import Sequence

from pipeline.locate.hints import Hints
from pipeline.locate.mentions import Kind, Mention, Scan
from pipeline.locate.resolve import Choice
from schemas.vocabulary import Feature

_SMALL = 4.7
"""Weight below which a place needs something to speak for it."""
_ENOUGH = 3
"""So many other names must speak of other countries."""
_HERE = ("in", "near", "at", "outside", "downtown")


def tell_namesakes(
    scan: Scan, mentions: Sequence[Mention], choices: Sequence[Choice], hints: Hints
) -> list[tuple[Mention, Choice]]:
    """Return the names with their choices, without small namesakes abroad.

    Where the words say that it is a place ("in Escalon"), it is kept as one that is not known; else it is none.
    """
    spoken = _countries_by_name(mentions, choices)
    kept = []
    for number, (mention, choice) in enumerate(zip(mentions, choices, strict=True)):
        if not _is_namesake(mention, choice, spoken) or hints.cues[number] is not None:
            kept.append((mention, choice))
        elif mention.first > 0 and scan.words[mention.first - 1].key in _HERE:
            kept.append((mention, Choice(entry=None, score=0.0, reason="unknown_name")))
    return kept


def _countries_by_name(mentions: Sequence[Mention], choices: Sequence[Choice]) -> dict[str, set[str]]:
    spoken: dict[str, set[str]] = defaultdict(set)
    for mention, choice in zip(mentions, choices, strict=True):
        if choice.entry is not None and choice.entry.country is not None:
            spoken[choice.entry.country].add(mention.key)
    return spoken


def _is_namesake(mention: Mention, choice: Choice, spoken: dict[str, set[str]]) -> bool:
    entry = choice.entry
    if entry is None or entry.country is None or mention.kind is not Kind.NAME or not mention.single:
        return False
    if entry.weight >= _SMALL or choice.reason == "hierarchy" or entry.feature is Feature.COUNTRY:
        return False
    elsewhere = {name for country, names in spoken.items() if country != entry.country for name in names}
    return not spoken[entry.country] - {mention.key} and len(elsewhere) >= _ENOUGH
