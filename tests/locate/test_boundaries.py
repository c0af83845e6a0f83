"""Outlines of districts that a user imports: matched, kept with their licence, and used by points and pages."""

import json
from pathlib import Path

import pytest
import shapely
from shapely.geometry import box, mapping
from shapely.geometry.base import BaseGeometry

from pipeline.commands.geoparsing import geoparse, write_geoparse_page
from pipeline.locate import Gazetteer
from pipeline.locate.asked.reversing import find_by_point
from pipeline.locate.gazetteer.entries import Bounds
from pipeline.locate.gazetteer.importing import BoundariesError, import_boundaries
from pipeline.locate.resolving.beyond import version_of
from schemas.records import Article
from schemas.vocabulary import Feature

OCHA, LICENCE = "OCHA COD-AB", "CC BY-IGO"
SOUTH = 34.1
"""The latitude at which the tests cut Nangarhar in two."""


@pytest.fixture
def fresh(gazetteer: Gazetteer, tmp_path: Path) -> Gazetteer:
    """The gazetteer in a folder of its own, with no outlines of districts beside it."""
    path = tmp_path / "gazetteer.sqlite"
    path.symlink_to(gazetteer._path)
    return Gazetteer.open(path)


def nangarhar(gazetteer: Gazetteer) -> BaseGeometry:
    everything = gazetteer.ground.outlined(Bounds(34.2, 70.4, 34.3, 70.5))
    return next(shapely.from_wkb(wkb) for entry, wkb in everything if entry.iso == "AF-NAN")


def write(file: Path, *features: tuple[dict[str, object], BaseGeometry | None]) -> Path:
    listed = [
        {"type": "Feature", "properties": given, "geometry": mapping(area) if area is not None else None}
        for given, area in features
    ]
    file.write_text(json.dumps({"type": "FeatureCollection", "features": listed}), "utf-8")
    return file


def halves(gazetteer: Gazetteer) -> tuple[BaseGeometry, BaseGeometry]:
    whole = nangarhar(gazetteer)
    return whole.intersection(box(60, 30, 80, SOUTH)), whole.intersection(box(60, SOUTH, 80, 40))


def import_halves(fresh: Gazetteer, tmp_path: Path) -> Gazetteer:
    south, north = halves(fresh)
    file = write(
        tmp_path / "districts.geojson",
        ({"ADM2_EN": "Acheen", "ADM2_PCODE": "AF0615"}, south),
        ({"shapeName": "Kot", "shapeType": "ADM2"}, north),
        ({"shapeName": "Nonesuch"}, north),
        ({"ADM2_EN": "Sea"}, None),
    )
    done = import_boundaries(file, tmp_path / "boundaries.sqlite", fresh, source=OCHA, licence=LICENCE)
    assert done.areas == 2
    assert [(left.name, left.reason) for left in done.left_out] == [
        ("Nonesuch", "no_known_district"),
        ("Sea", "no_polygon_in_degrees"),
    ]
    return Gazetteer.open(tmp_path / "gazetteer.sqlite")


def test_there_are_none_until_a_user_imports_some(fresh: Gazetteer) -> None:
    assert fresh.ground.boundaries.sources() == ()
    assert [area.feature for area in fresh.ground.holding(34.05, 70.6)] == [Feature.ADM1, Feature.COUNTRY]
    assert "boundaries" not in version_of(fresh, None)


def test_a_point_has_the_district_whose_outline_holds_it(fresh: Gazetteer, tmp_path: Path) -> None:
    imported = import_halves(fresh, tmp_path)
    district, province, country = imported.ground.holding(34.05, 70.6)
    assert (district.feature, province.iso, country.iso) == (Feature.ADM2, "AF-NAN", "AF")
    assert district.pcode == "AF0615"
    assert imported.ground.holding(34.3, 70.6)[0].name == "Kot"
    assert imported.ground.holding(34.5, 69.2)[0].iso == "AF-KAB", "elsewhere all is as before"
    assert [found.feature for found in find_by_point(34.05, 70.6, imported)][-3:] == ["adm2", "adm1", "country"]


def test_the_source_and_its_licence_are_kept_and_the_version_tells_them(fresh: Gazetteer, tmp_path: Path) -> None:
    imported = import_halves(fresh, tmp_path)
    (source,) = imported.ground.boundaries.sources()
    assert (source.name, source.licence, source.areas, source.left_out) == (OCHA, LICENCE, 2, 2)
    assert f"boundaries+{imported.ground.boundaries.version}" in version_of(imported, None)


def test_a_second_import_of_the_source_replaces_the_first(fresh: Gazetteer, tmp_path: Path) -> None:
    import_halves(fresh, tmp_path)
    south, _ = halves(fresh)
    file = write(tmp_path / "again.geojson", ({"adm2_name": "Achin", "adm2_pcode": "AF0615"}, south))
    import_boundaries(file, tmp_path / "boundaries.sqlite", fresh, source=OCHA, licence=LICENCE)
    again = Gazetteer.open(tmp_path / "gazetteer.sqlite")
    assert again.ground.boundaries.sources()[0].areas == 1
    assert again.ground.holding(34.3, 70.6)[0].feature is Feature.ADM1


def test_the_page_draws_the_districts_and_names_their_source(fresh: Gazetteer, tmp_path: Path) -> None:
    imported = import_halves(fresh, tmp_path)
    text = "Two mines went off in Achin district of Nangarhar on Monday, and one in Jalalabad."
    article = Article(article_id="art_1", source_id="test", address="one", text=text)
    write_geoparse_page([geoparse(article, imported)], imported, tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text("utf-8")
    assert page.count('class="line district"') == 2
    assert f"of districts: {OCHA} ({LICENCE})" in page


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("no json", "is no GeoJSON collection of features"),
        ('{"type": "FeatureCollection"}', "is no GeoJSON collection of features"),
        ('{"features": []}', "has no outline of a known district: it is empty"),
        ('{"features": [{"properties": {"ADM1_EN": "Nangarhar"}}]}', "no_polygon_in_degrees"),
    ],
)
def test_what_is_no_file_of_districts_is_refused(fresh: Gazetteer, tmp_path: Path, content: str, why: str) -> None:
    file = tmp_path / "bad.geojson"
    file.write_text(content, "utf-8")
    with pytest.raises(BoundariesError, match=why):
        import_boundaries(file, tmp_path / "boundaries.sqlite", fresh, source=OCHA, licence=LICENCE)
    assert not (tmp_path / "boundaries.sqlite").exists()


def test_coordinates_of_a_projection_are_no_degrees(fresh: Gazetteer, tmp_path: Path) -> None:
    file = write(tmp_path / "utm.geojson", ({"ADM2_PCODE": "AF0615"}, box(500_000, 3_700_000, 520_000, 3_720_000)))
    with pytest.raises(BoundariesError, match="no_polygon_in_degrees"):
        import_boundaries(file, tmp_path / "boundaries.sqlite", fresh, source=OCHA, licence=LICENCE)
