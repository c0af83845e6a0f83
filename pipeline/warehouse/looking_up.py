"""Names in a named query's parameters: one that the warehouse does not know is told, and is no answer without rows."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Engine, text

from pipeline.warehouse.parameters import Parameter, QueryError

_KNOWN = {
    "event": ("event", "SELECT 1 FROM event WHERE event_id = :said"),
    "actors": ("id of an actor; the view actors lists them", "SELECT 1 FROM actors WHERE actor_id = :said"),
    "dataset": ("data set that was taken in", "SELECT 1 FROM reference_count WHERE dataset = :said"),
    "tag": ("release", "SELECT 1 FROM release WHERE tag = :said"),
}


def look_up(engine: Engine, parameters: Iterable[Parameter], values: Mapping[str, str]) -> None:
    """Raise QueryError where a value that was given names nothing in the warehouse; defaults are not looked up."""
    asked = [one for one in parameters if _kind(one) in _KNOWN and values[one.name] != one.default]
    if not asked:
        return
    with engine.connect() as connection:
        for parameter in asked:
            named, sql = _KNOWN[_kind(parameter)]
            for said in values[parameter.name].split(","):
                if said and connection.execute(text(sql), {"said": said}).first() is None:
                    raise QueryError(f"{parameter.name}: the warehouse knows no {named}: {said!r}")


def _kind(parameter: Parameter) -> str:
    return "tag" if parameter.comment.startswith("tag of") else parameter.name
