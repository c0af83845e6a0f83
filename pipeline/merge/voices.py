"""Whose reports of an event count, and how many independent voices they are (rules BEL-1, BEL-2, BEL-5 and BEL-8)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from pipeline.merge.sketch import are_copies
from schemas.events import UNTOLD_OUTLET, ReportFacts
from schemas.vocabulary import ActorRole, Assertion, Claim, Corroboration

_DENIES = frozenset({Assertion.DENIED, Assertion.NEGATED})


def in_time(facts: Iterable[ReportFacts]) -> list[ReportFacts]:
    """Return the reports in the order in which they were published, those of no known day first."""
    return sorted(facts, key=lambda fact: (fact.published_on or date.min, fact.order))


def voices_of(facts: Sequence[ReportFacts]) -> list[ReportFacts]:
    """Return the reports that count, in time: those that assert before those that allege, news before looks back.

    Reports that their own outlet took back count only where nobody else speaks.
    """
    ordered = in_time(facts)
    denials = _denials(ordered)
    standing = [fact for fact in ordered if not _is_taken_back(fact, denials)]
    for told in (standing, ordered):
        for assertion in (Assertion.ASSERTED, Assertion.ALLEGED):
            voices = [fact for fact in told if fact.assertion is assertion]
            if voices:
                return [fact for fact in voices if not fact.background] or voices
    return ordered


def are_taken_back(facts: Sequence[ReportFacts]) -> bool:
    """Return whether every outlet that told of the event took it back."""
    told = [fact for fact in facts if fact.assertion not in _DENIES]
    denials = _denials(facts)
    return bool(told and denials) and all(_is_taken_back(fact, denials) for fact in told)


def count_outlets(facts: Iterable[ReportFacts]) -> int:
    """Return how many outlets there are."""
    return len({fact.outlet for fact in facts})


def count_voices(facts: Sequence[ReportFacts]) -> int:
    """Return how many independent voices there are: one outlet is one, and so are copies of one text or wire."""
    voices = _Voices(fact.outlet for fact in facts)
    wires = dict[str, str]()
    for fact in facts:
        if fact.agency is not None:
            voices.unite(wires.setdefault(fact.agency, fact.outlet), fact.outlet)
    _unite_copies(voices, facts)
    return voices.count


class _Voices:
    """Outlets, some of which speak as one."""

    def __init__(self, outlets: Iterable[str]) -> None:
        self._as: dict[str, str] = {outlet: outlet for outlet in outlets}
        self.count = len(self._as)

    def of(self, outlet: str) -> str:
        """Return the outlet that stands for all that speak as this one."""
        while self._as[outlet] != outlet:
            outlet = self._as[outlet]
        return outlet

    def unite(self, one: str, other: str) -> None:
        """Let the two speak as one."""
        into, gone = self.of(one), self.of(other)
        if into != gone:
            self._as[gone] = self._as[other] = into
            self.count -= 1


def _unite_copies(voices: _Voices, facts: Sequence[ReportFacts]) -> None:
    """Unite outlets whose texts are copies; texts that share no hash are not compared, nor those of one voice."""
    texts = {(fact.outlet, fact.sketch): None for fact in facts}
    holders = defaultdict[int, list[tuple[str, tuple[int, ...]]]](list)
    for outlet, sketch in texts if voices.count > 1 else ():
        for other, another in {near: None for value in sketch for near in holders[value]}:
            if voices.of(other) != voices.of(outlet) and are_copies(another, sketch):
                voices.unite(other, outlet)
        for value in sketch:
            holders[value].append((outlet, sketch))


def corroboration_of(facts: Sequence[ReportFacts], voices: Sequence[ReportFacts], count: int) -> Corroboration:
    """Return what stands behind the event (rule BEL-5), of which so many of the voices are independent."""
    if are_taken_back(facts):
        return Corroboration.RETRACTED
    if any(fact.contests or fact.assertion in _DENIES for fact in facts):
        return Corroboration.CONTESTED
    if count > 2 or (count == 2 and any(_claims(fact) for fact in voices)):
        return Corroboration.CONFIRMED
    return Corroboration.CORROBORATED if count > 1 else Corroboration.SINGLE


def _claims(fact: ReportFacts) -> bool:
    """Whether who did it says so."""
    return any(party.claim is Claim.CLAIMED and party.role is ActorRole.PERPETRATOR for party in fact.parties)


def _denials(facts: Iterable[ReportFacts]) -> list[ReportFacts]:
    return [fact for fact in facts if fact.assertion in _DENIES and fact.attributed_to is None]


def _is_taken_back(fact: ReportFacts, denials: Sequence[ReportFacts]) -> bool:
    return fact.assertion not in _DENIES and any(_takes_back(denial, fact) for denial in denials)


def _takes_back(denial: ReportFacts, fact: ReportFacts) -> bool:
    """Whether an outlet denies, later and as its own word, what it told itself."""
    if denial.article_id == fact.article_id:
        return False
    later = (denial.published_on or date.min) > (fact.published_on or date.max)
    return later and denial.outlet == fact.outlet != UNTOLD_OUTLET
