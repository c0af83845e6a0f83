"""A server on loopback that speaks as much of OpenAI's chat completions as a test wants it to."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

Answer = Callable[[BaseHTTPRequestHandler], None]
Json = bool | int | float | str | None | list["Json"] | dict[str, "Json"]


class ModelServer(ThreadingHTTPServer):
    """Gives its answers in turn, the last one for ever, and notes what it was asked."""

    daemon_threads = True

    def __init__(self, answers: tuple[Answer, ...]) -> None:
        self.answers = list(answers)
        self.asked: list[dict[str, Json]] = []
        self.headers_seen: list[dict[str, str]] = []
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def address(self) -> str:
        """What settings name it by."""
        return f"http://127.0.0.1:{self.server_port}/v1"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that hung up."""


class _Handler(BaseHTTPRequestHandler):
    server: ModelServer

    def do_POST(self) -> None:
        assert self.path == "/v1/chat/completions"
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append(json.loads(body))
        self.server.headers_seen.append(dict(self.headers))
        answers = self.server.answers
        (answers.pop(0) if len(answers) > 1 else answers[0])(self)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Write nothing to the terminal."""


@contextmanager
def model_server(*answers: Answer) -> Iterator[ModelServer]:
    """Run a server for as long as the context lasts."""
    with ModelServer(answers) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server
        server.shutdown()


def send(body: bytes, status: int = 200, **headers: str) -> Answer:
    """Answer with the body."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def say(content: str) -> Answer:
    """Let the model say this."""
    return send(json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode())


def report(*reports: Json) -> Answer:
    """Let the model give these reports."""
    return say(json.dumps({"reports": list(reports)}))


def hang(request: BaseHTTPRequestHandler) -> None:
    """Answer nothing until the client hangs up."""
    request.connection.recv(1)


def endless(request: BaseHTTPRequestHandler) -> None:
    """Answer without end."""
    request.send_response(200)
    request.end_headers()
    while True:
        request.wfile.write(b"x" * 65536)
