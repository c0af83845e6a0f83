"""A coder by its name; other packages bring theirs through an entry point (docs/operations.md)."""

from importlib.metadata import EntryPoint, entry_points

from pipeline.coders.model import ModelQuoter
from pipeline.coders.quoting import ArticleCoder, Quoter, QuotingCoder
from pipeline.extract import Coder
from pipeline.locate import PlaceNames
from pipeline.problems import Problem
from pipeline.settings import Settings

ENTRY_POINTS = "conflict_events.coders"
"""The group in which a package names a function without arguments that returns a `Quoter`."""
RULES = "rules"
MODEL = "model"


class CoderError(Problem):
    """There is no such coder, or its settings do not do; the message says what to do."""


def coder_names() -> tuple[str, ...]:
    """Return the names of the coders that can be asked for."""
    return (RULES, MODEL, *sorted({point.name for point in entry_points(group=ENTRY_POINTS)} - {RULES, MODEL}))


def open_coder(settings: Settings) -> ArticleCoder:
    """Return the coder that the settings name; raises CoderError."""
    rules = Coder(PlaceNames(settings.gazetteer))
    if settings.coder == RULES:
        return rules
    if settings.coder == MODEL:
        return QuotingCoder(_model(settings), rules, at_once=settings.model.at_once)
    return QuotingCoder(_plugged_in(settings.coder), rules)


def _model(settings: Settings) -> Quoter:
    try:
        return ModelQuoter(settings.model)
    except ValueError as error:
        raise CoderError(f"the coder {MODEL!r} cannot be used: {error}") from error


def _plugged_in(name: str) -> Quoter:
    point = next(iter(entry_points(group=ENTRY_POINTS, name=name)), None)
    if point is None:
        raise CoderError(f"there is no coder {name!r}; known are {', '.join(coder_names())}")
    return _made_by(point)


def _made_by(point: EntryPoint) -> Quoter:
    try:
        quoter = point.load()()
    except Exception as error:
        raise CoderError(f"the coder {point.name!r} of {point.value} cannot be made: {type(error).__name__}") from error
    if not isinstance(quoter, Quoter):
        raise CoderError(f"the coder {point.name!r} of {point.value} has no version or no quote(article)")
    return quoter
