"""Where things are: one place that reads the environment."""

import os
from dataclasses import dataclass
from pathlib import Path

WAREHOUSE_URL = "CONFLICT_EVENTS_WAREHOUSE_URL"
HOME = "CONFLICT_EVENTS_HOME"
SOURCES = "CONFLICT_EVENTS_SOURCES"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the steps need to know of their surroundings."""

    home: Path
    """Everything that the program makes is below this folder; ``var`` in the working directory unless told."""
    warehouse_url: str
    sources_file: Path

    @property
    def batches(self) -> Path:
        """The folder of batches."""
        return self.home / "batches"

    @property
    def gazetteer(self) -> Path:
        """The compiled gazetteer."""
        return self.home / "gazetteer.sqlite"

    @property
    def data_docs(self) -> Path:
        """The folder of Great Expectations' pages."""
        return self.home / "data_docs"


def read_settings() -> Settings:
    """Return the settings from the environment, with the defaults of a laptop: SQLite under ``var/``."""
    home = Path(os.environ.get(HOME, "var")).absolute()
    return Settings(
        home=home,
        warehouse_url=os.environ.get(WAREHOUSE_URL, f"sqlite:///{home / 'warehouse.sqlite'}"),
        sources_file=Path(os.environ.get(SOURCES, "sources.yaml")).absolute(),
    )
