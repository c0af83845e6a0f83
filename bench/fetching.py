"""How fast pages are fetched, with what memory, and how politely; killed in the middle, and run again.

    python bench/fetching.py --pages 10000 --hosts 50 --delay 0.5

A server on loopback answers under many names, each answer a little late, and notes when it was asked for what by
which name. A reading of all pages is killed (-9) when half of them have come, a second one is left to its end and
loaded, and a third one looks whether anything is left to be asked. The server's notes then say whether each host was
asked one page at a time and with the pause that was promised, what was asked twice, and what was never asked.
"""

import argparse
import asyncio
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from measuring import peak_mb
from sqlalchemy import Connection, func, insert, select

from pipeline.sources.session import Session
from pipeline.warehouse.bulk import insert_new_rows
from schemas import tables as w
from schemas.sources import Source
from schemas.vocabulary import SourceScale

SENTENCE = "Officials of an invented district said on Monday that the repair of the bridge would begin in spring. "


@dataclass(frozen=True, slots=True)
class Plan:
    """What is fetched, from where to where."""

    folder: str
    port: int
    pages: int
    hosts: int
    delay: float
    text: bool
    """Whether articles are made of the pages."""

    def addresses(self) -> list[str]:
        """Return every page's address, a list that goes from host to host."""
        return [f"http://host{n % self.hosts}.test:{self.port}/page/{n}" for n in range(self.pages)]

    @property
    def log(self) -> Path:
        """The server's notes: a line a page, with host, path, when it was asked and when it was answered."""
        return Path(self.folder) / "asked.log"


def main() -> None:
    """Measure and print."""
    given = _arguments()
    if given.role:
        plan = Plan(**json.loads(given.plan))
        asyncio.run(_serve(plan)) if given.role == "serve" else _read(plan)
        return
    with tempfile.TemporaryDirectory(prefix="fetching-") as folder:
        plan = Plan(folder, _free_port(), given.pages, given.hosts, given.delay, given.text)
        server = _start("serve", plan)
        try:
            _measure(plan)
        finally:
            server.terminate()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--hosts", type=int, default=50)
    parser.add_argument("--delay", type=float, default=0.5, help="seconds between two requests to a host")
    parser.add_argument("--text", action="store_true", help="also make an article of each page")
    parser.add_argument("--role", choices=("serve", "read"), help=argparse.SUPPRESS)
    parser.add_argument("--plan", help=argparse.SUPPRESS)
    return parser.parse_args()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _start(role: str, plan: Plan) -> subprocess.Popen[str]:
    command = [sys.executable, __file__, "--role", role, "--plan", json.dumps(asdict(plan))]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _measure(plan: Plan) -> None:
    while not plan.log.exists():
        time.sleep(0.1)
    first = _start("read", plan)
    begun = time.monotonic()
    while first.poll() is None and len(_asked(plan)) < plan.pages / 2:
        time.sleep(0.2)
    first.send_signal(signal.SIGKILL)
    first.wait()
    half, seconds = len(_asked(plan)), time.monotonic() - begun
    print(f"killed after {half:,} pages in {seconds:.0f} s: {half / seconds:.1f} pages/s")
    for name in ("second", "third"):
        print(f"{name} reading: {_start('read', plan).communicate()[0].strip()}")
    _judge(plan)


def _judge(plan: Plan) -> None:
    asked = _asked(plan)
    times = Counter(path for _, path, _, _ in asked)
    pauses, overlaps = [], 0
    for host in {host for host, *_ in asked}:
        visits = sorted((begun, ended) for name, _, begun, ended in asked if name == host)
        pauses += [later[0] - earlier[1] for earlier, later in pairwise(visits)]
        overlaps += sum(later[0] < earlier[1] for earlier, later in pairwise(visits))
    twice = sum(count - 1 for count in times.values())
    print(f"asked {len(asked):,} times for {len(times):,} of {plan.pages:,} pages, {twice} of them twice")
    print(f"shortest pause of a host {min(pauses):.3f} s, promised {plan.delay} s; {overlaps} requests at a time")


def _asked(plan: Plan) -> list[tuple[str, str, float, float]]:
    lines = [
        line.split() for line in plan.log.read_text(encoding="ascii").splitlines(keepends=True) if line.endswith("\n")
    ]
    return [(host, path, float(begun), float(ended)) for host, path, begun, ended in lines if path != "/robots.txt"]


