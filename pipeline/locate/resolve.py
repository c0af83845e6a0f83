"""Which place each name means: prominence, country context, hierarchy, neighbours, cue words.

Scores add up in units of a decimal logarithm of people: a place with ten times the people starts one point ahead, and
a hint of the text is worth the points given here.
"""

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipeline.locate.entries import Entry
from pipeline.locate.geo import distance_km
from pipeline.locate.lexicon import read_lexicon
from pipeline.locate.mentions import Kind, Mention, Scan
from pipeline.locate.names import key_of
from schemas.records import Span
from schemas.vocabulary import Feature

HELD_BY_NEXT, HELD_IN_PHRASE = 6.0, 4.0
COUNTRY_CONTEXT, ADMIN1_CONTEXT, NEARBY = 3.0, 2.0, 1.5
CUE, AGAINST_CUE = 2.5, -1.0
MAIN_NAME, OTHER_NAME = 0.0, -0.4
SAME_SENSE = 3.0
SHARED_AREA = 2.5
CITY_OVER_ITS_AREA = 0.9
MOST_CANDIDATES = 40
_IN_PHRASE = re.compile(r"[\s,]*(?:[\w-]+\s){0,2}(?:in|of|of the|در)\s(?:the\s)?(?:[\w’'-]+\s){0,3}")
_OWNER = re.compile(
    r"['’]s?\s(?:[\w-]+\s){0,2}|\s(?:[\w-]+['’]s|province['’]s|state['’]s)\s(?:[\w-]+\s){0,2}|\s?[,/]\s?|\s(?:province|state),\s"
)


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
    admin1s: dict[int, float]
    anchors: tuple[tuple[float, float], ...]
    shared: frozenset[int]
    """Second-level areas that the text names and of which it names a town."""


def resolve(scan: Scan, mentions: Sequence[Mention], dateline: Span | None) -> tuple[Choice, ...]:
    """Return a choice for each mention."""
    holders = [_holders(scan, mentions, number) for number in range(len(mentions))]
    cues = [_cue(scan, mention) for mention in mentions]
    shared = _shared_areas(mentions)
    context = _Context({}, {}, (), shared)
    choices: tuple[Choice, ...] = ()
    for _ in range(3):
        scored = [_score_all(m, h, c, context) for m, h, c in zip(mentions, holders, cues, strict=True)]
        agreed = _agree(mentions, holders, scored)
        choices = tuple(map(_choose, mentions, agreed, holders))
        context = _gather(mentions, choices, holders, dateline, shared)
    return choices


_Key = TypeVar("_Key", str, int)
Scored = list[tuple[float, Entry]]


def _score_all(mention: Mention, holders: dict[int, float], cue: Feature | None, context: _Context) -> Scored:
    scored = [
        (_score(mention, entry, holders.get(entry.id, 0.0), cue, context), entry)
        for entry in _considered(mention, holders, context)
    ]
    scored.sort(key=lambda pair: (-pair[0], pair[1].id))
    return scored


def _shared_areas(mentions: Sequence[Mention]) -> frozenset[int]:
    """Return the districts and counties that one name of the text can mean and of which another can be a town."""
    named = {(e.id, m.key) for m in mentions for e in m.candidates if e.feature is Feature.ADM2}
    inside = {(e.admin2, m.key) for m in mentions for e in m.candidates if e.feature is Feature.CITY and e.admin2}
    towns: dict[int, set[str]] = defaultdict(set)
    for area, key in inside:
        towns[area].add(key)
    return frozenset(area for area, key in named if towns[area] - {key})


def _considered(mention: Mention, holders: dict[int, float], context: _Context) -> Sequence[Entry]:
    if len(mention.candidates) <= MOST_CANDIDATES:
        return mention.candidates
    more = [e for e in mention.candidates[MOST_CANDIDATES:] if e.id in holders or e.admin1 in context.admin1s]
    return [*mention.candidates[:MOST_CANDIDATES], *more]


def _score(mention: Mention, entry: Entry, held: float, cue: Feature | None, context: _Context) -> float:
    score = entry.weight + held + _cue_score(entry, cue)
    score += MAIN_NAME if key_of_entry(entry) == mention.key else OTHER_NAME
    if entry.feature is Feature.COUNTRY:
        return score + COUNTRY_CONTEXT * math.sqrt(context.countries.get(entry.country or "", 0.0))
    score += COUNTRY_CONTEXT * math.sqrt(context.countries.get(entry.country or "", 0.0))
    score += ADMIN1_CONTEXT * math.sqrt(context.admin1s.get(entry.admin1 or 0, 0.0))
    if entry.admin2 in context.shared:
        score += SHARED_AREA
    if entry.feature is Feature.CITY and _has_namesake_area(mention, entry):
        score += CITY_OVER_ITS_AREA
    return score + NEARBY * _closeness(entry, context.anchors)


_KEYS: dict[str, str] = {}


def key_of_entry(entry: Entry) -> str:
    """Return the key of the place's main name."""
    key = _KEYS.get(entry.name)
    if key is None:
        key = _KEYS[entry.name] = key_of(entry.name)
    return key


def _has_namesake_area(mention: Mention, city: Entry) -> bool:
    """Return whether the first-level area that holds the city has the same name: the city is meant more often.

    Not in Afghanistan and Pakistan, where a bare "Kandahar" is coded as the province unless the text says "city".
    """
    if city.country in ("AF", "PK") and not city.capital:
        return False
    if any(e.feature is Feature.COUNTRY for e in mention.candidates):
        return False
    return city.weight >= 4.5 and any(e.id == city.admin1 for e in mention.candidates)


