"""The networks say of each sentence what spaCy's own say of it, to the last bit."""

from collections.abc import Sequence

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import use_ops

from pipeline.extract.text.networks import Networks
from pipeline.extract.text.parser import MODEL

SENTENCES = (
    "Gunmen from Kunduz, who had crossed the river at night, killed two guards and wounded a driver's son.",
    "",
    "Protests.",
    "A baker wrote that he had found a note yesterday in which a raid on the mill was announced.",
    "Killed:  three.  Hurt: nobody\N{HORIZONTAL ELLIPSIS}",
    "The 4,000th shell fell on Zabor\N{LATIN SMALL LETTER O WITH DIAERESIS}k at 3 p.m., and can't have been the last. "
    * 12,
)
MANY = [f"{sentence}{' again' * (n % 5)}" for n in range(60) for sentence in SENTENCES]
"""More words than are encoded together."""


@pytest.fixture(scope="module")
def model() -> Language:
    with use_ops("numpy", use_blis=False):
        return spacy.load(MODEL, exclude=["ner", "lemmatizer", "attribute_ruler"])


@pytest.mark.parametrize("sentences", [SENTENCES, MANY, SENTENCES[:1], SENTENCES[1:2]])
def test_they_say_what_spacys_own_say(model: Language, sentences: Sequence[str]) -> None:
    networks = Networks(model)
    theirs = list(model.pipe(sentences, batch_size=len(sentences)))
    for _ in ("words that are new", "words that are known"):
        ours = [model.make_doc(sentence) for sentence in sentences]
        networks.annotate(ours)
        assert [_told(doc) for doc in ours] == [_told(doc) for doc in theirs]
        assert all(
            np.array_equal(one.tensor, other.tensor) for one, other in zip(ours, theirs, strict=True) if len(one)
        )


def test_a_sentence_reads_the_same_in_any_company(model: Language) -> None:
    networks = Networks(model)
    together, alone = ([model.make_doc(sentence) for sentence in SENTENCES] for _ in range(2))
    networks.annotate(together)
    for doc in alone:
        networks.annotate([doc])
    assert [_told(doc) for doc in alone] == [_told(doc) for doc in together]


def _told(doc: Doc) -> list[tuple[str, int, str]]:
    return [(word.tag_, word.head.i, word.dep_) for word in doc]
