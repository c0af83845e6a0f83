"""What was set aside: how much, for which reasons, and the records themselves."""

from dataclasses import dataclass

from rich.console import Console
from sqlalchemy import Engine

from pipeline.commands.tables import print_answer
from pipeline.problems import Problem
from pipeline.warehouse.answers import Answer
from pipeline.warehouse.queries import run_query

_KEPT = """FROM quarantine JOIN run USING (run_id)
WHERE CAST(:source AS TEXT) IN ('', source_id) AND CAST(:reason AS TEXT) IN ('', reason)"""
_COUNTED = f"""SELECT stage, source_id, reason, count(*) AS records, max(started_at) AS newest {_KEPT}
GROUP BY stage, source_id, reason ORDER BY records DESC, stage, source_id, reason"""
_SOURCES = "SELECT 1 FROM source WHERE source_id = :source UNION SELECT 1 FROM reject WHERE source_id = :source"
_REASONS = "SELECT DISTINCT reason FROM quarantine ORDER BY reason"
_LISTED = f"""SELECT quarantine.* {_KEPT} ORDER BY load_no DESC, stage, source_id, input, reason"""


class UnknownSource(Problem):
    """A source that nothing ever came from; the message names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which records are asked for; None: all."""

    source: str | None = None
    reason: str | None = None

    def words(self) -> dict[str, str]:
        """Return them as parameters of the questions."""
        return {"source": self.source or "", "reason": self.reason or ""}


def look_up(engine: Engine, chosen: Chosen) -> str | None:
    """Return what to say of a reason that nothing was set aside for; raises UnknownSource."""
    if chosen.source and not run_query(engine, _SOURCES, {"source": chosen.source}).rows:
        raise UnknownSource(f"nothing ever came from a source {chosen.source!r}; 'conflict-events sources' lists them")
    reasons = [str(reason) for (reason,) in run_query(engine, _REASONS).rows]
    if not chosen.reason or chosen.reason in reasons:
        return None
    return f"nothing was set aside for {chosen.reason!r}; the reasons so far: {', '.join(reasons) or 'none'}"


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
