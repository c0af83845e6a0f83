"""Reports and their places. All sentences are ours and all incidents invented."""

from pipeline.ids import make_id
from pipeline.locate import Gazetteer, locate
from pipeline.locate.gazetteer.version import locating_version
from schemas.records import Actor, Article, CodedArticle, Extraction, Report, Span
from schemas.vocabulary import (
    ActorRole,
    Assertion,
    EventType,
    Genre,
    GeoPrecision,
    PlaceRole,
    PublishedAtMethod,
    ReportField,
    SubEventType,
)


def locate_clause(
    text: str, clause: str, gazetteer: Gazetteer, *, actor: str | None = None, then: str = ""
) -> CodedArticle:
    """Locate a text with one report; the scopes are its clause, and ``then`` or the whole text."""
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
        place_scopes=(
            Span(start, start + len(clause)),
            Span(text.index(then), text.index(then) + len(then)) if then else Span(0, len(text)),
        ),
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
    clause = "soldiers were attacked in North Waziristan and Khyber tribal districts"
    coded = locate_clause(f"In June {clause} of Pakistan.", clause, gazetteer)
    assert where(coded) == [("North Waziristan", GeoPrecision.ADM2), ("Khyber", GeoPrecision.ADM2)]
    version = coded.gazetteer_version
    assert [r.report_id for r in coded.reports] == [make_id("rep", "art_test", "test", version, n) for n in (0, 1)]


def test_the_version_tells_the_gazetteer_and_the_rules_that_read_it(gazetteer: Gazetteer) -> None:
    clause = "a bomb went off in Herat"
    version = locate_clause(f"{clause}.", clause, gazetteer).gazetteer_version
    assert version == f"{gazetteer.version} rules+{locating_version()}"


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


def test_places_side_by_side_are_one_report_each_and_a_town_in_a_town_is_one(gazetteer: Gazetteer) -> None:
    clause = "Clashes broke out in Khost, Kunar and Nuristan"
    assert [name for name, _ in where(locate_clause(f"{clause}.", clause, gazetteer))] == ["Khost", "Kunar", "Nuristan"]
    clause = "Clashes broke out in Ghazni, Gardez"
    assert len(where(locate_clause(f"{clause}.", clause, gazetteer))) == 1
    clause = "Clashes broke out"
    coded = locate_clause(f"Trade between towns like Ghazni and Gardez fell. {clause}.", clause, gazetteer)
    assert len(where(coded)) == 1, "what an earlier sentence names is not where each of them was"


def test_a_dateline_tells_at_most_the_country(gazetteer: Gazetteer) -> None:
    clause = "a bomb exploded"
    coded = locate_clause(f"KABUL, Afghanistan (Agency) - On Sunday {clause}.", clause, gazetteer)
    assert where(coded) == [("Afghanistan", GeoPrecision.COUNTRY)]
    assert [p.role for p in coded.places if p.text == "KABUL"] == [PlaceRole.DATELINE]
    coded = locate_clause(f"KABUL (Agency) - On Sunday {clause}.", clause, gazetteer)
    assert where(coded) == [(None, GeoPrecision.COUNTRY)]
    assert [located.country for located in coded.reports] == ["AF"]


def test_what_peoples_and_towns_tell_of_the_country_is_the_reports_country(gazetteer: Gazetteer) -> None:
    clause = "a bomb exploded"
    coded = locate_clause(f"Colombian officials flew to Bogota after {clause}.", clause, gazetteer)
    assert [located.country for located in coded.reports] == ["CO"]
    coded = locate_clause(f"Colombian and Peruvian officials met after {clause}.", clause, gazetteer)
    assert [(located.country, located.geo_precision) for located in coded.reports] == [(None, GeoPrecision.UNKNOWN)]


def test_a_quarter_that_no_gazetteer_has_lies_where_the_article_was_filed(gazetteer: Gazetteer) -> None:
    clause = "a bomb exploded in the Villa Escalon district"
    coded = locate_clause(f"LIMA, Peru (Agency) - On Sunday {clause}.", clause, gazetteer)
    assert [located.country for located in coded.reports] == ["PE"]


def test_another_sentence_counts_only_in_the_country_of_which_the_text_speaks(gazetteer: Gazetteer) -> None:
    clause = "two men were shot"
    text = f"Afghan officials met in Geneva. Afghan police said that {clause}. Roads in Afghanistan are few."
    assert where(locate_clause(text, clause, gazetteer)) == [("Afghanistan", GeoPrecision.COUNTRY)]


def test_a_country_gives_way_to_what_follows(gazetteer: Gazetteer) -> None:
    clause = "five insurgents were killed in southern Afghanistan"
    then = "A patrol met them in Kajaki district, Helmand province."
    text = f"Officials said that {clause}. {then}"
    assert where(locate_clause(text, clause, gazetteer, then=then)) == [("Kajaki", GeoPrecision.ADM2)]


def test_a_town_that_another_only_helps_to_find_is_the_place(gazetteer: Gazetteer) -> None:
    clause = "a bus was hit in Spin Boldak, 90 km south of Kandahar"
    coded = locate_clause(f"Police said that {clause}.", clause, gazetteer)
    assert [name for name, _ in where(coded)] == ["Spin Boldak"]


def test_what_a_province_holds_goes_before_the_province_that_says_where_it_is(gazetteer: Gazetteer) -> None:
    scope, text = (
        "in Kapisa province",
        "Fighters overran the centre of Nijrab district in Kapisa province on Wednesday.",
    )
    assert [name for name, _ in where(locate_clause(text, scope, gazetteer))] == ["Nijrab"]
    text = "Fighters from Nijrab district fought in Kapisa province."
    assert [name for name, _ in where(locate_clause(text, scope, gazetteer))] == ["Kapisa"]


def test_where_the_dead_came_from_is_not_where_they_died(gazetteer: Gazetteer) -> None:
    clause = "a driver from Herat was shot in Nimroz"
    assert where(locate_clause(f"{clause}.", clause, gazetteer)) == [("Nimroz", GeoPrecision.ADM1)]


def test_initials_before_a_noun_are_no_place(gazetteer: Gazetteer) -> None:
    clause = "a U.S. soldier was shot"
    assert where(locate_clause(f"{clause}.", clause, gazetteer)) == [(None, GeoPrecision.UNKNOWN)]


def test_an_unknown_place_is_kept_with_its_words(gazetteer: Gazetteer) -> None:
    clause = "gunmen stormed the village of Zzarkhulandeh"
    coded = locate_clause(f"On Sunday {clause}.", clause, gazetteer)
    (report,) = coded.reports
    assert report.geo_precision is GeoPrecision.UNKNOWN
    assert coded.places[report.place or 0].text == "Zzarkhulandeh"


def test_the_words_that_say_where_are_kept(gazetteer: Gazetteer) -> None:
    clause = "a bomb exploded 25 km south of Lashkar Gah"
    coded = locate_clause(f"{clause}.", clause, gazetteer)
    (span,) = coded.reports[0].report.spans[ReportField.PLACE]
    assert clause[span.start : span.end] == "25 km south of Lashkar Gah"
