"""What fails an expectation is set aside with its words, and the rest goes on."""

from dataclasses import replace
from datetime import date

import pytest
from coded import QALAT, SOURCE, found_event, write_article
from msgspec import structs

from pipeline.check import BatchRuleFailed, CheckedArticles, check_articles, check_events
from pipeline.locate import Gazetteer
from pipeline.warehouse.areas import Areas
from schemas.areas import Box
from schemas.records import CodedArticle, Count, Place, Span, Toll
from schemas.vocabulary import Assertion, DatePrecision, Outcome, PloverType, ReportField, SubEventType

TEXT = "Taliban gunmen clashed around Qalat, killing three soldiers, police said on Thursday."
BOXES = {
    "AF": Box(west=60.5, south=29.4, east=74.9, north=38.5),
    "AF-ZAB": Box(west=66.2, south=31.4, east=68.2, north=33.0),
}


class Boxes:
    """The bounding boxes of one country and one province."""

    def bounds(self, code: str) -> Box | None:
        return BOXES.get(code)


def check(*coded: CodedArticle, minimum: int = 0, read: int | None = None) -> CheckedArticles:
    source = replace(SOURCE, min_articles=minimum)
    return check_articles(coded, source, Boxes(), read=len(coded) if read is None else read)


def with_report(coded: CodedArticle, **changes: object) -> CodedArticle:
    located = coded.reports[0]
    report = structs.replace(located.report, **changes)
    return replace(coded, reports=(replace(located, report=report),))


def with_place(coded: CodedArticle, **changes: object) -> CodedArticle:
    return replace(coded, places=(structs.replace(coded.places[0], **changes),))


GOOD = write_article(TEXT)


def test_a_good_article_passes_unchanged() -> None:
    checked = check(GOOD)
    assert (checked.passed, checked.rejects, checked.warnings) == ((GOOD,), (), {})


BAD_REPORTS: list[tuple[dict[str, object], str]] = [
    ({"sub_event_type": SubEventType.SUICIDE_BOMB}, "REP-4"),
    ({"plover_type": PloverType.AID}, "REP-7"),
    ({"date_precision": DatePrecision.UNKNOWN}, "REP-9"),
    ({"date_end": date(2024, 4, 30)}, "REP-10"),
    ({"date_end": None}, "REP-11"),
    ({"confidence": 1.5}, "REP-14"),
    ({"date_start": date(2024, 5, 4), "date_end": date(2024, 5, 4)}, "REP-16"),
    ({"start": -1}, "WRD-1"),
    ({"start": 20, "end": 20}, "WRD-2"),
    ({"spans": {ReportField.KILLED: (Span(3, 9000),)}}, "WRD-3"),
    ({"tolls": {Outcome.KILLED: Toll(low=-1, best=None, high=None, phrase="x")}}, "TOL-3"),
    ({"tolls": {Outcome.KILLED: Toll(low=3, best=2, high=None, phrase="x")}}, "TOL-4"),
    ({"tolls": {Outcome.KILLED: Toll(low=3, best=5, high=4, phrase="x")}}, "TOL-5"),
    ({"tolls": {Outcome.KILLED: Toll(low=3, best=None, high=2, phrase="x")}}, "TOL-6"),
    ({"tolls": {Outcome.KILLED: Toll(low=100_001, best=None, high=None, phrase="x")}}, "TOL-7"),
]
BAD_PLACES: list[tuple[dict[str, object], str]] = [
    ({"text": "Kalat"}, "PLA-1"),
    ({"start": 9000, "end": 9005}, "PLA-2"),
    ({"country": "Afghanistan"}, "PLA-5"),
    ({"admin1_iso": "ZAB"}, "PLA-6"),
    ({"country": "PK"}, "PLA-7"),
    ({"pcode": "PK2601"}, "PLA-8"),
    ({"lat": 95.0}, "PLA-9"),
    ({"lon": 181.0}, "PLA-10"),
    ({"lon": None}, "PLA-11"),
    ({"lat": 28.0}, "PLA-12"),
    ({"lat": 39.0}, "PLA-13"),
    ({"lon": 60.0}, "PLA-14"),
    ({"lon": 76.0}, "PLA-15"),
    ({"lat": 31.0}, "PLA-16"),
    ({"lat": 34.5}, "PLA-17"),
    ({"lon": 62.2}, "PLA-18"),
    ({"lon": 69.9}, "PLA-19"),
    ({"radius_km": -1.0}, "PLA-20"),
    ({"score": 1.1}, "PLA-21"),
]
BAD_EVENTS: list[tuple[dict[str, object], str]] = [
    ({"n_reports": 2}, "VER-20"),
    ({"n_sources": 2}, "VER-23"),
    ({"assertion": Assertion.DENIED}, "VER-19"),
    ({"tolls": {Outcome.KILLED: Count(low=5, best=4, high=None)}}, "TOL-4"),
    ({"change_note": ""}, "VER-30"),
    ({"members": ()}, "VER-21"),
    ({"where": replace(found_event(GOOD).where, lat=36.0)}, "VER-32"),
]


