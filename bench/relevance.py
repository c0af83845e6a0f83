"""Train and measure the model of relevance: whether what is told as done is news of a conflict (rule REL-1).

    python bench/relevance.py train
    python bench/relevance.py measure [--texts FOLDER]

The texts are all ours, in `bench/labelled/relevance`, each folder by another hand: trials, sport, films, history,
figures of speech, drills, and news of conflicts with the same words in it. Each of their lines is a sentence with a
mark: "+" tells of an act of the days reported on, "?" alleges, denies, plans or fears one, "-" is anything else, "h" a
headline. A text opens with "= kind | day of publication".

`train` codes the texts by the rules alone, fits a logistic regression to their reports, right where the sentence that
founds a report is marked "+", and writes the weights to `pipeline/extract/lexicon/relevance.csv`. `measure` does so
without the texts of each hand in turn, and prints what the model makes of those: so many texts without an event
assert one, by the rules alone and with the model.
"""

import argparse
import csv
import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from pipeline.extract.coder import TOGETHER, told_in
from pipeline.extract.incidents.assemble import tellings_of
from pipeline.extract.relevance.model import BASE, LEAST, TEXTS_READ
from pipeline.extract.relevance.signs import Block, Signs, signs_of
from pipeline.locate.known import PlaceNames
from pipeline.settings import read_settings
from schemas.records import Article
from schemas.vocabulary import Assertion

