"""The dead of places that are told together are in the warehouse's sums once. All incidents are invented."""

from coded import NOON, SOURCE, make_batch
from sqlalchemy import Engine, text

from pipeline.extract import Coder
from pipeline.locate import Gazetteer, locate
from pipeline.merge import facts_of, merge
from pipeline.warehouse.areas import admin_areas
from pipeline.warehouse.database import read
from pipeline.warehouse.load import load
from pipeline.warehouse.queries import run_query
from pipeline.warehouse.recalled import read_facts
from schemas.records import Article, CodedArticle


def code(words: str, gazetteer: Gazetteer) -> CodedArticle:
    article = Article(
        article_id="art_1", source_id=SOURCE.id, address="a.txt", text=words, published_at="2024-05-07", language="en"
    )
    (extraction,) = Coder().extract([article])
    return locate(extraction, gazetteer)


def load_one(engine: Engine, coded: CodedArticle, gazetteer: Gazetteer) -> None:
    versions = merge(facts_of(coded), now=NOON).versions
    load(engine, make_batch(coded, versions=versions, areas=tuple(admin_areas(gazetteer))))


def ask(engine: Engine, query: str) -> list[tuple[object, ...]]:
    with read(engine) as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def test_a_toll_over_provinces_is_in_none_of_them_and_in_the_whole(engine: Engine, gazetteer: Gazetteer) -> None:
    load_one(engine, code("Bombs in Herat and Kandahar killed 12 people on Monday.", gazetteer), gazetteer)
    counted = (
        "SELECT admin1_iso, events, events_toll_unknown, killed_best FROM province_month WHERE events > 0 ORDER BY 1"
    )
    assert ask(engine, counted) == [("AF-HER", 1, 1, 0), ("AF-KAN", 1, 1, 0)]
    assert ask(engine, "SELECT country, killed_best, no_province FROM undetermined") == [("AF", 12, True)]
    assert ask(engine, "SELECT sum(killed_best) FROM events") == [(12,)]
    why = run_query(engine, "undetermined").rows
    assert [(row[0], row[1]) for row in why] == [("province", "a toll over several places")]


def test_a_toll_over_districts_is_their_provinces_where_the_text_names_it(engine: Engine, gazetteer: Gazetteer) -> None:
    words = "Clashes in the Achin and Kot districts of Nangarhar killed 12 rebels on Monday."
    load_one(engine, code(words, gazetteer), gazetteer)
    counted = "SELECT admin1_iso, events, events_toll_unknown, killed_best FROM province_month WHERE events > 0"
    assert ask(engine, counted) == [("AF-NAN", 3, 2, 12)]


def test_a_toll_over_districts_of_a_province_that_is_not_named_is_in_the_countrys_sums(
    engine: Engine, gazetteer: Gazetteer
) -> None:
    load_one(engine, code("Clashes in the Achin and Kot districts killed 12 rebels on Monday.", gazetteer), gazetteer)
    counted = "SELECT admin1_iso, events, events_toll_unknown, killed_best FROM province_month WHERE events > 0"
    assert ask(engine, counted) == [("AF-NAN", 2, 2, 0)]
    assert ask(engine, "SELECT country, killed_best, no_province FROM undetermined") == [("AF", 12, True)]


def test_what_merging_reads_back_still_tells_a_toll_over_places(engine: Engine, gazetteer: Gazetteer) -> None:
    coded = code("Bombs in Herat and Kandahar killed 12 people on Monday.", gazetteer)
    load_one(engine, coded, gazetteer)
    with read(engine) as connection:
        facts = read_facts(connection, [located.report_id for located in coded.reports])
    assert sorted((fact.over_places, len(fact.tolls)) for fact in facts) == [(False, 0), (False, 0), (True, 1)]
