"""How many reports a second a load takes in.

    PYTHONPATH=tests python bench/loading.py REPORTS ADDRESS…

Each ADDRESS is an empty warehouse (sqlite:///… or postgresql://…). Every report comes with an article, a coding, a
place, two actors, three spans and an event of its own, as the tests write them; all go in by one load. Shown are
reports per second of the clock and per second of this process's processor time, which holds SQLite's own work and none
of a server's.
"""

import sys
from functools import partial

from coded import make_batch, write_article
from measuring import measure

from pipeline.load import LoadBatch, load
from pipeline.warehouse import open_warehouse


def main() -> None:
    """Load the same reports into each warehouse, and print what that took."""
    batch = invent(int(sys.argv[1]))
    for address in sys.argv[2:]:
        engine = open_warehouse(address)
        counts, cost = measure(partial(load, engine, batch))
        print(
            f"{engine.dialect.name}: {counts.reports:,} reports, {counts.events_new:,} events: "
            f"{counts.reports / cost.wall:,.0f} a second, {counts.reports / cost.cpu:,.0f} of processor time"
        )


def invent(reports: int) -> LoadBatch:
    """Return one load of so many reports, each of its own article and event."""
    told = (write_article(f"Gunmen fought police near Qalat, part {n}.", address=f"{n}") for n in range(reports))
    batch: LoadBatch = make_batch(*told)
    return batch


if __name__ == "__main__":
    main()
