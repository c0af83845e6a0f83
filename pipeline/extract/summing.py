"""The tolls of an incident: what its sentences count, told again, made precise or added (rules CAS-7, CAS-20)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.incidents import Incident, Told
from pipeline.extract.quantities import read_number
from pipeline.extract.reading import Reading
from pipeline.extract.tolls import ONE, People
from schemas.records import Count, Span, Toll
from schemas.vocabulary import Outcome, Side

_TOTAL = re.compile(
    r"\bdeath toll\b[^.;]{0,90}?\b(?:rose|risen|rises|climbed|increased|jumped|stands|stood|reached)(?:\s+(?:to|at))?\s+"
    r"(?P<number>(?:at least |more than )?(?:\d[\d,]*|[a-z-]+))\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(?:another|more|further)\b(?!\s+than)", re.IGNORECASE)


def tolls_of(reading: Reading, incident: Incident) -> dict[Outcome, Toll]:
    """Return the incident's toll of each outcome that its words count."""
    tolls: dict[Outcome, list[tuple[Told, People]]] = {}
    for told in incident.told:
        for outcome, people in told.frame.tolls.items():
            tolls.setdefault(outcome, []).extend((told, one) for one in people)
    found = {outcome: toll for outcome, people in tolls.items() if (toll := _toll(reading, people))}
    for outcome, of_leaders in ((Outcome.KILLED, Outcome.LEADERS_KILLED), (Outcome.CAPTURED, Outcome.LEADERS_CAPTURED)):
        leaders = [(told, one) for told, one in tolls.get(outcome, []) if one.leader]
        if leaders and (toll := _toll(reading, leaders)):
            found[of_leaders] = toll
    stated = next((toll for told in incident.told if (toll := _stated_total(reading.text, told.sentence))), None)
    return found | {Outcome.KILLED: stated} if stated else found


def _stated_total(text: str, sentence: Span) -> Toll | None:
    """What "the death toll rose to 12" says is the whole toll, whatever stands beside it (rule CAS-20)."""
    match = _TOTAL.search(text, sentence.start, sentence.end)
    count = read_number(match["number"]) if match else None
    if match is None or count is None:
        return None
    return Toll(low=count.low, best=count.best, high=count.high, phrase=match.group())


def _toll(reading: Reading, people: Sequence[tuple[Told, People]]) -> Toll | None:
    """Return the incident's toll: kinds of people are told apart, each restated, made precise or added to (rule CAS-7)."""
    counted = [(told, one) for told, one in people if one.count is not None]
    if not counted:
        counted = [(told, replace(one, count=ONE)) for told, one in people if one.implied][:1]
    if not counted:
        return None
    kinds: dict[tuple[Side, bool], Count] = {}
    for number in dict.fromkeys(told.number for told, _ in counted):
        here = [(told, one) for told, one in counted if told.number == number]
        for kind in dict.fromkeys(_kind(one) for _, one in here):
            told, _ = here[0]
            kinds[kind] = _told_again(
                kinds.get(kind), [one for _, one in here if _kind(one) == kind], _adds(told, here)
            )
    total, sides = _by_side(kinds)
    told, one = counted[0]
    phrase = reading.text[told.sentence.start + one.start : told.sentence.start + one.end]
    return Toll(low=total.low, best=total.best, high=total.high, phrase=phrase, by_side=sides)


def _kind(one: People) -> tuple[Side, bool]:
    return one.side, one.leader


def _adds(told: Told, here: Sequence[tuple[Told, People]]) -> bool:
    also = any(child.lower_ in {"also", "additionally"} for hit in told.frame.hits for child in hit.clause.children)
    return also or any(_MORE.search(one.text) for _, one in here)


def _told_again(before: Count | None, people: Sequence[People], adds: bool) -> Count:  # noqa: FBT001 - one private caller
    now = _sum([one.count for one in people])
    if before is None or now is None:
        return now or Count(low=0, best=0, high=0)
    if before.best is None and now.best is not None and now.low > 0:
        return now
    if now.best is None and before.best is not None and not adds:
        return before
    return (_sum([before, now]) or now) if adds else _larger(before, now)


def _by_side(kinds: dict[tuple[Side, bool], Count]) -> tuple[Count, dict[Side, Count] | None]:
    """Add the kinds up; people of no told side are a total if they are more than all others together, else more people."""
    sides = {
        side: total for side in Side if (total := _sum([count for (one, _), count in kinds.items() if one is side]))
    }
    known = _sum([count for side, count in sides.items() if side is not Side.UNKNOWN])
    unknown = sides.get(Side.UNKNOWN)
    if known is None or unknown is None:
        total = known or unknown or Count(low=0, best=0, high=0)
        return total, sides if known else None
    return (unknown, None) if unknown.low > known.low + 2 else (_sum([known, unknown]) or known, sides)


def _sum(counts: Sequence[Count | None]) -> Count | None:
    told = [count for count in counts if count is not None]
    if not told:
        return None
    best = [count.best for count in told]
    high = [count.high for count in told]
    return Count(
        low=sum(count.low for count in told),
        best=sum(b for b in best if b is not None) if None not in best else None,
        high=sum(h for h in high if h is not None) if None not in high else None,
    )


def _larger(one: Count, other: Count) -> Count:
    return other if (other.low, other.best or 0) > (one.low, one.best or 0) else one