async def _serve(plan: Plan) -> None:
    body = (
        f"<html><head><title>Page</title></head><body><article><p>{'</p><p>'.join([SENTENCE * 4] * 40)}</p></article>"
    )
    with plan.log.open("w", encoding="ascii", buffering=1) as log:

        async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            with_body = body.encode()
            try:
                while head := await reader.readuntil(b"\r\n\r\n"):
                    begun = time.monotonic()
                    path = head.split(b" ", 2)[1].decode()
                    host = head.lower().partition(b"host: ")[2].partition(b"\r\n")[0].decode()
                    await asyncio.sleep(random.uniform(0.01, 0.08))  # noqa: S311 - no secret
                    found = path != "/robots.txt"
                    sent = with_body + path.encode() if found else b""
                    status = "200 OK" if found else "404 Not Found"
                    writer.write(
                        f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {len(sent)}\r\n\r\n".encode()
                        + sent
                    )
                    log.write(f"{host} {path} {begun:.4f} {time.monotonic():.4f}\n")
                    await writer.drain()
            except (asyncio.IncompleteReadError, ConnectionError):
                writer.close()

        server = await asyncio.start_server(answer, "127.0.0.1", plan.port)
        await server.serve_forever()


def _read(plan: Plan) -> None:
    """One reading, loaded; prints what it came to."""
    from pipeline.sources.archive import Archive
    from pipeline.sources.limits import Limits
    from pipeline.sources.online import Online
    from pipeline.sources.spool import remove_spools
    from pipeline.sources.web import Web
    from pipeline.warehouse.database import write
    from pipeline.warehouse.load_fetched import write_notes
    from pipeline.warehouse.opening import open_warehouse
    from pipeline.warehouse.remembered import WarehouseMemory
    from pipeline.warehouse.turns import WarehouseRegister

    folder = Path(plan.folder)
    engine = open_warehouse(f"sqlite:///{folder / 'warehouse.sqlite'}")
    source = _source(plan)
    limits = Limits(pages=plan.pages, reading=3600, delay=plan.delay)
    web = Web(limits=limits, at_once=plan.hosts, look_up=_loopback, register=WarehouseRegister(engine))
    begun, cpu = time.monotonic(), time.process_time()
    with Online(source, web, WarehouseMemory(engine), folder / "fetched") as online:
        came = sum(_items(plan, Session(source, base=folder, online=online)))
    seconds, cpu = time.monotonic() - begun, time.process_time() - cpu
    spools, notes = online.hand_over(Archive(str(folder / "archive")))
    with write(engine) as connection:
        _make_run(connection, source)
        write_notes(connection, notes, f"run-{os.getpid()}")
    remove_spools(folder / "fetched", spools)
    asked = online.counts["pages_read"]
    print(
        f"{came:,} pages came, {asked:,} of them asked for, in {seconds:.0f} s ({asked / seconds:.1f} pages/s), "
        f"CPU {cpu:.0f} s, most memory {peak_mb():.0f} MB"
    )


def _items(plan: Plan, session: Session) -> Iterator[int]:
    from pipeline.sources.linked import read_linked
    from pipeline.sources.reading import About
    from pipeline.sources.session import Unreachable, Wanted

    wanted = [Wanted(address=address, about=About(address=address)) for address in plan.addresses()]
    if plan.text:
        yield from (1 for _ in read_linked(session.source, session, wanted))
    else:
        yield from (not isinstance(came, Unreachable) for _, came in session.pages(wanted))


def _source(plan: Plan) -> Source:
    hosts = tuple(f"host{n}.test" for n in range(plan.hosts))
    return Source(id="bench", kind="feed", name="Bench", licence="ours", scale=SourceScale.OTHER, private_hosts=hosts)


async def _loopback(host: str, port: int) -> Sequence[str]:
    del host, port
    return ["127.0.0.1"]


def _make_run(connection: Connection, source: Source) -> None:

    number = (connection.scalar(select(func.max(w.run.c.load_no))) or 0) + 1
    now = datetime.now(UTC)
    row = {"run_id": f"run-{os.getpid()}", "load_no": number, "trigger": "cli", "started_at": now, "finished_at": now}
    connection.execute(insert(w.run).values(**row, status="succeeded"))
    fields = {"source_id": source.id, "name": source.name, "kind": source.kind, "is_sample": False}
    insert_new_rows(connection, w.source, [fields])


if __name__ == "__main__":
    main()
