"""The model's networks run to read and never to learn: the numbers of spaCy's own in half the time, and the same in any company.

spaCy's own layers keep what learning would need, make a word's vector anew wherever it stands, and give Python's lock away
and take it back several times a step of each sentence. And on some processors a row is summed in another order, which moves its
last bits, where it stands elsewhere among twelve: there each sentence begins at a twelfth row.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

Floats = NDArray[np.float32]
_LEARNT_TOGETHER = 8
"""Words whose vectors are made together: always as many, and so few that they are all multiplied alike."""
_WHOLE = 48
"""Rows that are multiplied, or a multiple of them, so that none are left over from what the processor takes at a time."""
_ENCODED_TOGETHER = 1000
"""Words that are encoded together; the matrices of more don't stay in the processor's cache."""


class Networks:
    """The tagger and the parser of a loaded model, which only reads from then on, and what both of them see of the words.

    Their products are the same in any company on one thread alone, as `parser.py` runs them.
    """

    def __init__(self, model: Language) -> None:
        self._tok2vec, self._tagger, self._parser = _parts(model)
        embed, encode = self._tok2vec.model.layers
        self._vectors, self._encoder = _Vectors(embed), _Encoder(encode)
        self._ops = NumpyOps(use_blis=True)
        self._of_tags = _put_apart(self._tagger.model, goes_back=True)
        self._of_steps = _put_apart(self._parser.model.get_ref("tok2vec"), goes_back=False)

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Give the words of the sentences their tags, heads and kinds of dependency."""
        told = [doc for doc in docs if len(doc)]
        for some in _in_parts(told):
            self._tok2vec.set_annotations(some, self._encoded(some))
        if told:
            self._of_tags.stand([len(doc) for doc in told])
            self._of_steps.stand([len(doc) for doc in told])
            self._tagger.set_annotations(told, self._tagger.predict(told))
            self._parser.set_annotations(told, self._parse(told))

    def _encoded(self, docs: Sequence[Doc]) -> list[Floats]:
        return self._encoder.encode(self._vectors.of(docs), [len(doc) for doc in docs])

    def _parse(self, docs: Sequence[Doc]) -> object:
        """Return the states in which the parser is done with each sentence; all take a step together, as in its own loop."""
        upper = self._parser.model.get_ref("upper")
        states = self._parser.moves.init_batch(docs)
        steps = self._parser.model.predict(docs)
        rows = np.append(self._of_steps.own, -1).astype(np.intc)
        """Of each word, and of none."""
        todo = [state for state in states if not state.is_final()]
        while todo:
            hidden = steps.state2vec.predict(rows[steps.get_token_ids(todo)])
            scores = self._ops.gemm(hidden, upper.get_param("W"), trans2=True)
            todo = self._parser.transition_states(todo, scores + upper.get_param("b"))
        steps.clear_memory()
        return states


def _parts(model: Language) -> tuple[Any, ...]:
    return tuple(model.get_pipe(name) for name in ("tok2vec", "tagger", "parser"))


class Apart(NumpyOps):  # type: ignore[misc]  # thinc has no types
    """NumPy's products, of rows of which each sentence's begin where all are summed alike."""

    goes_back = True
    """Whether a product's rows are the sentences' alone again, one after the other."""
    own: NDArray[np.intp]
    """Where the sentences' rows stand among those that are multiplied."""
    height: int
    """How many are multiplied."""

    def stand(self, lengths: Sequence[int]) -> None:
        """Let what is multiplied next be the rows of sentences of those lengths."""
        starts, self.height = _starts(lengths)
        before = np.cumsum(lengths) - lengths
        self.own = np.arange(sum(lengths)) + np.repeat(np.array(starts) - before, lengths)

    def gemm(self, rows: Floats, weights: Floats, *, trans2: bool) -> Floats:
        """Return the product of the sentences' rows and the weights, which layers that read have turned over."""
        apart = np.zeros((self.height, rows.shape[1]), np.float32)
        apart[self.own] = rows
        product: Floats = apart @ (weights.T if trans2 else weights)
        return product[self.own] if self.goes_back else product


def _put_apart(model: Model[Any, Any], *, goes_back: bool) -> Apart:
    """Return what the model multiplies by from now on."""
    products = Apart(use_blis=False)
    products.goes_back = goes_back
    for layer in model.walk():
        layer.ops = products
    return products


def _starts(lengths: Sequence[int], pad: int = 0) -> tuple[list[int], int]:
    """Return where sentences of those lengths begin, with so many empty rows before, between and behind them, and the number of all rows."""
    starts, end = [], 0
    for length in lengths:
        starts.append(_up_to(_summed_together(), end + pad))
        end = starts[-1] + length
    return starts, _up_to(_WHOLE, end + pad)


