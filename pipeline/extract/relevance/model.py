"""A linear model of relevance: weights of signs, as plain numbers, made by `python bench/relevance.py train` (rule REL-1)."""

import csv
from collections import defaultdict
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from heapq import merge
from importlib.resources import files
from itertools import islice, repeat
from math import fsum, sqrt

from pipeline.extract.incidents.told import Incident
from pipeline.extract.relevance.signs import Block, Signs, places_of_word, plain, windows_of
from pipeline.extract.text.reading import Reading
from schemas.records import Span

RULE = "REL-1"
BASE = "base"
"""The row of the weight that every report has."""
LEAST = "least"
"""The rows of the log-odds below which a report is no news: of a short text, and of one that is judged as a whole too."""
TEXTS_READ = "texts"
"""The row of the digest of the texts that the weights are of, and of how many reports they have."""
SHOWN = 6
"""Words that are shown as the reason, at most."""
TELLING = 5
"""Letters of a word that is shown, where there is one: shorter ones say how a text is told more than what of."""


def log_odds(signs: Signs) -> float:
    """Return for how likely the model takes it that a report of what was done is news of a conflict, as log-odds."""
    named = {block: names for block, names in signs.items() if names}
    whole = named.pop(Block.ARTICLE, None)
    shares = [_share(block, names) for block, names in named.items()]
    return weights()[BASE][""] + fsum([*shares, _of_article(frozenset(whole)) if whole else 0.0])


@lru_cache(maxsize=4)
def _of_article(names: frozenset[str]) -> float:
    """What an article as a whole weighs: each of its reports asks for it."""
    return _share(Block.ARTICLE, names)


def _share(block: Block, names: AbstractSet[str]) -> float:
    return fsum(map(weights()[block].get, names, repeat(0.0))) / sqrt(len(names))


def is_no_news(signs: Signs) -> bool:
    """Return whether the model takes what is told as done for something else: sport, fiction, a trial, history, a figure of speech."""
    return log_odds(signs) < weights()[LEAST][Block.ARTICLE if signs[Block.ARTICLE] else ""]


def words_against(signs: Signs, reading: Reading, incident: Incident) -> tuple[Span, ...]:
    """Return the words that speak most against a report's being news, in the order of the text."""
    whole = Span(reading.sentences[0].start, reading.sentences[-1].end)
    windows = windows_of(reading, incident) | {Block.ARTICLE: [whole]}
    against = merge(*(_negative(block, frozenset(signs[block])) for block in windows))
    text = plain(reading.text)
    places = (
        place for _, _, block, name in against for span in windows[block] for place in places_of_word(name, text, span)
    )
    return tuple(sorted(set(islice(places, SHOWN)), key=lambda place: place.start))


@lru_cache(maxsize=8)
def _negative(block: Block, names: frozenset[str]) -> list[tuple[bool, float, Block, str]]:
    """The block's words against, with what sorts those that say most of a text first; each report asks for those of its article."""
    of, root = weights()[block], sqrt(len(names))
    return sorted((len(name) < TELLING, of[name] / root, block, name) for name in of.keys() & names if of[name] < 0)


@cache
def weights() -> dict[str, dict[str, float]]:
    """Return the weights of each block's signs."""
    found = defaultdict[str, dict[str, float]](dict)
    with (files("pipeline.extract") / "lexicon" / "relevance.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found[row["block"]][row["sign"]] = float(row["weight"])
    return found
