"""The settings of another geocoder: off unless there is a file, and a wrong file says what is wrong."""

from pathlib import Path

import pytest

from pipeline.geocoding import GeocoderSettingsError, make_look_up
from pipeline.geocoding.settings import read_geocoder_settings


def test_without_a_file_nobody_is_asked(tmp_path: Path) -> None:
    assert make_look_up(None, tmp_path / "answers.sqlite") is None


def test_the_look_up_is_named_by_service_and_domain(tmp_path: Path) -> None:
    file = tmp_path / "geocoder.yaml"
    file.write_text("service: photon\noptions: {domain: 'localhost:2322'}\n", encoding="utf-8")
    look_up = make_look_up(file, tmp_path / "answers.sqlite")
    assert look_up is not None
    assert look_up.name == "photon localhost:2322"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("service: whereis\n", "whereis"),
        ("options: {}\n", "service"),
        ("service: nominatim\nspeed: 9\n", "speed"),
        ("service: nominatim\noptions: {domian: x}\n", "domian"),
        ("service: nominatim\nmin_delay_seconds: fast\n", "min_delay_seconds"),
        ("service: nominatim\nretries: -1\n", "retries can't be less than 0"),
        ("service: nominatim\nmin_delay_seconds: 9\n", "error_wait_seconds can't be less"),
        ("service: nominatim\ntimeout_seconds: 0\n", "timeout_seconds must be more than 0"),
        ("service: pelias\noptions: {domain: x}\nsecrets: {api_key: NO_SUCH_KEY}\n", "NO_SUCH_KEY"),
        ("service: geonames\n", "username"),
        (": :\n  -", "geocoder.yaml"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "geocoder.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(GeocoderSettingsError, match=says):
        read_geocoder_settings(file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GeocoderSettingsError, match=r"geocoder\.yaml"):
        read_geocoder_settings(tmp_path / "geocoder.yaml")


def test_a_secret_comes_from_the_environment_and_is_not_in_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PELIAS_KEY", "hidden")
    file = tmp_path / "geocoder.yaml"
    file.write_text("service: pelias\noptions: {domain: x}\nsecrets: {api_key: PELIAS_KEY}\n", encoding="utf-8")
    look_up = make_look_up(file, tmp_path / "answers.sqlite")
    assert look_up is not None
    assert "hidden" not in look_up.name
