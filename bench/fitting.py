"""Logistic regressions over signs, of which `bench/relevance.py` makes the model of relevance."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from pipeline.extract.relevance.signs import Block, Signs

SEEN = 2
"""Reports or texts that a sign must be in to have a weight."""
SMALLEST = 0.02
"""Weights nearer to nothing are left out."""


class Fitted:
    """Weights of the signs of some blocks, fitted to what is right and what is not."""

    def __init__(self, blocks: Sequence[Block], signs: Sequence[Signs], right: Sequence[bool], strength: float) -> None:
        """Fit a logistic regression with a penalty on the squares of the weights."""
        self._blocks = blocks
        seen = Counter(sign for one in signs for sign in self._named(one))
        self._place = {sign: n for n, sign in enumerate(sorted(sign for sign, count in seen.items() if count >= SEEN))}
        signed = np.where(right, 1.0, -1.0)
        table = self._table(signs)

        def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
            margins = signed * (table @ weights[:-1] + weights[-1])
            slope = -signed / (1 + np.exp(np.clip(margins, -500, 500)))
            gradient = np.append(table.T @ slope + weights[:-1] / strength, slope.sum())
            return float(np.logaddexp(0, -margins).sum() + (weights[:-1] ** 2).sum() / 2 / strength), gradient

        fitted = minimize(loss, np.zeros(len(self._place) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 2000})
        self.weights, self.base = fitted.x[:-1], float(fitted.x[-1])

    def log_odds(self, signs: Sequence[Signs]) -> np.ndarray:
        """Return the log-odds of each one's being right."""
        return self.shares(signs) + self.base

    def shares(self, signs: Sequence[Signs]) -> np.ndarray:
        """Return what each one's own signs weigh."""
        return np.asarray(self._table(signs) @ self.weights)

    def rows(self) -> Iterator[tuple[str, str, float]]:
        """Yield block, sign and weight of every sign that weighs anything."""
        for (block, sign), n in self._place.items():
            if abs(self.weights[n]) >= SMALLEST:
                yield block, sign, round(float(self.weights[n]), 2)

    def _named(self, signs: Signs) -> Iterator[tuple[Block, str]]:
        return ((block, name) for block in self._blocks for name in signs[block])

    def _table(self, signs: Sequence[Signs]) -> csr_matrix:
        values, columns, ends = [], [], [0]
        for one in signs:
            for block in self._blocks:
                places = [place for name in sorted(one[block]) if (place := self._place.get((block, name))) is not None]
                columns += places
                values += [1 / math.sqrt(max(1, len(one[block])))] * len(places)
            ends.append(len(columns))
        return csr_matrix((values, columns, ends), shape=(len(signs), len(self._place)))
