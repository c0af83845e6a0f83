"""Places of the whole world: 300 sentences of ours over more than a hundred countries, each name to its province."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.locate import Gazetteer, find_places
from schemas.vocabulary import PlaceRole

SENTENCES = Path(__file__).with_name("world_sentences.txt")
_MARKED = re.compile(r"\[([^|\]]+)\|([^\]]*)\]")
LITERAL = (PlaceRole.MENTIONED, PlaceRole.DATELINE)


class Named(NamedTuple):
    """A name that a sentence marks, and the code that it must have; "" where it lies in no one country."""

    start: int
    end: int
    code: str


def read_sentences() -> list[str]:
    lines = SENTENCES.read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def read_marks(line: str) -> tuple[str, list[Named]]:
    """Return the sentence without its marks, and what they say."""
    text, named, at = "", list[Named](), 0
    for mark in _MARKED.finditer(line):
        text += line[at : mark.start()]
        named.append(Named(len(text), len(text) + len(mark[1]), mark[2]))
        text, at = text + mark[1], mark.end()
    return text + line[at:], named


def countries() -> Iterator[str]:
    for line in read_sentences():
        yield from (named.code[:2] for named in read_marks(line)[1] if named.code)


def test_the_sentences_are_of_all_the_world() -> None:
    assert len(read_sentences()) >= 300
    assert len(set(countries())) >= 120


@pytest.mark.parametrize("line", read_sentences())
def test_each_name_is_found_in_its_province_and_nothing_else_is(gazetteer: Gazetteer, line: str) -> None:
    text, named = read_marks(line)
    places = find_places(text, gazetteer)
    for start, end, code in named:
        found = [place for place in places if place.start < end and start < place.end]
        assert found, text[start:end]
        got = found[0].admin1_iso if "-" in code else found[0].country
        assert (got or "") == code, text[start:end]
    strange = [p.text for p in places if not any(p.start < n.end and n.start < p.end for n in named)]
    assert [t for t in strange if t in {p.text for p in places if p.role in LITERAL and p.lat is not None}] == []
