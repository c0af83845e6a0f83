"""The kinds of sources: each is one module of this folder, named as sources.yaml names it, with the same two functions.

A kind that is added is one file here. Its module is imported when a source of it is read or checked, not before.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from pipeline.sources.session import Session
from schemas.records import Article, Reject
from schemas.sources import Source


class Kind(Protocol):
    """What a kind's module holds."""

    def faults(self, source: Source) -> Iterator[str]:
        """Yield what is wrong with the source's entry, in words that name the field; nothing is opened for it."""

    def fetch(self, source: Source, session: Session) -> Iterator[Article | Reject]:
        """Yield the source's articles, and a reject for all that could not be read; never raise for what is read.

        Addresses are opened by the session alone: it keeps to the limits, the manners and what was read before.
        """


@cache
def kind_names() -> tuple[str, ...]:
    """Return the names of all kinds."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


@cache
def kind_named(name: str) -> Kind:
    """Return the kind; raises ModuleNotFoundError where there is none of the name."""
    return cast("Kind", import_module(f"{__name__}.{name}"))
