"""Eight turns of the real scheduler over a source that changes, with a stop and a start between: `make test-ticks`.

A feed on loopback shows one article more with every look at it. After eight turns of `make airflow` at a shortened
interval each article is in the warehouse exactly once, whenever it was stopped.
"""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import Engine, text

from pipeline.settings import read_settings
from pipeline.warehouse.database import make_engine, read

pytestmark = pytest.mark.apart
ROOT = Path(__file__).parents[2]
PORT = 18081
TURNS = 8
LISTENS = "0A"
"""The state of a socket that waits for others, in the kernel's tables."""
PATIENCE = 1500
PLACES = ("Khost", "Herat", "Kunduz", "Ghazni", "Zabul", "Farah", "Balkh", "Paktia", "Logar", "Kapisa")
PAGE = (
    "<html><head><title>Bomb in {place} ({number})</title></head><body><article><h1>Bomb in {place}</h1>"
    "<p>{place}, May {day}, 2024 - {killed} policemen were killed when a bomb exploded in {place} province on Sunday, "
    "police said. Officials said that the wounded were taken to the hospital of the province, and that an "
    "investigation into incident number {number} was under way.</p></article></body></html>"
)


class Changing(ThreadingHTTPServer):
    """A feed with one item more each time it is asked for, up to the last ten, and the pages that it names."""

    daemon_threads = True

    def __init__(self) -> None:
        self.looks = 0
        super().__init__(("127.0.0.1", 0), _Handler)

    def feed(self) -> str:
        """Return the feed, with one item more than last time."""
        self.looks += 1
        shown = range(max(0, self.looks - 10), self.looks)
        items = "".join(f"<item><title>Bomb {n}</title><link>{self.root}/page/{n}</link></item>" for n in shown)
        return f"<rss version='2.0'><channel><title>Feed</title>{items}</channel></rss>"

    @property
    def root(self) -> str:
        """The server's address."""
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Changing

    def do_GET(self) -> None:
        if self.path == "/feed.xml":
            self._say(self.server.feed(), "application/rss+xml")
        elif self.path.startswith("/page/"):
            n = int(self.path.rpartition("/")[2])
            place = PLACES[n % len(PLACES)]
            self._say(PAGE.format(place=place, number=n, day=1 + n % 28, killed=2 + n % 5), "text/html")
        else:
            self.send_error(404)

    def _say(self, body: str, kind: str) -> None:
        content = body.encode()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def feed() -> Iterator[Changing]:
    server = Changing()
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_every_article_is_loaded_exactly_once(feed: Changing, tmp_path: Path) -> None:
    entry = (
        f"{{id: changing, kind: feed, name: Changing, licence: own, scale: other, address: '{feed.root}/feed.xml', "
        "enabled: true, private_hosts: ['127.0.0.1']}"
    )
    (tmp_path / "sources.yaml").write_text(f"sources:\n  - {entry}\n")
    (tmp_path / "gazetteer.sqlite").symlink_to(read_settings().gazetteer)
    warehouse = make_engine(f"sqlite:///{tmp_path / 'warehouse.sqlite'}")
    started = start(tmp_path)
    try:
        wait_for(lambda: loads(warehouse) >= TURNS // 2, started)
        assert listening(started.pid) == {"127.0.0.1"}
        stop(started)
        started = start(tmp_path)
        wait_for(lambda: loads(warehouse) >= TURNS, started)
    finally:
        stop(started)
    with read(warehouse) as connection:
        articles = connection.execute(text("SELECT url, count(*) FROM article GROUP BY url")).all()
        codings = connection.scalar(text("SELECT count(*) FROM coding"))
    assert {number for _, number in articles} == {1}
    assert codings == len(articles)
    assert feed.looks - 1 <= len(articles) <= feed.looks, "the last look may have been cut short"


def start(home: Path) -> subprocess.Popen[str]:
    settings = {
        "CONFLICT_EVENTS_HOME": str(home),
        "CONFLICT_EVENTS_SOURCES": str(home / "sources.yaml"),
        "CONFLICT_EVENTS_SCHEDULE": "* * * * *",
        "AIRFLOW_PORT": str(PORT),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "dags.serve"], cwd=ROOT, env=os.environ | settings, stdout=subprocess.PIPE, text=True
    )


def stop(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)


def wait_for(done: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    until = time.monotonic() + PATIENCE
    while not done():
        assert process.poll() is None, "Airflow ended by itself"
        assert time.monotonic() < until, "the turns did not come"
        time.sleep(1)


def listening(pid: int) -> set[str]:
    """Return the addresses on which the process and all that it started wait for others, as the kernel has them."""
    held = {link.readlink().name for one in tree(pid) for link in Path(f"/proc/{one}/fd").iterdir() if is_socket(link)}
    found = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == LISTENS and f"socket:[{fields[9]}]" in held:
                packed = b"".join(bytes.fromhex(word)[::-1] for word in re.findall(".{8}", fields[1].partition(":")[0]))
                found.add(socket.inet_ntop(socket.AF_INET if table == "tcp" else socket.AF_INET6, packed))
    return found


def is_socket(link: Path) -> bool:
    try:
        return link.readlink().name.startswith("socket:")
    except FileNotFoundError:
        return False


def tree(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from tree(int(child))


def loads(warehouse: Engine) -> int:
    if not Path(str(warehouse.url.database)).exists():
        return 0
    with read(warehouse) as connection:
        there = connection.scalar(text("SELECT count(*) FROM sqlite_master WHERE name = 'run'"))
        return int(connection.scalar(text("SELECT count(*) FROM run")) or 0) if there else 0
