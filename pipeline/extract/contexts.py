"""Words that tell what other words mean, from a table that an analyst can read and extend: lexicon/contexts.csv."""

import csv
from functools import cache
from importlib.resources import files


@cache
def contexts() -> dict[str, frozenset[str]]:
    """Return the words of each context."""
    with (files("pipeline.extract") / "lexicon" / "contexts.csv").open(encoding="utf-8") as file:
        return {row["name"]: frozenset(row["words"].split()) for row in csv.DictReader(file)}
