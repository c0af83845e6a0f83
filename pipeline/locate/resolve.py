"""Which place each name means: prominence, country context, hierarchy, neighbours, cue words.

Scores add up in units of a decimal logarithm of people: a place with ten times the people starts one point ahead, and
a hint of the text is worth the points given here.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipeline.locate.entries import Entry
from pipeline.locate.geo import distance_km
from pipeline.locate.hints import find_holders, read_cue
from pipeline.locate.mentions import Kind, Mention, Scan
from pipeline.locate.weigh import Scored, weigh
from schemas.records import Span
from schemas.vocabulary import Feature

COUNTRY_CONTEXT, ADMIN1_CONTEXT, NEARBY = 3.0, 3.0, 3.0
SAME_SENSE = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The place that a mention was taken for."""

    entry: Entry | None
    score: float
    """0 to 1: how far it leads the next best."""
    reason: str


@dataclass(frozen=True, slots=True)
class _Context:
    countries: dict[str, float]
    """The square root of each country's share of the text's places: a few are telling, more are no news."""
    admin1s: dict[int, float]
    anchors: tuple[tuple[float, float], ...]


_Key = TypeVar("_Key", str, int)


def resolve(scan: Scan, mentions: Sequence[Mention], dateline: Span | None) -> tuple[Choice, ...]:
    """Return a choice for each mention: alone first, then twice more in the light of all the others."""
    holders = [find_holders(scan, mentions, number) for number in range(len(mentions))]
    cues = [read_cue(scan, mention) for mention in mentions]
    standings = weigh(mentions, holders, cues)
    context = _Context({}, {}, ())
    choices: tuple[Choice, ...] = ()
    for _ in range(3):
        once = {id(standing): _in_context(standing, context) for standing in _distinct(standings)}
        scored = [once[id(standing)] for standing in standings]
        agreed = _agree(mentions, holders, scored)
        choices = tuple(map(_choose, mentions, agreed, holders))
        context = _gather(mentions, choices, holders, dateline)
    return choices


def _distinct(standings: Sequence[Scored]) -> list[Scored]:
    """Return each list once: equal names share theirs."""
    return list({id(standing): standing for standing in standings}.values())


def _in_context(standing: Scored, context: _Context) -> Scored:
    scored = [(points + _context_points(entry, context), entry) for points, entry in standing]
    scored.sort(key=lambda pair: (-pair[0], pair[1].id))
    return scored


def _context_points(entry: Entry, context: _Context) -> float:
    score = COUNTRY_CONTEXT * context.countries.get(entry.country or "", 0.0)
    if entry.feature is Feature.COUNTRY:
        return score
    score += ADMIN1_CONTEXT * context.admin1s.get(entry.admin1 or 0, 0.0)
    return score + NEARBY * _closeness(entry, context.anchors)


def _closeness(entry: Entry, anchors: tuple[tuple[float, float], ...]) -> float:
    if not anchors or entry.lat is None or entry.lon is None:
        return 0.0
    near = min((abs(entry.lat - lat) + abs(entry.lon - lon), lat, lon) for lat, lon in anchors)
    if near[0] > 12:
        return 0.0
    return math.exp(-distance_km(entry.lat, entry.lon, near[1], near[2]) / 120)


def _agree(mentions: Sequence[Mention], holders: list[dict[int, float]], scored: list[Scored]) -> list[Scored]:
    """Let one name have one sense: a mention whose holder is told decides for the others of that name."""
    told: dict[str, dict[int, float]] = defaultdict(dict)
    for mention, held, ranked in zip(mentions, holders, scored, strict=True):
        if ranked and ranked[0][1].id in held:
            told[mention.key][ranked[0][1].id] = SAME_SENSE
    return [
        sorted(
            ((score + told[m.key].get(e.id, 0.0) if e.id not in held else score, e) for score, e in ranked),
            key=lambda pair: (-pair[0], pair[1].id),
        )
        if m.key in told
        else ranked
        for m, held, ranked in zip(mentions, holders, scored, strict=True)
    ]


def _choose(mention: Mention, ranked: Scored, holders: dict[int, float]) -> Choice:
    if not ranked:
        reason = "part_of_name" if mention.kind is Kind.PART_OF_NAME else "unknown_name"
        return Choice(entry=None, score=0.0, reason=reason)
    best_score, best = ranked[0]
    rivals = [score for score, entry in ranked[1:] if not _is_same_place(best, entry)]
    lead = best_score - rivals[0] if rivals else 4.0
    score = round(1 / (1 + math.exp(-0.9 * lead)), 3)
    return Choice(entry=best, score=score, reason=_reason(mention, best, rivals, holders))


def _is_same_place(one: Entry, other: Entry) -> bool:
    """Return whether two entries are a town and the area that is named after it."""
    return one.country == other.country and (one.admin1 == other.admin1) and one.admin1 is not None


def _reason(mention: Mention, best: Entry, rivals: list[float], holders: dict[int, float]) -> str:
    if mention.kind is Kind.DEMONYM:
        return "demonym"
    if mention.kind is Kind.ABBREVIATION:
        return "abbreviation"
    if mention.kind is Kind.RESPELT:
        return "respelt_name"
    if best.id in holders:
        return "hierarchy"
    return "only_candidate" if not rivals else "context_and_prominence"


def _gather(
    mentions: Sequence[Mention],
    choices: Sequence[Choice],
    holders: list[dict[int, float]],
    dateline: Span | None,
) -> _Context:
    """Return what the choices so far say of the text's countries, provinces and neighbourhood."""
    countries: dict[str, float] = defaultdict(float)
    admin1s: dict[int, float] = defaultdict(float)
    anchors: list[tuple[float, float]] = []
    for mention, choice, held in zip(mentions, choices, holders, strict=True):
        entry = choice.entry
        if entry is None or entry.country is None:
            continue
        sure = choice.score if mention.kind is Kind.NAME else 0.6
        sure *= 2.0 if dateline is not None and dateline.start <= mention.start < dateline.end else 1.0
        countries[entry.country] += sure
        if entry.admin1 is not None:
            admin1s[entry.admin1] += sure
            if choice.score >= 0.8 and (entry.id in held or len(mention.candidates) == 1) and entry.lat is not None:
                anchors.append((entry.lat, entry.lon or 0.0))
    return _Context(_shares(countries), _shares(admin1s), tuple(dict.fromkeys(anchors))[:12])


def _shares(votes: dict[_Key, float]) -> dict[_Key, float]:
    total = sum(votes.values()) or 1.0
    return {key: math.sqrt(value / total) for key, value in votes.items()}
