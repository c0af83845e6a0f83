"""Parquet and GeoParquet: columns with types, days as days and moments in UTC."""

import json
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import shapely
from pyarrow import parquet
from shapely.geometry.base import BaseGeometry

from pipeline.exports.columns import Kind, kinds_of, typed
from pipeline.warehouse.answers import Answer

_TYPES = {
    Kind.WHOLE: pa.int64(),
    Kind.NUMBER: pa.float64(),
    Kind.DAY: pa.date32(),
    Kind.MOMENT: pa.timestamp("us", tz="UTC"),
    Kind.TEXT: pa.string(),
}


def write_parquet(answer: Answer, out: Path) -> None:
    """Write the rows as Parquet."""
    parquet.write_table(_table(answer), out)


def write_geoparquet(answer: Answer, out: Path, shapes: Sequence[BaseGeometry | None]) -> None:
    """Write the rows as GeoParquet 1.1, with a column ``geometry`` in WGS84, longitude first."""
    wkb = pa.array([None if one is None else shapely.to_wkb(one) for one in shapes], pa.binary())
    kinds = sorted({one.geom_type for one in shapes if one is not None})
    geometry = {"encoding": "WKB", "geometry_types": kinds}
    told = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": geometry}}
    table = _table(answer).append_column("geometry", wkb)
    parquet.write_table(table.replace_schema_metadata({"geo": json.dumps(told)}), out)


def _table(answer: Answer) -> pa.Table:
    columns = [
        pa.array([typed(row[number], kind) for row in answer.rows], _TYPES[kind])
        for number, kind in enumerate(kinds_of(answer))
    ]
    return pa.table(dict(zip(answer.columns, columns, strict=True)))
