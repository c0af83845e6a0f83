"""What articles assert as their news: nothing where they are no conflict news, and the right act where they are.

articles/no_current_event.txt holds 60 opinion, court, sport, anniversary, fiction, exercise and other articles full of
violent words; articles/conflict_news.txt 20 pieces of news, many from the same settings ("a bomb at a match").
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.extract import Coder
from schemas.records import Article, Report
from schemas.vocabulary import Assertion, EventType

ARTICLES = Path(__file__).parent / "articles"
PUBLISHED = "2024-05-16"
MOST_FALSE = 1
"""Asserted current events in the 60 articles: GDELT's rows are false in three cases of four."""
LEAST_TRUE = 19


@dataclass(frozen=True, slots=True)
class Case:
    """An article with what it is (no news) or which act it reports (news)."""

    kind: str
    title: str
    text: str


def cases(name: str) -> list[Case]:
    blocks = (ARTICLES / name).read_text(encoding="utf-8").split("=== ")[1:]
    return [_case(*block.split("\n", 1)) for block in blocks]


def _case(head: str, text: str) -> Case:
    kind, title = head.split(" | ", 1)
    return Case(kind, title, text.strip())


def asserted_news(case: Case) -> list[Report]:
    article = Article(
        article_id="art_1",
        source_id="s",
        address="a",
        title=case.title,
        text=case.text,
        published_at=PUBLISHED,
        language="en",
    )
    (extraction,) = Coder().extract([article])
    return [one for one in extraction.reports if one.assertion is Assertion.ASSERTED and not one.background]


def test_sixty_articles_that_are_no_conflict_news_assert_next_to_nothing() -> None:
    read = cases("no_current_event.txt")
    false = [
        f"{case.kind}: {case.title}: {case.text[one.start : one.end]}"
        for case in read
        for one in asserted_news(case)
        if one.event_type is not EventType.STRATEGIC_DEVELOPMENTS
    ]
    assert len(read) == 60
    assert len(false) <= MOST_FALSE, "\n".join(false)


def test_news_from_the_same_settings_is_still_news() -> None:
    read = cases("conflict_news.txt")
    found = [any(one.sub_event_type.value == case.kind for one in asserted_news(case)) for case in read]
    assert len(read) == 20
    assert sum(found) >= LEAST_TRUE, [case.title for case, hit in zip(read, found, strict=True) if not hit]


@pytest.mark.parametrize("name", ["no_current_event.txt", "conflict_news.txt"])
def test_the_articles_have_the_length_of_articles(name: str) -> None:
    assert all(50 <= len(case.text.split()) <= 250 for case in cases(name))
