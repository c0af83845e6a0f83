"""Where things are: one place that reads the environment."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pipeline.problems import Problem

Number = TypeVar("Number", int, float)

WAREHOUSE_URL = "CONFLICT_EVENTS_WAREHOUSE_URL"
HOME = "CONFLICT_EVENTS_HOME"
SOURCES = "CONFLICT_EVENTS_SOURCES"
GEOCODER = "CONFLICT_EVENTS_GEOCODER"
CODER = "CONFLICT_EVENTS_CODER"
MODEL_URL = "CONFLICT_EVENTS_MODEL_URL"
MODEL_NAME = "CONFLICT_EVENTS_MODEL_NAME"
MODEL_KEY = "CONFLICT_EVENTS_MODEL_KEY"
MODEL_TIMEOUT = "CONFLICT_EVENTS_MODEL_TIMEOUT"
MODEL_TRIES = "CONFLICT_EVENTS_MODEL_TRIES"
MODEL_AT_ONCE = "CONFLICT_EVENTS_MODEL_AT_ONCE"


class SettingsError(Problem):
    """A setting cannot be read; the message names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSettings:
    """Which large model codes, where it is asked for."""

    address: str | None = None
    name: str | None = None
    key: str | None = field(default=None, repr=False)
    timeout: float = 60.0
    """Seconds for an answer."""
    tries: int = 3
    at_once: int = 4
    """Articles that it is asked about side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the steps need to know of their surroundings."""

    home: Path
    """Everything that the program makes is below this folder; ``var`` in the working directory unless told."""
    warehouse_url: str
    sources_file: Path
    coder: str = "rules"
    """The name of the coder: ``rules``, ``model``, or one that another package brings."""
    model: ModelSettings = ModelSettings()
    geocoder_file: Path | None = None
    """How to ask another geocoding service for names that the gazetteer does not know; None: no one is asked."""

    @property
    def batches(self) -> Path:
        """The folder of batches."""
        return self.home / "batches"

    @property
    def gazetteer(self) -> Path:
        """The compiled gazetteer."""
        return self.home / "gazetteer.sqlite"

    @property
    def geocoder_answers(self) -> Path:
        """What other geocoding services have answered."""
        return self.home / "geocoder-answers.sqlite"

    @property
    def data_docs(self) -> Path:
        """The folder of Great Expectations' pages."""
        return self.home / "data_docs"


def read_settings() -> Settings:
    """Return the settings from the environment, with the defaults of a laptop: SQLite under ``var/``."""
    geocoder = os.environ.get(GEOCODER)
    home = Path(os.environ.get(HOME, "var")).absolute()
    return Settings(
        home=home,
        warehouse_url=os.environ.get(WAREHOUSE_URL, f"sqlite:///{home / 'warehouse.sqlite'}"),
        sources_file=Path(os.environ.get(SOURCES, "sources.yaml")).absolute(),
        coder=os.environ.get(CODER) or "rules",
        model=_read_model(),
        geocoder_file=Path(geocoder).absolute() if geocoder else None,
    )


def _read_model() -> ModelSettings:
    return ModelSettings(
        address=os.environ.get(MODEL_URL) or None,
        name=os.environ.get(MODEL_NAME) or None,
        key=os.environ.get(MODEL_KEY) or None,
        timeout=_positive(MODEL_TIMEOUT, ModelSettings().timeout),
        tries=_positive(MODEL_TRIES, ModelSettings().tries),
        at_once=_positive(MODEL_AT_ONCE, ModelSettings().at_once),
    )


def _positive(name: str, default: Number) -> Number:
    given = os.environ.get(name)
    if not given:
        return default
    try:
        number = type(default)(given)
    except ValueError:
        number = type(default)(0)
    if not 0 < number < 100_000:
        raise SettingsError(f"{name} is {given!r}; a number above 0 is expected")
    return number
