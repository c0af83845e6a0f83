"""Exports: the same rows in every format, as other programs read them."""

import csv
import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pytest
import shapely
from coded import AREAS, make_batch, write_article
from conftest import address_of
from pyarrow import parquet
from sqlalchemy import Engine

from pipeline.exports import ExportError, ExportFormat, export
from pipeline.locate import Gazetteer
from pipeline.warehouse.answers import Answer, Value
from pipeline.warehouse.load import load
from pipeline.warehouse.opening import open_warehouse
from pipeline.warehouse.queries import run_query

MAY = write_article('Taliban "gunmen" fought police, near Qalat; three died.')
UNDATED = write_article("=1+1 در نزدیکی قلات درگیری شد\nand a line more", address="b.txt", published_on=None)
QUESTION = """SELECT event_id, date_start, known_from, country, admin1_name, admin2_name, lat, lon, radius_km,
killed_low, injured_best, confidence, change_note FROM events ORDER BY event_id"""


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def answer(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answer]:
    """Two events, of which one has no day; the same from each database."""
    with address_of(request, tmp_path_factory.mktemp("exported")) as address:
        engine = open_warehouse(address)
        load(engine, make_batch(MAY, UNDATED, areas=AREAS))
        yield run_query(engine, QUESTION)
        engine.dispose()


