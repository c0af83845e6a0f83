"""PostgreSQL's roles: who owns the warehouse, who loads it, who reads it, who reviews it.

The owner migrates. The loader adds rows, closes what it closes, and changes no schema. The analyst reads views and
tables, but no raw text of an article.
"""

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Engine, inspect

from pipeline.database import write
from schemas.warehouse import metadata

OWNER, LOADER, ANALYST, REVIEWER = "conflict_owner", "conflict_loader", "conflict_analyst", "conflict_reviewer"
RAW = {"article": ("text",), "quarantine": ("payload",)}
"""Columns that hold what publishers wrote, which an analyst does not get."""
REPLACED = ("admin_area",)
"""Tables whose rows the loader replaces."""


def make_roles(server: psycopg.Connection, passwords: dict[str, str]) -> None:
    """Make the roles that are missing, and give each its password; the server's superuser does it."""
    for role, password in passwords.items():
        name = sql.Identifier(role)
        if server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone() is None:
            server.execute(sql.SQL("CREATE ROLE {}").format(name))
        limits = sql.SQL("LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD {}")
        server.execute(sql.SQL("ALTER ROLE {} ").format(name) + limits.format(sql.Literal(password)))


def grant(engine: Engine) -> None:
    """Let each role do what it is for, and no more; the owner says so after every migration."""
    with write(engine) as connection:
        for statement in _statements(connection):
            connection.exec_driver_sql(statement)


def _statements(connection: Connection) -> list[str]:
    readers = f"{ANALYST}, {REVIEWER}"
    views = inspect(connection).get_view_names()
    said = [
        f"GRANT CONNECT ON DATABASE {connection.engine.url.database} TO {LOADER}, {readers}",
        f"GRANT TEMPORARY ON DATABASE {connection.engine.url.database} TO {LOADER}",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        f"GRANT USAGE ON SCHEMA public TO {LOADER}, {readers}",
        f"GRANT SELECT ON alembic_version TO {LOADER}, {readers}",
    ]
    for table in metadata.sorted_tables:
        said.append(f"GRANT SELECT, INSERT, UPDATE ON {table.name} TO {LOADER}")
        columns = ", ".join(f'"{column.name}"' for column in table.c if column.name not in RAW.get(table.name, ()))
        said.append(f"GRANT SELECT ({columns}) ON {table.name} TO {readers}")
    said += [f"GRANT DELETE ON {name} TO {LOADER}" for name in REPLACED]
    own = [name for name in views if name not in {"geometry_columns", "geography_columns"}]
    said += [f"GRANT SELECT ON {name} TO {LOADER}, {readers}" for name in own]
    return said
