"""A release: the whole warehouse checked, the moment named, and what analysts take away written into a folder.

    releases/2026-01-31/   a CSV of each view in TAKEN, changes.csv, data-dictionary.md, data_docs, release.json

The changes are those since the release before; `release.json` sums them up, and has the rows of each file. There is one
release a day at most; the same day gives the same one.
"""

import csv
import json
import shutil
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from pipeline.problems import Problem, writing
from pipeline.warehouse.answers import Answer
from pipeline.warehouse.queries import run_query
from pipeline.warehouse.releases import diff_releases, tag_release
from schemas.dictionary import write_dictionary

TAKEN = (
    "events",
    "claims",
    "mentions",
    "province_month",
    "district_month",
    "acled_export",
    "ucdp_ged_export",
    "hapi_conflict_event",
)
"""Views that a release holds as files."""


class WarehouseBroken(Problem):
    """A rule about the whole warehouse does not hold; nothing was released."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """What was made."""

    tag: str
    folder: str
    rows: dict[str, int]
    """Rows of each file."""
    changes: dict[str, int]
    """Versions of events since the release before, by the reason of the change; empty for the first release."""


def check_warehouse(engine: Engine, docs: Path) -> None:
    """Hold the whole warehouse to its rules and write the Data Docs' page about it; raises WarehouseBroken."""
    from pipeline import check  # noqa: PLC0415 - Great Expectations takes seconds

    if broken := check.check_warehouse(run_query(engine, "integrity"), docs):
        raise WarehouseBroken("; ".join(broken))


def make_release(engine: Engine, root: Path, docs: Path, *, now: datetime) -> Released:
    """Name today's release, if it has no name yet, and write its folder whole or not at all."""
    tag, before = now.date().isoformat(), _newest(engine)
    if before != tag:
        tag_release(engine, tag, now=now)
    folder, draft = root / tag, root / f".writing-{tag}"
    if not folder.is_dir():
        shutil.rmtree(draft, ignore_errors=True)
        with writing(draft):
            _write_files(engine, draft, tag)
            if docs.is_dir():
                shutil.copytree(docs, draft / "data_docs")
            draft.rename(folder)
    told = json.loads((folder / "release.json").read_text(encoding="utf-8"))
    return Released(tag=tag, folder=str(folder), rows=told["rows"], changes=told["changes"])


def _newest(engine: Engine) -> str | None:
    rows = run_query(engine, "SELECT tag FROM release ORDER BY known_at DESC, released_at DESC LIMIT 1").rows
    return str(rows[0][0]) if rows else None


def _write_files(engine: Engine, folder: Path, tag: str) -> None:
    tags = [str(row[0]) for row in run_query(engine, "SELECT tag FROM release ORDER BY released_at").rows]
    earlier = tags[tags.index(tag) - 1] if tags.index(tag) else None
    rows = {name: _write_csv(folder / f"{name}.csv", _view(engine, name)) for name in TAKEN}
    changes: dict[str, int] = {}
    if earlier:
        told = diff_releases(engine, earlier, tag)
        rows["changes"] = _write_csv(folder / "changes.csv", told)
        changes = _sum_up(told)
    (folder / "data-dictionary.md").write_text(write_dictionary(), encoding="utf-8")
    whole = {"tag": tag, "before": earlier, "rows": rows, "changes": changes}
    (folder / "release.json").write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")


def _view(engine: Engine, name: str) -> Answer:
    """The whole view; its bare name may be that of a named query too."""
    return run_query(engine, f"SELECT * FROM {name}")  # noqa: S608 - names of ours


def _sum_up(changes: Answer) -> dict[str, int]:
    named = [dict(zip(changes.columns, row, strict=True)) for row in changes.rows]
    versions = {(one["event_id"], one["version_no"]): str(one["change_reason"]) for one in named}
    return dict(Counter(versions.values()))


def _write_csv(path: Path, answer: Answer) -> int:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(answer.columns)
        writer.writerows(answer.rows)
    return len(answer.rows)


def remove_releases(root: Path, than: datetime) -> int:
    """Remove the folders of releases that are older, never the newest's, and return how many; their tags stay."""
    folders = sorted(path for path in root.glob("[0-9]*") if path.is_dir())
    old = [path for path in folders[:-1] if path.name < than.date().isoformat()]
    for path in old:
        shutil.rmtree(path)
    return len(old)
