"""Secrets for the containers: generated on first use into files that only their owner's folder opens.

Runs on any Python 3.11 without an environment. Passwords are drawn at random and kept; what is made of them (addresses,
Redis's settings) is written anew each time. The folder is closed to others; the files in it are not, because a
container's user, who is nobody on the host, must read the few that are mounted into it.

    python3 deploy/make_secrets.py var/secrets                 make what is missing
    python3 deploy/make_secrets.py var/secrets --renew         draw all again but what KEPT names
    python3 deploy/make_secrets.py var/secrets --renew NAME…   draw these again
"""

import argparse
import base64
import json
import secrets
from collections.abc import Callable, Iterable
from pathlib import Path

DRAWN: dict[str, Callable[[], str]] = {
    "postgres": lambda: secrets.token_hex(24),
    "airflow": lambda: secrets.token_hex(24),
    "owner": lambda: secrets.token_hex(24),
    "loader": lambda: secrets.token_hex(24),
    "analyst": lambda: secrets.token_hex(24),
    "reviewer": lambda: secrets.token_hex(24),
    "redis": lambda: secrets.token_hex(24),
    "admin": lambda: secrets.token_urlsafe(16),
    "jwt_secret": lambda: secrets.token_urlsafe(64),
    "api_secret_key": lambda: secrets.token_urlsafe(48),
    "fernet_key": lambda: base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
}
KEPT = frozenset({"postgres", "fernet_key"})
"""Not renewed unless named: the first needs the old one, the second opens what Airflow has stored."""
MADE: dict[str, Callable[[dict[str, str]], str]] = {
    "airflow_db": lambda drawn: _database("airflow", drawn["airflow"], "airflow", "postgresql+psycopg"),
    "result_backend": lambda drawn: _database("airflow", drawn["airflow"], "airflow", "db+postgresql+psycopg"),
    "server_db": lambda drawn: _database("postgres", drawn["postgres"], "postgres", "postgresql"),
    "owner_db": lambda drawn: _database("conflict_owner", drawn["owner"]),
    "loader_db": lambda drawn: _database("conflict_loader", drawn["loader"]),
    "broker_url": lambda drawn: f"redis://:{drawn['redis']}@redis:6379/0",
    "redis_conf": lambda drawn: REDIS.format(password=drawn["redis"]),
    "airflow_passwords": lambda drawn: json.dumps({"admin": drawn["admin"]}),
}
REDIS = """\
bind * -::*
protected-mode yes
requirepass {password}
maxmemory 64mb
maxmemory-policy noeviction
save ""
appendonly no
"""


def prepare(folder: Path, renewed: Iterable[str] = ()) -> None:
    """Draw what is missing or to be renewed, and write what is made of it."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    for name in renewed:
        (folder / name).unlink(missing_ok=True)
    for name, draw in DRAWN.items():
        if not (folder / name).exists():
            _write(folder / name, draw())
    drawn = {name: (folder / name).read_text(encoding="ascii") for name in DRAWN}
    for name, make in MADE.items():
        _write(folder / name, make(drawn))


def _database(user: str, password: str, database: str = "warehouse", scheme: str = "postgresql") -> str:
    return f"{scheme}://{user}:{password}@postgres:5432/{database}"


def _write(path: Path, text: str) -> None:
    """Write in place: a running container has this very file mounted."""
    path.write_text(text, encoding="ascii")
    path.chmod(0o644)


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--renew", nargs="*", choices=sorted(DRAWN), metavar="NAME")
    given = parser.parse_args()
    renewed = given.renew if given.renew is not None else []
    prepare(given.folder, renewed or (sorted(DRAWN.keys() - KEPT) if given.renew is not None else []))


if __name__ == "__main__":
    main()
