"""Whole runs, each in surroundings of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from pipeline.settings import Settings, read_settings
from pipeline.warehouse.dump import dump
from pipeline.warehouse.opening import open_warehouse

ROOT = Path(__file__).parents[1]
TEXTS = {
    "a.txt": "KHOST, May 6, 2024 - Two policemen were killed when a bomb exploded in Khost province on Sunday.",
    "b.txt": "HERAT, May 7, 2024 - Gunmen shot dead a teacher in Shindand district of Herat on Monday, police said.",
    "c.txt": "",
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A folder with a list of sources, in which runs have homes of their own."""

    folder: Path

    def settings(self, name: str) -> Settings:
        """Return the settings of the run of that name; its home has the gazetteer."""
        home = self.folder / name
        home.mkdir(exist_ok=True)
        if not (home / "gazetteer.sqlite").is_symlink():
            (home / "gazetteer.sqlite").symlink_to(read_settings().gazetteer)
        return Settings(
            home=home,
            warehouse_url=f"sqlite:///{home / 'warehouse.sqlite'}",
            sources_file=self.folder / "sources.yaml",
        )

    def environment(self, name: str) -> dict[str, str]:
        """Return the same as a process's environment."""
        settings = self.settings(name)
        return os.environ | {
            "CONFLICT_EVENTS_HOME": str(settings.home),
            "CONFLICT_EVENTS_WAREHOUSE_URL": settings.warehouse_url,
            "CONFLICT_EVENTS_SOURCES": str(settings.sources_file),
        }

    def start(self, name: str, *module: str) -> subprocess.Popen[str]:
        """Start one of our programs, with a pipe for each of its streams."""
        pipe = subprocess.PIPE
        command = [sys.executable, "-m", *module]
        return subprocess.Popen(  # noqa: S603 - our own program
            command, env=self.environment(name), cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True
        )

    def run(self, name: str, *module: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
        """Run one of our programs to its end."""
        process = self.start(name, *module)
        said, complained = process.communicate(given, timeout=600)
        return subprocess.CompletedProcess(module, process.returncode, said, complained)

    def dumped(self, name: str) -> str:
        """Return all that the run's warehouse holds, but for what tells of runs."""
        engine = open_warehouse(self.settings(name).warehouse_url)
        held = dump(engine)
        engine.dispose()
        return held


def make_surroundings(folder: Path) -> Surroundings:
    """Return surroundings in the folder, with a source of two articles and an empty file."""
    (folder / "texts").mkdir()
    for name, text in TEXTS.items():
        (folder / "texts" / name).write_text(text)
    entry = "{id: texts, kind: files, name: Texts, licence: own, scale: other, paths: [texts], enabled: true}"
    (folder / "sources.yaml").write_text(f"sources:\n  - {entry}\n")
    return Surroundings(folder)
