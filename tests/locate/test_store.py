"""The compiled gazetteer's file: whole or not there, whoever else writes it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.locate.build.store import write_gazetteer
from pipeline.locate.gazetteer.entries import Entry


def test_a_build_that_fails_leaves_what_was_there_and_what_another_is_writing(tmp_path: Path) -> None:
    def broken() -> Iterator[Entry]:
        raise ValueError("no such table")
        yield

    path, others = tmp_path / "gazetteer.sqlite", tmp_path / "gazetteer.1.writing"
    path.write_bytes(b"the last one")
    others.write_bytes(b"half of it")
    with pytest.raises(ValueError, match="no such table"):
        write_gazetteer(path, broken(), {}, "v2")
    assert sorted(tmp_path.iterdir()) == [others, path]
    assert (path.read_bytes(), others.read_bytes()) == (b"the last one", b"half of it")
