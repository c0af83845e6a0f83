"""A program asks for huge pages by starting once more, and only where that is wanted and given."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.huge_pages import ASKING, asked_for

PROGRAM = """
import json, os, sys
from pathlib import Path
from pipeline.huge_pages import start_on_huge_pages

start_on_huge_pages()
kept = [str(number) for number in range(100_000)]
flags = [line.split() for line in Path("/proc/self/smaps").read_text().splitlines() if line.startswith("VmFlags")]
print(json.dumps({"arguments": sys.argv[1:], "read": sys.stdin.read(), "asks": any("hg" in of for of in flags)}))
"""
given = pytest.mark.skipif(not asked_for({}), reason="this system gives no huge pages to who asks")


def start(*arguments: str, **environment: str) -> dict[str, object]:
    without = {name: value for name, value in os.environ.items() if name not in ASKING}
    done = subprocess.run(  # noqa: S603 - words of ours
        [sys.executable, "-c", PROGRAM, *arguments],
        input="some lines",
        env=without | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    said: dict[str, object] = json.loads(done.stdout)
    return said


@given
def test_a_program_asks_for_huge_pages_and_keeps_its_arguments_and_what_it_reads() -> None:
    assert start("code", "--merge") == {"arguments": ["code", "--merge"], "read": "some lines", "asks": True}


@given
@pytest.mark.parametrize("name", ASKING)
def test_whoever_sets_one_of_the_variables_is_left_alone(name: str) -> None:
    wanted = {"PYTHONMALLOC": "pymalloc", "GLIBC_TUNABLES": ""}[name]
    assert start("code", **{name: wanted}) == {"arguments": ["code"], "read": "some lines", "asks": False}


def test_nothing_is_asked_for_where_nobody_gets_huge_pages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for number, mode in enumerate(("always madvise [never]", None)):
        told = tmp_path / str(number)
        if mode is not None:
            told.write_text(mode, encoding="ascii")
        monkeypatch.setattr("pipeline.huge_pages.MODE", told)
        assert asked_for({}) == {}
