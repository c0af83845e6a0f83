"""A toll told for several places is counted once; one that is shared out, at each. All incidents are invented."""

from datetime import UTC, datetime

import pytest

from pipeline.extract import Coder
from pipeline.locate import Gazetteer, locate
from pipeline.merge import facts_of, merge
from schemas.events import EventVersion, Known
from schemas.records import Article, CodedArticle
from schemas.vocabulary import ChangeReason, GeoPrecision, Outcome, ReportField

TOGETHER = "Bombs in Herat and Kandahar killed 12 people on Monday, officials said."


def code(text: str, gazetteer: Gazetteer, address: str = "a") -> CodedArticle:
    article = Article(
        article_id=f"art_{address}", source_id=address, address=address, text=text, published_at="2024-05-06"
    )
    (extraction,) = Coder().extract([article])
    return locate(extraction, gazetteer)


def told(coded: CodedArticle) -> list[tuple[str | None, dict[str, int]]]:
    """The name of each report's place, and the least of each toll."""
    places = [coded.place_of(located) for located in coded.reports]
    tolls = [{outcome.value: toll.low for outcome, toll in r.report.tolls.items()} for r in coded.reports]
    return [(place.name if place else None, toll) for place, toll in zip(places, tolls, strict=True)]


def events(*articles: CodedArticle) -> list[EventVersion]:
    facts = [fact for article in articles for fact in facts_of(article)]
    return list(merge(facts, now=datetime(2024, 5, 7, tzinfo=UTC)).versions)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Bombs killed seven people in Herat and five in Kandahar on Monday.", {"Herat": 7, "Kandahar": 5}),
        ("Seven people were killed in Herat and five in Kandahar, officials said.", {"Herat": 7, "Kandahar": 5}),
        ("Bombs killed 12 people on Monday, seven of them in Herat and five in Kandahar.", {"Herat": 7, "Kandahar": 5}),
        ("Bombs killed 12 people on May 3, seven in Herat and five in Kandahar.", {"Herat": 7, "Kandahar": 5}),
        (
            "Seven died in clashes in Herat, five in Kandahar and more than three in Zabul.",
            {"Herat": 7, "Kandahar": 5, "Zabul": 4},
        ),
        ("Militants killed two guards in Kunar on May 3 and a judge in Nuristan.", {"Kunar": 2, "Nuristan": 1}),
        (
            "Rebels killed seven soldiers in an ambush in Herat and five in a raid in Kandahar.",
            {"Herat": 7, "Kandahar": 5},
        ),
        ("A bomb killed seven people in Herat and another killed five in Kandahar.", {"Herat": 7, "Kandahar": 5}),
        ("Gunmen shot dead five people each in Herat and Kandahar on Monday.", {"Herat": 5, "Kandahar": 5}),
    ],
)
def test_a_toll_that_the_text_shares_out_is_each_places(text: str, at: dict[str, int], gazetteer: Gazetteer) -> None:
    assert told(code(text, gazetteer)) == [(name, {"killed": number}) for name, number in at.items()]


def test_what_is_shared_out_has_its_own_day_or_that_of_the_sentence(gazetteer: Gazetteer) -> None:
    coded = code("Bombs killed seven people in Herat on Saturday and five in Kandahar on Sunday.", gazetteer)
    assert [str(r.report.date_start) for r in coded.reports] == ["2024-05-04", "2024-05-05"]
    coded = code("Bombs killed seven people in Herat and five in Kandahar on Sunday.", gazetteer)
    assert [str(r.report.date_start) for r in coded.reports] == ["2024-05-05", "2024-05-05"]


@pytest.mark.parametrize(
    "text",
    [
        "The army killed 20 militants in Kunar, five of them in the Pech district.",
        "Air strikes killed 20 militants in Kunar, including five in the Pech district.",
        "The army killed 20 militants in Kunar, most of them in Nari.",
        "The blast killed 20 people in Kunar, officials in Kabul said.",
    ],
)
def test_a_part_of_a_toll_is_no_other_toll(text: str, gazetteer: Gazetteer) -> None:
    assert told(code(text, gazetteer)) == [("Kunar", {"killed": 20})]


