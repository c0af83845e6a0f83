"""Which events a report is compared with at all: those of its country and its months (rule EVT-2).

A report is only compared with events that it could belong to, so that merging stays quick. What one of them leaves
unsaid, country or date, keeps them together: blocking never parts two that the comparison would unite.
"""

from collections import defaultdict
from datetime import date, timedelta
from itertools import product
from typing import Generic, TypeVar

from pipeline.merge.similarity import DAYS_APART
from schemas.events import ReportFacts, When

T = TypeVar("T")
ANY = "any"
"""Stands for whatever country or month it is; None stands for one that is not told."""


class Blocks(Generic[T]):
    """Things by the country and the months of the reports they were filed with."""

    def __init__(self) -> None:
        self._filed: defaultdict[tuple[object, object], dict[int, T]] = defaultdict(dict)

    def file(self, number: int, thing: T, fact: ReportFacts) -> None:
        """File the thing, whose number is its own, under the report's country and months."""
        for country, month in product((fact.where.country, ANY), (*_months(fact.when), ANY)):
            self._filed[country, month][number] = thing

    def near(self, fact: ReportFacts) -> list[T]:
        """Return the things whose country and month may be the report's, in the order of their numbers."""
        country = fact.where.country
        months = _months(fact.when)
        countries = (ANY,) if country is None else (country, None)
        found: dict[int, T] = {}
        for key in product(countries, (ANY,) if months == (None,) else (*months, None)):
            found |= self._filed.get(key, {})
        return [found[number] for number in sorted(found)]


def _months(when: When) -> tuple[int | None, ...]:
    """The months that the dates touch, with the days that two reports may lie apart."""
    if when.start is None or when.end is None:
        return (None,)
    first = _month(when.start, -DAYS_APART)
    return tuple(range(first, _month(when.end, DAYS_APART) + 1))


def _month(day: date, later: int) -> int:
    moved = day + timedelta(days=later)
    return moved.year * 12 + moved.month
