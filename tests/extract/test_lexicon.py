"""Each row of the lexicon of acts is shown to work by the sentence that stands beside it."""

import csv
from importlib.resources import files

import pytest

from pipeline.extract.acts.frames import find_frames
from pipeline.extract.acts.triggers import may_tell
from pipeline.extract.text.parser import parse

with (files("pipeline.extract") / "lexicon" / "acts.csv").open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['forms'].split()[0]}-{row['pos']}")
def test_a_row_finds_its_act_in_its_own_sentence(row: dict[str, str]) -> None:
    names = row["needs"] == "form_field"
    frames = [frame for doc in parse([row["example"]]) for frame in find_frames(doc, only_names=names)]
    if not row["sub_event_type"] and not row["outcome"]:
        assert not frames
        return
    assert may_tell(row["example"])
    if row["sub_event_type"]:
        assert row["sub_event_type"] in {kind.value for frame in frames for kind in frame.sub_event_types}
    if row["outcome"]:
        assert row["outcome"] in {outcome.value for frame in frames for outcome in frame.tolls}


def test_each_context_has_one_row_that_says_what_its_words_are_for() -> None:
    with (files("pipeline.extract") / "lexicon" / "contexts.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len({row["name"] for row in rows}) == len(rows)
    assert [row["name"] for row in rows if not row["says"].strip() or not row["words"].split()] == []
    assert {row["reach"] for row in rows} == {"", "sentence"}
    assert len({row["says"] for row in rows}) == len(rows), "two lists that are for the same are one"
