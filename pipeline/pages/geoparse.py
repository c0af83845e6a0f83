"""The page of an article's places: its text with the names marked, beside a map."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.pages.maps import Spot, draw_map
from pipeline.pages.marking import Mark, Piece, cut
from pipeline.pages.outlines import Land
from pipeline.pages.rendering import render_page
from pipeline.pages.words import REASONS, ROLES
from schemas.records import Article, Place
from schemas.vocabulary import Feature, PlaceRole

_ASIDE = frozenset({PlaceRole.METONYM, PlaceRole.PART_OF_NAME})

_VAST_KM = 500.0
"""A region that reaches so far ("Europe") is shown as a country is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A place name as the page shows it."""

    number: int
    place: Place
    kind: str
    """Its role, or ``unresolved``."""
    spot: int | None
    """Number of its spot on the map."""
    why: str


def geoparse_page(article: Article, places: Sequence[Place], land: Land, language: str | None) -> str:
    """Return the whole page, which needs nothing but itself."""
    spots = find_spots(places)
    drawn = draw_map(spots, land)
    named = name_places(places, spots)
    return render_page(
        "geoparse.html",
        title=article.title or article.address,
        language=language,
        pieces=mark_places(article.text, places),
        named=named,
        legend=[(kind, ROLES[kind], n) for kind in ROLES if (n := sum(one.kind == kind for one in named))],
        map=drawn,
        held=_held(places),
        credits=land.credits if drawn is not None and any(view.districts for view in drawn.views) else (),
    )


def kind_of(place: Place) -> str:
    """Return the place's word in the legend: its role, or that nobody knows which place it is."""
    if place.name is None and place.lat is None and place.role is not PlaceRole.PART_OF_NAME:
        return "unresolved"
    return place.role.value


def mark_places(text: str, places: Sequence[Place]) -> tuple[Piece, ...]:
    """Return the text in pieces, the places' names marked."""
    return cut(text, [Mark(start=p.start, end=p.end, kind=kind_of(p), owner=number) for number, p in enumerate(places)])


def name_places(places: Sequence[Place], spots: Sequence[Spot]) -> tuple[Named, ...]:
    """Return the places as the page's table shows them."""
    on_map = {owner: number for number, spot in enumerate(spots) for owner in spot.owners}
    return tuple(
        Named(
            number=number,
            place=place,
            kind=kind_of(place),
            spot=on_map.get(number),
            why=REASONS.get(place.reason, place.reason.replace("_", " ")),
        )
        for number, place in enumerate(places)
    )


def find_spots(places: Sequence[Place]) -> tuple[Spot, ...]:
    """Return the points that the places have, each once, with all the names that mean it, the weightiest first."""
    groups: dict[tuple[str, float, float], list[int]] = {}
    for number, place in enumerate(places):
        if place.lat is not None and place.lon is not None:
            groups.setdefault((place.name or place.text, place.lat, place.lon), []).append(number)
    spots = (_spot(*named, [places[n] for n in owners], tuple(owners)) for named, owners in groups.items())
    return tuple(sorted(spots, key=lambda spot: (spot.aside, -len(spot.owners))))


def _spot(name: str, lat: float, lon: float, places: Sequence[Place], owners: tuple[int, ...]) -> Spot:
    radius = max(place.radius_km or 0.0 for place in places)
    country = any(place.feature is Feature.COUNTRY for place in places) or radius > _VAST_KM
    return Spot(
        label=name,
        kind=min((kind_of(place) for place in places), key=list(ROLES).index),
        lat=lat,
        lon=lon,
        radius_km=radius,
        owners=owners,
        wide=country or any(place.feature is Feature.ADM1 for place in places),
        aside=country or all(place.role in _ASIDE for place in places),
    )


def _held(places: Sequence[Place]) -> frozenset[str]:
    """Return the codes of the areas that literal places lie in, or are."""
    literal = [place for place in places if place.role not in _ASIDE and place.lat is not None]
    provinces = {place.admin1_iso for place in literal if place.admin1_iso}
    return frozenset(provinces | {place.country for place in literal if place.country})
