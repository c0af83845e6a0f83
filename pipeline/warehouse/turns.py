"""The register of hosts that the warehouse keeps: all processes that fetch take turns by it."""

from datetime import datetime

import msgspec
from sqlalchemy import Connection, Engine, or_, select, update

from pipeline.sources.register import Hold, Taken
from pipeline.warehouse.bulk import upsertion
from pipeline.warehouse.database import write_beside
from schemas.fetching import Host
from schemas.tables import host


class WarehouseRegister:
    """Hosts as the warehouse knows them.

    It is written while sources are read and not by the load, as a turn is over long before that.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def take(self, wish: Hold) -> Taken:
        """Take the host if it is free, and return how it is known."""
        named, free = host.c.host == wish.host, or_(host.c.free_at.is_(None), host.c.free_at <= wish.now)
        with write_beside(self._engine) as connection:
            new = upsertion(connection, host).values(host=wish.host, failures=0)
            connection.execute(new.on_conflict_do_nothing())
            taking = connection.execute(update(host).where(named, free).values(free_at=wish.until))
            return Taken(known=_host(connection, wish.host), ours=taking.rowcount == 1)

    def give_back(self, known: Host, held_until: datetime) -> None:
        """Keep what is known of the host; nothing where another has taken it."""
        row = msgspec.to_builtins(known, builtin_types=(datetime,))
        with write_beside(self._engine) as connection:
            mine = (host.c.host == known.host) & (host.c.free_at == held_until)
            connection.execute(update(host).where(mine).values(row))


def _host(connection: Connection, name: str) -> Host:
    row = connection.execute(select(host).where(host.c.host == name)).mappings().one()
    return msgspec.convert({field: row[field] for field in Host.__dataclass_fields__}, Host)
