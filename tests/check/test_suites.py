"""The suites say what the vocabulary says, and every rule of theirs has its line in the codebook."""

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TypedDict

import pytest

from pipeline.check import suites
from schemas import vocabulary
from schemas.vocabulary import EVENT_TYPE_OF, PLOVER_MODES

NAMES = ("source", "articles", "places", "reports", "words", "tolls", "events", "warehouse")
CHAPTER = Path(__file__).parents[2] / "docs" / "codebook" / "validation.md"
PAIRS = {
    "EVENT_TYPE_OF": [(event.value, sub.value) for sub, event in EVENT_TYPE_OF.items()],
    "PLOVER_MODES": [(plover.value, mode) for plover, modes in PLOVER_MODES.items() for mode in modes],
}


class Meta(TypedDict, total=False):
    """What a suite says of an expectation for people and for the program."""

    rule: str
    says: str
    vocabulary: str | None


class Expectation(TypedDict):
    """An expectation as the JSON holds it."""

    kwargs: dict[str, list[str]]
    severity: str
    meta: Meta


def expectations() -> Iterator[Expectation]:
    for name in NAMES:
        yield from json.loads((files("schemas") / "expectations" / f"{name}.json").read_text())["expectations"]


def test_there_is_no_suite_that_nobody_runs() -> None:
    folder = Path(str(files("schemas") / "expectations"))
    assert sorted(path.stem for path in folder.glob("*.json")) == sorted(NAMES)


def test_closed_lists_are_the_vocabulary() -> None:
    for expectation in expectations():
        name, given = expectation["meta"].get("vocabulary"), expectation["kwargs"]
        if name in PAIRS:
            assert sorted(map(tuple, given["value_pairs_set"])) == sorted(PAIRS[name])
        elif name:
            assert given["value_set"] == [member.value for member in getattr(vocabulary, name)]


def test_every_closed_list_is_named() -> None:
    unnamed = [
        e["meta"]["rule"] for e in expectations() if "value_set" in e["kwargs"] and not e["meta"].get("vocabulary")
    ]
    assert unnamed == ["VER-19"]


def test_every_rule_has_an_id_of_its_own_and_a_line_in_the_codebook() -> None:
    rules = [(e["meta"]["rule"], e["meta"]["says"], e["severity"]) for e in expectations()]
    assert len({rule for rule, _, _ in rules}) == len(rules)
    lines = re.findall(r"^\| ([A-Z]+-\d+) \| (.+?) \| (\w+) \|$", CHAPTER.read_text(), re.MULTILINE)
    assert lines == rules


def test_an_expectation_that_breaks_is_an_error_and_no_verdict() -> None:
    with pytest.raises(suites.SuiteError, match="SRC-1 broke"):
        suites.validate("source", [{"record_id": "a", "articles_read": "many", "min_articles": 1}])


def test_a_row_without_a_column_is_an_error_and_no_verdict() -> None:
    with pytest.raises(suites.SuiteError, match="SRC-1 broke"):
        suites.validate("source", [{"record_id": "a", "articles_read": 1}])
