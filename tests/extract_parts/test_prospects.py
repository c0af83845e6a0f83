"""Which sentences are parsed: no parse of those that are left out would have found a trigger."""

import csv
from importlib.resources import files

import pytest

from pipeline.extract.acts.hits import find_hits
from pipeline.extract.text.parser import parse
from pipeline.extract.text.prospects import may_hit

OTHERWISE = (
    "A late attack on the left wing decided the match.",
    "The film was shot in Zahedan on a small budget.",
    "Divers have found a wreck that nobody knew of.",
    "A heart attack ended his career.",
)


def test_no_sentence_with_a_trigger_is_left_out() -> None:
    lexicon = files("pipeline.extract") / "lexicon" / "acts.csv"
    with lexicon.open(encoding="utf-8") as file:
        examples = [row["example"] for row in csv.DictReader(file)]
    sentences = [*examples, *(f"In March {one[0].lower()}{one[1:]}" for one in examples), *OTHERWISE]
    hits = [find_hits(doc) for doc in parse(sentences)]
    prospects = [len(doc) > 0 for doc in parse(sentences, may_hit)]
    assert [s for s, found, likely in zip(sentences, hits, prospects, strict=True) if found and not likely] == []


@pytest.mark.parametrize("sentence", OTHERWISE)
def test_words_that_mean_something_else_need_no_parse(sentence: str) -> None:
    assert [len(doc) for doc in parse([sentence], may_hit)] == [0]


def test_arms_beside_a_match_need_a_parse() -> None:
    (doc,) = parse(["Gunmen attacked the crowd during a football match."], may_hit)
    assert doc.text == "Gunmen attacked the crowd during a football match."


def test_what_is_left_out_keeps_its_place() -> None:
    docs = list(parse([OTHERWISE[0], "Rebels attacked a checkpoint.", OTHERWISE[1]], may_hit))
    assert [doc.text for doc in docs] == ["", "Rebels attacked a checkpoint.", ""]
