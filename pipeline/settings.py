"""Where things are: one place that reads the environment."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pipeline.problems import Problem

Number = TypeVar("Number", int, float)

WAREHOUSE_URL = "CONFLICT_EVENTS_WAREHOUSE_URL"
HOME = "CONFLICT_EVENTS_HOME"
SOURCES = "CONFLICT_EVENTS_SOURCES"
PROFILES = "CONFLICT_EVENTS_PROFILES"
BATCHES = "CONFLICT_EVENTS_BATCHES"
GAZETTEER = "CONFLICT_EVENTS_GAZETTEER"
GEOCODER = "CONFLICT_EVENTS_GEOCODER"
CODER = "CONFLICT_EVENTS_CODER"
MODEL_URL = "CONFLICT_EVENTS_MODEL_URL"
MODEL_NAME = "CONFLICT_EVENTS_MODEL_NAME"
MODEL_KEY = "CONFLICT_EVENTS_MODEL_KEY"
MODEL_TIMEOUT = "CONFLICT_EVENTS_MODEL_TIMEOUT"
MODEL_TRIES = "CONFLICT_EVENTS_MODEL_TRIES"
MODEL_AT_ONCE = "CONFLICT_EVENTS_MODEL_AT_ONCE"
CONTACT = "CONFLICT_EVENTS_CONTACT"
AT_ONCE = "CONFLICT_EVENTS_FETCH_AT_ONCE"
FETCHED = "CONFLICT_EVENTS_FETCHED"
ARCHIVE = "CONFLICT_EVENTS_ARCHIVE"
ARCHIVE_DAYS = "CONFLICT_EVENTS_ARCHIVE_DAYS"
RELEASE_DAYS = "CONFLICT_EVENTS_RELEASE_DAYS"


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
class FetchSettings:
    """How the web is asked, and how long its answers are kept."""

    contact: str | None = None
    """A mail address or page of whoever runs this; every server is told."""
    at_once: int = 16
    """Servers that are asked side by side."""
    fetched: Path | None = None
    """The folder of what was fetched and is not loaded yet; None: below the program's folder."""
    archive: str | None = None
    """Where answers are kept as they came, as fsspec names it; None: below the program's folder."""
    archive_days: int | None = None
    """Days after which they are removed; None: never."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the steps need to know of their surroundings."""

    home: Path
    """Everything that the program makes is below this folder; ``var`` in the working directory unless told."""
    warehouse_url: str
    sources_file: Path
    profiles: tuple[str, ...] = ()
    """Groups of sources that are read beside those that are enabled."""
    coder: str = "rules"
    """The name of the coder: ``rules``, ``model``, or one that another package brings."""
    model: ModelSettings = ModelSettings()
    fetching: FetchSettings = FetchSettings()
    geocoder_file: Path | None = None
    """How to ask another geocoding service for names that the gazetteer does not know; None: no one is asked."""
    batches_address: str | None = None
    """Where batches are, if not below ``home``: a path, or an address that several machines share."""
    gazetteer_file: Path | None = None
    """The compiled gazetteer, if not below ``home``."""
    release_days: int | None = None
    """Days after which a release's folder is removed, the newest's excepted; None: never."""

    @property
    def batches(self) -> Path:
        """The folder of batches, unless they are at an address."""
        return self.home / "batches"

    @property
    def spools(self) -> Path:
        """The folder of what was fetched and is not loaded yet."""
        return self.fetching.fetched or self.home / "fetched"

    @property
    def archive(self) -> str:
        """Where answers are kept as they came."""
        return self.fetching.archive or str(self.home / "archive")

    @property
    def gazetteer(self) -> Path:
        """The compiled gazetteer."""
        return self.gazetteer_file or self.home / "gazetteer.sqlite"

    @property
    def boundaries(self) -> Path:
        """Outlines of districts that were imported; beside the gazetteer, which reads them."""
        return self.home / "boundaries.sqlite"

    @property
    def geocoder_answers(self) -> Path:
        """What other geocoding services have answered."""
        return self.home / "geocoder-answers.sqlite"

    @property
    def releases(self) -> Path:
        """The folder of releases."""
        return self.home / "releases"

    @property
    def data_docs(self) -> Path:
        """The folder of Great Expectations' pages."""
        return self.home / "data_docs"


def read_settings() -> Settings:
    """Return the settings from the environment, with the defaults of a laptop: SQLite under ``var/``."""
    home = Path(os.environ.get(HOME, "var")).absolute()
    return Settings(
        home=home,
        warehouse_url=_read_secret(WAREHOUSE_URL) or f"sqlite:///{home / 'warehouse.sqlite'}",
        sources_file=Path(os.environ.get(SOURCES, "sources.yaml")).absolute(),
        profiles=tuple(re.findall(r"[^\s,]+", os.environ.get(PROFILES, ""))),
        coder=os.environ.get(CODER) or "rules",
        model=_read_model(),
        geocoder_file=_read_path(GEOCODER),
        batches_address=os.environ.get(BATCHES) or None,
        gazetteer_file=_read_path(GAZETTEER),
        release_days=_positive(RELEASE_DAYS, 0) or None,
        fetching=_read_fetching(),
    )


def _read_path(name: str) -> Path | None:
    given = os.environ.get(name)
    return Path(given).absolute() if given else None


def _read_secret(name: str) -> str | None:
    """Return the variable's value, or what the file holds that the variable of that name and ``_FILE`` names."""
    file = _read_path(f"{name}_FILE")
    if os.environ.get(name) or file is None:
        return os.environ.get(name) or None
    try:
        held = file.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise SettingsError(f"{name}_FILE is {str(file)!r}, which cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{name}_FILE is {str(file)!r}, which is no UTF-8 text") from error
    if not held:
        raise SettingsError(f"{name}_FILE is {str(file)!r}, which is empty")
    return held


def _read_model() -> ModelSettings:
    return ModelSettings(
        address=os.environ.get(MODEL_URL) or None,
        name=os.environ.get(MODEL_NAME) or None,
        key=_read_secret(MODEL_KEY),
        timeout=_positive(MODEL_TIMEOUT, ModelSettings().timeout),
        tries=_positive(MODEL_TRIES, ModelSettings().tries),
        at_once=_positive(MODEL_AT_ONCE, ModelSettings().at_once),
    )


def _read_fetching() -> FetchSettings:
    return FetchSettings(
        contact=os.environ.get(CONTACT) or None,
        at_once=_positive(AT_ONCE, FetchSettings().at_once),
        fetched=_read_path(FETCHED),
        archive=os.environ.get(ARCHIVE) or None,
        archive_days=_positive(ARCHIVE_DAYS, 0) or None,
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