def plain(value: object) -> Value:
    """Return a cell as an answer has it."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S.%f")
    if isinstance(value, date):
        return value.isoformat()
    assert value is None or isinstance(value, str | int | float)
    return value


def read_back(path: Path, form: ExportFormat) -> list[tuple[Value, ...]]:
    """Read the file by another library than the one that wrote it, where there is one."""
    if form in {ExportFormat.CSV, ExportFormat.HXL}:
        with path.open(encoding="utf-8", newline="") as file:
            lines = [tuple(line) for line in csv.reader(file)]
        return list(lines[2 if form is ExportFormat.HXL else 1 :])
    if form is ExportFormat.GEOJSON:
        features = json.loads(path.read_text("utf-8"))["features"]
        return [tuple(feature["properties"].values()) for feature in features]
    if form is ExportFormat.XLSX:
        rows = openpyxl.load_workbook(path).active.iter_rows(min_row=2, values_only=True)  # type: ignore[union-attr]
        return [tuple(map(plain, row)) for row in rows]
    columns = "*" if form is ExportFormat.PARQUET else "* EXCLUDE geometry"
    with duckdb.connect() as asked:
        asked.execute("SET TimeZone = 'UTC'")
        found = asked.execute(f"SELECT {columns} FROM read_parquet('{path}')").fetchall()  # noqa: S608 - our own path
    return [tuple(map(plain, row)) for row in found]


@pytest.mark.parametrize("form", list(ExportFormat))
def test_every_format_has_the_same_rows(answer: Answer, form: ExportFormat, tmp_path: Path) -> None:
    out = tmp_path / f"events.{form}"
    export(answer, form, out)
    expected = list(answer.rows)
    if form in {ExportFormat.CSV, ExportFormat.HXL}:
        expected = [tuple("" if value is None else str(value) for value in row) for row in expected]
    assert read_back(out, form) == expected


def test_parquet_keeps_days_and_moments_as_such(answer: Answer, tmp_path: Path) -> None:
    export(answer, ExportFormat.PARQUET, tmp_path / "events.parquet")
    types = {field.name: str(field.type) for field in parquet.read_schema(tmp_path / "events.parquet")}
    assert (types["date_start"], types["known_from"], types["killed_low"], types["lat"]) == (
        "date32[day]",
        "timestamp[us, tz=UTC]",
        "int64",
        "double",
    )
    assert pd.read_parquet(tmp_path / "events.parquet")["killed_low"].sum() == 6


@pytest.mark.parametrize(
    "row", [(None, None, None, None, None), (3, 34, None, None, None), (3, 34.5, "2024-05-13", "a", 1)]
)
def test_the_types_of_columns_do_not_hang_on_the_day_s_rows(row: tuple[Value, ...], tmp_path: Path) -> None:
    columns = ("killed_best", "lat", "date_start", "admin1_name", "background")
    export(Answer(columns, (row,)), ExportFormat.PARQUET, tmp_path / "events.parquet")
    types = [str(field.type) for field in parquet.read_schema(tmp_path / "events.parquet")]
    assert types == ["int64", "double", "date32[day]", "string", "int64"]


def test_a_name_that_is_used_for_something_else_takes_the_type_of_its_values(tmp_path: Path) -> None:
    export(Answer(("killed_best", "lat"), ((2.5, "north"), (3, None))), ExportFormat.PARQUET, tmp_path / "a.parquet")
    assert parquet.read_table(tmp_path / "a.parquet").to_pydict() == {
        "killed_best": [2.5, 3.0],
        "lat": ["north", None],
    }


def test_geoparquet_says_where_and_in_which_coordinates(answer: Answer, tmp_path: Path) -> None:
    export(answer, ExportFormat.GEOPARQUET, tmp_path / "events.parquet")
    file = parquet.read_table(tmp_path / "events.parquet")
    told = json.loads(file.schema.metadata[b"geo"])
    assert told["columns"][told["primary_column"]] == {"encoding": "WKB", "geometry_types": ["Point"]}
    assert shapely.from_wkb(file["geometry"][0].as_py()).coords[0] == (66.90833, 32.10575)


def test_rows_about_areas_have_their_outlines(gazetteer: Gazetteer, tmp_path: Path) -> None:
    zabul, nowhere = 1121143, 1
    rows = Answer(("admin1_geonames_id", "events"), ((zabul, 2), (nowhere, 0), (None, 1)))
    for form in (ExportFormat.GEOJSON, ExportFormat.GEOPARQUET):
        export(rows, form, tmp_path / f"areas.{form}", outlines=gazetteer.ground.outline_of)
    features = json.loads((tmp_path / "areas.geojson").read_text("utf-8"))["features"]
    assert [feature["geometry"] is None for feature in features] == [False, True, True]
    assert shapely.geometry.shape(features[0]["geometry"]).covers(shapely.Point(66.90833, 32.10575))
    (outline, *unknown) = parquet.read_table(tmp_path / "areas.geoparquet")["geometry"].to_pylist()
    assert shapely.from_wkb(outline).equals(shapely.geometry.shape(features[0]["geometry"]))
    assert unknown == [None, None]


def test_a_province_may_be_told_by_its_code(gazetteer: Gazetteer, tmp_path: Path) -> None:
    drawn = gazetteer.ground.outline_of
    export(
        Answer(("admin1_iso",), (("AF-ZAB",), ("AF-XXX",))), ExportFormat.GEOJSON, tmp_path / "a.json", outlines=drawn
    )
    first, second = json.loads((tmp_path / "a.json").read_text("utf-8"))["features"]
    assert shapely.geometry.shape(first["geometry"]).covers(shapely.Point(66.90833, 32.10575))
    assert second["geometry"] is None


def test_outlines_need_an_area(answer: Answer, gazetteer: Gazetteer, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="geojson needs one of admin2_geonames_id, admin1_geonames_id"):
        export(answer, ExportFormat.GEOJSON, tmp_path / "a.geojson", outlines=gazetteer.ground.outline_of)


def test_areas_are_circles_of_the_uncertainty(answer: Answer, tmp_path: Path) -> None:
    export(answer, ExportFormat.GEOJSON, tmp_path / "events.geojson", areas=True)
    feature = json.loads((tmp_path / "events.geojson").read_text("utf-8"))["features"][0]
    circle = shapely.geometry.shape(feature["geometry"])
    assert isinstance(circle, shapely.Polygon)
    assert circle.exterior.is_ccw
    assert circle.covers(shapely.Point(66.90833, 32.10575))
    south, north = circle.bounds[1], circle.bounds[3]
    assert (north - south) * 111.195 == pytest.approx(10.0, abs=0.01)


def test_hxl_tags_stand_below_the_heading(answer: Answer, tmp_path: Path) -> None:
    export(answer, ExportFormat.HXL, tmp_path / "events.csv")
    with (tmp_path / "events.csv").open(encoding="utf-8", newline="") as file:
        head, tags = (next(lines := csv.reader(file)), next(lines))
    assert dict(zip(head, tags, strict=True))["killed_low"] == "#affected+killed+min"


def test_a_formula_stays_text(tmp_path: Path) -> None:
    export(Answer(("said",), (("=1+1",), ("https://a.example",))), ExportFormat.XLSX, tmp_path / "a.xlsx")
    cells = openpyxl.load_workbook(tmp_path / "a.xlsx").active["A"]  # type: ignore[index]
    assert [(cell.value, cell.data_type) for cell in cells[1:]] == [("=1+1", "s"), ("https://a.example", "s")]


@pytest.mark.parametrize(
    ("found", "form", "said"),
    [
        (Answer(("n",), ((1,),)), ExportFormat.GEOJSON, "no columns lat and lon; ask for them, or take another"),
        (
            Answer(("admin1_iso",), (("AF-ZAB",),)),
            ExportFormat.GEOPARQUET,
            "ask for them, or draw areas with --outlines",
        ),
        (Answer(("said",), (("x" * 32_768,),)), ExportFormat.XLSX, "row 1, said: a cell holds 32767 letters"),
    ],
)
def test_what_a_format_cannot_hold_is_said_and_leaves_no_file(
    found: Answer, form: ExportFormat, said: str, tmp_path: Path
) -> None:
    with pytest.raises(ExportError, match=said):
        export(found, form, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_view_is_asked_for_by_its_name(engine: Engine) -> None:
    assert run_query(engine, "acled_export").rows == ()


def test_a_column_of_ones_own_may_be_called_by_its_tag_and_a_country_by_its_name(tmp_path: Path) -> None:
    rows = (("Afghanistan", 3), ("Pakistan", 1))
    export(Answer(("country", "#event+num"), rows), ExportFormat.HXL, tmp_path / "own.csv")
    assert (tmp_path / "own.csv").read_text("utf-8").splitlines() == [
        "country,event+num",
        "#country+name,#event+num",
        "Afghanistan,3",
        "Pakistan,1",
    ]
