"""Services beyond the gazetteer, for names that it does not know: off unless configured (docs/operations.md)."""

from pathlib import Path

from pipeline.geocoding.answers import Answers, Remembering
from pipeline.geocoding.service import Service
from pipeline.geocoding.settings import GeocoderSettingsError, read_geocoder_settings
from pipeline.geocoding.turns import Turns
from pipeline.locate.resolving.lookup import LookUp

__all__ = ["GeocoderSettingsError", "make_look_up"]


def make_look_up(settings_file: Path | None, answers: Path) -> LookUp | None:
    """Return the look-up that the file configures, with its answers kept at ``answers``; None where there is no file.

    Raises GeocoderSettingsError.
    """
    if settings_file is None:
        return None
    settings = read_geocoder_settings(settings_file)
    service = Service(settings, Turns(answers, settings.min_delay_seconds))
    return Remembering(service, Answers(answers, settings.keep_hits_days, settings.keep_misses_days))
