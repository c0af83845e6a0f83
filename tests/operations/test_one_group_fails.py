"""A task of one group of sources that fails for good holds up no other group."""

from pathlib import Path

import pytest
from surroundings import Surroundings

from pipeline.runs.steps import Workshop

ENTRY = "{{id: {id}, kind: files, name: {id}, licence: own, scale: other, paths: [{id}.txt], enabled: true}}"
TOLD = {
    "good": "KHOST, May 6, 2024 - Two policemen were killed when a bomb exploded in Khost province on Sunday.",
    "bad": "HERAT, May 7, 2024 - Gunmen shot dead a teacher in Shindand district of Herat on Monday, police said.",
}


@pytest.fixture
def two_sources(tmp_path: Path) -> Surroundings:
    for name, text in TOLD.items():
        (tmp_path / f"{name}.txt").write_text(text)
    entries = "".join(f"  - {ENTRY.format(id=name)}\n" for name in TOLD)
    (tmp_path / "sources.yaml").write_text(f"sources:\n{entries}")
    return Surroundings(tmp_path)


def test_what_the_other_groups_gave_is_loaded(two_sources: Surroundings) -> None:
    """A folder stands where the batch of one source has to go, so that the task that reads it fails for good."""
    batch = Workshop(two_sources.settings("tried")).fetch("bad").records.name
    (two_sources.settings("run").batches / batch).mkdir(parents=True)
    done = two_sources.run("run", "dags.run")
    loaded = two_sources.dumped("run")
    assert done.returncode == 1, done.stdout
    assert "stopped: the task that reads or codes it failed" in " ".join(done.stdout.split())
    assert "Two policemen were killed" in loaded
    assert "Gunmen shot dead" not in loaded
