"""Where the program's coding of the sample differs from the hand's: run as a script, it writes the list again."""

import json
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pipeline.commands.contract import render_article
from pipeline.commands.lines import Json
from pipeline.runs.steps import Handover, Workshop
from pipeline.settings import Settings, read_settings
from pipeline.sources import read_sources
from schemas.records import CodedArticle

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "sample"
KNOWN = SAMPLE / "known_differences.json"
COMPARED = (
    "sub_event_type",
    "assertion",
    "background",
    "country",
    "admin1_iso",
    "date_start",
    "date_end",
    "date_precision",
)
COUNTED = ("killed", "injured", "captured")
Difference = list[Json]
"""Article, number of the report or null, field, what the hand says, what the program says."""


def sample_workshop(home: Path) -> Workshop:
    """Return the steps over the sample, with everything they write below ``home``."""
    settings = Settings(
        home=home, warehouse_url=f"sqlite:///{home / 'warehouse.sqlite'}", sources_file=ROOT / "sources.yaml"
    )
    home.mkdir(exist_ok=True)
    if not settings.gazetteer.exists():
        settings.gazetteer.symlink_to(read_settings().gazetteer)
    sources = tuple(source for source in read_sources(settings.sources_file) if source.id == "sample")
    return Workshop(settings, sources)


def prepare(workshop: Workshop, source_id: str = "sample") -> Handover:
    """Take the source through the steps up to the checks."""
    handover = workshop.fetch(source_id)
    for step in (workshop.extract, workshop.locate, workshop.check):
        handover = step(handover)
    return handover


def find_differences() -> list[Difference]:
    """Return every difference between program and hand, in the order of the articles."""
    return [difference for name, coded in sorted(_coded().items()) for difference in _compare(name, coded)]


@cache
def _coded() -> dict[str, dict[str, Json]]:
    with tempfile.TemporaryDirectory() as home:
        workshop = sample_workshop(Path(home))
        articles = workshop.store.read(prepare(workshop).records, CodedArticle)
        return {Path(a.extraction.article.address).stem: render_article("", a) for a in articles}


def _compare(name: str, coded: dict[str, Json]) -> Iterator[Difference]:
    expected = json.loads((SAMPLE / "expected" / f"{name}.json").read_text(encoding="utf-8"))
    if expected["genre"] != coded["genre"]:
        yield [name, None, "genre", expected["genre"], coded["genre"]]
    found = list(coded["reports"]) if isinstance(coded["reports"], list) else []
    for number, wanted in enumerate(expected["reports"]):
        best = max(found, key=lambda report: _likeness(wanted, report), default=None)
        if best is None:
            yield [name, number, "report", wanted["sub_event_type"], None]
        else:
            found.remove(best)
            yield from ([name, number, *rest] for rest in _fields(wanted, best))
    for extra in found:
        if isinstance(extra, dict) and extra["assertion"] in {"asserted", "alleged"}:
            yield [name, None, "report", None, extra["sub_event_type"]]


def _fields(wanted: dict[str, Json], report: Json) -> Iterator[list[Json]]:
    said = report if isinstance(report, dict) else {}
    for field in COMPARED:
        if wanted[field] != said[field]:
            yield [field, wanted[field], said[field]]
    for field in COUNTED:
        count = said[field]
        numbers: Json = [count[bound] for bound in ("low", "best", "high")] if isinstance(count, dict) else None
        if wanted[field] != numbers:
            yield [field, wanted[field], numbers]


def _likeness(wanted: dict[str, Json], report: Json) -> int:
    return -sum(1 for _ in _fields(wanted, report)) - 3 * (
        isinstance(report, dict) and wanted["sub_event_type"] != report["sub_event_type"]
    )


if __name__ == "__main__":
    lines = ",\n".join(" " + json.dumps(difference, ensure_ascii=False) for difference in find_differences())
    KNOWN.write_text(f"[\n{lines}\n]\n" if lines else "[]\n", encoding="utf-8")
