"""Start a program so that what it keeps in memory lies on huge pages, where the system gives them to who asks.

Coding walks through automata, a parser's weights and the signs of a sentence, merging through the reports of months:
memory in no order, where on pages of 4 KB a processor spends much of its time on finding the pages, in a virtual
machine most of all. `docs/benchmarks.md` shows what huge pages save. glibc asks for them if told so before a program
starts, and Python then has to take its memory from glibc.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

ASKING = {"PYTHONMALLOC": "malloc", "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}
"""What a program's environment says for it: Python's and glibc's own variables."""
SINCE = (2, 35)
"""The first glibc that knows the setting."""
MODE = Path("/sys/kernel/mm/transparent_hugepage/enabled")
"""Linux's own word on who gets huge pages: [always], [madvise] (who asks) or [never]."""


def start_on_huge_pages() -> None:
    """Start this program again with the same arguments, asking for huge pages; return where that can't help.

    To be called first of all, before anything is read.
    """
    if asked := asked_for(os.environ):
        os.execve(sys.executable, sys.orig_argv, os.environ | asked)  # noqa: S606 - this very program


def asked_for(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what the environment of a program that is to be started lacks to ask for huge pages.

    Nothing where the system gives none, and nothing where one of the variables is set already: then the program was
    started so, or its user wants it otherwise.
    """
    return ASKING if ASKING.keys().isdisjoint(environment) and _are_given() else {}


def _are_given() -> bool:
    try:
        library, _, version = (os.confstr("CS_GNU_LIBC_VERSION") or "").partition(" ")
        mode = MODE.read_text(encoding="ascii")
    except (AttributeError, OSError, ValueError):
        return False
    return library == "glibc" and tuple(map(int, version.split("."))) >= SINCE and "[never]" not in mode
