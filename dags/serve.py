"""Airflow for real, on loopback: scheduler, DAG processor, triggerer and API server; what `make airflow` does.

Each part is a child in this process's group, so that all of them end with it: `airflow standalone` leaves its own
behind. Binds to 127.0.0.1 only; the password is generated into a file that only its owner can read.
"""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from dags.home import prepare_environment
from dags.pools import make_pools

PORT = 8080
PARTS = (["scheduler", "--skip-serve-logs"], ["dag-processor"], ["triggerer", "--skip-serve-logs"])
"""Their log servers would listen on every interface; the web interface reads the logs from disk."""
PATIENCE = 20
"""Seconds that the parts have to end by themselves."""


def main() -> int:
    """Start everything, wait for Ctrl-C or the first part to end, and end everything."""
    port = int(os.environ.get("AIRFLOW_PORT", PORT))
    if _is_taken(port):
        sys.exit(f"port {port} is taken by another program: end it, or choose another: make airflow AIRFLOW_PORT=8081")
    home = prepare_environment()
    password = _configure(home, port)
    parts: list[subprocess.Popen[bytes]] = []
    _on_signals(_leave)
    try:
        _start(home, port, parts)
        _say(f"Airflow: http://127.0.0.1:{port}  user: admin  password: {password}  (Ctrl-C ends it; logs: {home})")
        while all(part.poll() is None for part in parts):
            time.sleep(0.5)
    except KeyboardInterrupt:
        return 0
    else:
        _say(f"a part of Airflow ended by itself, so all end; the logs in {home} say why")
        return 1
    finally:
        _on_signals(signal.SIG_IGN)
        _end(parts)


def _on_signals(handler: Callable[[int, FrameType | None], None] | signal.Handlers) -> None:
    """Answer Ctrl-C, a polite kill and the closing of the terminal; a second one must not cut the end short."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, handler)


def _leave(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise KeyboardInterrupt


def _start(home: Path, port: int, parts: list[subprocess.Popen[bytes]]) -> None:
    """Start every part and return when the web interface answers, or one of them has ended."""
    _say("starting Airflow (half a minute)")
    parts.append(_airflow(home, ["db", "migrate"]))
    if parts[0].wait():
        sys.exit(f"Airflow's own database cannot be made or migrated; {home / 'db.log'} says why")
    parts.clear()
    make_pools()
    server = ["api-server", "--host", "127.0.0.1", "--port", str(port)]
    parts.extend(_airflow(home, part) for part in (*PARTS, server))
    while not _is_taken(port) and all(part.poll() is None for part in parts):
        time.sleep(0.5)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _configure(home: Path, port: int) -> str:
    passwords = home / "passwords.json"
    if not passwords.exists():
        passwords.touch(mode=0o600)
        passwords.write_text(json.dumps({"admin": secrets.token_urlsafe(16)}), encoding="utf-8")
    os.environ |= {
        "AIRFLOW__CORE__EXECUTOR": "LocalExecutor",
        "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"http://127.0.0.1:{port}/execution/",
        "AIRFLOW__API__BASE_URL": f"http://127.0.0.1:{port}",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS": "admin:admin",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(passwords),
        "AIRFLOW__DAG_PROCESSOR__REFRESH_INTERVAL": "30",
        "PYTHONPATH": os.pathsep.join(filter(None, (str(Path.cwd()), os.environ.get("PYTHONPATH")))),
    }
    password: str = json.loads(passwords.read_text(encoding="utf-8"))["admin"]
    return password


def _airflow(home: Path, words: list[str]) -> subprocess.Popen[bytes]:
    """Start a part as the leader of a group of its own, so that its own children can be ended with it."""
    with (home / f"{words[0]}.log").open("ab") as log:
        return subprocess.Popen(  # noqa: S603 - words of ours
            [sys.executable, "-m", "airflow", *words], stdout=log, stderr=log, start_new_session=True
        )


def _end(parts: list[subprocess.Popen[bytes]]) -> None:
    _signal(parts, signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE
    for part in parts:
        try:
            part.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            break
    _signal(parts, signal.SIGKILL)


def _signal(parts: list[subprocess.Popen[bytes]], number: signal.Signals) -> None:
    for part in parts:
        try:
            os.killpg(part.pid, number)
        except ProcessLookupError:
            continue


if __name__ == "__main__":
    sys.exit(main())
