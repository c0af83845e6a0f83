"""PostgreSQL's roles: who owns the warehouse, who loads it, who reads it, who reviews it.

The owner migrates and erases. The loader adds rows and closes versions; it changes no schema and no past. The
analyst reads views and tables, but no raw text. The reviewer reads the same, and adds decisions.
"""

import os

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Engine, Table, inspect

from pipeline.warehouse.database import write
from pipeline.warehouse.load_filed import REFILED
from schemas.tables import metadata, source_month
from schemas.views import NAMES

OWNER, LOADER, ANALYST, REVIEWER = "conflict_owner", "conflict_loader", "conflict_analyst", "conflict_reviewer"
RAW = {"article": ("text",), "reject": ("payload",)}
"""Columns that hold what publishers wrote, which an analyst does not get."""
REPLACED = frozenset({"admin_area", "source_month", "source_delay", "report_tie", "settled_report", "crowded_report"})
"""Tables whose rows the loader replaces."""
CHANGED: dict[str, tuple[str, ...] | None] = {
    "event_version": ("known_to",),
    "judgement": ("run_id",),
    "source": None,
    "address": None,
    "host": None,
    "watermark": None,
    "alert": ("cleared_at",),
    "response": ("archive_name",),
    "syndication": REFILED,
    "source_month": tuple(c.name for c in source_month.columns if c.name not in ("source_id", "month")),
    "source_delay": ("n",),
}
"""Columns that the loader changes in place, by table; None for all. What is in no list is only ever added to."""
REVIEWED = frozenset({"judgement"})
"""Tables that the reviewer adds rows to."""


def make_roles(server: psycopg.Connection, passwords: dict[str, str]) -> None:
    """Make the roles that are missing, and give each its password; the server's superuser does it."""
    for role, password in passwords.items():
        name = sql.Identifier(role)
        if server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone() is None:
            server.execute(sql.SQL("CREATE ROLE {}").format(name))
        limits = sql.SQL("LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD {}")
        server.execute(sql.SQL("ALTER ROLE {} ").format(name) + limits.format(sql.Literal(password)))


def grant(engine: Engine) -> None:
    """Let each role do what it is for, and no more; the owner says so."""
    with write(engine) as connection:
        grant_on(connection)


def grant_on(connection: Connection) -> None:
    """Do the same in the connection's transaction; nothing where the database has no such roles."""
    if not _has_roles(connection):
        return
    for statement in _statements(connection):
        connection.exec_driver_sql(statement)


def is_owner(connection: Connection) -> bool:
    """Return whether the connection may change the schema: SQLite's file is whose who may write it."""
    if connection.dialect.name != "postgresql":
        file = connection.engine.url.database
        return not file or os.access(file, os.W_OK)
    owned = "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass('event_version')"
    return bool(connection.exec_driver_sql(owned).scalar())


def _has_roles(connection: Connection) -> bool:
    if connection.dialect.name != "postgresql":
        return False
    names = ", ".join(f"'{role}'" for role in (LOADER, ANALYST, REVIEWER))
    counted = connection.exec_driver_sql(f"SELECT count(*) FROM pg_roles WHERE rolname IN ({names})")  # noqa: S608
    return counted.scalar() == 3


def _statements(connection: Connection) -> list[str]:
    everyone, database = f"{LOADER}, {ANALYST}, {REVIEWER}", f'"{connection.engine.url.database}"'
    views = [name for name in inspect(connection).get_view_names() if name in NAMES]
    return [
        f"REVOKE ALL ON DATABASE {database} FROM PUBLIC",
        f"GRANT CONNECT ON DATABASE {database} TO {everyone}",
        f"GRANT TEMPORARY ON DATABASE {database} TO {LOADER}",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        f"GRANT USAGE ON SCHEMA public TO {everyone}",
        f"GRANT SELECT ON alembic_version TO {everyone}",
        *(statement for table in metadata.sorted_tables for statement in _on_table(table)),
        *(f"GRANT SELECT ON {name} TO {everyone}" for name in views),
    ]


def _on_table(table: Table) -> list[str]:
    readable = [f'"{column.name}"' for column in table.c if column.name not in RAW.get(table.name, ())]
    said = [
        f"REVOKE ALL ON {table.name} FROM {LOADER}, {ANALYST}, {REVIEWER}",
        f"GRANT SELECT, INSERT ON {table.name} TO {LOADER}",
        f"GRANT SELECT ({', '.join(readable)}) ON {table.name} TO {ANALYST}, {REVIEWER}",
    ]
    if table.name in CHANGED:
        columns = CHANGED[table.name]
        only = f" ({', '.join(columns)})" if columns else ""
        said.append(f"GRANT UPDATE{only} ON {table.name} TO {LOADER}")
    if table.name in REPLACED:
        said.append(f"GRANT DELETE ON {table.name} TO {LOADER}")
    if table.name in REVIEWED:
        said.append(f"GRANT INSERT ON {table.name} TO {REVIEWER}")
    return said
