"""Small places abroad of which nothing in the text speaks: mostly people, firms or places that no gazetteer has."""

from collections import defaultdict
from collections.abc import Sequence

from pipeline.locate.resolving.resolve import Choice
from pipeline.locate.text.hints import Hints
from pipeline.locate.text.mentions import Kind, Mention, Scan
from schemas.records import Span
from schemas.vocabulary import Feature

_SMALL = 4.7
"""Weight below which a place needs something to speak for it."""
_ENOUGH = 2
"""So many other names must speak of other countries."""
_HERE = ("in", "near", "at", "outside", "downtown")


def tell_namesakes(
    scan: Scan, mentions: Sequence[Mention], choices: Sequence[Choice], hints: Hints, dateline: Span | None
) -> list[tuple[Mention, Choice]]:
    """Return the names with their choices, without small namesakes abroad.

    Where the words say that it is a place ("in Escalon", "Escalon district"), it is kept as one that is not known; else
    it is none.
    """
    spoken = _countries_by_name(mentions, choices, dateline)
    kept = []
    for number, (mention, choice) in enumerate(zip(mentions, choices, strict=True)):
        if not _is_namesake(mention, choice, spoken):
            kept.append((mention, choice))
        elif hints.cues[number] is not None or (mention.first > 0 and scan.keys[mention.first - 1] in _HERE):
            kept.append((mention, Choice(entry=None, score=0.0, reason="unknown_name")))
    return kept


def _countries_by_name(
    mentions: Sequence[Mention], choices: Sequence[Choice], dateline: Span | None
) -> dict[str, set[str]]:
    """Return the names that speak of each country; where the text was filed counts twice."""
    spoken: dict[str, set[str]] = defaultdict(set)
    for mention, choice in zip(mentions, choices, strict=True):
        if choice.entry is not None and choice.entry.country is not None:
            spoken[choice.entry.country].add(mention.key)
            if dateline is not None and dateline.start <= mention.start < dateline.end:
                spoken[choice.entry.country].add(f"{mention.key}, dateline")
    return spoken


def _is_namesake(mention: Mention, choice: Choice, spoken: dict[str, set[str]]) -> bool:
    entry = choice.entry
    if entry is None or entry.country is None or mention.kind is not Kind.NAME:
        return False
    if entry.weight >= _SMALL or choice.reason == "hierarchy" or entry.feature is Feature.COUNTRY:
        return False
    elsewhere = {name for country, names in spoken.items() if country != entry.country for name in names}
    return not spoken[entry.country] - {mention.key} and len(elsewhere) >= _ENOUGH
