"""What people decided, brought to the reports of today (rule BEL-9).

A judgement names reports, which stay when events merge and split; where an article was coded again, it speaks of the
report that stands for the one that was judged.
"""

from collections.abc import Iterable, Mapping, Sequence

from pipeline.merge.ties import Judged
from schemas.events import Judgement, ReportFacts
from schemas.vocabulary import JudgementKind

_PAIRS = frozenset({JudgementKind.SAME, JudgementKind.DIFFERENT})


def judged_pairs(judgements: Iterable[Judgement], successors: Mapping[str, ReportFacts]) -> Judged:
    """Return which reports people said to be one event, or two; the newer judgement of a pair counts."""
    verdicts = dict[frozenset[str], JudgementKind]()
    for judgement in judgements:
        if (pair := pair_of(judgement, successors)) is not None:
            verdicts[frozenset(pair)] = judgement.kind
    return Judged(
        same=frozenset(pair for pair, kind in verdicts.items() if kind is JudgementKind.SAME),
        different=frozenset(pair for pair, kind in verdicts.items() if kind is JudgementKind.DIFFERENT),
    )


def of_events(
    judgements: Iterable[Judgement], successors: Mapping[str, ReportFacts], facts: Sequence[ReportFacts]
) -> list[Judgement]:
    """Return what was decided of the event that these facts tell of, the oldest first."""
    ids = {fact.report_id for fact in facts}
    return [j for j in judgements if j.kind not in _PAIRS and _today(j.report_id, successors) in ids]


def pair_of(judgement: Judgement, successors: Mapping[str, ReportFacts]) -> tuple[str, str] | None:
    """Return the reports of today that were compared; None where a person decided of one alone."""
    if judgement.kind not in _PAIRS or judgement.other_report_id is None:
        return None
    return _today(judgement.report_id, successors), _today(judgement.other_report_id, successors)


def _today(report_id: str, successors: Mapping[str, ReportFacts]) -> str:
    return successors[report_id].report_id if report_id in successors else report_id
