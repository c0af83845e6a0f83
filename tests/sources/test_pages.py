"""Of a page its own text and its publisher's date are taken, and broken markup stops nobody."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.articles import read_page

WORDS = "Residents of an invented village said that shells landed in their fields before dawn and hurt nobody. "
BODY = f"<article><p>{WORDS * 6}</p></article>"


def html(head: str = "", body: str = BODY) -> str:
    return f"<html><head>{head}</head><body>{body}</body></html>"


def ld(*things: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(thing)}</script>' for thing in things)


NEWS = {"@type": "NewsArticle", "datePublished": "2024-05-14T01:00:00+04:30"}
PAGE = {"@type": "WebPage", "datePublished": "2024-05-13"}
VIDEO = {"@type": "VideoObject", "datePublished": "2020-01-01"}


@pytest.mark.parametrize(
    ("head", "date"),
    [
        (ld(NEWS), NEWS["datePublished"]),
        (ld([VIDEO, NEWS]), NEWS["datePublished"]),
        (ld({"@context": "https://schema.org", "@graph": [VIDEO, PAGE, NEWS]}), NEWS["datePublished"]),
        (ld({"@graph": [PAGE]}), PAGE["datePublished"]),
        (ld({"@type": ["Thing", "Article"], "datePublished": " 2024-05-14 "}), "2024-05-14"),
        (ld(VIDEO), None),
        (ld("text", 5, None, {"@type": 5}, {"@graph": 5}, [[]]), None),
        ('<script type="application/ld+json">{nope</script>', None),
        ('<script type="application/ld+json">' + "[" * 100_000 + "</script>", None),
        ('<meta property="article:published_time" content="2024-05-14T09:00:00Z">', "2024-05-14T09:00:00Z"),
        ('<meta itemprop="datePublished" content="14 May">', None),
        ('<meta name="date" content="2024-05-14">', "2024-05-14"),
    ],
)
def test_the_date_is_the_one_that_the_publisher_marks(head: str, date: str | None) -> None:
    published = read_page(html(head)).published
    assert (published and published.written) == date


def test_a_date_in_the_text_or_of_a_related_story_is_not_the_pages() -> None:
    related = '<aside><a href="/x">Other</a> <time datetime="2019-02-03">3 February 2019</time></aside>'
    assert read_page(html(body=f"<p>Kabul, 4 May 2024: {WORDS * 5}</p>{related}")).published is None


def test_menus_and_footers_are_no_text() -> None:
    page = read_page(html(body=f"<nav><a href=/>Home of all news</a></nav>{BODY}<footer>All rights are ours</footer>"))
    assert WORDS.strip() in page.text
    assert "Home of all news" not in page.text
    assert "All rights are ours" not in page.text


@pytest.mark.parametrize(
    "broken",
    [
        f"<p>{WORDS * 6}",
        f"<html><body><div><p>{WORDS * 6}</b></span></p><table><tr>",
        f"<?xml version='1.0' encoding='utf-8'?><html><body>{BODY}",
        f"<!-- <html> --><body><article><p>{WORDS * 6}</article></p>",
    ],
)
def test_a_broken_page_is_read_as_browsers_do(broken: str) -> None:
    assert WORDS.strip() in read_page(broken).text


@pytest.mark.parametrize("source", ["", "   ", "<!-- only a comment -->", "<html></html>", "<div>" * 100_000])
def test_a_page_without_an_article_has_no_text(source: str) -> None:
    assert read_page(source).text.strip() == ""


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["<p>", "</p>", "<div", ">", "<script>", "</", "&#0;", "&#xd800;", "x", "\x1b", "<!"])))
def test_any_page_is_read(parts: list[str]) -> None:
    assert isinstance(read_page("".join(parts)).text, str)
