"""Logs that a machine can read: each line says of which run, source and article it tells.

`telling(run=…, source=…)` holds for all that is logged within it. The command line writes JSON Lines to standard error
where CONFLICT_EVENTS_LOG is ``json``; Airflow has logs of its own, to which the DAGs give the same fields.
"""

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TextIO

logging.getLogger("conflict_events").addHandler(logging.NullHandler())
_about: ContextVar[dict[str, str]] = ContextVar("about", default={})  # noqa: B039 - never changed, but replaced
BINDINGS: list[Callable[..., AbstractContextManager[object]]] = []
"""Contexts of other loggers that are told the same, as a scheduler's own."""


@contextmanager
def telling(**about: str) -> Iterator[None]:
    """Whatever is logged within is about this: run, source, article."""
    token = _about.set(_about.get() | about)
    try:
        with ExitStack() as others:
            for binding in BINDINGS:
                others.enter_context(binding(**about))
            yield
    finally:
        _about.reset(token)


def told() -> dict[str, str]:
    """Return what is told of now."""
    return dict(_about.get())


class Lines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line: when, how grave, what, of which run, source and article, and the error if there is one."""
        line = {"at": datetime.fromtimestamp(record.created, UTC).isoformat(), "level": record.levelname.lower()}
        line |= {"logger": record.name, "message": record.getMessage()} | told()
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def log_lines(stream: TextIO) -> None:
    """Write what the program logs to the stream from here on, as JSON Lines."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Lines())
    logger = logging.getLogger("conflict_events")
    logger.handlers = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False
