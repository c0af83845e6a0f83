"""One writer for each format; a file is there whole or not at all."""

import csv
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from importlib.resources import files
from itertools import chain, islice
from pathlib import Path

from shapely.geometry import mapping

from pipeline.exports.shapes import AREAS, Outlines, Shape, outline_of, shape_of
from pipeline.problems import Problem
from pipeline.warehouse.answers import Answer, Rows, Value

SHEET_ROWS, SHEET_TEXT = 1_048_575, 32_767
"""What fits into a spreadsheet: rows below the heading, and letters in a cell."""


class ExportError(Problem):
    """An answer that cannot be written in that format; nothing is written."""


class ExportFormat(StrEnum):
    """How rows are written into a file."""

    CSV = "csv"
    PARQUET = "parquet"
    GEOPARQUET = "geoparquet"
    GEOJSON = "geojson"
    XLSX = "xlsx"
    HXL = "hxl"


_DRAWN = frozenset({ExportFormat.GEOPARQUET, ExportFormat.GEOJSON})
"""The formats that hold shapes."""


def export(
    answer: Rows, form: ExportFormat, out: Path, *, areas: bool = False, outlines: Outlines | None = None
) -> None:
    """Write the answer's rows to the file, in place of what was there.

    ``areas`` draws circles instead of points, ``outlines`` the provinces or districts that the rows are about. Raises
    ExportError where the format cannot hold the answer.
    """
    shape = shape_of(answer, areas=areas) if outlines is None else outline_of(answer, outlines)
    if shape is None and form in _DRAWN:
        known = set(AREAS) & set(answer.columns)
        instead = "draw areas with --outlines" if known and outlines is None else "take another"
        needed = "points: the answer has no columns lat and lon" if outlines is None else f"one of {', '.join(AREAS)}"
        raise ExportError(f"{form} needs {needed}; ask for them, or {instead}")
    if (areas or outlines is not None) and form not in _DRAWN:
        raise ExportError(f"{form} holds no shapes; take {' or '.join(sorted(_DRAWN))}")
    try:
        _write_whole(answer, form, out, shape)
    except OSError as error:
        raise ExportError(f"{out} cannot be written: {error.strerror or error}; nothing is left of it") from error


def _write_whole(answer: Rows, form: ExportFormat, out: Path, shape: Shape | None) -> None:
    handle, name = tempfile.mkstemp(dir=out.absolute().parent, prefix=".writing-", suffix=out.suffix)
    os.close(handle)
    try:
        _write(answer, form, Path(name), shape)
        Path(name).chmod(0o644)
        Path(name).replace(out)
    finally:
        Path(name).unlink(missing_ok=True)


def _write(answer: Rows, form: ExportFormat, out: Path, shape: Shape | None) -> None:
    line_by_line: dict[ExportFormat, Callable[[Rows, Path, Shape | None], None]] = {
        ExportFormat.CSV: _write_csv,
        ExportFormat.HXL: _write_hxl,
        ExportFormat.GEOJSON: _write_geojson,
    }
    at_once: dict[ExportFormat, Callable[[Answer, Path, Shape | None], None]] = {
        ExportFormat.PARQUET: _write_parquet,
        ExportFormat.GEOPARQUET: _write_geoparquet,
        ExportFormat.XLSX: _write_xlsx,
    }
    if form in line_by_line:
        line_by_line[form](answer, out, shape)
    else:
        at_once[form](Answer(answer.columns, tuple(answer.rows)), out, shape)


def _write_csv(answer: Rows, out: Path, _: Shape | None) -> None:
    _write_lines(out, chain([answer.columns], answer.rows))


def _write_hxl(answer: Rows, out: Path, _: Shape | None) -> None:
    listed = csv.DictReader(files("schemas").joinpath("reference", "hxl.csv").read_text("utf-8").splitlines())
    tags = {row["column"]: row["tag"] for row in listed}
    rows = iter(answer.rows)
    first = [*islice(rows, 1)]
    values = first[0] if first else (None,) * len(answer.columns)
    under = tuple(_tag(column, value, tags) for column, value in zip(answer.columns, values, strict=True))
    heading = tuple(column.removeprefix("#") for column in answer.columns)
    _write_lines(out, chain([heading, under], first, rows))


def _tag(column: str, value: Value, tags: Mapping[str, str]) -> str:
    """The HXL tag of the column: its name where that is one; other data sets call a country by its name."""
    if column.startswith("#"):
        return column
    is_name = column == "country" and isinstance(value, str) and len(value) != len("AF")
    return "#country+name" if is_name else tags.get(column, "")


def _write_lines(out: Path, lines: Iterable[tuple[Value, ...]]) -> None:
    with out.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(lines)


def _write_geojson(answer: Rows, out: Path, shape: Shape | None) -> None:
    with out.open("w", encoding="utf-8") as file:
        file.write('{"type": "FeatureCollection", "features": [')
        for number, row in enumerate(answer.rows):
            found = shape(row) if shape else None
            feature = {
                "type": "Feature",
                "geometry": None if found is None else mapping(found),
                "properties": dict(zip(answer.columns, row, strict=True)),
            }
            file.write(("," if number else "") + "\n" + json.dumps(feature, ensure_ascii=False))
        file.write("\n]}\n")


def _write_xlsx(answer: Answer, out: Path, _: Shape | None) -> None:
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415 - only where a spreadsheet is asked for

    if len(answer.rows) > SHEET_ROWS:
        raise ExportError(
            f"a spreadsheet holds {SHEET_ROWS} rows, and there are {len(answer.rows)}; take parquet or csv"
        )
    try:
        _write_book(answer, out)
    except FileCreateError as error:
        raise OSError(str(error)) from error


def _write_book(answer: Answer, out: Path) -> None:
    from xlsxwriter import Workbook  # noqa: PLC0415 - as above

    plain = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(str(out), plain) as book:
        sheet = book.add_worksheet("rows")
        for number, row in enumerate([answer.columns, *answer.rows]):
            for column, value in enumerate(row):
                if isinstance(value, str) and len(value) > SHEET_TEXT:
                    raise ExportError(f"row {number}, {answer.columns[column]}: a cell holds {SHEET_TEXT} letters")
                if value is not None:
                    sheet.write(number, column, value)


def _write_parquet(answer: Answer, out: Path, _: Shape | None) -> None:
    from pipeline.exports.columnar import write_parquet  # noqa: PLC0415 - as above

    write_parquet(answer, out)


def _write_geoparquet(answer: Answer, out: Path, shape: Shape | None) -> None:
    from pipeline.exports.columnar import write_geoparquet  # noqa: PLC0415 - as above

    write_geoparquet(answer, out, [shape(row) if shape else None for row in answer.rows])