def test_a_toll_for_places_in_two_provinces_is_neithers(gazetteer: Gazetteer) -> None:
    coded = code(TOGETHER, gazetteer)
    assert told(coded) == [("Herat", {}), ("Kandahar", {}), (None, {"killed": 12})]
    herat, _, whole = coded.reports
    assert (whole.country, whole.geo_precision) == ("AF", GeoPrecision.COUNTRY)
    assert "CAS-33" in whole.report.rules
    assert [TOGETHER[s.start : s.end] for s in whole.report.spans[ReportField.PLACE]] == ["Herat", "Kandahar"]
    assert ReportField.KILLED in whole.report.spans
    assert ReportField.KILLED not in herat.report.spans


def test_places_in_two_countries_have_no_country_in_common(gazetteer: Gazetteer) -> None:
    *_, whole = code("Bombs in Kabul and Peshawar killed 12 people on Monday.", gazetteer).reports
    assert (whole.place, whole.country, whole.geo_precision) == (None, None, GeoPrecision.UNKNOWN)


@pytest.mark.parametrize(
    ("text", "over", "finely"),
    [
        (
            "Clashes in the Achin and Kot districts of Nangarhar killed 12 militants on Monday.",
            "Nangarhar",
            GeoPrecision.ADM1,
        ),
        (
            "Clashes in Achin and Kot killed 12 militants on Monday. Nangarhar has seen many.",
            "Nangarhar",
            GeoPrecision.ADM1,
        ),
        ("Clashes in Achin and Kot killed 12 militants on Monday.", None, GeoPrecision.COUNTRY),
    ],
)
def test_a_toll_for_places_in_one_province_is_the_provinces_where_the_text_names_it(
    text: str, over: str | None, finely: GeoPrecision, gazetteer: Gazetteer
) -> None:
    coded = code(text, gazetteer)
    assert told(coded) == [("Achin", {}), ("Kot", {}), (over, {"killed": 12})]
    whole = coded.reports[-1]
    assert (whole.country, whole.geo_precision) == ("AF", finely)


def test_a_provinces_sums_have_a_toll_over_two_of_its_districts_once(gazetteer: Gazetteer) -> None:
    found = events(
        code("Clashes in Achin and Kot, Nangarhar, killed 12 militants on Monday, officials said.", gazetteer)
    )
    tolls = [event.tolls.get(Outcome.KILLED) for event in found if event.where.admin1_iso == "AF-NAN"]
    assert [toll.best for toll in tolls if toll] == [12]
    assert len(tolls) == 3


def test_a_toll_over_two_districts_is_the_one_that_others_tell_of_the_province(gazetteer: Gazetteer) -> None:
    ours = code("Clashes in Achin and Kot, Nangarhar, killed 12 militants on Monday, officials said.", gazetteer)
    theirs = code("Clashes in Nangarhar killed 12 militants on Monday, officials said.", gazetteer, "b")
    tolls = [event.tolls.get(Outcome.KILLED) for event in events(ours, theirs)]
    assert [toll.best for toll in tolls if toll] == [12]


@pytest.mark.parametrize(
    "text",
    ["Nobody was hurt when bombs exploded in Herat and Kandahar.", "Bombs exploded in Herat and Kandahar on Monday."],
)
def test_nobody_is_nobody_at_each_place(text: str, gazetteer: Gazetteer) -> None:
    coded = code(text, gazetteer)
    assert [name for name, _ in told(coded)] == ["Herat", "Kandahar"]
    tolls = [r.report.tolls.get(Outcome.KILLED) for r in coded.reports]
    assert all(toll is None or toll.high == 0 for toll in tolls)


def test_sums_over_events_have_the_dead_once_however_many_articles_say_so(gazetteer: Gazetteer) -> None:
    ours, theirs = (code(text, gazetteer, name) for name, text in (("a", TOGETHER), ("b", f"KABUL - {TOGETHER}")))
    for some in ((ours,), (ours, theirs)):
        known = {event.where.admin1_iso: event.tolls.get(Outcome.KILLED) for event in events(*some)}
        assert set(known) == {"AF-HER", "AF-KAN", None}
        assert [toll.best for toll in known.values() if toll] == [12]
        assert known[None] is not None