def _up_to(step: int, row: int) -> int:
    return -(-row // step) * step


@cache
def _summed_together() -> int:
    """Return after how many rows this processor sums the next as it did the first: OpenBLAS after twelve on those with AVX2 alone."""
    drawn = np.random.default_rng(0)
    row, weights = (drawn.standard_normal((height, 288)).astype(np.float32) for height in (1, 288))
    product = row.repeat(_WHOLE, axis=0) @ weights
    return next(
        step for step in range(1, _WHOLE + 1) if _WHOLE % step == 0 and (product[step:] == product[:-step]).all()
    )


def _in_parts(docs: Sequence[Doc]) -> Iterator[list[Doc]]:
    part: list[Doc] = []
    words = 0
    for doc in docs:
        part.append(doc)
        words += len(doc)
        if words >= _ENCODED_TOGETHER:
            yield part
            part, words = [], 0
    if part:
        yield part


class _Vectors:
    """What words are outside of any sentence, made once a word."""

    def __init__(self, embed: Model[Any, Any]) -> None:
        features, _, hashed, mixed, _ = embed.layers
        self._features = features.attrs["columns"]
        self._hashed, self._mixed = hashed.layers[0], mixed.layers[0]
        self._width = embed.get_dim("nO")
        self._known: dict[bytes, bytes] = {}
        """The vectors, by what the model sees of a word: its letters' shape, how it begins …"""

    def of(self, docs: Sequence[Doc]) -> Floats:
        """Return the vectors of the sentences' words, one after the other."""
        features = np.concatenate([doc.to_array(self._features) for doc in docs])
        words: list[bytes] = features.view(f"S{features.itemsize * len(self._features)}").ravel().tolist()
        self._learn({word: row for word, row in zip(words, features, strict=True) if word not in self._known})
        vectors = b"".join(map(self._known.__getitem__, words))
        return np.frombuffer(vectors, np.float32).reshape(-1, self._width)

    def _learn(self, words: dict[bytes, NDArray[np.uint64]]) -> None:
        remaining = iter(words.items())
        while some := dict(islice(remaining, _LEARNT_TOGETHER)):
            features = np.zeros((_LEARNT_TOGETHER, len(self._features)), np.uint64)
            features[: len(some)] = list(some.values())
            made = self._mixed.predict(self._hashed.predict(features))
            self._known |= {word: vector.tobytes() for word, vector in zip(some, made, strict=False)}


class _Encoder:
    """What words are in their sentence: layers that each look at a word and at those on both sides of it."""

    def __init__(self, encode: Model[Any, Any]) -> None:
        self._pad: int = encode.attrs["pad"]
        self._layers = [_Layer(*residual.layers[0].layers[1].layers[0].layers) for residual in encode.layers[0].layers]

    def encode(self, vectors: Floats, lengths: Sequence[int]) -> list[Floats]:
        """Return the vectors of each sentence's words; empty rows keep sentences out of each other's sight."""
        starts, height = _starts(lengths, self._pad)
        own = [slice(start, start + length) for start, length in zip(starts, lengths, strict=True)]
        rows = np.zeros((height, vectors.shape[1]), np.float32)
        at = 0
        for span in own:
            rows[span] = vectors[at : at + span.stop - span.start]
            at += span.stop - span.start
        for layer in self._layers:
            rows = rows + layer.seen_in(rows)
        return [rows[span] for span in own]


class _Layer:
    """A window of three words, the largest of three sums of it, and these brought to one scale."""

    def __init__(self, maxout: Model[Any, Any], norm: Model[Any, Any]) -> None:
        weights, bias = np.asarray(maxout.get_param("W")), np.asarray(maxout.get_param("b"))
        self._weights = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, weights.shape[2]).T)
        """Those of all words' first sums, then those of the second: so whole rows are compared."""
        self._bias = bias.T.ravel()
        self._scale, self._shift = np.asarray(norm.get_param("G")), np.asarray(norm.get_param("b"))

    def seen_in(self, rows: Floats) -> Floats:
        """Return what each row is beside those before and after it."""
        width = rows.shape[1]
        windows = np.zeros((len(rows), 3 * width), np.float32)
        windows[1:, :width], windows[:, width:-width], windows[:-1, -width:] = rows[:-1], rows, rows[1:]
        sums = windows @ self._weights
        sums += self._bias
        best: Floats = np.maximum(np.maximum(sums[:, :width], sums[:, width:-width]), sums[:, -width:])
        best -= best.mean(axis=1, keepdims=True)
        variance = (best * best).sum(axis=1, keepdims=True) / np.float32(width)
        best *= (variance + 1e-08) ** -0.5
        best *= self._scale
        best += self._shift
        return best
