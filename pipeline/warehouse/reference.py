"""Other data sets' counts by province and month, to compare ours with."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, select

from pipeline.problems import Problem, reading_table
from pipeline.warehouse.bulk import insert_rows
from pipeline.warehouse.database import write
from schemas.tables import admin_area, reference_count

NEEDED = ("admin1", "month", "events", "killed")


class CountsError(Problem):
    """A file of counts that cannot be read; the message names the line."""


def put_reference(engine: Engine, dataset: str, path: Path) -> int:
    """Take the file's counts in the place of the data set's older ones, and return how many rows it has.

    The file is a CSV with the columns admin1 (ISO 3166-2 or P-code), month (YYYY-MM), events and killed; killed may be
    empty. Raises CountsError, and changes nothing then.
    """
    with write(engine) as connection:
        rows = list(_read(path, dataset, _provinces(connection)))
        connection.execute(delete(reference_count).where(reference_count.c.dataset == dataset))
        insert_rows(connection, reference_count, rows)
    return len(rows)


def _provinces(connection: Connection) -> dict[str, str]:
    """ISO 3166-2 by itself and by P-code."""
    rows = connection.execute(
        select(admin_area.c.iso, admin_area.c.pcode).where(admin_area.c.level == 1, admin_area.c.iso.is_not(None))
    ).all()
    return {iso: iso for iso, _ in rows} | {pcode: iso for iso, pcode in rows if pcode}


def _read(path: Path, dataset: str, provinces: dict[str, str]) -> Iterator[dict[str, object]]:
    with reading_table(path), path.open(encoding="utf-8-sig", newline="") as file:
        lines = csv.DictReader(file)
        if missing := [name for name in NEEDED if name not in (lines.fieldnames or ())]:
            raise CountsError(f"{path} has no column {missing[0]!r}; it needs {', '.join(NEEDED)}")
        seen = set[tuple[str, str]]()
        for given in lines:
            line = {name: (given[name] or "").strip() for name in NEEDED}
            where = f"{path}, line {lines.line_num}"
            iso = provinces.get(line["admin1"])
            if not provinces:
                raise CountsError(
                    f"{path}: the warehouse holds no provinces yet; the first 'conflict-events ingest' brings them"
                )
            if iso is None:
                raise CountsError(f"{where}: {line['admin1']!r} is neither ISO 3166-2 nor a P-code of a province")
            if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", line["month"]):
                raise CountsError(f"{where}: {line['month']!r} is no month such as 2024-05")
            if (iso, line["month"]) in seen:
                raise CountsError(f"{where}: {iso} and {line['month']} are there twice")
            seen.add((iso, line["month"]))
            counts = {"events": _count(line["events"], where), "killed": _count(line["killed"], where)}
            if counts["events"] is None:
                raise CountsError(f"{where}: events is empty")
            yield {"dataset": dataset, "admin1_iso": iso, "month": line["month"], **counts}


def _count(said: str, where: str) -> int | None:
    if said == "":
        return None
    if not re.fullmatch(r"\d{1,9}", said):
        raise CountsError(f"{where}: {said!r} is no count")
    return int(said)
