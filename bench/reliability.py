"""Are scores what they promise? For each bin of score, the share that is right.

    python bench/reliability.py places GOLD CODED …   # toponyms with points: a place is right within 161 km
    python bench/reliability.py reports GOLD CODED    # a report is right if its article's labels have its type

A country is right where the true point lies in its box: what its middle is, every corpus says otherwise. Several pairs
of GOLD and CODED are judged together.

GOLD is JSON Lines: {"id": …, "toponyms": [{"start": …, "phrase": …, "lat": …, "lon": …}]} for places, and
{"id": …, FIELD: the sub-event type, or a list of them} for reports. CODED is what `conflict-events code` made of it.
"""

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.locate import Gazetteer
from pipeline.locate.gazetteer.entries import Bounds
from pipeline.settings import read_settings

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
NEAR_KM = 161.0
Line = dict[str, object]


@dataclass(frozen=True, slots=True)
class Judged:
    """A score that was given, and whether what it was given to is right."""

    score: float
    right: bool


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("places", "reports"))
    parser.add_argument("files", type=Path, nargs="+", metavar="GOLD CODED")
    parser.add_argument("--field", default="sub_event_type", help="of the gold, for reports")
    parser.add_argument(
        "--terms", type=Path, help="JSON object: the gold's terms, each with our sub-event type or types"
    )
    options = parser.parse_args()
    pairs = [pair for files in zip(options.files[::2], options.files[1::2], strict=True) for pair in _pairs(*files)]
    country = Gazetteer.open(read_settings().gazetteer).ground.bounds
    terms = json.loads(options.terms.read_text(encoding="utf-8")) if options.terms else {}
    judged = [
        one
        for gold, line in pairs
        for one in (
            _places(gold, line, country) if options.what == "places" else _reports(gold[options.field], line, terms)
        )
    ]
    print("| score | given | right | mean score |\n|---|---:|---:|---:|")
    for low, group in sorted(_bins(judged).items()):
        high = EDGES[EDGES.index(low) + 1]
        right, mean = sum(one.right for one in group) / len(group), sum(one.score for one in group) / len(group)
        print(f"| {low:.2f} to {high:.2f} | {len(group)} | {100 * right:.0f} % | {mean:.2f} |")


def _pairs(gold: Path, coded: Path) -> Iterator[tuple[Line, Line]]:
    lines = {str(line["id"]): line for line in _lines(coded)}
    yield from ((line, lines[str(line["id"])]) for line in _lines(gold) if str(line["id"]) in lines)


def _bins(judged: list[Judged]) -> dict[float, list[Judged]]:
    bins: defaultdict[float, list[Judged]] = defaultdict(list)
    for one in judged:
        bins[max(edge for edge in EDGES[:-1] if edge <= one.score)].append(one)
    return bins


def _places(gold: Line, coded: Line, box_of: Callable[[str], Bounds | None]) -> Iterator[Judged]:
    """Judge each place that overlaps a labelled name; names that have no label are not judged."""
    names = [name for name in gold["toponyms"] if name["lat"] is not None]
    for place in coded["places"]:
        if place["lat"] is not None:
            near = (n for n in names if n["start"] < place["end"] and place["start"] < n["start"] + len(n["phrase"]))
            name = next(near, None)
            if name is not None:
                box = box_of(place["country"]) if place["feature"] == "country" else None
                right = _km(name, place) <= NEAR_KM or (box is not None and box.holds(name["lat"], name["lon"], 0.5))
                yield Judged(place["score"], right)


def _reports(label: str | list[str], coded: Line, terms: dict[str, str | list[str]]) -> Iterator[Judged]:
    """Judge each report that is asserted as news."""
    labels = {type_ for one in _listed(label) for type_ in _listed(terms.get(one, one))}
    for report in coded["reports"]:
        if report["assertion"] == "asserted" and not report["background"]:
            yield Judged(report["confidence"], report["sub_event_type"] in labels)


def _listed(one_or_more: str | list[str]) -> list[str]:
    return [one_or_more] if isinstance(one_or_more, str) else one_or_more


def _km(one: Line, other: Line) -> float:
    north, south = math.radians(one["lat"]), math.radians(other["lat"])
    east = math.radians(other["lon"] - one["lon"])
    cosine = math.sin(north) * math.sin(south) + math.cos(north) * math.cos(south) * math.cos(east)
    return 6371 * math.acos(min(1.0, max(-1.0, cosine)))


def _lines(path: Path) -> Iterator[Line]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


if __name__ == "__main__":
    main()
