"""The lexicon of acts: forms of several words, and what the gate lets through."""

import pytest

from pipeline.extract.acts.hits import find_hits
from pipeline.extract.acts.triggers import may_tell
from pipeline.extract.text.parser import parse


def forms_in(sentence: str) -> list[str]:
    (doc,) = parse([sentence])
    return [hit.token.lower_ for hit in find_hits(doc)]


@pytest.mark.parametrize(
    "sentence", ["Rebels blew up a bridge in Gao.", "Rebels blew a railway bridge near Gao up on Monday."]
)
def test_a_form_of_several_words_is_found_with_words_in_its_gap(sentence: str) -> None:
    assert may_tell(sentence)
    assert forms_in(sentence) == ["blew"]


def test_no_gap_reaches_over_a_comma() -> None:
    assert forms_in("The wind blew over the lake, and the sun came up.") == []


def test_half_of_a_form_is_none() -> None:
    assert forms_in("The whistle blew in Gao.") == []
