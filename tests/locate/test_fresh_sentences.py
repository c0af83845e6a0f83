"""Sentences that were written before the rules were tried on them: how many of them must come out whole.

They are held to floors, for some name what the rules do not know yet. What a sentence's marks mean is in the file.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from test_world import LITERAL, Named, read_marks

from pipeline.locate import Gazetteer, find_places
from schemas.records import Place
from schemas.vocabulary import PlaceRole

SENTENCES = Path(__file__).with_name("fresh_sentences.txt")
ANY = "*"
_SAID = (*LITERAL, PlaceRole.EVENT)


class Outcome(NamedTuple):
    """What came out of one sentence."""

    named: int
    right: int
    strange: tuple[str, ...]
    """Places that are none."""

    @property
    def is_whole(self) -> bool:
        return self.named == self.right and not self.strange


def try_sentence(line: str, gazetteer: Gazetteer) -> Outcome:
    text, named = read_marks(line)
    return judge(find_places(text, gazetteer), named)


def judge(places: Sequence[Place], named: Sequence[Named]) -> Outcome:
    """Return how many of the named places were found where they are, and what else was taken for one."""
    over = [next((p for p in places if p.start < end and start < p.end), None) for start, end, _ in named]
    right = sum(code == ANY or _is_at(place, code) for place, (_, _, code) in zip(over, named, strict=True))
    strange = tuple(
        p.text
        for p in places
        if p.role in _SAID and p.lat is not None and not any(p.start < n.end and n.start < p.end for n in named)
    )
    return Outcome(len(named), right, strange)


def _is_at(place: Place | None, code: str) -> bool:
    if place is None or place.role not in _SAID:
        return False
    return ((place.admin1_iso if "-" in code else place.country) or "") == code


@pytest.fixture(scope="module")
def outcomes(gazetteer: Gazetteer) -> list[Outcome]:
    lines = SENTENCES.read_text("utf-8").splitlines()
    return [try_sentence(line, gazetteer) for line in lines if line and not line.startswith("#")]


def test_nearly_every_sentence_comes_out_whole(outcomes: list[Outcome]) -> None:
    assert len(outcomes) == 250
    assert sum(outcome.is_whole for outcome in outcomes) >= 243


def test_nearly_every_name_is_in_its_province(outcomes: list[Outcome]) -> None:
    assert sum(outcome.right for outcome in outcomes) >= sum(outcome.named for outcome in outcomes) - 6


def test_hardly_anything_else_is_taken_for_a_place(outcomes: list[Outcome]) -> None:
    assert sum(len(outcome.strange) for outcome in outcomes) <= 2
