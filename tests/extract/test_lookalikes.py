"""Short texts with words of violence that are no news of any, and news that looks like them: how many come out wrong.

articles/short_no_event.txt holds opinion, sport, fiction, weather, trade, politics, courts, lives, anniversaries,
drills, history, threats, plans, warnings, denials and figures; articles/short_news.txt real deeds in the same settings,
each with its type. All are ours. Of the first 148, 53 asserted a current event when first read, and 12 of 100 pieces of
news were missed; of 52, 53 and 52 more that no rule had been mended by, 13, 12 and 12, and 3 of 25 and 3 of 30; of
another 126, 28, and 2 of 60; after the mending of these, of 62 more 7 and of the last 40
six, and 3 of 30 and 2 of 20.

articles/articles_without_event.txt and articles/articles_with_event.txt are 119 and 60 articles of three to eight
sentences of the same two sorts, with titles. When first read 21 of the first 59 asserted an event, and none of 30 news
was missed; after the mending of these, 20 of the other 60 (23 by the rules as they had been), and 4 of 30.

Since the model of relevance (rule REL-1), which knows none of these texts, 15 of the short ones and 1 of the articles
assert an event where the mended rules left 20 and 3, and 5 and 3 pieces of news are missed where they missed 5 and 2.
"""

from pathlib import Path

import told

from schemas.vocabulary import Assertion, EventType

ARTICLES = Path(__file__).parent / "articles"
PUBLISHED = "2024-05-16"
MOST_FALSE = 15
MOST_MISSED = 5
MOST_FALSE_ARTICLES = 1
MOST_MISSED_ARTICLES = 3


def lines(name: str) -> list[list[str]]:
    return [line.split(" | ") for line in (ARTICLES / name).read_text(encoding="utf-8").splitlines()]


def asserted_news(text: str) -> list[EventType]:
    """Return the event types that the text, with a title before " // " where it has one, asserts as its news."""
    title, _, body = text.rpartition(" // ")
    reports = told.extract(body, PUBLISHED, title).reports
    return [one.event_type for one in reports if one.assertion is Assertion.ASSERTED and not one.background]


def test_few_short_texts_that_only_sound_violent_assert_an_event() -> None:
    read = lines("short_no_event.txt")
    false = [text for _, text in read if set(asserted_news(text)) - {EventType.STRATEGIC_DEVELOPMENTS}]
    assert len(read) == 534
    assert len(false) <= MOST_FALSE, "\n".join(false)


def test_few_pieces_of_news_in_the_same_settings_are_missed() -> None:
    read = lines("short_news.txt")
    missed = [text for _, _, text in read if not asserted_news(text)]
    assert len(read) == 309
    assert len(missed) <= MOST_MISSED, "\n".join(missed)


def articles(name: str) -> list[tuple[str, str]]:
    """Return title and text of each article."""
    blocks = (ARTICLES / name).read_text(encoding="utf-8").split("=== ")[1:]
    heads = (block.partition("\n") for block in blocks)
    return [(head.partition(" | ")[2], text.strip()) for head, _, text in heads]


def test_few_articles_that_only_sound_violent_assert_an_event() -> None:
    read = articles("articles_without_event.txt")
    kinds = [(title, set(asserted_news(f"{title} // {text}"))) for title, text in read]
    false = [title for title, told_of in kinds if told_of - {EventType.STRATEGIC_DEVELOPMENTS}]
    assert len(read) == 119
    assert len(false) <= MOST_FALSE_ARTICLES, "\n".join(false)


def test_few_articles_that_report_an_event_are_missed() -> None:
    read = articles("articles_with_event.txt")
    missed = [title for title, text in read if not asserted_news(f"{title} // {text}")]
    assert len(read) == 60
    assert len(missed) <= MOST_MISSED_ARTICLES, "\n".join(missed)
