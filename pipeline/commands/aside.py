"""What was set aside: how much, for which reasons, and the records themselves."""

from dataclasses import dataclass

from rich.console import Console
from sqlalchemy import Engine

from pipeline.commands.tables import print_answer
from pipeline.warehouse.answers import Answer
from pipeline.warehouse.queries import run_query

_KEPT = """FROM quarantine JOIN run USING (run_id)
WHERE CAST(:source AS TEXT) IN ('', source_id) AND CAST(:reason AS TEXT) IN ('', reason)"""
_COUNTED = f"""SELECT stage, source_id, reason, count(*) AS records, max(started_at) AS newest {_KEPT}
GROUP BY stage, source_id, reason ORDER BY records DESC, stage, source_id, reason"""
_LISTED = f"""SELECT quarantine.* {_KEPT} ORDER BY load_no DESC, stage, source_id, input, reason"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which records are asked for; None: all."""

    source: str | None = None
    reason: str | None = None

    def words(self) -> dict[str, str]:
        """Return them as parameters of the questions."""
        return {"source": self.source or "", "reason": self.reason or ""}


def set_aside(engine: Engine, chosen: Chosen) -> Answer:
    """Return the records, those of the newest run first."""
    return run_query(engine, _LISTED, chosen.words())


def print_set_aside(engine: Engine, chosen: Chosen, limit: int, console: Console) -> None:
    """Print how many there are by stage, source and reason, and so many of the newest."""
    counted = run_query(engine, _COUNTED, chosen.words())
    print_answer(Answer(counted.columns, tuple((*row[:-1], str(row[-1])[:16]) for row in counted.rows)), console)
    newest = run_query(engine, f"{_LISTED} LIMIT {limit:d}", chosen.words())
    total = sum(int(row[3]) for row in counted.rows if isinstance(row[3], int))
    if total > limit:
        console.print(f"the newest {limit} of {total}; --format csv writes all, --source and --reason choose")
    if total:
        print_answer(newest, console)
