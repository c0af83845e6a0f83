"""Versions of rules change with whatever the rules are made of."""

from functools import cache
from pathlib import Path

import grimp
import pytest

from pipeline.extract import coder
from pipeline.locate.gazetteer import version
from pipeline.merge import rules
from pipeline.versions import hash_sources, sources_of


@cache
def imports() -> grimp.ImportGraph:
    return grimp.build_graph("pipeline", "schemas", cache_dir=None)


@pytest.mark.parametrize(
    ("stage", "read"),
    [("pipeline.extract", coder.READ), ("pipeline.merge", rules.READ), ("pipeline.locate", version.SHARED)],
)
def test_a_stage_knows_all_the_code_that_it_reads(stage: str, read: tuple[str, ...]) -> None:
    outside = {name for name in imports().find_upstream_modules(stage, as_package=True) if not name.startswith(stage)}
    whole = {".".join(name.split(".")[:2]) for name in outside}
    assert whole == set(read) - {stage}


def test_a_module_is_its_file_and_a_package_all_below_it() -> None:
    names = [path.name for path in sources_of("pipeline.ids", "pipeline.merge")]
    assert {"ids.py", "bars.py", "scenes.csv"} <= set(names)
    assert len(names) == len(set(sources_of("pipeline.ids", "pipeline.merge")))


def test_the_hash_changes_with_what_is_in_a_file_and_what_it_is_called(tmp_path: Path) -> None:
    for name, text in (("rules.py", "NEAR_KM = 30"), ("more.py", "NEAR_KM = 30"), ("far.py", "NEAR_KM = 31")):
        (tmp_path / name).write_text(text)
    hashes = {hash_sources([path]) for path in tmp_path.iterdir()}
    assert len(hashes) == 3
    assert hash_sources([tmp_path / "far.py"], b"2") not in hashes
