"""A web server on loopback that answers as a test tells it to, well or badly, and notes what it was asked."""

import socket
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

Answer = Callable[[BaseHTTPRequestHandler], None]


class BadServer(ThreadingHTTPServer):
    """The server; ``answers`` maps paths, of all hosts or of the one before them, to what is done with a request."""

    daemon_threads = True

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def root(self) -> str:
        """The address of the server, without a slash at its end."""
        return f"http://localhost:{self.server_port}"

    def give(self, path: str, body: str | bytes, kind: str = "text/html; charset=utf-8") -> str:
        """Let the path give the body, and return its address."""
        self.answers[path] = page(body.encode() if isinstance(body, str) else body, kind)
        return self.root + path

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that hung up: that is what these tests make it do."""


class _Handler(BaseHTTPRequestHandler):
    server: BadServer

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        of_host = self.headers.get("Host", "") + self.path
        answers = self.server.answers
        path = self.path.partition("?")[0]
        (answers.get(of_host) or answers.get(self.path) or answers.get(path) or status(404))(self)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Write nothing to the terminal."""


@contextmanager
def serving() -> Iterator[BadServer]:
    """Run a server for as long as the context lasts."""
    with BadServer() as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server
        server.shutdown()


def page(body: bytes, kind: str, **headers: str) -> Answer:
    """Answer with the body, and with headers whose ``_`` stand for ``-``."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def status(code: int) -> Answer:
    """Answer with an error."""
    return lambda request: request.send_error(code)


def redirect(address: str) -> Answer:
    """Answer that the page has moved to the address."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(302)
        request.send_header("Location", address)
        request.send_header("Content-Length", "0")
        request.end_headers()

    return answer


def silence(request: BaseHTTPRequestHandler) -> None:
    """Answer nothing until the client hangs up."""
    request.connection.recv(1)


def drip(request: BaseHTTPRequestHandler) -> None:
    """Answer a byte at a time, always soon enough for a limit on single steps, until the client hangs up."""
    request.send_response(200)
    request.end_headers()
    while True:
        request.wfile.write(b"x")
        request.connection.settimeout(0.02)
        try:
            if not request.connection.recv(1):
                return
        except TimeoutError:
            request.connection.settimeout(None)


def endless(request: BaseHTTPRequestHandler) -> None:
    """Answer without end."""
    request.send_response(200)
    request.end_headers()
    while True:
        request.wfile.write(b"x" * 65536)


def reset(request: BaseHTTPRequestHandler) -> None:
    """Answer a part of what was promised, then break the connection."""
    request.send_response(200)
    request.send_header("Content-Length", "1000")
    request.end_headers()
    request.wfile.write(b"<html>")
    request.wfile.flush()
    request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    request.connection.close()


def short(request: BaseHTTPRequestHandler) -> None:
    """Answer less than was promised, and close in good order."""
    request.send_response(200)
    request.send_header("Content-Length", "1000")
    request.end_headers()
    request.wfile.write(b"<html>")
