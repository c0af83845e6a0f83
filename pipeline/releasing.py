"""A release: the whole warehouse checked, the moment named, and what analysts take away written into a folder.

    releases/2026-01-31/   a CSV of each view in TAKEN, changes.csv, data-dictionary.md, release.json

The changes are those since the release before. There is one release a day at most; the same day gives the same one.
"""

import csv
import json
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from pipeline.answers import Answer
from pipeline.problems import Problem, writing
from pipeline.queries import run_query
from pipeline.releases import diff_releases, tag_release
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
RULES = {
    "every event has a version that is believed now, or had one": """
        SELECT event_id FROM event WHERE event_id NOT IN (SELECT event_id FROM event_version)""",
    "every version rests on a report": """
        SELECT v.event_id, v.version_no FROM event_version v
        LEFT JOIN event_report r ON r.event_id = v.event_id AND r.version_no = v.version_no
        WHERE r.report_id IS NULL""",
    "an event is believed in one version at a time": """
        SELECT a.event_id FROM event_version a
        JOIN event_version b ON b.event_id = a.event_id AND b.version_no > a.version_no
        WHERE a.known_to > b.known_from""",
    "every report's words are in its article": """
        SELECT r.report_id FROM report r JOIN coding c ON c.coding_id = r.coding_id
        JOIN article a ON a.article_id = c.article_id
        WHERE a.text IS NOT NULL AND a.text <> '' AND substr(a.text, r.start + 1, length(r.quote)) <> r.quote""",
    "the view of events agrees with the versions": """
        SELECT event_id FROM events WHERE event_id NOT IN
        (SELECT event_id FROM event_version WHERE known_to >= '9999-12-31')""",
}
"""What holds in the whole warehouse: each question lists what breaks the rule."""


class WarehouseBroken(Problem):
    """A rule about the whole warehouse does not hold; nothing was released."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """What was made."""

    tag: str
    folder: str
    rows: dict[str, int]
    """Rows of each file."""


def check_warehouse(engine: Engine) -> dict[str, int]:
    """Return how many rows break each rule; raises WarehouseBroken, which names some, where any does."""
    broken = {rule: run_query(engine, question) for rule, question in RULES.items()}
    found = {rule: answer for rule, answer in broken.items() if answer.rows}
    if found:
        named = "; ".join(f"{rule}: not so for {len(a.rows)}, such as {a.rows[0][0]}" for rule, a in found.items())
        raise WarehouseBroken(named)
    return {rule: len(answer.rows) for rule, answer in broken.items()}


def make_release(engine: Engine, root: Path, *, now: datetime) -> Released:
    """Name today's release, if it has no name yet, and write its folder whole or not at all."""
    tag, before = now.date().isoformat(), _newest(engine)
    if before != tag:
        tag_release(engine, tag, now=now)
    folder, draft = root / tag, root / f".writing-{tag}"
    if not folder.is_dir():
        shutil.rmtree(draft, ignore_errors=True)
        with writing(draft):
            _write_files(engine, draft, tag)
            draft.rename(folder)
    told = json.loads((folder / "release.json").read_text(encoding="utf-8"))
    return Released(tag=tag, folder=str(folder), rows=told["rows"])


def _newest(engine: Engine) -> str | None:
    rows = run_query(engine, "SELECT tag FROM release ORDER BY known_at DESC, released_at DESC LIMIT 1").rows
    return str(rows[0][0]) if rows else None


def _write_files(engine: Engine, folder: Path, tag: str) -> None:
    tags = [str(row[0]) for row in run_query(engine, "SELECT tag FROM release ORDER BY released_at").rows]
    earlier = tags[tags.index(tag) - 1] if tags.index(tag) else None
    answers = {name: run_query(engine, f"SELECT * FROM {name}") for name in TAKEN}  # noqa: S608 - names of ours
    if earlier:
        answers["changes"] = diff_releases(engine, earlier, tag)
    for name, answer in answers.items():
        _write_csv(folder / f"{name}.csv", answer)
    (folder / "data-dictionary.md").write_text(write_dictionary(), encoding="utf-8")
    told = {"tag": tag, "before": earlier, "rows": {name: len(answer.rows) for name, answer in answers.items()}}
    (folder / "release.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _write_csv(path: Path, answer: Answer) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(answer.columns)
        writer.writerows(answer.rows)
