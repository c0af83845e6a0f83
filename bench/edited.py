"""Copies and look-alikes: our own articles edited as desks edit wire copy, and others that only look like each other.

Originals are the sample's pages and the English articles of ``bench/labelled``; all is the same for the same seed.
"""

import json
import random
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from pipeline.articles import read_page  # noqa: E402 - found by the line above

SHORTEST = 40
"""Words of an original; less is no article that anyone cuts."""
_WORDS = json.loads((ROOT / "bench/edited.json").read_text("utf-8"))
_SYNONYMS: dict[str, str] = _WORDS["synonyms"]
_HEADLINES: list[str] = _WORDS["headlines"]
_LOCAL: list[str] = _WORDS["local"]
_PROMOTION: list[str] = _WORDS["promotion"]
_FORMS: list[str] = _WORDS["forms"]
_SLOTS: dict[str, list[str]] = _WORDS["slots"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two texts, and whether the one is a copy of the other; ``how`` it was edited, or why they look alike."""

    one: str
    other: str
    copies: bool
    how: str


def originals() -> list[str]:
    """Return the texts that are edited."""
    files = sorted(file for file in (ROOT / "sample/pages").glob("*.html") if not file.stem.endswith("-copy"))
    pages = (read_page(file.read_text("utf-8", "replace")).text for file in files)
    labelled = json.loads((ROOT / "bench/labelled/articles.json").read_text("utf-8"))
    texts = [*pages, *("\n".join(article["paragraphs"]) for article in labelled if article["language"] == "en")]
    return [text for text in texts if len(text.split()) >= SHORTEST]


def edited_pairs(seed: int = 1) -> Iterator[Pair]:
    """Yield each original with each of its edited copies, then the pairs of texts that are no copies of each other."""
    texts = originals()
    for number, text in enumerate(texts):
        for how, edit in EDITS.items():
            chance = random.Random(f"{seed} {number} {how}")  # noqa: S311 - nothing is kept secret by it
            yield Pair(one=text, other=edit(text, chance), copies=True, how=how)
    yield from (
        Pair(one=one, other=other, copies=False, how="other articles")
        for number, one in enumerate(texts)
        for other in texts[number + 1 :]
    )
    for form in _FORMS:
        filled = [form.format(**{name: slot[n] for name, slot in _SLOTS.items()}) for n in range(5)]
        yield from (
            Pair(one=one, other=other, copies=False, how="one form, filled in twice")
            for number, one in enumerate(filled)
            for other in filled[number + 1 :]
        )


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?\"])\s+", text.strip())


def _cut(text: str, chance: random.Random) -> str:
    """The beginning, as a paper prints what fits."""
    told = _sentences(text)
    return " ".join(told[: max(2, round(len(told) * chance.uniform(0.45, 0.7)))])


def _drop(text: str, chance: random.Random) -> str:
    told = _sentences(text)
    kept = [sentence for sentence in told if chance.random() > 0.3]
    return " ".join(kept if len(kept) * 2 > len(told) else told[: len(told) // 2 + 1])


def _headline(text: str, chance: random.Random) -> str:
    return f"{chance.choice(_HEADLINES)}\n{text}"


def _insert(text: str, chance: random.Random) -> str:
    told = _sentences(text)
    for words in chance.sample(_PROMOTION + _LOCAL[:2], 2):
        told.insert(chance.randrange(1, len(told) + 1), words)
    return " ".join(told)


def _lead(text: str, chance: random.Random) -> str:
    return " ".join([*chance.sample(_LOCAL, 2), text])


def _rewrite(text: str, chance: random.Random) -> str:
    """A third of the sentences in other words."""
    told = _sentences(text)
    for number in chance.sample(range(len(told)), max(1, len(told) // 3)):
        told[number] = " ".join(_SYNONYMS.get(word, word) for word in told[number].split())
    return " ".join(told)


def _tweak(text: str, chance: random.Random) -> str:
    """One word in four of those that have another, as by a copy editor."""
    return " ".join(_SYNONYMS.get(word, word) if chance.random() < 0.25 else word for word in text.split())


def _typeset(text: str, chance: random.Random) -> str:
    del chance
    return re.sub(r"\s+", "\n", text.replace('"', "“").replace("'", "’").replace(" - ", " — ")).upper()


def _local_and_cut(text: str, chance: random.Random) -> str:
    return _lead(_cut(text, chance), chance)


EDITS: dict[str, Callable[[str, random.Random], str]] = {
    "cut at the end": _cut,
    "sentences left out": _drop,
    "another headline": _headline,
    "paragraphs put in": _insert,
    "a local lead": _lead,
    "a local lead, and cut": _local_and_cut,
    "sentences rewritten": _rewrite,
    "words changed": _tweak,
    "set in other type": _typeset,
}
