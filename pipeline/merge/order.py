"""In which order reports are taken: a function of each, so that no order in which they came can matter."""

from datetime import date

from schemas.events import ReportFacts
from schemas.vocabulary import Assertion

FOUNDS = frozenset({Assertion.ASSERTED, Assertion.ALLEGED})
"""What somebody says has happened may found an event; a denial, a plan or a fear may only be linked to one."""


def canonical(fact: ReportFacts) -> tuple[bool, bool, bool, date, tuple[str, int]]:
    """What founds events, then what contests others, then what founds none; news first, then by age, then the order."""
    contests = fact.contests is not None
    return fact.assertion not in FOUNDS, contests, fact.background, fact.published_on or date.max, fact.order