def numbered(number: int) -> CodedArticle:
    return write_article(TEXT, address=f"{number}.txt")


def test_a_report_that_fails_is_set_aside_and_the_rest_goes_on() -> None:
    bad = [with_report(numbered(n), **changes) for n, (changes, _) in enumerate(BAD_REPORTS)]
    checked = check(*bad, GOOD)
    assert [len(article.reports) for article in checked.passed] == [0] * len(bad) + [1]
    for reject, coded, (_, rule) in zip(checked.rejects, bad, BAD_REPORTS, strict=True):
        assert f"({rule})" in reject.message
        assert (reject.report_id, reject.article_id) == (
            coded.reports[0].report_id,
            coded.extraction.article.article_id,
        )
        assert coded.reports[0].report_id in (reject.payload or "")


def test_a_place_that_fails_takes_its_reports_with_it() -> None:
    bad = [with_place(numbered(n), **changes) for n, (changes, _) in enumerate(BAD_PLACES)]
    checked = check(*bad, GOOD)
    assert [len(article.places) + len(article.reports) for article in checked.passed] == [0] * len(bad) + [2]
    of_reports = [reject for reject in checked.rejects if reject.report_id]
    assert len(checked.rejects) == 2 * len(of_reports)
    for reject, (_, rule) in zip(of_reports, BAD_PLACES, strict=True):
        assert f"({rule})" in reject.message


def test_the_places_that_are_left_are_counted_anew() -> None:
    wrong = Place(start=0, end=7, text="Kabul", role=QALAT.role)
    checked = check(replace(GOOD, places=(wrong, QALAT), reports=(replace(GOOD.reports[0], place=1),)))
    (passed,) = checked.passed
    assert passed.place_of(passed.reports[0]) == QALAT
    assert [reject.input for reject in checked.rejects] == ["a.txt, place 'Kabul' at 0"]


def test_a_place_number_that_leads_nowhere_is_found() -> None:
    lost = replace(GOOD, reports=(replace(GOOD.reports[0], place=1),))
    assert "(REP-17)" in check(lost).rejects[0].message


def test_an_article_that_fails_is_set_aside_whole() -> None:
    foreign = replace(GOOD.extraction.article, source_id="another")
    checked = check(replace(GOOD, extraction=replace(GOOD.extraction, article=foreign)))
    assert checked.passed == ()
    assert "is of the source that gave it (ART-3)" in checked.rejects[0].message


def test_a_threat_may_lie_after_the_publication() -> None:
    later = date(2024, 6, 1)
    assert check(with_report(GOOD, assertion=Assertion.FUTURE, date_start=later, date_end=later)).rejects == ()


def test_a_warning_is_counted_and_stops_nothing() -> None:
    anonymous = with_report(GOOD, assertion=Assertion.ALLEGED, attributed_to=None)
    checked = check(anonymous)
    assert (checked.passed, checked.warnings) == ((anonymous,), {"REP-21": 1})


def test_a_source_that_gives_too_little_is_stopped() -> None:
    with pytest.raises(BatchRuleFailed, match=r"source invented is stopped.*\(SRC-1\).*gave 1 articles"):
        check(GOOD, minimum=2)


def test_known_articles_count_for_what_a_source_must_give() -> None:
    assert check(minimum=2, read=2).passed == ()


def test_the_same_id_twice_stops_the_source() -> None:
    with pytest.raises(BatchRuleFailed, match="no two articles"):
        check(GOOD, GOOD)


def test_a_good_event_passes() -> None:
    event = found_event(GOOD)
    assert check_events([event], Boxes()).passed == (event,)
    assert check_events([], Boxes()).passed == ()


def test_an_event_that_fails_is_set_aside() -> None:
    bad = [replace(found_event(numbered(n)), **changes) for n, (changes, _) in enumerate(BAD_EVENTS)]  # type: ignore[arg-type] # as above
    checked = check_events([*bad, found_event(GOOD)], Boxes())
    assert checked.passed == (found_event(GOOD),)
    for reject, (_, rule) in zip(checked.rejects, BAD_EVENTS, strict=True):
        assert f"({rule})" in reject.message


def test_the_real_gazetteer_knows_where_qalat_is(gazetteer: Gazetteer) -> None:
    def verdict(coded: CodedArticle) -> int:
        return len(check_articles([coded], SOURCE, Areas(gazetteer), read=1).passed[0].reports)

    assert verdict(GOOD) == 1
    assert verdict(with_place(GOOD, lat=34.3, lon=62.2)) == 0
