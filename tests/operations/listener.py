"""A server on loopback that hears the alerts."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from dags.alerts import CONNECTION


@contextmanager
def listening() -> Iterator[list[dict[str, str]]]:
    """Have Airflow's connection for alerts name a server, and yield what it is posted."""
    posted: list[dict[str, str]] = []

    class Listener(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            posted.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Listener)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(f"AIRFLOW_CONN_{CONNECTION.upper()}", f"http://127.0.0.1:{server.server_port}/alerts")
        yield posted
    server.shutdown()
    server.server_close()
