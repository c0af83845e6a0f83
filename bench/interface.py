"""Airflow's REST interface on this machine, asked as the user whose password `make airflow` wrote down."""

import json
from pathlib import Path
from typing import TypeVar
from urllib.request import Request, urlopen

import msgspec

T = TypeVar("T")


class Interface:
    """Airflow's REST interface."""

    def __init__(self, port: int, passwords: Path) -> None:
        self._root = f"http://127.0.0.1:{port}"
        self._passwords = passwords
        self._token = ""

    def __call__(self, method: str, path: str, body: object = None) -> bytes:
        """Return the answer; raises OSError or HTTPException where there is none."""
        if not self._token:
            password = json.loads(self._passwords.read_text())["admin"]
            told = json.loads(self._ask("POST", "/auth/token", {"username": "admin", "password": password}))
            self._token = told["access_token"]
        return self._ask(method, f"/api/v2{path}", body)

    def decoded(self, method: str, path: str, body: object, kind: type[T]) -> T:
        """Return the answer as ``kind``."""
        return msgspec.json.decode(self(method, path, body), type=kind)

    def _ask(self, method: str, path: str, body: object) -> bytes:
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self._token}"}
        data = None if body is None else json.dumps(body).encode()
        asked = Request(f"{self._root}{path}", data, headers, method=method)  # noqa: S310 - of ours
        with urlopen(asked, timeout=60) as answer:  # noqa: S310 - as above
            told: bytes = answer.read()
        return told
