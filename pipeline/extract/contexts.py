"""Words that tell what other words mean, from a table that an analyst can read and extend: lexicon/contexts.csv."""

import csv
from functools import cache
from importlib.resources import files

MISHAPS = frozenset({"disaster", "industrial", "leaks"})
"""Contexts that make no accident of what stands in a sentence with munitions ("a drone hit a factory", ACT-145)."""


@cache
def contexts() -> dict[str, frozenset[str]]:
    """Return the words of each context."""
    return {row["name"]: frozenset(row["words"].split()) for row in _rows()}


@cache
def sentence_wide() -> frozenset[str]:
    """Return the contexts whose words may stand anywhere in the sentence; those of others stand in or over the word's phrase."""
    return frozenset(row["name"] for row in _rows() if row["reach"] == "sentence")


def _rows() -> list[dict[str, str]]:
    with (files("pipeline.extract") / "lexicon" / "contexts.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))
