"""The compiled gazetteer's file: whole or not there, whoever else writes it."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.locate.build.__main__ import is_current
from pipeline.locate.build.store import write_gazetteer
from pipeline.locate.gazetteer.entries import Entry
from pipeline.settings import read_settings


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


def test_a_gazetteer_of_this_version_is_left_alone_however_old_its_file_is(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.sqlite"
    shutil.copy(read_settings().gazetteer, path)
    os.utime(path, (0, 0))
    done = subprocess.run(  # noqa: S603  # our own words
        [sys.executable, "-m", "pipeline.locate.build", str(path)], capture_output=True, text=True, check=True
    )
    assert (done.stdout, path.stat().st_mtime) == ("", 0)


def test_a_newer_file_of_other_sources_is_not_current(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.sqlite"
    shutil.copy(read_settings().gazetteer, path)
    assert is_current(path)
    with sqlite3.connect(path) as database:
        database.execute("UPDATE meta SET version = version || ' and a table more'")
    database.close()
    assert not is_current(path)
