"""Which place each name means: prominence, country context, hierarchy, neighbours, cue words.

Scores add up in units of a decimal logarithm of people: a place with ten times the people starts one point ahead, and
a hint of the text is worth the points given here.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.locate.confidence import AMBIGUOUS, LEAST, blur, probability
from pipeline.locate.entries import Entry
from pipeline.locate.geo import distance_km
from pipeline.locate.hints import Hints
from pipeline.locate.mentions import Kind, Mention
from pipeline.locate.weigh import Scored, weigh
from schemas.records import Span
from schemas.vocabulary import Feature

COUNTRY_CONTEXT, ADMIN1_CONTEXT, NEARBY = 3.0, 3.0, 3.0
SAME_SENSE = 3.0
_FAR_DEGREES = 12
_OUTLET = "outlet:"
"""The publisher's key among the names that vote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The place that a mention was taken for."""

    entry: Entry | None
    score: float
    """0 to 1: how likely it is right."""
    reason: str
    rival: Entry | None = None
    """The next best that is another place."""


_Area = str | int
"""A country's code or a first-level area's id."""


@dataclass(frozen=True, slots=True)
class _Context:
    """What the choices so far say."""

    votes: dict[_Area, float]
    by_name: dict[str, dict[_Area, float]]
    anchors: tuple[tuple[float, float, str], ...]
    """Points that are sure, with the names that they have."""

    def without(self, name: str) -> "_Shares":
        """Return the shares of areas in what the other names say: a name is never judged by itself."""
        left = dict(self.votes)
        for area, value in self.by_name.get(name, {}).items():
            left[area] -= value
        countries = sum(value for area, value in left.items() if isinstance(area, str))
        admin1s = sum(left.values()) - countries
        return _Shares(left, countries, admin1s, tuple(p for p in self.anchors if p[2] != name))


@dataclass(frozen=True, slots=True)
class _Shares:
    left: dict[_Area, float]
    countries: float
    admin1s: float
    anchors: tuple[tuple[float, float, str], ...]

    def of(self, area: _Area) -> float:
        """Return the square root of an area's share: a few names are telling, more are no news."""
        value = self.left.get(area, 0.0)
        if value <= 0.01:
            return 0.0
        return math.sqrt(value / (self.countries if isinstance(area, str) else self.admin1s))


_NO_CONTEXT = _Context({}, {}, ())


def resolve(
    mentions: Sequence[Mention], hints: Hints, dateline: Span | None, outlet: str | None = None
) -> tuple[Choice, ...]:
    """Return a choice for each mention: alone first, then twice more in the light of all the others.

    ``outlet`` is the publisher's country, ISO 3166-1 alpha-2.
    """
    holders = hints.holders
    standings = weigh(mentions, holders, hints.cues)
    context = _NO_CONTEXT
    choices: tuple[Choice, ...] = ()
    for _ in range(3):
        once = {id(standing): _in_context(standing, key, context) for standing, key in _distinct(standings, mentions)}
        scored = [once[id(standing)] for standing in standings]
        agreed = _agree(mentions, holders, scored)
        choices = tuple(map(_choose, mentions, agreed, holders))
        context = _gather(mentions, choices, holders, dateline, outlet)
    return tuple(map(_abstain, choices))


def _distinct(standings: Sequence[Scored], mentions: Sequence[Mention]) -> list[tuple[Scored, str]]:
    """Return each list once with the name that it is for: equal names share theirs."""
    return list({id(s): (s, m.key) for s, m in zip(standings, mentions, strict=True)}.values())


def _in_context(standing: Scored, name: str, context: _Context) -> Scored:
    if not context.votes:
        return sorted(standing, key=_order)
    shares = context.without(name)
    return sorted(((points + _context_points(entry, shares), entry) for points, entry in standing), key=_order)


def _order(scored: tuple[float, Entry]) -> tuple[float, int]:
    return -scored[0], scored[1].id


def _context_points(entry: Entry, shares: _Shares) -> float:
    score = COUNTRY_CONTEXT * shares.of(entry.country or "")
    if entry.feature is Feature.COUNTRY:
        return score
    if entry.admin1 is not None:
        score += ADMIN1_CONTEXT * shares.of(entry.admin1)
    return score + NEARBY * _closeness(entry, shares.anchors)