def test_a_toll_at_one_of_the_places_is_no_retelling_of_the_whole(gazetteer: Gazetteer) -> None:
    later = code("A bomb in Herat killed 12 people on Monday, officials said.", gazetteer, "c")
    found = events(code(TOGETHER, gazetteer), later)
    assert {(e.where.admin1_iso, len(e.members)) for e in found} == {("AF-HER", 2), ("AF-KAN", 1), (None, 1)}


OF_TOWNS = "Bombs in Achin and Spin Boldak killed 12 people on Monday, officials said."
AT_ACHIN = "A bomb in Achin killed seven people on Monday, officials said."
AT_BOLDAK = "A bomb in Spin Boldak killed four people on Monday, officials said."


def killed(found: list[EventVersion]) -> dict[str | None, list[int | None]]:
    """The killed of each event, by its province."""
    tolls = {event.where.admin1_iso: event.tolls.get(Outcome.KILLED) for event in found}
    return {where: [toll.low, toll.best, toll.high] for where, toll in tolls.items() if toll is not None}


@pytest.mark.parametrize(
    ("whole", "others", "counted"),
    [
        ("12", [AT_ACHIN], {"AF-NAN": [7] * 3, None: [5] * 3}),
        ("12", [AT_ACHIN, AT_BOLDAK], {"AF-NAN": [7] * 3, "AF-KAN": [4] * 3, None: [1] * 3}),
        ("nine", [AT_ACHIN, AT_BOLDAK], {"AF-NAN": [7] * 3, "AF-KAN": [4] * 3, None: [0] * 3}),
        ("12", [AT_ACHIN.replace("seven", "seven to 20")], {"AF-NAN": [7, None, 20], None: [5] * 3}),
    ],
)
def test_who_is_told_of_at_one_of_the_places_is_no_more_counted_over_them(
    whole: str, others: list[str], counted: dict[str | None, list[int]], gazetteer: Gazetteer
) -> None:
    told = [code(text, gazetteer, f"o{n}") for n, text in enumerate(others)]
    assert killed(events(code(OF_TOWNS.replace("12", whole), gazetteer), *told)) == counted


def test_what_is_alleged_of_a_place_takes_nothing_from_the_whole(gazetteer: Gazetteer) -> None:
    alleged = code(AT_ACHIN.replace("killed", "allegedly killed"), gazetteer, "o")
    assert killed(events(code(OF_TOWNS, gazetteer), alleged))[None] == [12] * 3


@pytest.mark.parametrize(
    ("others", "ending"), [([], "art_a"), ([AT_ACHIN], "art_a (without those who are counted at its places)")]
)
def test_the_first_version_over_the_places_says_that_others_are_counted_there(
    others: list[str], ending: str, gazetteer: Gazetteer
) -> None:
    told = [code(text, gazetteer, "o") for text in others]
    (note,) = (e.change_note for e in events(code(OF_TOWNS, gazetteer), *told) if e.where.admin1_iso is None)
    assert note.endswith(f"by article {ending}")


def test_the_version_over_the_places_says_who_told_of_one_of_them(gazetteer: Gazetteer) -> None:
    ours, theirs = code(OF_TOWNS, gazetteer), code(AT_ACHIN, gazetteer, "o")
    before = merge(facts_of(ours), now=datetime(2024, 5, 7, tzinfo=UTC))
    known = Known(versions=before.versions, facts=facts_of(ours))
    (over,) = (
        event
        for event in merge(facts_of(theirs), known, now=datetime(2024, 5, 8, tzinfo=UTC)).versions
        if event.where.admin1_iso is None
    )
    assert (over.change_reason, over.cause_article_id) == (ChangeReason.TOLL_CHANGED, "art_o")
    assert over.change_note == (
        "killed 12–12–12 → 5–5–5, by article art_o (without those who are counted at its places)"
    )
