"""How sure a report is: signs for and against it, added up as log-odds (rule CNF-1; lexicon/confidence.csv)."""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from math import exp

from pipeline.extract.incidents.told import Incident
from schemas.records import Report
from schemas.vocabulary import Assertion, Genre, SubEventType


def confidence_of(incident: Incident, report: Report, genre: Genre) -> float:
    """Return how likely it is that the report of the incident is of the kind that it is said to be, 0 to 1."""
    signs = {
        "verb": any(hit.trigger.pos == "v" for told in incident.told for hit in told.frame.hits),
        "people": any(actor.kind for actor in report.actors),
        "known_actor": any(actor.actor_id for actor in report.actors),
        "counted": any(toll.low for toll in report.tolls.values()),
        "placed": any(told.frame.locatives for told in incident.told),
        "told_again": len(incident.told) > 1,
        "attributed": report.attributed_to is not None,
        "unspecific": report.sub_event_type in {SubEventType.ATTACK, SubEventType.OTHER},
        "doubted": report.assertion is not Assertion.ASSERTED,
        "opinion": genre in {Genre.OPINION, Genre.BACKGROUND},
    }
    return _probability(weights()["base"] + sum(_weights_of(signs)))


@cache
def weights() -> dict[str, float]:
    """Return the log-odds of each sign."""
    with (files("pipeline.extract") / "lexicon" / "confidence.csv").open(encoding="utf-8") as file:
        return {row["signal"]: float(row["log_odds"]) for row in csv.DictReader(file)}


def _weights_of(signs: Mapping[str, bool]) -> Iterator[float]:
    return (weights()[sign] for sign, is_there in signs.items() if is_there)


def _probability(log_odds: float) -> float:
    return round(1 / (1 + exp(-log_odds)), 2)
