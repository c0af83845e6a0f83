"""A geocoding service on loopback that answers as a test tells it to, well or badly, and notes what it was asked."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import parse_qs, urlsplit

Answer = Callable[[BaseHTTPRequestHandler], None]
Query = dict[str, list[str]]


class GeocoderServer(ThreadingHTTPServer):
    """The server; ``answer`` is what is done with every request."""

    daemon_threads = True

    def __init__(self) -> None:
        self.answer: Answer = give([])
        self.asked: list[Query] = []
        self.closing = Event()
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def domain(self) -> str:
        """Host and port, as geopy wants them."""
        return f"127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that hung up: that is what these tests make it do."""


class _Handler(BaseHTTPRequestHandler):
    server: GeocoderServer

    def do_GET(self) -> None:
        self.server.asked.append(parse_qs(urlsplit(self.path).query))
        self.server.answer(self)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Write nothing to the terminal."""


@contextmanager
def serving() -> Iterator[GeocoderServer]:
    """Run a server for as long as the context lasts."""
    with GeocoderServer() as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server
        server.closing.set()
        server.shutdown()


def give(body: object) -> Answer:
    """Answer with the body as JSON."""
    return give_bytes(json.dumps(body).encode())


def give_bytes(body: bytes) -> Answer:
    """Answer with these bytes."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "application/json")
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return answer


def refuse(code: int, **headers: str) -> Answer:
    """Answer with an error, and with headers whose ``_`` stand for ``-``."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(code)
        for name, value in {"Content-Length": "0", **headers}.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()

    return answer


def hang(request: BaseHTTPRequestHandler) -> None:
    """Never answer."""
    server = request.server
    assert isinstance(server, GeocoderServer)
    server.closing.wait(30)


def nominatim_place(name: str, lat: object, lon: object) -> dict[str, object]:
    """Return a place as Nominatim answers it."""
    return {"place_id": 1, "display_name": f"{name}, somewhere", "lat": str(lat), "lon": str(lon)}


def settings_text(server: GeocoderServer, service: str = "nominatim", **more: object) -> str:
    """Return a settings file for the server that loses no time."""
    settings = {
        "service": service,
        "options": {"domain": server.domain, "scheme": "http"},
        "timeout_seconds": 0.3,
        "min_delay_seconds": 0,
        "error_wait_seconds": 0,
        "retries": 1,
        **more,
    }
    return json.dumps(settings)
