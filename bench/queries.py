"""How long each named query takes on a warehouse of so many reports, on SQLite and PostgreSQL.

    python bench/queries.py REPORTS ADDRESS…

Each ADDRESS is an empty warehouse (sqlite:///… or postgresql://…); it is filled with invented rows by SQL, the same on
both, and every query is asked three times with its defaults, those that list single events or articles of a quarter of
a year; the second fastest counts. A warehouse that is filled
already (REPORTS is 0) is only asked. Shown are seconds of processor time, of the process that answers: where a
machine is busy, only they say something. PostgreSQL must run on this machine, and without parallel workers.
"""

import sys
import time
from collections.abc import Iterator

from invented import fill
from measuring import answering, taken_by
from sqlalchemy import Engine

from pipeline.warehouse.opening import open_warehouse
from pipeline.warehouse.queries import NamedQuery, list_queries, run_query

GIVEN = {"as_of": "2024-06-30"}
QUARTER = {"from": "2024-04-01", "to": "2024-06-30"}
"""What queries are asked of that list events or articles one by one."""
LISTS = frozenset({"area_events", "articles_without_event", "events_as_of", "single_source"})


def main() -> None:
    """Fill the warehouses and print the times."""
    reports, addresses = int(sys.argv[1]), sys.argv[2:]
    taken: dict[str, list[float]] = {}
    for address in addresses:
        engine = open_warehouse(address)
        if reports:
            started = time.perf_counter()
            fill(engine, reports)
            print(f"{engine.dialect.name}: filled in {time.perf_counter() - started:.0f} s", flush=True)
        for name, seconds in ask_all(engine):
            taken.setdefault(name, []).append(seconds)
            print(f"{engine.dialect.name} {name} {seconds:.2f}", flush=True)
    for name, seconds in sorted(taken.items(), key=lambda item: -max(item[1])):
        print(f"| {name} | " + " | ".join(f"{one:.2f}" for one in seconds) + " |")


def ask_all(engine: Engine) -> Iterator[tuple[str, float]]:
    """Yield each query's name and how many seconds of processor time it took."""
    event_id = str(run_query(engine, "SELECT min(event_id) FROM event").rows[0][0])
    for query in list_queries():
        yield query.name, sorted(_ask(engine, query, event_id) for _ in range(3))[1]


def _ask(engine: Engine, query: NamedQuery, event_id: str) -> float:
    needed = {p.name for p in query.parameters if p.default is None}
    given = {name: value for name, value in (GIVEN | {"event": event_id}).items() if name in needed}
    given |= QUARTER if query.name in LISTS else {}
    server = answering(engine)
    started = taken_by(server)
    run_query(engine, query.name, given)
    return taken_by(server) - started


if __name__ == "__main__":
    main()