TEXTS = Path(__file__).parent / "labelled" / "relevance"
WEIGHTS = Path("pipeline") / "extract" / "lexicon" / "relevance.csv"
NEWS = "+"
SEEN = 2
"""Reports that a sign must be in to have a weight."""
STRENGTH = 2.0
"""How far weights may be from nothing: what scikit-learn calls C."""
LOST = 0.02
"""Share of right reports, each seen by a model without its hand, that may be lost."""
SMALLEST = 0.02
"""Weights nearer to nothing are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A text, and where its sentences are with their marks."""

    hand: str
    article: Article
    marks: tuple[tuple[int, int, str], ...]

    @property
    def address(self) -> str:
        """What no other text has."""
        return f"{self.hand}/{self.article.address}"

    @property
    def has_event(self) -> bool:
        """Whether any sentence tells of an act of the days reported on."""
        return any(mark == NEWS for _, _, mark in self.marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A report of the rules, and whether the sentence that founds it tells of an act of those days."""

    text: Labelled
    signs: Signs
    is_told_as_done: bool
    """What the model is asked of: told as fact, and not as history."""
    is_right: bool


def texts_in(folder: Path) -> Iterator[Labelled]:
    """Yield the labelled texts of the folder's files."""
    for path in sorted(folder.glob("*/*.txt")):
        for number, block in enumerate(path.read_text(encoding="utf-8").strip().split("\n\n")):
            yield _labelled(path, number, block.splitlines())


def _labelled(path: Path, number: int, lines: Sequence[str]) -> Labelled:
    title, text, marks, day = "", "", [], ""
    for line in lines:
        mark, words = line[0], line[2:].strip()
        if mark == "=":
            day = words.rpartition("|")[2].strip()
        elif mark == "h":
            title = words
        else:
            text += "" if not text else " " if len(marks) % 2 else "\n\n"
            marks.append((len(text), len(text) + len(words), mark))
            text += words
    address = f"{path.stem}-{number}"
    article = Article(
        article_id=address,
        source_id=path.parent.name,
        address=address,
        text=text,
        title=title or None,
        published_at=day or None,
        language="en",
    )
    return Labelled(hand=path.parent.name, article=article, marks=tuple(marks))


def examples_in(texts: Iterable[Labelled]) -> Iterator[Example]:
    """Yield the reports that the rules make of the texts."""
    remaining, names = iter(texts), PlaceNames(read_settings().gazetteer)
    while batch := list(islice(remaining, TOGETHER)):
        for text, (reading, told, _) in zip(batch, told_in([one.article for one in batch], names), strict=True):
            for telling in tellings_of(reading, told):
                report = telling.report
                yield Example(
                    text=text,
                    signs=signs_of(reading, telling.incident, report),
                    is_told_as_done=report.assertion is Assertion.ASSERTED and not report.background,
                    is_right=any(s <= report.start < e and mark == NEWS for s, e, mark in text.marks),
                )


class Model:
    """Weights of signs, fitted to examples."""

    def __init__(self, examples: Sequence[Example]) -> None:
        """Fit a logistic regression with a penalty on the squares of the weights."""
        seen = Counter(sign for one in examples for sign in _named(one.signs))
        self._place = {sign: n for n, sign in enumerate(sorted(sign for sign, count in seen.items() if count >= SEEN))}
        right = np.array([1.0 if one.is_right else -1.0 for one in examples])
        table = self._table(examples)

        def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
            margins = right * (table @ weights[:-1] + weights[-1])
            slope = -right / (1 + np.exp(np.clip(margins, -500, 500)))
            gradient = np.append(table.T @ slope + weights[:-1] / STRENGTH, slope.sum())
            return float(np.logaddexp(0, -margins).sum() + (weights[:-1] ** 2).sum() / 2 / STRENGTH), gradient

        fitted = minimize(loss, np.zeros(len(self._place) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 2000})
        self.weights, self.base = fitted.x[:-1], float(fitted.x[-1])

    def log_odds(self, examples: Sequence[Example]) -> np.ndarray:
        """Return the log-odds of each example's being news."""
        return np.asarray(self._table(examples) @ self.weights + self.base)

    def rows(self) -> Iterator[tuple[str, str, float]]:
        """Yield block, sign and weight of every sign that weighs anything."""
        for (block, sign), n in self._place.items():
            if abs(self.weights[n]) >= SMALLEST:
                yield block, sign, round(float(self.weights[n]), 2)

    def _table(self, examples: Sequence[Example]) -> csr_matrix:
        values, columns, ends = [], [], [0]
        for one in examples:
            for block, names in one.signs.items():
                places = [place for name in sorted(names) if (place := self._place.get((block, name))) is not None]
                columns += places
                values += [1 / math.sqrt(max(1, len(names)))] * len(places)
            ends.append(len(columns))
        return csr_matrix((values, columns, ends), shape=(len(examples), len(self._place)))


def _named(signs: Signs) -> Iterator[tuple[Block, str]]:
    return ((block, name) for block, names in signs.items() for name in names)


def judged_by_others(examples: Sequence[Example]) -> tuple[list[Example], np.ndarray]:
    """Return the reports that a model is asked of, and their log-odds by one that knows no text of the same hand."""
    asked, odds = list[Example](), list[float]()
    for hand in sorted({one.text.hand for one in examples}):
        model = Model([one for one in examples if one.text.hand != hand])
        own = [one for one in examples if one.text.hand == hand and one.is_told_as_done]
        asked += own
        odds += list(model.log_odds(own))
    return asked, np.array(odds)


def least_of(asked: Sequence[Example], odds: np.ndarray, lost: float = LOST) -> float:
    """Return the log-odds below which that share of the right reports is."""
    return float(np.quantile(odds[[one.is_right for one in asked]], lost))


def digest_of(folder: Path) -> str:
    """Return what changes with any of the folder's texts."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*/*.txt")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def train(examples: Sequence[Example], folder: Path, weights: Path) -> None:
    """Write the weights, with the digest of the texts that they are of."""
    least = least_of(*judged_by_others(examples))
    model = Model(examples)
    heads = [
        (TEXTS_READ, digest_of(folder), len(examples)),
        (BASE, "", round(model.base, 2)),
        (LEAST, "", round(least, 2)),
    ]
    with weights.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["block", "sign", "weight"])
        writer.writerows([*heads, *model.rows()])
    print(f"{weights}: {sum(1 for _ in model.rows()):,} weights of {len(examples):,} reports")


def measure(texts: Sequence[Labelled], examples: Sequence[Example]) -> None:
    """Print what the model keeps of the texts of each hand that it does not know."""
    asked, odds = judged_by_others(examples)
    right = np.array([one.is_right for one in asked])
    without = {one.address for one in texts if not one.has_event}
    print(f"{len(texts):,} texts, {len(without):,} of them without an event")
    print(f"{len(asked):,} reports told as done, {right.sum():,} of them right\n")
    print("| right reports lost | wrong ones kept | texts without an event that assert one |\n|---:|---:|---:|")
    for lost in (0.0, 0.005, 0.01, 0.015, LOST, 0.03, 0.05, 0.1):
        kept = odds >= (least_of(asked, odds, lost) if lost else -np.inf)
        leaking = without & {one.text.address for one, is_kept in zip(asked, kept, strict=True) if is_kept}
        print(f"| {1 - kept[right].mean():.1%} | {kept[~right].mean():.0%} | {len(leaking):,} |")


def main() -> None:
    """Train or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["train", "measure"])
    parser.add_argument("--texts", type=Path, default=TEXTS)
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="what train writes")
    given = parser.parse_args()
    texts = list(texts_in(given.texts))
    examples = list(examples_in(texts))
    if given.what == "train":
        train(examples, given.texts, given.weights)
    else:
        measure(texts, examples)


if __name__ == "__main__":
    main()
