"""A load that brings most of what PostgreSQL will hold: by another way, and the same in the end."""

from dataclasses import replace

import pytest
from coded import found_event, make_batch, write_article
from sqlalchemy import Engine, inspect, text
from sqlalchemy.engine.interfaces import ReflectedIndex

from pipeline.warehouse.dump import dump
from pipeline.warehouse.load import load
from pipeline.warehouse.opening import WarehouseError, last_load, open_warehouse, read
from pipeline.warehouse.unhindered import MANY
from schemas.events import Member
from schemas.tables import metadata

ARTICLES = tuple(write_article(f"Gunmen fought police near Qalat, {n} died.", address=f"{n}.txt") for n in range(60))
LARGE = replace(make_batch(*ARTICLES), n_articles=MANY)


def _rules(engine: Engine) -> list[str]:
    found, names = inspect(engine), list(metadata.tables)
    indexes = [index | {"dialect_options": _said(index)} for name in names for index in found.get_indexes(name)]
    keys = (found.get_foreign_keys, found.get_unique_constraints, found.get_check_constraints)
    constraints = [(name, rule) for name in names for rules in keys for rule in rules(name)]
    primary = [(name, found.get_pk_constraint(name)) for name in names]
    nullable = [(name, column["name"], column["nullable"]) for name in names for column in found.get_columns(name)]
    return sorted(map(str, (*indexes, *constraints, *primary, *nullable)))


def _said(index: ReflectedIndex) -> dict[str, str]:
    return {name: str(value) for name, value in index.get("dialect_options", {}).items()}


def test_a_large_first_load_leaves_the_same_rows_and_the_same_rules(engine: Engine, warehouse_url: str) -> None:
    rules = _rules(engine)
    assert load(engine, LARGE).articles == 60
    large, other = dump(engine), replace(make_batch(*ARTICLES, versions=(), number=2), n_articles=MANY)
    assert _rules(engine) == rules
    assert load(engine, other).articles == 0
    assert dump(engine) == large
    again = open_warehouse(warehouse_url)
    assert dump(again) == large
    again.dispose()


def test_a_large_first_load_with_a_row_that_refers_to_nothing_is_refused(engine: Engine) -> None:
    rules, empty = _rules(engine), dump(engine)
    versions = [found_event(coded) for coded in ARTICLES]
    versions[30] = replace(versions[30], members=(Member(report_id="rep_none", score=1.0, reason="founded it"),))
    with pytest.raises(WarehouseError, match=r"(?i)refused.*foreign key"):
        load(engine, replace(make_batch(*ARTICLES, versions=tuple(versions)), n_articles=MANY))
    assert _rules(engine) == rules
    assert dump(engine) == empty
    assert last_load(engine) == 0


@pytest.mark.parametrize("table", ["report", "judgement", "run"])
def test_a_large_first_load_does_not_wait_for_who_reads(engine: Engine, warehouse_url: str, table: str) -> None:
    other, count = open_warehouse(warehouse_url), text(f"SELECT count(*) FROM {table}")  # noqa: S608 - one of the above
    with read(other) as connection:
        assert connection.scalar(count) == 0
        assert load(engine, LARGE).articles == 60
        assert connection.scalar(count) == 0
    other.dispose()