def _closeness(entry: Entry, anchors: tuple[tuple[float, float, str], ...]) -> float:
    """Return 1 beside another name that is sure, less the farther the nearest such is."""
    if not anchors or entry.lat is None or entry.lon is None:
        return 0.0
    near = min((abs(entry.lat - lat) + abs(entry.lon - lon), lat, lon) for lat, lon, _ in anchors)
    if near[0] > _FAR_DEGREES:
        return 0.0
    return math.exp(-distance_km(entry.lat, entry.lon, near[1], near[2]) / 120)


def _agree(mentions: Sequence[Mention], holders: Sequence[dict[int, float]], scored: list[Scored]) -> list[Scored]:
    """Let one name have one sense: a mention whose holder is told decides for the others of that name."""
    told: dict[str, dict[int, float]] = defaultdict(dict)
    for mention, held, ranked in zip(mentions, holders, scored, strict=True):
        if ranked and ranked[0][1].id in held:
            told[mention.key][ranked[0][1].id] = SAME_SENSE
    return [
        sorted(
            ((score + told[m.key].get(e.id, 0.0) if e.id not in held else score, e) for score, e in ranked), key=_order
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
    rivals = [(score, entry) for score, entry in ranked[1:] if not _is_same_place(best, entry)]
    score = probability(best_score - rivals[0][0] if rivals else None)
    rival = rivals[0][1] if rivals else None
    return Choice(entry=best, score=score, reason=_reason(mention, best, rival, holders), rival=rival)


def _abstain(choice: Choice) -> Choice:
    """Return the choice, or, where it is likelier wrong than right, only what it has in common with the next best."""
    if choice.entry is None or choice.rival is None or choice.score >= LEAST:
        return choice
    return replace(choice, entry=blur(choice.entry, choice.rival), reason=AMBIGUOUS)


def _is_same_place(one: Entry, other: Entry) -> bool:
    """Return whether two entries are a town and the area that is named after it."""
    return one.country == other.country and (one.admin1 == other.admin1) and one.admin1 is not None


def _reason(mention: Mention, best: Entry, rival: Entry | None, holders: dict[int, float]) -> str:
    if mention.kind is Kind.DEMONYM:
        return "demonym"
    if mention.kind is Kind.ABBREVIATION:
        return "abbreviation"
    if mention.kind is Kind.RESPELT:
        return "respelt_name"
    if best.id in holders:
        return "hierarchy"
    return "only_candidate" if rival is None else "context_and_prominence"


def _gather(
    mentions: Sequence[Mention],
    choices: Sequence[Choice],
    holders: Sequence[dict[int, float]],
    dateline: Span | None,
    outlet: str | None,
) -> _Context:
    """Return what the choices so far say of the text's countries, provinces and neighbourhood."""
    by_name: dict[str, dict[_Area, float]] = defaultdict(lambda: defaultdict(float))
    anchors: list[tuple[float, float, str]] = []
    if outlet is not None:
        by_name[_OUTLET][outlet] = 1.0
    for mention, choice, held in zip(mentions, choices, holders, strict=True):
        entry = choice.entry
        if entry is None or entry.country is None:
            continue
        sure = _vote(mention, choice, dateline)
        by_name[mention.key][entry.country] += sure
        if entry.admin1 is not None and not (entry.capital and _is_in(mention, dateline)):
            by_name[mention.key][entry.admin1] += sure
            if choice.score >= 0.8 and (entry.id in held or len(mention.candidates) == 1) and entry.lat is not None:
                anchors.append((entry.lat, entry.lon or 0.0, mention.key))
    return _sum_up(by_name, tuple(dict.fromkeys(anchors))[:12])


def _is_in(mention: Mention, span: Span | None) -> bool:
    """Return whether it heads the text; a capital there tells the country, and nothing of the province."""
    return span is not None and span.start <= mention.start < span.end


def _vote(mention: Mention, choice: Choice, dateline: Span | None) -> float:
    sure = choice.score if mention.kind is Kind.NAME else 0.6
    return sure * (2.0 if _is_in(mention, dateline) else 1.0)


def _sum_up(by_name: dict[str, dict[_Area, float]], anchors: tuple[tuple[float, float, str], ...]) -> _Context:
    """Return the votes of all names; a name that is repeated counts for more, but not for as many as it is written."""
    damped = {name: {area: value**0.5 for area, value in votes.items()} for name, votes in by_name.items()}
    votes: dict[_Area, float] = defaultdict(float)
    for own in damped.values():
        for area, value in own.items():
            votes[area] += value
    return _Context(dict(votes), damped, anchors)
