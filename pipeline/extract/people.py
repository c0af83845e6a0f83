"""Nouns for people: whose side they are on, what kind, whether they lead (rule CAS-3)."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from schemas.vocabulary import ActorKind, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleNoun:
    """What a noun for people says of them."""

    side: Side
    kind: ActorKind | None
    leader: bool


def people_noun(word: str) -> PeopleNoun | None:
    """Return what the word says of people, or None where it is no noun for people."""
    return _nouns().get(word.lower())


def people_forms() -> frozenset[str]:
    """Return all nouns for people, in small letters."""
    return frozenset(_nouns())


@cache
def _nouns() -> dict[str, PeopleNoun]:
    with (files("pipeline.extract") / "lexicon" / "people.csv").open(encoding="utf-8") as file:
        return {form: _noun(row) for row in csv.DictReader(file) for form in row["forms"].split()}


def _noun(row: dict[str, str]) -> PeopleNoun:
    kind = ActorKind(row["kind"]) if row["kind"] else None
    return PeopleNoun(side=Side(row["side"]), kind=kind, leader=row["leader"] == "1")
