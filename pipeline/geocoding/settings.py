"""How another geocoding service is to be asked: one small YAML file."""

import inspect
import os
from functools import partial
from pathlib import Path

import msgspec
from geopy.adapters import RequestsAdapter
from geopy.exc import GeopyError
from geopy.geocoders import get_geocoder_for_service
from geopy.geocoders.base import Geocoder

from pipeline.problems import Problem

USER_AGENT = "conflict-events"
_ASKED_ONCE = partial(RequestsAdapter, max_retries=0)
"""Left to itself, requests asks thrice and sleeps for as long as a refusal says; how often is the settings' to say."""


class GeocoderSettingsError(Problem):
    """The file is wrong; the message says where and how."""


class GeocoderSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the file says."""

    service: str
    """One of geopy's names: nominatim, photon, pelias, geonames …"""
    options: dict[str, str] = {}
    """Arguments of geopy's class, such as ``domain`` and ``scheme``."""
    secrets: dict[str, str] = {}
    """Arguments whose values are in environment variables, by the variables' names."""
    timeout_seconds: float = 5.0
    min_delay_seconds: float = 1.0
    """Between two questions; public services ask for a second at least."""
    retries: int = 2
    error_wait_seconds: float = 5.0
    """Before asking again what failed."""
    give_up_after: int = 3
    """Names that may fail one after the other before the service is left alone."""
    rest_minutes: float = 5.0
    """For how long it is then left alone."""
    keep_hits_days: float = 365.0
    keep_misses_days: float = 30.0


def read_geocoder_settings(file: Path) -> GeocoderSettings:
    """Return the settings; raises GeocoderSettingsError where they are wrong."""
    try:
        settings = msgspec.yaml.decode(file.read_bytes(), type=GeocoderSettings)
    except (OSError, msgspec.DecodeError) as error:
        raise GeocoderSettingsError(f"{file}: {error}") from error
    if wrong := _wrong_numbers(settings):
        raise GeocoderSettingsError(f"{file}: {wrong}")
    make_geocoder(settings)
    return settings


def make_geocoder(settings: GeocoderSettings) -> Geocoder:
    """Return geopy's geocoder for the service; raises GeocoderSettingsError for what it does not accept."""
    try:
        kind = get_geocoder_for_service(settings.service)
        known = inspect.signature(kind).parameters
        agent = {"user_agent": USER_AGENT} if "user_agent" in known else {}
        options = agent | settings.options | _read_secrets(settings)
        return kind(**options, timeout=settings.timeout_seconds, adapter_factory=_ASKED_ONCE)
    except (GeopyError, TypeError, ValueError) as error:
        raise GeocoderSettingsError(f"the geocoder {settings.service!r} can't be made: {error}") from error


def _read_secrets(settings: GeocoderSettings) -> dict[str, str]:
    missing = [variable for variable in settings.secrets.values() if variable not in os.environ]
    if missing:
        raise GeocoderSettingsError(f"the geocoder {settings.service!r} needs the environment variable {missing[0]}")
    return {option: os.environ[variable] for option, variable in settings.secrets.items()}


def _wrong_numbers(settings: GeocoderSettings) -> str | None:
    numbers = {name: getattr(settings, name) for name in settings.__struct_fields__}
    negative = [name for name, value in numbers.items() if isinstance(value, int | float) and value < 0]
    if negative:
        return f"{negative[0]} can't be less than 0"
    if settings.error_wait_seconds < settings.min_delay_seconds:
        return "error_wait_seconds can't be less than min_delay_seconds"
    return None if settings.timeout_seconds > 0 else "timeout_seconds must be more than 0"
