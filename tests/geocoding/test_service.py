"""Asking a geocoding service: every way in which it can answer, over HTTP on loopback."""

import json
import logging
import socket
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from geocoder_server import (
    Answer,
    GeocoderServer,
    give,
    give_bytes,
    hang,
    nominatim_place,
    refuse,
    serving,
    settings_text,
)

from pipeline.geocoding.service import Service
from pipeline.geocoding.settings import read_geocoder_settings
from pipeline.geocoding.turns import Turns
from pipeline.locate.resolving.lookup import Candidate, LookUpFailed

SHINWARO = nominatim_place("Shinwaro Kalay", 34.21, 70.61)


@pytest.fixture
def server() -> Iterator[GeocoderServer]:
    with serving() as running:
        yield running


@pytest.fixture
def make(server: GeocoderServer, tmp_path: Path) -> Callable[..., Service]:
    def made(service: str = "nominatim", clock: Callable[[], float] = lambda: 0.0, **more: object) -> Service:
        file = tmp_path / "geocoder.yaml"
        file.write_text(settings_text(server, service, **more), encoding="utf-8")
        settings = read_geocoder_settings(file)
        return Service(settings, Turns(tmp_path / "answers.sqlite", settings.min_delay_seconds), clock)

    return made


def test_a_place_comes_with_its_name_and_point(server: GeocoderServer, make: Callable[..., Service]) -> None:
    server.answer = give([SHINWARO])
    assert make()("Shinwaro Kalay", ("AF",)) == (Candidate(name="Shinwaro Kalay", lat=34.21, lon=70.61),)
    assert server.asked[0]["q"] == ["Shinwaro Kalay"]
    assert server.asked[0]["countrycodes"] == ["AF"]


def test_no_such_place_is_an_answer(make: Callable[..., Service]) -> None:
    assert make()("Shinwaro Kalay", ("AF",)) == ()


PELIAS = {"features": [{"geometry": {"coordinates": [70.61, 34.21]}, "properties": {"name": "Shinwaro Kalay"}}]}
PHOTON = {
    "features": [{"geometry": {"coordinates": [70.61, 34.21]}, "properties": {"name": "Shinwaro Kalay", "osm_id": 1}}]
}
GEONAMES = {"geonames": [{"name": "Shinwaro Kalay", "lat": "34.21", "lng": "70.61", "countryName": "Afghanistan"}]}


@pytest.mark.parametrize(
    ("service", "body", "more"),
    [("photon", PHOTON, {}), ("pelias", PELIAS, {}), ("geonames", GEONAMES, {"username": "someone"})],
)
def test_every_service_of_geopy_can_be_asked(
    server: GeocoderServer, make: Callable[..., Service], service: str, body: object, more: dict[str, str]
) -> None:
    server.answer = give(body)
    asked = make(service, options={"domain": server.domain, "scheme": "http", **more})
    (found,) = asked("Shinwaro Kalay", ("AF",))
    assert (round(found.lat, 2), round(found.lon, 2)) == (34.21, 70.61)


@pytest.mark.filterwarnings("ignore:Latitude normalization")
@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (refuse(500), "GeocoderServiceError"),
        (refuse(503), "GeocoderTimedOut"),
        (refuse(429), "GeocoderRateLimited"),
        (refuse(401), "GeocoderAuthenticationFailure"),
        (refuse(403), "GeocoderInsufficientPrivileges"),
        (hang, "GeocoderUnavailable|GeocoderTimedOut"),
        (give_bytes(b"<html>Welcome to the hotel's network</html>"), "GeocoderParseError"),
        (give_bytes(b"\xff\xfe\x00"), "Error"),
        (give([1, 2, 3]), "AttributeError"),
        (give([{"display_name": "x", "lat": "north", "lon": "east"}]), "ValueError"),
        (give([nominatim_place("x", 934.21, 70.61)]), "ValueError"),
        (give([nominatim_place("x", "NaN", "NaN")]), "ValueError"),
        (give({"error": "the database is being rebuilt"}), "GeocoderQueryError"),
    ],
)
def test_every_failure_is_a_failure_and_never_no_such_place(
    server: GeocoderServer, make: Callable[..., Service], answer: Answer, says: str
) -> None:
    server.answer = answer
    with pytest.raises(LookUpFailed, match=f"nominatim .*{says}"):
        make()("Shinwaro Kalay", ("AF",))


def test_a_port_where_nobody_listens_is_a_failure(tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        domain = f"127.0.0.1:{unused.getsockname()[1]}"
    file = tmp_path / "geocoder.yaml"
    settings = {"service": "nominatim", "options": {"domain": domain, "scheme": "http"}, "min_delay_seconds": 0}
    file.write_text(json.dumps(settings | {"error_wait_seconds": 0, "retries": 0}), encoding="utf-8")
    with pytest.raises(LookUpFailed, match=r"GeocoderServiceError|GeocoderUnavailable"):
        Service(read_geocoder_settings(file), Turns(tmp_path / "answers.sqlite", 0.0))("Shinwaro Kalay", ())


def test_what_fails_once_is_asked_again(server: GeocoderServer, make: Callable[..., Service]) -> None:
    def recover(request: BaseHTTPRequestHandler) -> None:
        server.answer = give([SHINWARO])
        refuse(503)(request)

    server.answer = recover
    assert len(make()("Shinwaro Kalay", ())) == 1
    assert len(server.asked) == 2


def test_a_service_that_keeps_failing_is_left_alone_for_a_while(
    server: GeocoderServer, make: Callable[..., Service], caplog: pytest.LogCaptureFixture
) -> None:
    clock = iter([0.0, 1.0, 2.0, 3.0, 1000.0]).__next__
    asked = make(clock=clock, retries=0, give_up_after=2, rest_minutes=10)
    server.answer = refuse(503)
    with caplog.at_level(logging.WARNING, "conflict_events"):
        for name in ("One", "Two"):
            with pytest.raises(LookUpFailed):
                asked(name, ())
    assert "left alone for 600 s" in caplog.text
    with pytest.raises(LookUpFailed, match="left alone"):
        asked("Three", ())
    assert len(server.asked) == 2, "the third name is not asked for"
    server.answer = give([SHINWARO])
    assert len(asked("Four", ())) == 1, "after its rest it is asked again"


def test_a_service_that_says_when_to_come_back_is_left_alone_until_then(
    server: GeocoderServer, make: Callable[..., Service]
) -> None:
    clock = iter([0.0, 0.0, 59.0, 61.0]).__next__
    asked = make(clock=clock, retries=0)
    server.answer = refuse(429, Retry_After="60")
    with pytest.raises(LookUpFailed):
        asked("One", ())
    assert len(server.asked) == 1, "it is not asked again behind our back, nor slept for"
    with pytest.raises(LookUpFailed, match="left alone"):
        asked("Two", ())
    server.answer = give([SHINWARO])
    assert len(asked("Three", ())) == 1
