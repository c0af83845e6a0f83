"""An archive on Spark's workers brings what one process brings: `make test-spark`."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from surroundings import Surroundings

from pipeline.runs.backfilling import Archive, backfill, code_here, workshop_of
from pipeline.runs.spark import code_on

pytestmark = pytest.mark.apart
PLACES = ("Khost", "Herat", "Kunduz", "Ghazni", "Zabul", "Farah", "Balkh")
ARTICLES = 70


def told(number: int) -> str:
    place, day = PLACES[number % 7], f"May {1 + number % 28}, 20{10 + number % 9}"
    act = f"{2 + number % 5} policemen were killed when a bomb exploded in {place} province on Sunday, police said."
    return f"{place.upper()}, {day} - {act}"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Articles in ten parts, and a line that is none."""
    lines = [json.dumps({"id": str(number), "text": told(number)}) for number in range(ARTICLES)]
    file: Path = tmp_path_factory.mktemp("archive") / "old.jsonl"
    file.write_text("\n".join([*lines, "{nope"]) + "\n")
    return Archive(kind="files", places=(str(file),), size=7)


@pytest.mark.parametrize("cores", [1, 2])
def test_spark_brings_what_one_process_brings(surroundings: Surroundings, archive: Archive, cores: int) -> None:
    here, there = surroundings.settings("here"), surroundings.settings(f"spark-{cores}")
    if not (here.home / "warehouse.sqlite").exists():
        backfill(workshop_of(archive, here), archive, lambda _: None, code_here)
    elsewhere = replace(there, batches_address=f"file://{there.home}/shared")
    code = code_on(f"local[{cores}]", archive, elsewhere)
    assert backfill(workshop_of(archive, elsewhere), archive, lambda _: None, code) == 1
    assert surroundings.dumped(f"spark-{cores}") == surroundings.dumped("here")
    assert surroundings.dumped("here").count("Khost") > 5
