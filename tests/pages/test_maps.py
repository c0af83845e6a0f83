"""The map: what it shows first, and that it is true to the ground."""

import math
from collections.abc import Iterable

import pytest
from shapely.geometry import box

from pipeline.pages.maps import RATIO, Spot, draw_map
from pipeline.pages.outlines import Extent, Land, Outline


def spot(label: str, lat: float, lon: float, radius_km: float = 5.0, *, aside: bool = False) -> Spot:
    owners = (0,)
    return Spot(label=label, kind="x", lat=lat, lon=lon, radius_km=radius_km, owners=owners, wide=aside, aside=aside)


def square(name: str, country: str, west: float, south: float) -> Outline:
    return Outline(
        name=name, code=name, country=country, country_name=country, geometry=box(west, south, west + 2, south + 2)
    )


GROUND = [square("A", "X", 68, 33), square("B", "X", 70, 33), square("C", "Y", 72, 33), square("Far", "Z", -78, 38)]


def touching(extent: Extent) -> Iterable[Outline]:
    view = box(extent.west, extent.south, extent.east, extent.north)
    return [one for one in GROUND if one.geometry.intersects(view)]


HERE = [spot("Near", 34.0, 69.0), spot("By", 34.2, 70.5)]


def test_no_spot_no_map() -> None:
    assert draw_map([], Land(provinces=touching)) is None


def test_the_map_opens_on_what_most_names_mean_and_can_show_all() -> None:
    drawn = draw_map([*HERE, spot("Capital", 38.9, -77.0, aside=True)], Land(provinces=touching))
    assert drawn is not None
    assert [view.name for view in drawn.views] == ["Region", "All places"]
    region, everything = drawn.views
    assert region.box[2] < 1000 < everything.box[2]
    for one in drawn.spots:
        x, y, width, height = everything.box
        assert x < one.x < x + width
        assert y < one.y < y + height


def test_provinces_are_drawn_near_by_and_countries_from_afar() -> None:
    drawn = draw_map([*HERE, spot("Capital", 38.9, -77.0, aside=True)], Land(provinces=touching))
    assert drawn is not None
    region, everything = drawn.views
    assert {area.name for area in region.areas} == {"A", "B"}
    assert [country.name for country in region.countries] == ["X"]
    assert not everything.areas
    assert {country.name for country in everything.countries} == {"X", "Y", "Z"}


def test_countries_do_not_decide_what_is_shown_first() -> None:
    alone = draw_map(HERE, Land(provinces=touching))
    beside = draw_map([*HERE, spot("Country", 20.0, 78.0, radius_km=1500, aside=True)], Land(provinces=touching))
    assert alone is not None
    assert beside is not None
    assert alone.views[0].box == beside.views[0].box


@pytest.mark.parametrize("lat", [0.0, 34.0, 65.0])
def test_a_circle_keeps_its_size_on_the_ground(lat: float) -> None:
    drawn = draw_map([spot("Here", lat, 10.0, radius_km=100.0), spot("There", lat, 14.0)], Land(provinces=touching))
    assert drawn is not None
    one, other = drawn.spots
    apart = math.radians(4) * math.cos(math.radians(lat)) * 6371
    assert (other.x - one.x) / one.rx == pytest.approx(apart / 100, rel=0.01)
    assert one.ry == 100.0
    assert drawn.views[0].box[2] / drawn.views[0].box[3] == pytest.approx(RATIO, rel=0.01)


def test_a_text_about_one_town_shows_its_surroundings() -> None:
    drawn = draw_map([spot("Only", 34.0, 69.0, radius_km=0.0)], Land(provinces=touching))
    assert drawn is not None
    assert drawn.views[0].box[2] >= 100
