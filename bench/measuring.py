"""How much processor time and memory a piece of work takes."""

import os
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:  # peers.py runs where there is no SQLAlchemy
    from sqlalchemy import Engine

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the wall and of the processor (user and system, with finished children), and the most memory held."""

    wall: float
    cpu: float
    peak_mb: float


def measure(work: Callable[[], T]) -> tuple[T, Cost]:
    """Return what the work returns, and what it cost; processor time is fairer where others load the machine."""
    wall, cpu = time.perf_counter(), _cpu()
    result = work()
    return result, Cost(time.perf_counter() - wall, _cpu() - cpu, peak_mb())


def peak_mb() -> float:
    """Return the most memory that this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def answering(engine: "Engine") -> int:
    """Return the process that answers: this one, or PostgreSQL's for the one connection of the engine."""
    if engine.dialect.name == "sqlite":
        return os.getpid()
    with engine.connect() as connection:
        return int(connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one())


def taken_by(process: int) -> float:
    """Return the seconds of processor time that a process of this machine has taken."""
    user, system = Path(f"/proc/{process}/stat").read_text("utf-8").rsplit(")", 1)[1].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _cpu() -> float:
    return sum(
        usage.ru_utime + usage.ru_stime
        for usage in (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    )
