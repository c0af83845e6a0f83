"""A line of the `code` filter's input is an article, or gets an answer that says what is wrong with it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.commands.lines import LONGEST_TEXT, BadLine, read_line
from schemas.records import Article


def test_a_whole_line_becomes_an_article() -> None:
    line = {"id": "a1", "text": "Text.", "title": "Head", "published_at": "2024-05-01T10:00:00+04:30", "source": "s"}
    article = read_line(json.dumps(line).encode(), 1)
    assert isinstance(article, Article)
    assert (article.address, article.text, article.title, article.source_id) == ("a1", "Text.", "Head", "s")
    assert article.published_at == "2024-05-01T10:00:00+04:30"


@pytest.mark.parametrize(
    ("line", "code", "id_", "words"),
    [
        (b"{nope", "malformed_json", None, "malformed"),
        (b"\xff\xfe", "malformed_json", None, ""),
        (b"[1, 2]", "invalid_field", None, "object"),
        (b'{"text": "t"}', "invalid_field", None, "id"),
        (b'{"id": "a"}', "invalid_field", "a", "text"),
        (b'{"id": 7, "text": "t"}', "invalid_field", None, "$.id"),
        (b'{"id": "a", "text": null}', "invalid_field", "a", "$.text"),
        (b'{"id": "a", "text": "t", "published_at": "last week"}', "invalid_published_at", "a", "last week"),
    ],
)
def test_a_bad_line_says_what_is_wrong(line: bytes, code: str, id_: str | None, words: str) -> None:
    answer = read_line(line, 7)
    assert isinstance(answer, BadLine)
    assert (answer.code, answer.id, answer.number) == (code, id_, 7)
    assert words in answer.message
    assert answer.render()["error"] == {"code": code, "message": answer.message}


def test_a_text_beyond_the_limit_is_refused_by_name() -> None:
    answer = read_line(json.dumps({"id": "big", "text": "x" * (LONGEST_TEXT + 1)}).encode(), 1)
    assert isinstance(answer, BadLine)
    assert (answer.code, answer.id) == ("text_too_long", "big")


@given(st.binary())
def test_any_bytes_are_an_article_or_a_bad_line(line: bytes) -> None:
    assert isinstance(read_line(line, 1), Article | BadLine)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_text_comes_through_unchanged(id_: str, text: str) -> None:
    article = read_line(json.dumps({"id": id_, "text": text}).encode(), 1)
    assert isinstance(article, Article)
    assert (article.address, article.text) == (id_, text)
