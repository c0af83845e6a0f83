"""The only user of Great Expectations: a suite from schemas/expectations held against a frame of rows."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import great_expectations as gx
import pandas as pd
from great_expectations.core import ExpectationSuiteValidationResult
from great_expectations.data_context import EphemeralDataContext

Row = dict[str, object]


class SuiteError(Exception):
    """A suite cannot be run as it stands: a fault of the program, not of the records."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A row that fails an expectation."""

    row: int
    expectation: str
    """Its type and column."""
    says: str
    """What it expects, in words."""
    critical: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a suite says of the rows."""

    failed: tuple[Failed, ...]
    result: ExpectationSuiteValidationResult | None
    """Great Expectations' own result, for its pages; None where there were no rows."""


def validate(name: str, rows: Sequence[Row]) -> Verdict:
    """Return the rows that fail the suite; raises SuiteError where an expectation itself breaks."""
    if not rows:
        return Verdict((), None)
    frame = pd.DataFrame(rows).assign(row=range(len(rows)))
    batch = _asset().get_batch({"dataframe": frame})
    result = batch.validate(
        _suite(name),
        result_format={
            "result_format": "COMPLETE",
            "unexpected_index_column_names": ["row"],
            "partial_unexpected_count": 10_000_000,
        },
    )
    return Verdict(tuple(failure for one in result.results for failure in _failures(one)), result)


def _failures(one: gx.core.ExpectationValidationResult) -> list[Failed]:
    config = one.expectation_config
    if one.exception_info.get("raised_exception") or any(
        isinstance(info, dict) and info.get("raised_exception") for info in one.exception_info.values()
    ):
        raise SuiteError(f"the expectation {config.type} {config.kwargs} broke: {one.exception_info}")
    column = config.kwargs.get("column") or f"{config.kwargs['column_A']}, {config.kwargs['column_B']}"
    said = (f"{config.type}({column})", str(config.meta["says"]), str(config.severity) == "critical")
    return [Failed(int(index["row"]), *said) for index in one.result.get("unexpected_index_list") or []]


@cache
def _context() -> EphemeralDataContext:
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    return context


@cache
def _asset() -> gx.core.batch_definition.BatchDefinition:
    source = _context().data_sources.add_pandas("records")
    return source.add_dataframe_asset("rows").add_batch_definition_whole_dataframe("all")


@cache
def _suite(name: str) -> gx.ExpectationSuite:
    given = json.loads((files("schemas") / "expectations" / f"{name}.json").read_text(encoding="utf-8"))
    suite = gx.ExpectationSuite(name=given["name"], expectations=given["expectations"])
    if len(suite.expectations) != len(given["expectations"]):
        raise SuiteError(f"schemas/expectations/{name}.json: an expectation in it is not known")
    return suite
