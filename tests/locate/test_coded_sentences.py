"""Sentences that were written before the rules were tried on them, read by the coder and then located.

They are held to floors, for some name what the rules do not know yet. What a sentence's marks mean is in the file.
"""

from pathlib import Path

import pytest
from test_fresh_sentences import Outcome, judge
from test_world import read_marks
from told import extract

from pipeline.locate import Gazetteer, locate

SENTENCES = Path(__file__).with_name("coded_sentences.txt")


@pytest.fixture(scope="module")
def outcomes(gazetteer: Gazetteer) -> list[Outcome]:
    marked = [read_marks(line) for line in SENTENCES.read_text("utf-8").splitlines() if line[:1] not in ("", "#")]
    return [judge(locate(extract(text), gazetteer).places, named) for text, named in marked]


def test_most_sentences_come_out_whole(outcomes: list[Outcome]) -> None:
    assert len(outcomes) == 120
    assert sum(outcome.is_whole for outcome in outcomes) >= 100


def test_nearly_every_name_is_in_its_province(outcomes: list[Outcome]) -> None:
    assert sum(outcome.right for outcome in outcomes) >= sum(outcome.named for outcome in outcomes) - 20


def test_hardly_anything_else_is_taken_for_a_place(outcomes: list[Outcome]) -> None:
    assert sum(len(outcome.strange) for outcome in outcomes) <= 4