def _closeness(entry: Entry, anchors: tuple[tuple[float, float], ...]) -> float:
    if not anchors or entry.lat is None or entry.lon is None:
        return 0.0
    near = min((abs(entry.lat - lat) + abs(entry.lon - lon), lat, lon) for lat, lon in anchors)
    if near[0] > 12:
        return 0.0
    return math.exp(-distance_km(entry.lat, entry.lon, near[1], near[2]) / 120)


def _cue_score(entry: Entry, cue: Feature | None) -> float:
    if cue is None:
        return 0.0
    if entry.feature is cue:
        return CUE
    if cue is Feature.ADM2 and entry.feature is Feature.CITY and entry.country in ("AF", "PK"):
        return 0.0
    if cue is Feature.NATURAL and entry.feature in (Feature.REGION, Feature.ADM2):
        return 0.5
    return AGAINST_CUE


def _cue(scan: Scan, mention: Mention) -> Feature | None:
    """Return the kind of place that the word beside the name tells, as in "X district" or "the city of X"."""
    lexicon, words = read_lexicon(), scan.words
    if mention.last + 1 < len(words) and scan.gap(mention.last) in (" ", "-", "\u200c"):
        after = lexicon.cues_after.get(words[mention.last + 1].key)
        if after is not None:
            return after
    if mention.first >= 1 and scan.gap(mention.first - 1) in (" ", "\u200c"):
        before = lexicon.cues_before.get(words[mention.first - 1].key)
        if before is not None:
            return before
    if mention.first >= 2 and words[mention.first - 1].key == "of":
        return lexicon.cues_after.get(words[mention.first - 2].key)
    return _list_cue(scan, mention)


def _list_cue(scan: Scan, mention: Mention) -> Feature | None:
    """Return the kind in "the provinces of A, B and C" and "A and B districts"."""
    ahead = scan.text[mention.end : mention.end + 60]
    behind = scan.text[max(0, mention.start - 60) : mention.start]
    plural = re.match(r"(?:, [\w ’'-]+?){0,3},? and [\w ’'-]+? (provinces|districts|counties|states|agencies)\b", ahead)
    opened = re.search(r"\b(provinces|districts|counties|states) of (?:[\w ’'-]+, ){0,3}(?:[\w ’'-]+,? and )?$", behind)
    word = plural or opened
    return read_lexicon().cues_after.get(word.group(1)) if word else None


def _holders(scan: Scan, mentions: Sequence[Mention], number: int) -> dict[int, float]:
    """Return the candidates that a neighbouring name is said to hold, and what that is worth."""
    mention = mentions[number]
    worth: dict[int, float] = {}
    for other, points in _neighbours(scan, mentions, number):
        for entry in mention.candidates:
            if any(_holds(area, entry) for area in other.candidates[:6]):
                worth[entry.id] = max(worth.get(entry.id, 0.0), points)
    return worth


def _neighbours(scan: Scan, mentions: Sequence[Mention], number: int) -> list[tuple[Mention, float]]:
    mention = mentions[number]
    found: list[tuple[Mention, float]] = []
    for ahead in mentions[number + 1 : number + 3]:
        between = scan.text[mention.end : ahead.start]
        if re.fullmatch(r"\s?[,(،]\s?(?:in\s)?", between):
            if _are_listed(scan, mentions, number):
                continue
            found.append((ahead, HELD_BY_NEXT))
        elif (len(between) < 60 and _IN_PHRASE.fullmatch(between)) or (
            len(between) < 40 and re.fullmatch(r",\s[^,.;]{2,30},\s", between)
        ):
            found.append((ahead, HELD_IN_PHRASE))
    if number > 0:
        behind = mentions[number - 1]
        between = scan.text[behind.end : mention.start]
        if len(between) < 40 and _OWNER.fullmatch(between):
            found.append((behind, HELD_IN_PHRASE))
    return found


def _are_listed(scan: Scan, mentions: Sequence[Mention], number: int) -> bool:
    """Return whether a name and the next are two of a list, "Oklahoma, Ohio and Iowa", not one in one."""
    level, following = _level(mentions[number]), _level(mentions[number + 1]) if number + 1 < len(mentions) else None
    if level is None or level is not following:
        return False
    if level is Feature.COUNTRY:
        return True
    beside = [(number + 1, number + 2), (number - 1, number)]
    return any(
        one >= 0 and other < len(mentions)
        and _level(mentions[one]) is level is _level(mentions[other])
        and re.fullmatch(r",?\s(?:and\s|or\s)?", scan.text[mentions[one].end : mentions[other].start])
        for one, other in beside
    )  # fmt: skip


def _level(mention: Mention) -> Feature | None:
    top = mention.candidates[0].feature if mention.candidates else None
    return top if top in (Feature.COUNTRY, Feature.ADM1) else None


def _holds(area: Entry, entry: Entry) -> bool:
    if area.id == entry.id:
        return False
    if area.feature is Feature.COUNTRY:
        return area.country == entry.country and entry.feature is not Feature.COUNTRY
    if area.feature is Feature.ADM1:
        return area.id == entry.admin1 and entry.feature is not Feature.ADM1
    return area.feature is Feature.ADM2 and area.id == entry.admin2 and entry.feature is not Feature.ADM2


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
    shared: frozenset[int],
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
    return _Context(_shares(countries), _shares(admin1s), tuple(dict.fromkeys(anchors))[:12], shared)


def _shares(votes: dict[_Key, float]) -> dict[_Key, float]:
    total = sum(votes.values()) or 1.0
    return {key: value / total for key, value in votes.items()}
