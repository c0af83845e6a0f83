"""Coordinates that a text gives in figures: degrees, minutes and seconds, decimals, or the military grid."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.locate.text.mgrs import decode_mgrs

_DEGREE_KM = 111.0


def _angle(which: str) -> str:
    """Return the pattern of degrees with or without minutes and seconds; the groups' names end in ``which``."""
    return (
        rf"(?P<d{which}>\d{{1,3}}(?:\.\d+)?)\s?(?:°|º|degrees?|deg\.?|-(?=\d\d))?\s?"
        rf"(?:(?P<m{which}>\d{{1,2}}(?:\.\d+)?)\s?(?:['′’]|minutes?|min\.?|-(?=\d\d)|(?=\s\d|\s?[NSEW]\b|\b))\s?)?"
        rf"(?:(?P<s{which}>\d{{1,2}}(?:\.\d+)?)\s?(?:[\"″”]|\'\'|seconds?|sec\.?)?\s?)?"
    )


_BETWEEN = r"\s?(?:[,;/]|and|by)?\s?(?:longitude\s|long?\.?\s)?"
_AFTER = re.compile(
    rf"(?<![\w.]){_angle('1')}(?P<h1>[NS]|north|south)\b{_BETWEEN}{_angle('2')}(?P<h2>[EW]|east|west)\b"
)
_BEFORE = re.compile(rf"\b(?P<h1>[NS])\s?{_angle('1')}{_BETWEEN}(?P<h2>[EW])\s?{_angle('2')}")
_DECIMAL = re.compile(
    r"\b(?:coordinates?|position|latitude|lat\.?|GPS)\b[^.\d\n-]{0,25}(?P<pair>(?P<lat>-?\d{1,2}\.\d{2,})°?(?:,|\s)"
    r"\s?(?:and\s)?(?:longitude\s|long?\.?:?\s)?(?P<lon>-?\d{1,3}\.\d{2,})°?)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    r"(?:\(|\b(?:at|near|around)\s)(?P<pair>(?P<lat>-?\d{1,2}\.\d{2,}),\s?(?P<lon>-?\d{1,3}\.\d{2,}))(?=[\s).,;])"
)
"""A pair of figures, in brackets or behind "at", with nothing that says what they are: only a place beside it can make
them coordinates.
"""
_CLOCK = re.compile(r"(?:1?\d|2[0-4])\.[0-5]\d$")
"""What may be a time of day: "at 9.30, 10.45"."""
_HINT = re.compile(
    r"[°º]|\d\s?(?:[NS]\b|degrees|deg\b)|\b[NS]\s?\d|oordinates?\b|osition\b|atitude\b|\bGPS|\b[Ll]at\b|\d[C-X]\s?[A-Z]{2}\s?\d"
    rf"|{_BRACKETED.pattern}"
)
"""What no coordinates are without; texts that have none are most."""
_SIGNS = ("°", "º", "oordinate", "osition", "atitude", "GPS")
_FIGURES = (
    re.compile(r"\d(?:\s?(?:[NS]\b|deg)|[C-X]\s?[A-Z]{2}\s?\d|\.\d{2,},\s?-?\d)"),
    re.compile(r"N\s?\d"),
    re.compile(r"S\s?\d"),
    re.compile(r"lat\b"),
    re.compile(r"Lat\b"),
)
"""One of these is in all that has a hint, and each is found much faster."""
_GRID = re.compile(
    r"\b(?P<zone>\d{1,2})(?P<band>[C-HJ-NP-X])\s?(?P<square>[A-HJ-NP-Z][A-HJ-NP-V])\s?(?P<e>\d{2,5})\s?(?P<n>\d{2,5})?\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coordinates:
    """A point that the text gives, with the words and how far from it the place may be."""

    start: int
    end: int
    lat: float
    lon: float
    radius_km: float
    is_told: bool = True
    """Whether the text says that the figures are coordinates."""


def find_coordinates(text: str) -> tuple[Coordinates, ...]:
    """Return the points in the text, in order and without overlaps; figures that are on no globe are none."""
    if not _has_hint(text):
        return ()
    found = sorted(
        [*_angles(text), *_decimals(text, _DECIMAL), *_decimals(text, _BRACKETED), *_grid_squares(text)],
        key=lambda point: (point.start, -point.end),
    )
    kept: list[Coordinates] = []
    for point in found:
        if (not kept or point.start >= kept[-1].end) and abs(point.lat) <= 90 and abs(point.lon) <= 180:
            kept.append(point)
    return tuple(kept)


def _has_hint(text: str) -> bool:
    likely = any(sign in text for sign in _SIGNS) or any(figure.search(text) for figure in _FIGURES)
    return likely and _HINT.search(text) is not None


def _angles(text: str) -> Iterator[Coordinates]:
    for pattern in (_AFTER, _BEFORE):
        for match in pattern.finditer(text):
            if _is_an_angle(match):
                yield Coordinates(
                    start=match.start(),
                    end=match.end(),
                    lat=_degrees(match, "1") * (1 if match["h1"].upper().startswith("N") else -1),
                    lon=_degrees(match, "2") * (1 if match["h2"].upper().startswith("E") else -1),
                    radius_km=_reach(match),
                )


def _is_an_angle(match: re.Match[str]) -> bool:
    """Return whether more than bare whole numbers stand there: "3 N 4 E" is no place."""
    return any(mark in match[0] for mark in "°º′'’.") or "deg" in match[0] or bool(match["m1"] and match["m2"])


def _degrees(match: re.Match[str], which: str) -> float:
    minutes, seconds = float(match[f"m{which}"] or 0), float(match[f"s{which}"] or 0)
    return round(float(match[f"d{which}"]) + minutes / 60 + seconds / 3600, 5)


def _reach(match: re.Match[str]) -> float:
    """Return the kilometres that one unit of the last figure of the latitude stands for, at least 0.1."""
    for group, unit in (("s1", 3600), ("m1", 60), ("d1", 1)):
        if match[group]:
            decimals: int = len(match[group].partition(".")[2])
            return float(round(max(0.1, _DEGREE_KM / unit / 10**decimals), 2))
    return _DEGREE_KM


def _decimals(text: str, pattern: re.Pattern[str]) -> Iterator[Coordinates]:
    for match in pattern.finditer(text):
        if pattern is _BRACKETED and match[0][0] != "(" and _CLOCK.match(match["lat"]):
            continue
        decimals = min(len(match[name].partition(".")[2]) for name in ("lat", "lon"))
        yield Coordinates(
            start=match.start("pair"),
            end=match.end("pair"),
            lat=float(match["lat"]),
            lon=float(match["lon"]),
            radius_km=round(max(0.1, _DEGREE_KM / 10**decimals), 2),
            is_told=pattern is _DECIMAL,
        )


def _grid_squares(text: str) -> Iterator[Coordinates]:
    for match in _GRID.finditer(text):
        digits = match["e"] + (match["n"] or "")
        point = decode_mgrs(int(match["zone"]), match["band"], match["square"], digits)
        if point is None or (match["n"] and len(match["n"]) != len(match["e"])):
            continue
        radius = round(max(0.1, 100 / 10 ** (len(digits) // 2)), 2)
        yield Coordinates(start=match.start(), end=match.end(), lat=point[0], lon=point[1], radius_km=radius)
