"""Which place each name means: prominence, country context, hierarchy, neighbours, cue words.

Scores add up in units of a decimal logarithm of people: a place with ten times the people starts one point ahead, and
a hint of the text is worth the points given here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from pipeline.locate.gazetteer.entries import Entry
from pipeline.locate.resolving.confidence import AMBIGUOUS, LEAST, blur, probability
from pipeline.locate.resolving.context import NO_CONTEXT, Anchor, Context, Vote
from pipeline.locate.resolving.weigh import Scored, Standing, weigh
from pipeline.locate.text.hints import Hints
from pipeline.locate.text.mentions import DEMONYM, NAME, PART_OF_NAME, RESPELT, Kind, Mention
from schemas.records import Span
from schemas.vocabulary import Feature

SAME_SENSE = 3.0
_TIMES_MORE = 2
_SURE = 0.8
_SMALL = 4.7
"""Weight of a place of some 50,000 people."""
_WIDE = 300.0
"""Kilometres from which a lake's or a range's reach says nothing of a town."""
_OUTLET = "outlet:"
"""The publisher's key among the names that vote."""


class Choice(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The place that a mention was taken for."""

    entry: Entry | None
    score: float
    """0 to 1: how likely it is right."""
    reason: str
    rival: Entry | None = None
    """The next best that is another place."""


class _Told(NamedTuple):
    """How often a name with one standing is written, outside of the dateline and in it."""

    standing: Standing
    outside: int
    inside: int


def resolve(
    mentions: Sequence[Mention], hints: Hints, dateline: Span | None, outlet: str | None = None
) -> tuple[Choice, ...]:
    """Return a choice for each mention: alone first, then twice more in the light of all the others.

    ``outlet`` is the publisher's country, ISO 3166-1 alpha-2.
    """
    standings = weigh(mentions, hints, dateline)
    told = _count(mentions, standings, dateline, hints.abroad)
    own = [] if outlet is None else [Vote(_OUTLET, outlet, 1.0, None, 0.0)]
    choices = _choose_in(NO_CONTEXT, told)
    for _ in range(_TIMES_MORE):
        context = Context([*own, *_votes(told, choices)], [*_anchors(told, choices)])
        choices = _choose_in(context, told)
    chosen = {id(one.standing): _abstain(choice) for one, choice in zip(told, choices, strict=True)}
    found = [chosen[id(standing)] for standing in standings]
    return tuple(_of_a_site(choice, found) if site else choice for choice, site in zip(found, hints.sites, strict=True))


def _of_a_site(choice: Choice, found: Sequence[Choice]) -> Choice:
    """Return no place for a site that bears a small one's name in a country of which the text says nothing (PLA-75)."""
    entry = choice.entry
    if entry is None or entry.weight >= _SMALL:
        return choice
    sure = (one.entry for one in found if one is not choice and one.score >= _SURE)
    told = {other.country for other in sure if other is not None and other.country is not None}
    return Choice(entry=None, score=0.0, reason="unknown_name") if told and entry.country not in told else choice


def _count(
    mentions: Sequence[Mention], standings: Sequence[Standing], dateline: Span | None, abroad: Sequence[bool]
) -> list[_Told]:
    """Return each standing once; equal names share theirs. A state's name before what it has abroad is not counted."""
    inside: dict[int, int] = defaultdict(int)
    number: dict[int, int] = defaultdict(int)
    for mention, standing, is_abroad in zip(mentions, standings, abroad, strict=True):
        number[id(standing)] += not is_abroad
        inside[id(standing)] += dateline is not None and dateline.start <= mention.start < dateline.end
    distinct = {id(standing): standing for standing in standings}
    return [_Told(one, number[key] - inside[key], inside[key]) for key, one in distinct.items()]


def _choose_in(context: Context, told: Sequence[_Told]) -> list[Choice]:
    ranked = [_in_context(one.standing, context) for one in told]
    return [_choose(one.standing, best) for one, best in zip(told, _agree(told, ranked), strict=True)]


def _in_context(standing: Standing, context: Context) -> Scored:
    scored = standing.scored
    if len(scored) < 2:
        return scored
    if not context.says_nothing():
        more = context.points(standing.name, [entry for _, entry in scored])
        scored = [(points + own, entry) for (points, entry), own in zip(scored, more, strict=True)]
    return sorted(scored, key=_order)


def _order(scored: tuple[float, Entry]) -> tuple[float, int]:
    return -scored[0], scored[1].id


def _agree(told: Sequence[_Told], ranked: Sequence[Scored]) -> Iterator[Scored]:
    """Let one name have one sense: a mention whose holder is told decides for the others of that name."""
    said: dict[str, set[int]] = defaultdict(set)
    for one, best in zip(told, ranked, strict=True):
        if best and best[0][1].id in one.standing.held:
            said[one.standing.name].add(best[0][1].id)
    for one, best in zip(told, ranked, strict=True):
        senses = said.get(one.standing.name)
        yield best if senses is None else _with_senses(best, senses - one.standing.held.keys())


def _with_senses(ranked: Scored, senses: set[int]) -> Scored:
    return sorted(((points + SAME_SENSE * (entry.id in senses), entry) for points, entry in ranked), key=_order)


def _choose(standing: Standing, ranked: Scored) -> Choice:
    if not ranked:
        return Choice(entry=None, score=0.0, reason="part_of_name" if standing.kind is PART_OF_NAME else "unknown_name")
    best_score, best = ranked[0]
    rival_score, rival = _next_best(ranked) if len(ranked) > 1 else (0.0, None)
    score = probability(None if rival is None else best_score - rival_score)
    return Choice(entry=best, score=score, reason=_reason(standing.kind, best, rival, standing.held), rival=rival)


def _next_best(ranked: Scored) -> tuple[float, Entry | None]:
    """Return the points of the next best that is another place, and it; None where there is none."""
    best = ranked[0][1]
    for points, entry in ranked[1:]:
        if not _is_same_place(best, entry):
            return points, entry
    return 0.0, None


def _abstain(choice: Choice) -> Choice:
    """Return the choice, or, where it is likelier wrong than right, only what it has in common with the next best."""
    if choice.entry is None or choice.rival is None or choice.score >= LEAST:
        return choice
    return replace(choice, entry=blur(choice.entry, choice.rival), reason=AMBIGUOUS)


def _is_same_place(one: Entry, other: Entry) -> bool:
    """Return whether two entries are a town and the area that is named after it."""
    return one.country == other.country and (one.admin1 == other.admin1) and one.admin1 is not None


_REASONS = {DEMONYM: "demonym", Kind.ABBREVIATION: "abbreviation", RESPELT: "respelt_name"}


def _reason(kind: Kind, best: Entry, rival: Entry | None, held: Mapping[int, float]) -> str:
    if kind in _REASONS:
        return _REASONS[kind]
    if best.id in held:
        return "hierarchy"
    return "only_candidate" if rival is None else "context_and_prominence"


def _votes(told: Iterable[_Told], choices: Iterable[Choice]) -> Iterator[Vote]:
    """Yield what each name says; the dateline counts twice, but a capital there says nothing of the province."""
    for one, choice in zip(told, choices, strict=True):
        entry = choice.entry
        if entry is None or entry.country is None:
            continue
        sure = choice.score if one.standing.kind is NAME else 0.6
        filed = 0 if entry.capital else 2 * one.inside
        admin1 = entry.admin1 if one.outside + filed else None
        for_country, for_admin1 = sure * (one.outside + 2 * one.inside), sure * (one.outside + filed)
        yield Vote(one.standing.name, entry.country, for_country, admin1, for_admin1)


def _anchors(told: Iterable[_Told], choices: Iterable[Choice]) -> Iterator[Anchor]:
    """Yield the points of the names that are sure; a lake or range that is not wide counts with its reach (PLA-86)."""
    for one, choice in zip(told, choices, strict=True):
        entry, standing = choice.entry, one.standing
        if entry is None or entry.lat is None or entry.lon is None:
            continue
        natural = entry.feature is Feature.NATURAL and (entry.radius_km or _WIDE) < _WIDE
        if not natural and (entry.country is None or entry.admin1 is None):
            continue
        known = entry.id in standing.held or len(standing.scored) == 1
        if choice.score >= _SURE and known and (one.outside or not entry.capital):
            yield Anchor(entry.lat, entry.lon, standing.name, (entry.radius_km or 0.0) if natural else 0.0)
