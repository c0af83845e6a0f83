"""What a running process and its children use, from /proc."""

import os
from dataclasses import dataclass
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Usage:
    """Processor seconds so far, and the memory held now, in MB."""

    cpu: float
    memory_mb: float


def usage_of_tree(pid: int) -> Usage:
    """Return what the process and all that it started use together."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    own = Usage(sum(map(int, fields[11:15])) / _TICK, int(fields[21]) * _PAGE / 2**20)
    children = [usage_of_tree(child) for child in _children(pid)]
    return Usage(own.cpu + sum(one.cpu for one in children), own.memory_mb + sum(one.memory_mb for one in children))


def _children(pid: int) -> list[int]:
    return [
        int(child)
        for task in Path(f"/proc/{pid}/task").iterdir()
        for child in (task / "children").read_text(encoding="ascii").split()
    ]
