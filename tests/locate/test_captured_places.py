"""A town that is captured is ground, and nobody: the coder asks the gazetteer. All incidents are invented."""

import pytest

from pipeline.extract import Coder
from pipeline.locate import Gazetteer, PlaceNames, locate
from pipeline.settings import read_settings
from schemas.records import Article
from schemas.vocabulary import SubEventType

_S = SubEventType


def coded(text: str, gazetteer: Gazetteer) -> list[tuple[SubEventType, str | None, bool]]:
    article = Article(article_id="a", source_id="s", address="a", text=text, published_at=None, language="en")
    found = locate(next(iter(Coder(PlaceNames(read_settings().gazetteer)).extract([article]))), gazetteer)
    places = [found.place_of(report) for report in found.reports]
    return [
        (report.report.sub_event_type, place.text if place else None, bool(report.report.tolls))
        for report, place in zip(found.reports, places, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Taliban fighters captured Lashkar Gah on Friday.", _S.NON_STATE_ACTOR_OVERTAKES_TERRITORY, "Lashkar Gah"),
        ("The rebels seized Port Sudan on Monday.", _S.NON_STATE_ACTOR_OVERTAKES_TERRITORY, "Port Sudan"),
        ("The Taliban took Kunduz on Monday.", _S.NON_STATE_ACTOR_OVERTAKES_TERRITORY, "Kunduz"),
        ("Kunduz fell to the Taliban on Monday.", _S.NON_STATE_ACTOR_OVERTAKES_TERRITORY, "Kunduz"),
        ("Mosul was captured by the militants in June.", _S.NON_STATE_ACTOR_OVERTAKES_TERRITORY, "Mosul"),
        ("Russian forces captured Avdiivka on Monday.", _S.NON_STATE_ACTOR_OVERTAKES_TERRITORY, "Avdiivka"),
        ("Ukrainian forces recaptured the town of Lyman on Monday.", _S.GOVERNMENT_REGAINS_TERRITORY, "Lyman"),
        ("Government forces liberated Tikrit on Monday.", _S.GOVERNMENT_REGAINS_TERRITORY, "Tikrit"),
        ("Taliban fighters captured Kabul September 27.", _S.NON_STATE_ACTOR_OVERTAKES_TERRITORY, "Kabul"),
        ("Ukrainian forces recaptured Lyman on Saturday.", _S.GOVERNMENT_REGAINS_TERRITORY, "Lyman"),
        ("Fighters captured Zarnabad Palace on Monday.", _S.NON_STATE_ACTOR_OVERTAKES_TERRITORY, "Zarnabad Palace"),
        (
            "Zarnabad Palace was captured on Saturday by a rival faction.",
            _S.NON_STATE_ACTOR_OVERTAKES_TERRITORY,
            "Zarnabad Palace",
        ),
    ],
)
def test_a_town_that_is_captured_is_ground(text: str, kind: SubEventType, name: str, gazetteer: Gazetteer) -> None:
    assert coded(text, gazetteer) == [(kind, name, False)]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Troops captured Mullah Karim near Marjah on Monday.", True),
        ("Security forces captured Karim Janson on Monday.", True),
        ("Police captured Farah in Lahore on Monday.", False),
    ],
)
def test_who_is_captured_stays_somebody(text: str, *, counted: bool, gazetteer: Gazetteer) -> None:
    assert [(kind, tolls) for kind, _, tolls in coded(text, gazetteer)] == [(_S.ARRESTS, counted)]


def test_votes_capture_no_ground(gazetteer: Gazetteer) -> None:
    text = "Democrats captured Florida and Ohio in the election on Tuesday."
    assert not coded(text, gazetteer)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Troops captured Brazzaville and Pointe Noire on Wednesday.", ["Brazzaville", "Pointe Noire"]),
        ("The army captured the towns of Vorrabad and Zuldek on Monday.", ["Vorrabad", "Zuldek"]),
        ("The army captured the towns of Goma and Zuldek on Monday.", ["Goma", "Zuldek"]),
        ("Several commanders were arrested in Syria and Iraq on Monday.", ["Syria", "Iraq"]),
        ("Troops of Syria and Iraq captured Kunduz on Monday.", ["Kunduz"]),
    ],
)
def test_listed_places_are_a_report_each(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    assert [name for _, name, _ in coded(text, gazetteer) if name] == names
