"""The networks say of each sentence what spaCy's own say of it, and the same to the last bit in any company."""

from collections.abc import Iterator, Sequence

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import use_ops
from threadpoolctl import threadpool_limits

from pipeline.extract.text.networks import Apart, Networks
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


def read_model() -> Language:
    with use_ops("numpy", use_blis=False):
        return spacy.load(MODEL, exclude=["ner", "lemmatizer", "attribute_ruler"])


@pytest.fixture(scope="module")
def model() -> Iterator[Language]:
    with threadpool_limits(1, user_api="blas"):
        yield read_model()


@pytest.fixture(scope="module")
def networks() -> Networks:
    return Networks(read_model())


@pytest.mark.parametrize("sentences", [SENTENCES, MANY, SENTENCES[:1], SENTENCES[1:2]])
def test_they_say_what_spacys_own_say(model: Language, networks: Networks, sentences: Sequence[str]) -> None:
    theirs = list(model.pipe(sentences, batch_size=len(sentences)))
    for _ in ("words that are new", "words that are known"):
        ours = [model.make_doc(sentence) for sentence in sentences]
        networks.annotate(ours)
        assert [_told(doc) for doc in ours] == [_told(doc) for doc in theirs]
        assert all(
            np.allclose(one.tensor, other.tensor, atol=1e-4)
            for one, other in zip(ours, theirs, strict=True)
            if len(one)
        )


def test_a_sentence_reads_the_same_in_any_company_to_the_last_bit(model: Language) -> None:
    together, alone = ([model.make_doc(sentence) for sentence in MANY] for _ in range(2))
    Networks(read_model()).annotate(together)
    networks = Networks(read_model())
    for doc in alone:
        networks.annotate([doc])
    assert [_told(doc) for doc in alone] == [_told(doc) for doc in together]
    assert all(np.array_equal(one.tensor, other.tensor) for one, other in zip(alone, together, strict=True) if len(one))


@pytest.mark.usefixtures("model")  # it keeps to one thread
def test_no_product_depends_on_the_company_of_its_rows() -> None:
    lengths, drawn = [7, 1, 30, 12, 5, 61], np.random.default_rng(7)
    rows = drawn.standard_normal((sum(lengths), 96)).astype(np.float32)
    weights = drawn.standard_normal((1024, 96)).astype(np.float32)
    apart = Apart(use_blis=False)
    apart.stand(lengths)
    together = np.split(apart.gemm(rows, weights, trans2=True), np.cumsum(lengths)[:-1])
    for length, part, product in zip(lengths, np.split(rows, np.cumsum(lengths)[:-1]), together, strict=True):
        apart.stand([length])
        assert np.array_equal(apart.gemm(part, weights, trans2=True), product)
        assert np.allclose(product, part @ weights.T, atol=1e-3)


def _told(doc: Doc) -> list[tuple[str, int, str]]:
    return [(word.tag_, word.head.i, word.dep_) for word in doc]
