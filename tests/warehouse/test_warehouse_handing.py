"""Rows that are handed over while others are made: all of them, as they were told, or none."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from coded import make_batch, write_article
from sqlalchemy import Engine, select

from pipeline.warehouse import handing, there
from pipeline.warehouse.dump import dump
from pipeline.warehouse.load import load
from pipeline.warehouse.opening import WarehouseError, last_load, read, write
from pipeline.warehouse.queries import run_query
from pipeline.warehouse.unhindered import MANY
from schemas.records import CodedArticle
from schemas.tables import source

CHARACTERS = "".join(map(chr, [*range(1, 0x300), *range(0x600, 0x700), 0x2028, 0xFEFF, 0x1F4A3]))
TRICKY = (
    *(
        "null",
        "",
        " ",
        "\\N",
        "\\.",
        "\n\\.\n",
        "\\",
        "\\\\",
        "\\n",
        "\\u0041",
        '"',
        '""',
        '\\"',
        'x",',
        '",["',
        "]\n[",
    ),
    *("a\nb", "a\r\nb", "a\tb", "\x01", "\x7f", "\b\f", "[]", "1,2", "true", CHARACTERS, CHARACTERS[::-1]),
)


def test_text_of_any_characters_comes_back_as_it_was(engine: Engine) -> None:
    lines = [(f"s{n}", text, "file", text, 0) for n, text in enumerate(TRICKY)]
    with write(engine) as connection, handing.handing(connection) as hand:
        hand.insert(source, ("source_id", "name", "kind", "publisher", "is_sample"), lines)
    with read(engine) as connection:
        found = connection.execute(
            select(source.c.source_id, source.c.name, source.c.publisher, source.c.country)
        ).all()
    assert {row[0]: row[1:] for row in found} == {f"s{n}": (text, text, None) for n, text in enumerate(TRICKY)}


def test_text_that_no_database_should_hold_is_refused_by_postgresql(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        pytest.skip("SQLite keeps it")
    with pytest.raises(WarehouseError, match="refused"):
        load(engine, make_batch(write_article("Gunmen fought \0 police near Qalat."), versions=()))
    assert last_load(engine) == 0


@pytest.fixture(params=["remembered", "asked for", "unhindered"])
def many(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> tuple[int, tuple[CodedArticle, ...]]:
    """How many articles a load is told to bring, and more than are made at once, two of them again at the end."""
    if request.param == "asked for":
        monkeypatch.setattr(there, "REMEMBERED", 100)
    monkeypatch.setattr(handing, "LOT", 200_000)
    articles = [write_article(f"Gunmen fought police near Qalat, part {n}.", address=f"{n}") for n in range(1_500)]
    again = replace(articles[0], gazetteer_version="g2", reports=())
    return MANY if request.param == "unhindered" else 1_500, (*articles, articles[7], again)


def test_of_articles_that_come_twice_in_one_load_each_is_there_once(
    engine: Engine, many: tuple[int, tuple[CodedArticle, ...]]
) -> None:
    n_articles, articles = many
    counts = load(engine, replace(make_batch(*articles, versions=()), n_articles=n_articles))
    assert (counts.articles, counts.reports) == (1_501, 1_500)
    tables = {"article": 1_500, "coding": 1_501, "report": 1_500, "report_actor": 3_000, "report_span": 4_500}
    assert {name: run_query(engine, f"SELECT count(*) FROM {name}").rows[0][0] for name in tables} == tables  # noqa: S608


def test_what_goes_wrong_while_rows_are_made_leaves_nothing(
    engine: Engine, many: tuple[int, tuple[CodedArticle, ...]]
) -> None:
    def broken() -> Iterator[CodedArticle]:
        yield from many[1][:1_400]
        raise ValueError("the file ends in the middle")

    empty = dump(engine)
    with pytest.raises(ValueError, match="in the middle"):
        load(engine, replace(make_batch(versions=()), articles=broken(), n_articles=many[0]))
    assert dump(engine) == empty
    assert load(engine, make_batch(*many[1][:60])).articles == 60
