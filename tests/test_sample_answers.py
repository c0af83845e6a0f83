"""The questions, asked of the sample on both databases: the same answers, which people have read."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from postgres_server import PostgresServer
from sample_answers import ANSWERS, answer, answers_workshop, coded_sample, load_sample
from sqlalchemy import Engine

from pipeline.runs.steps import Workshop
from pipeline.warehouse.queries import list_queries


@pytest.fixture(scope="module")
def loaded(
    tmp_path_factory: pytest.TempPathFactory, postgres: PostgresServer, gazetteer: object
) -> Iterator[dict[str, Engine]]:
    """The sample, coded once and loaded into both."""
    del gazetteer
    laptop = answers_workshop(tmp_path_factory.mktemp("answers") / "var")
    coded = coded_sample()
    database = postgres.create_database()
    settings = replace(laptop.settings, warehouse_url=database.render_as_string(hide_password=False))
    server = Workshop(settings, tuple(laptop.sources.values()))
    for workshop in (laptop, server):
        load_sample(workshop, coded)
    yield {"sqlite": laptop.engine, "postgresql": server.engine}
    server.engine.dispose()
    postgres.drop_database(database)


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
@pytest.mark.parametrize("name", [query.name for query in list_queries()])
def test_a_question_has_the_answer_that_was_reviewed(loaded: dict[str, Engine], name: str, database: str) -> None:
    reviewed = (ANSWERS / f"{name}.csv").read_text("utf-8")
    assert answer(loaded[database], name) == reviewed, "read the difference; 'make sample-answers' writes it again"


def test_every_answer_has_its_question() -> None:
    assert {path.stem for path in ANSWERS.glob("*.csv")} == {query.name for query in list_queries()}


def test_each_of_the_questions_has_its_query() -> None:
    assert [query.number for query in list_queries() if query.number] == list(range(1, 26))


@pytest.mark.parametrize("query", list_queries(), ids=lambda query: Path(query.name).name)
def test_a_query_says_what_it_does_not_answer(query: object) -> None:
    comment = str(getattr(query, "comment", ""))
    assert "not " in comment or "nobody" in comment
