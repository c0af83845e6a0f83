"""Train and measure the model of relevance: whether what is told as done is news of a conflict (rule REL-1).

    python bench/relevance.py train
    python bench/relevance.py measure [--texts FOLDER]

The texts are all ours, in `bench/labelled/relevance`, each folder by another hand: trials, sport, films, history,
figures of speech, drills, and news of conflicts with the same words in it, marked as `bench/marked.py` says.

`train` codes the texts by the rules alone, fits a logistic regression to their reports, right where the sentence that
founds a report is marked "+", and another to the words of whole texts, right where any sentence is, and writes the
weights of both to `pipeline/extract/lexicon/relevance.csv`. `measure` does so without the texts of each hand in turn,
and prints what the model makes of those: so many texts without an event assert one, by the rules alone and with it.
"""

import argparse
import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from bench.fitting import Fitted
from bench.marked import NEWS, Labelled, digest_of, texts_in
from pipeline.extract.coder import TOGETHER, told_in
from pipeline.extract.incidents.assemble import Telling, tellings_of
from pipeline.extract.relevance.model import BASE, LEAST, TEXTS_READ
from pipeline.extract.relevance.signs import Block, Signs, article_signs, signs_of
from pipeline.extract.relevance.times import TimesTold
from pipeline.extract.text.reading import Reading
from pipeline.locate.known import PlaceNames
from pipeline.settings import read_settings
from schemas.vocabulary import Assertion

TEXTS = Path(__file__).parent / "labelled" / "relevance"
WEIGHTS = Path("pipeline") / "extract" / "lexicon" / "relevance.csv"
STRENGTH = 2.0
"""How far weights may be from nothing: what scikit-learn calls C."""
STRENGTH_OF_WHOLE = 10.0
"""So for the words of whole articles."""
LOST = 0.02
"""Share of right reports, each seen by a model without its hand, that may be lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A report of the rules, and whether the sentence that founds it tells of an act of those days."""

    text: Labelled
    signs: Signs
    is_told_as_done: bool
    """What the model is asked of: told as fact, and not as history."""
    is_right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A text with its signs as a whole."""

    text: Labelled
    signs: Signs


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """Texts, and what the rules report of them."""

    examples: Sequence[Example]
    wholes: Sequence[Whole]

    def by(self, hand: str) -> "Coded":
        """Return what is of that hand."""
        return self._where(lambda text: text.hand == hand)

    def without(self, hand: str) -> "Coded":
        """Return what is of the other hands."""
        return self._where(lambda text: text.hand != hand)

    def _where(self, holds: Callable[[Labelled], bool]) -> "Coded":
        return Coded(
            examples=[one for one in self.examples if holds(one.text)],
            wholes=[one for one in self.wholes if holds(one.text)],
        )


def coded_in(texts: Iterable[Labelled]) -> Coded:
    """Return the texts, and the reports that the rules make of them."""
    remaining, names = iter(texts), PlaceNames(read_settings().gazetteer)
    examples, wholes = list[Example](), list[Whole]()
    while batch := list(islice(remaining, TOGETHER)):
        for text, (reading, told, _) in zip(batch, told_in([one.article for one in batch], names), strict=True):
            wholes.append(Whole(text=text, signs={Block.ARTICLE: set(article_signs(reading.text, reading.title))}))
            times = TimesTold(reading)
            examples += (_example(text, reading, telling, times) for telling in tellings_of(reading, told))
    return Coded(examples=examples, wholes=wholes)


def _example(text: Labelled, reading: Reading, telling: Telling, times: TimesTold) -> Example:
    report = telling.report
    return Example(
        text=text,
        signs=signs_of(reading, telling.incident, report, times),
        is_told_as_done=report.assertion is Assertion.ASSERTED and not report.background,
        is_right=any(s <= report.start < e and mark == NEWS for s, e, mark in text.marks),
    )


class Model:
    """What says of a report that it is news, and what says of its article that it has any: their log-odds are added."""

    def __init__(self, coded: Coded) -> None:
        """Fit both."""
        examples, wholes = coded.examples, coded.wholes
        of_reports = [block for block in Block if block is not Block.ARTICLE]
        self._report = Fitted(of_reports, [one.signs for one in examples], [one.is_right for one in examples], STRENGTH)
        self._article = Fitted(
            [Block.ARTICLE], [one.signs for one in wholes], [one.text.has_event for one in wholes], STRENGTH_OF_WHOLE
        )

    @property
    def base(self) -> float:
        """What every report has."""
        return self._report.base

    def log_odds(self, examples: Sequence[Example]) -> np.ndarray:
        """Return the log-odds of each example's being news: what all articles have is left to the least of them."""
        signs = [one.signs for one in examples]
        return self._report.log_odds(signs) + self._article.shares(signs)

    def rows(self) -> Iterator[tuple[str, str, float]]:
        """Yield block, sign and weight of every sign that weighs anything."""
        yield from self._report.rows()
        yield from self._article.rows()


