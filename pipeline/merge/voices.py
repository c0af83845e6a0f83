"""Whose reports of an event count, and how many independent voices they are (rules BEL-1, BEL-2, BEL-5 and BEL-8)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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
    standing = [fact for fact in ordered if not _is_taken_back(fact, ordered)]
    for told in (standing, ordered):
        for assertion in (Assertion.ASSERTED, Assertion.ALLEGED):
            voices = [fact for fact in told if fact.assertion is assertion]
            if voices:
                return [fact for fact in voices if not fact.background] or voices
    return ordered


def are_taken_back(facts: Sequence[ReportFacts]) -> bool:
    """Return whether every outlet that told of the event took it back."""
    told = [fact for fact in facts if fact.assertion not in _DENIES]
    return bool(told) and all(_is_taken_back(fact, facts) for fact in told)


def count_outlets(facts: Iterable[ReportFacts]) -> int:
    """Return how many outlets there are."""
    return len({fact.outlet for fact in facts})


def count_voices(facts: Sequence[ReportFacts]) -> int:
    """Return how many independent voices there are: one outlet is one, and so are copies of one text or wire."""
    voice = {fact.outlet: fact.outlet for fact in facts}
    for one, other in (*_copies(facts), *_wires(facts)):
        into, gone = voice[one.outlet], voice[other.outlet]
        voice = {outlet: into if of == gone else of for outlet, of in voice.items()}
    return len(set(voice.values()))


def _wires(facts: Sequence[ReportFacts]) -> Iterator[tuple[ReportFacts, ReportFacts]]:
    first = dict[str, ReportFacts]()
    for fact in facts:
        if fact.agency is not None:
            yield first.setdefault(fact.agency, fact), fact


def _copies(facts: Sequence[ReportFacts]) -> Iterator[tuple[ReportFacts, ReportFacts]]:
    """Yield reports of two outlets whose texts are copies; texts that share no hash are not compared."""
    holders = defaultdict[int, list[ReportFacts]](list)
    for fact in facts:
        near = {id(other): other for value in fact.sketch for other in holders[value]}
        yield from (
            (other, fact)
            for other in near.values()
            if other.outlet != fact.outlet and are_copies(other.sketch, fact.sketch)
        )
        for value in fact.sketch:
            holders[value].append(fact)


def corroboration_of(facts: Sequence[ReportFacts], voices: Sequence[ReportFacts]) -> Corroboration:
    """Return what stands behind the event (rule BEL-5)."""
    if are_taken_back(facts):
        return Corroboration.RETRACTED
    if any(fact.contests or fact.assertion in _DENIES for fact in facts):
        return Corroboration.CONTESTED
    count = count_voices(voices)
    if count > 2 or (count == 2 and any(_claims(fact) for fact in voices)):
        return Corroboration.CONFIRMED
    return Corroboration.CORROBORATED if count > 1 else Corroboration.SINGLE


def _claims(fact: ReportFacts) -> bool:
    """Whether who did it says so."""
    return any(party.claim is Claim.CLAIMED and party.role is ActorRole.PERPETRATOR for party in fact.parties)


def _is_taken_back(fact: ReportFacts, facts: Sequence[ReportFacts]) -> bool:
    return fact.assertion not in _DENIES and any(_takes_back(other, fact) for other in facts)


def _takes_back(denial: ReportFacts, fact: ReportFacts) -> bool:
    """Whether an outlet denies, later and as its own word, what it told itself."""
    if denial.assertion not in _DENIES or denial.attributed_to is not None or denial.article_id == fact.article_id:
        return False
    later = (denial.published_on or date.min) > (fact.published_on or date.max)
    return later and denial.outlet == fact.outlet != UNTOLD_OUTLET
