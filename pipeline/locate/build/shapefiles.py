"""Read lines and areas from an ESRI shapefile, with what its table says of each."""

import struct
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

_LINE, _AREA = 3, 5
_FIELD = 32


def read_shapes(path: Path) -> Iterator[BaseGeometry]:
    """Yield each record's lines, or the outer and inner rings of its areas as one area, in degrees."""
    content = path.read_bytes()
    at = 100
    while at < len(content):
        length = 2 * struct.unpack_from(">i", content, at + 4)[0]
        yield _shape(content[at + 8 : at + 8 + length])
        at += 8 + length


def read_names(path: Path, field: str) -> list[str]:
    """Return what the table beside a shapefile has in one field, record by record."""
    content = path.with_suffix(".dbf").read_bytes()
    count, header, length = struct.unpack_from("<IHH", content, 4)
    start = 1
    for at in range(_FIELD, header - 1, _FIELD):
        name, width = content[at : at + 11].split(b"\0")[0].decode(), content[at + 16]
        if name == field:
            places = range(header + start, header + start + count * length, length)
            return [" ".join(content[i : i + width].decode("cp1252", "replace").split()) for i in places]
        start += width
    raise ValueError(f"{path.name} has no field {field}")


def _shape(record: bytes) -> BaseGeometry:
    kind, parts, points = struct.unpack_from("<i32x2i", record)
    if kind not in (_LINE, _AREA):
        raise ValueError(f"a shape of kind {kind} is neither lines nor areas")
    starts = [*struct.unpack_from(f"<{parts}i", record, 44), points]
    numbers = struct.unpack_from(f"<{2 * points}d", record, 44 + 4 * parts)
    whole = list(zip(numbers[::2], numbers[1::2], strict=True))
    lines = [whole[a:b] for a, b in pairwise(starts)]
    if kind == _LINE:
        return shapely.MultiLineString(lines)
    return shapely.build_area(shapely.MultiLineString(lines))
