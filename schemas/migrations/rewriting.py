"""What SQLite's tables hold true, said otherwise in place: for changes that touch no row, as its manual allows."""

from collections.abc import Callable

from sqlalchemy import Connection


def rewrite_tables(connection: Connection, change: Callable[[str, str], str]) -> None:
    """Put in the place of each table's SQL what the change makes of its name and its SQL; on SQLite only.

    A build of SQLite that forbids this keeps its tables, so a change must leave true what was true.
    """
    if connection.dialect.name != "sqlite":
        return
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    if not connection.exec_driver_sql("PRAGMA writable_schema").scalar():
        return
    tables = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL")
    rewriting = "UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = ?"
    for name, sql in tables.all():
        connection.exec_driver_sql(rewriting, (change(name, sql), name))
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = OFF")
