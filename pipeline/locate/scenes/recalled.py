"""Deeds without a day that an article recalls beside its news: only their own words tell where they were (PLA-129)."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.locate.scenes.breaks import is_one_sentence
from schemas.records import Report, Span
from schemas.vocabulary import Assertion, DatePrecision

_POINTS_BACK = re.compile(
    r"\b(?:there|here|nearby|same|(?:the|that|this|same)\s(?:\w+\s)?(?:city|capital|town|village|district|province|area|region"
    r"|road|highway|bridge|market|bazaar|mosque|church|school|hospital|university|campus|hotel|prison|base|camp|garrison"
    r"|building|place|spot|site))\b",
    re.IGNORECASE,
)
"""Words for a place that was told before."""
_NO_DAY = frozenset({DatePrecision.UNKNOWN, DatePrecision.MONTH, DatePrecision.YEAR})


def is_only_recalled(report: Report, reports: Sequence[Report]) -> bool:
    """Return whether a report looks back on what has no day, and another is what the article is about: its news, or
    the first that it asserts.
    """
    if not report.background or report.date_precision not in _NO_DAY:
        return False
    first = next((one for one in reports if one.assertion is Assertion.ASSERTED), reports[0])
    return report is not first or any(not one.background for one in reports)


def in_its_own_words(text: str, report: Report) -> Report:
    """Return the report without the scopes in other sentences that are not its own phrases for where it was; as it is
    where its clause points back ("a bomb there", "in the same village").
    """
    if _POINTS_BACK.search(text, report.start, report.end):
        return report
    own = (scope for scope in report.place_scopes if scope in report.scenes or _is_in_sentence(text, report, scope))
    return replace(report, place_scopes=tuple(own))


def _is_in_sentence(text: str, report: Report, scope: Span) -> bool:
    return is_one_sentence(text, min(scope.start, report.start), max(scope.end, report.end))
