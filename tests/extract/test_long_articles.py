"""How many of a long article's deeds are told apart, each with its own toll and day: a floor under several styles.

articles/long_articles.jsonl holds articles that tell of several deeds: wires, summaries of a day, situation reports, a
local paper's page, an opinion. All are ours and all incidents are invented, in real places. ``says`` are words of the
sentence in which a report should begin; what is left out is not asked.
"""

import json
from collections import Counter
from pathlib import Path
from typing import TypedDict

import told

from schemas.records import Report
from schemas.vocabulary import Outcome

ARTICLES = Path(__file__).parent / "articles" / "long_articles.jsonl"
FLOORS = {
    "found": 92,
    "sub": 95,
    "killed": 92,
    "injured": 85,
    "captured": 90,
    "date": 95,
    "background": 90,
    "assertion": 80,
    "alone": 92,
}
"""Hundredths of what is asked that must come out right; ``alone``: of the reports that come out, one is expected."""


class Expected(TypedDict, total=False):
    """What a report should say."""

    says: str
    sub: list[str]
    killed: int | None
    injured: int | None
    captured: int | None
    date: str
    background: bool
    assertion: str


class LongArticle(TypedDict):
    """An article and the reports that it should give."""

    style: str
    published_at: str
    title: str
    text: str
    reports: list[Expected]


def _begins(report: Report, text: str, says: str) -> bool:
    """Return whether the report's words stand in the sentence, or the line, of those."""
    at = text.index(says)
    start = max(text.rfind(end, 0, at) for end in (". ", ".\n", "\n"))
    end = min((place for end in (". ", ".\n", "\n") if (place := text.find(end, at)) > 0), default=len(text))
    return start <= report.start <= end


def _compare(report: Report, expected: Expected, asked: Counter[str], right: Counter[str]) -> None:
    found: dict[str, object] = {
        "sub": report.sub_event_type.value,
        "killed": told.number(report, Outcome.KILLED) or None,
        "injured": told.number(report, Outcome.INJURED) or None,
        "captured": told.number(report, Outcome.CAPTURED) or None,
        "date": str(report.date_end),
        "background": report.background,
        "assertion": report.assertion.value,
    }
    for field in expected.keys() & found.keys():
        wanted = expected[field]  # type: ignore[literal-required]
        asked[field] += 1
        right[field] += found[field] in wanted if isinstance(wanted, list) else found[field] == wanted


def _measure(article: LongArticle, asked: Counter[str], right: Counter[str]) -> None:
    reports = list(told.extract(article["text"], article["published_at"], article["title"]).reports)
    asked["alone"] += len(reports)
    for expected in article["reports"]:
        asked["found"] += 1
        mine = next((one for one in reports if _begins(one, article["text"], expected["says"])), None)
        if mine is not None:
            right["found"] += 1
            right["alone"] += 1
            reports.remove(mine)
            _compare(mine, expected, asked, right)


def test_deeds_of_long_articles_are_told_apart() -> None:
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for line in ARTICLES.read_text(encoding="utf-8").splitlines():
        _measure(json.loads(line), asked, right)
    shares = {field: 100 * right[field] // asked[field] for field in FLOORS}
    assert all(shares[field] >= floor for field, floor in FLOORS.items()), shares