def judged_by_others(coded: Coded) -> tuple[list[Example], np.ndarray]:
    """Return the reports that a model is asked of, and their log-odds by one that knows no text of the same hand."""
    asked, odds = list[Example](), list[float]()
    for hand in sorted({one.text.hand for one in coded.wholes}):
        own = [one for one in coded.by(hand).examples if one.is_told_as_done]
        asked += own
        odds += list(Model(coded.without(hand)).log_odds(own))
    return asked, np.array(odds)


def least_of(asked: Sequence[Example], odds: np.ndarray, lost: float = LOST) -> dict[bool, float]:
    """Return the log-odds below which that share of right reports is: of texts judged as a whole, and of others."""
    whole, right = _judged_as_a_whole(asked), np.array([one.is_right for one in asked])
    return {
        of: float(np.quantile(odds[right & (whole == of)], lost)) if (right & (whole == of)).any() else 0.0
        for of in (True, False)
    }


def _judged_as_a_whole(asked: Sequence[Example]) -> np.ndarray:
    return np.array([bool(one.signs[Block.ARTICLE]) for one in asked])


def train(coded: Coded, folder: Path, weights: Path) -> None:
    """Write the weights, with the digest of the texts that they are of."""
    least = least_of(*judged_by_others(coded))
    model = Model(coded)
    heads = [
        (TEXTS_READ, digest_of(folder), len(coded.examples)),
        (BASE, "", round(model.base, 2)),
        (LEAST, "", round(least[False], 2)),
        (LEAST, Block.ARTICLE, round(least[True], 2)),
    ]
    with weights.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["block", "sign", "weight"])
        writer.writerows([*heads, *model.rows()])
    print(f"{weights}: {sum(1 for _ in model.rows()):,} weights of {len(coded.examples):,} reports")


def measure(coded: Coded) -> None:
    """Print what the model keeps of the texts of each hand that it does not know."""
    asked, odds = judged_by_others(coded)
    right, whole = np.array([one.is_right for one in asked]), _judged_as_a_whole(asked)
    without = {one.text.address for one in coded.wholes if not one.text.has_event}
    print(f"{len(coded.wholes):,} texts, {len(without):,} of them without an event")
    print(f"{len(asked):,} reports told as done, {right.sum():,} of them right\n")
    print("| right reports lost | wrong ones kept | texts without an event that assert one |\n|---:|---:|---:|")
    for lost in (0.0, 0.005, 0.01, 0.015, LOST, 0.03, 0.05, 0.1):
        least = least_of(asked, odds, lost)
        kept = odds >= (np.where(whole, least[True], least[False]) if lost else -np.inf)
        leaking = without & {one.text.address for one, is_kept in zip(asked, kept, strict=True) if is_kept}
        print(f"| {1 - kept[right].mean():.1%} | {kept[~right].mean():.0%} | {len(leaking):,} |")


def main() -> None:
    """Train or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["train", "measure"])
    parser.add_argument("--texts", type=Path, default=TEXTS)
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="what train writes")
    given = parser.parse_args()
    coded = coded_in(texts_in(given.texts))
    if given.what == "train":
        train(coded, given.texts, given.weights)
    else:
        measure(coded)


if __name__ == "__main__":
    main()
