"""Reports and their places. All sentences are ours and all incidents invented."""

from pipeline.ids import make_id
from pipeline.locate import Gazetteer, locate
from schemas.records import Actor, Article, CodedArticle, Extraction, Report, Span
from schemas.vocabulary import (
    ActorRole,
    Assertion,
    EventType,
    Genre,
    GeoPrecision,
    PlaceRole,
    PublishedAtMethod,
    SubEventType,
)


def locate_clause(text: str, clause: str, gazetteer: Gazetteer, *, actor: str | None = None) -> CodedArticle:
    """Locate a text with one report, which the clause tells; the scopes are the clause and the whole text."""
    article = Article(article_id="art_test", source_id="test", address="test", text=text)
    start = text.index(clause)
    actors: tuple[Actor, ...] = ()
    if actor is not None:
        at = text.index(actor)
        actors = (Actor(text=actor, start=at, end=at + len(actor), role=ActorRole.TARGET),)
    report = Report(
        event_type=EventType.BATTLES,
        sub_event_type=SubEventType.ARMED_CLASH,
        assertion=Assertion.ASSERTED,
        background=False,
        start=start,
        end=start + len(clause),
        place_scopes=(Span(start, start + len(clause)), Span(0, len(text))),
        actors=actors,
    )
    extraction = Extraction(
        article=article,
        coder_version="test",
        language="en",
        genre=Genre.NEWS,
        published_on=None,
        published_at_method=PublishedAtMethod.NONE,
        dateline=None,
        reports=(report,),
    )
    return locate(extraction, gazetteer)


def where(coded: CodedArticle) -> list[tuple[str | None, GeoPrecision]]:
    places = [coded.place_of(report) for report in coded.reports]
    return [(p.name if p else None, r.geo_precision) for p, r in zip(places, coded.reports, strict=True)]


def test_the_finest_place_of_the_clause_is_the_reports(gazetteer: Gazetteer) -> None:
    clause = "Gunmen killed two guards in Achin district of Nangarhar province"
    coded = locate_clause(f"{clause}, officials in Kabul said.", clause, gazetteer)
    assert where(coded) == [("Achin", GeoPrecision.ADM2)]
    assert coded.places[coded.reports[0].place or 0].role is PlaceRole.EVENT


def test_a_report_over_two_coordinated_places_becomes_two(gazetteer: Gazetteer) -> None:
    clause = "an operation was launched in North Waziristan and Khyber tribal agencies"
    coded = locate_clause(f"In June {clause} of Pakistan.", clause, gazetteer)
    assert where(coded) == [("North Waziristan", GeoPrecision.ADM2), ("Khyber", GeoPrecision.ADM2)]
    assert [r.report_id for r in coded.reports] == [make_id("rep", "art_test", "test", n) for n in (0, 1)]


def test_a_report_between_two_places_is_not_split(gazetteer: Gazetteer) -> None:
    clause = "a convoy was attacked on the road between Ghazni and Gardez"
    assert len(locate_clause(clause + ".", clause, gazetteer).reports) == 1


def test_a_metonym_is_never_a_reports_place(gazetteer: Gazetteer) -> None:
    clause = "the Kabul government bombed a hideout"
    coded = locate_clause(f"Rebels said that {clause}.", clause, gazetteer)
    assert where(coded) == [(None, GeoPrecision.UNKNOWN)]


def test_a_groups_name_is_never_a_reports_place(gazetteer: Gazetteer) -> None:
    clause = "Khorasan Province fighters attacked a post"
    assert where(locate_clause(f"{clause}.", clause, gazetteer)) == [(None, GeoPrecision.UNKNOWN)]


def test_an_actors_home_is_not_where_it_happened(gazetteer: Gazetteer) -> None:
    clause = "a councillor from Kandahar was shot in Quetta"
    coded = locate_clause(f"{clause}.", clause, gazetteer, actor="a councillor from Kandahar")
    assert where(coded) == [("Quetta", GeoPrecision.EXACT)]


def test_where_the_clause_names_no_place_the_sentence_does(gazetteer: Gazetteer) -> None:
    clause = "two soldiers died"
    coded = locate_clause(f"In Zabul province, officials said, {clause}.", clause, gazetteer)
    assert where(coded) == [("Zabul", GeoPrecision.ADM1)]


def test_a_country_alone_is_known_as_a_country(gazetteer: Gazetteer) -> None:
    clause = "foreign troops invaded Afghanistan in October 2001"
    assert where(locate_clause(f"{clause}.", clause, gazetteer)) == [("Afghanistan", GeoPrecision.COUNTRY)]


def test_near_a_town_is_near(gazetteer: Gazetteer) -> None:
    clause = "a bomb exploded 25 km south of Lashkar Gah"
    assert where(locate_clause(f"{clause}.", clause, gazetteer)) == [("Lashkar Gah", GeoPrecision.NEAR)]


def test_no_place_is_none_and_not_the_dateline(gazetteer: Gazetteer) -> None:
    clause = "a bomb exploded"
    coded = locate_clause(f"KABUL, Afghanistan (Agency) - On Sunday {clause}.", clause, gazetteer)
    assert where(coded) == [(None, GeoPrecision.UNKNOWN)]
    assert {p.role for p in coded.places} == {PlaceRole.DATELINE}
