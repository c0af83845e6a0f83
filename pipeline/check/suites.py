"""The only user of Great Expectations: a suite from schemas/expectations held against rows."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import great_expectations as gx
import pandas as pd
from great_expectations.core import ExpectationSuiteValidationResult, ExpectationValidationResult
from great_expectations.core.batch_definition import BatchDefinition
from great_expectations.data_context import EphemeralDataContext
from great_expectations.expectations.metadata_types import FailureSeverity

from pipeline.check.rows import Row

Results = list[ExpectationValidationResult]
COMPLETE = {
    "result_format": "COMPLETE",
    "unexpected_index_column_names": ["record_id"],
    "partial_unexpected_count": 10_000_000,
}
"""Every row that fails, and not the first twenty."""


class SuiteError(Exception):
    """A suite cannot be run as it stands: a fault of the program, not of the records."""


@dataclass(frozen=True, slots=True)
class Rule:
    """An expectation of a suite, as a person knows it."""

    id: str
    """``REP-10``: the codebook's chapter on validation has it."""
    says: str
    critical: bool
    """Whether a record that fails is set aside; if not, it is only counted."""
    of_batch: bool
    """Whether it speaks of the whole batch, so that a failure stops the source."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A rule and the records that fail it."""

    rule: Rule
    record_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a suite says of its rows."""

    rows: int
    failed: tuple[Failed, ...]
    result: ExpectationSuiteValidationResult | None
    """Great Expectations' own result, for its pages; None where there were no rows."""


def validate(name: str, rows: Sequence[Row]) -> Verdict:
    """Return the rules of the suite that fail; raises SuiteError where an expectation itself breaks.

    First it is only asked which fail, which takes half the time; then of those which records they are.
    """
    if not rows:
        return Verdict(0, (), None)
    batch = _rows().get_batch({"dataframe": pd.DataFrame(rows, dtype=object)})
    suite = _suite(name)
    result = batch.validate(suite, result_format="BOOLEAN_ONLY")
    if len(result.results) != len(suite.expectations):
        raise SuiteError(f"schemas/expectations/{name}.json: some expectations were not run")
    wrong = {_unbroken(name, one).id for one in result.results if not one.success}
    if wrong:
        told = batch.validate(_part(name, wrong), result_format=COMPLETE)
        result.results = _told_in_full(result.results, told.results)
    return Verdict(len(rows), tuple(_failures(result)), result)


def _part(name: str, rule_ids: Collection[str]) -> gx.ExpectationSuite:
    asked = [one for one in _suite(name).expectations if one.meta and one.meta["rule"] in rule_ids]
    return gx.ExpectationSuite(name=name, expectations=asked)


def _told_in_full(all_: Results, some: Results) -> Results:
    """Return all, in their order, but as some have them where these are of the same rule."""
    told = {_rule_of(one).id: one for one in some}
    return [told.get(_rule_of(one).id, one) for one in all_]


def _unbroken(name: str, one: ExpectationValidationResult) -> Rule:
    """Return the rule of what was asked, unless asking it broke."""
    rule = _rule_of(one)
    if "Traceback" in json.dumps(one.to_json_dict()["exception_info"]):
        raise SuiteError(f"schemas/expectations/{name}.json: {rule.id} broke: {one.exception_info}")
    return rule


def _failures(result: ExpectationSuiteValidationResult) -> Iterator[Failed]:
    for one in result.results:
        if not one.success:
            found = one.result.get("unexpected_index_list") or ()
            yield Failed(_rule_of(one), tuple(dict.fromkeys(str(index["record_id"]) for index in found)))


def _rule_of(one: ExpectationValidationResult) -> Rule:
    config = one.expectation_config
    if config is None or config.meta is None:
        raise SuiteError(f"an expectation has no rule: {one}")
    critical = config.severity is FailureSeverity.CRITICAL
    return Rule(config.meta["rule"], config.meta["says"], critical, config.meta.get("level") == "batch")


@cache
def _rows() -> BatchDefinition[None]:
    source = _context().data_sources.add_pandas("records")
    return source.add_dataframe_asset("rows").add_batch_definition_whole_dataframe("all")


@cache
def _context() -> EphemeralDataContext:
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    return context


@cache
def _suite(name: str) -> gx.ExpectationSuite:
    given = json.loads((files("schemas") / "expectations" / f"{name}.json").read_text(encoding="utf-8"))
    suite = gx.ExpectationSuite(name=given["name"], expectations=given["expectations"])
    if len(suite.expectations) != len(given["expectations"]):
        raise SuiteError(f"schemas/expectations/{name}.json: an expectation in it is not known, or is there twice")
    return suite
