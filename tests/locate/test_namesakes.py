"""Places of one name, and which of them is meant. All sentences are ours and all incidents invented."""

import pytest

from pipeline.locate import Gazetteer, find_places
from pipeline.locate.gazetteer.entries import key_of_entry
from pipeline.locate.text.lexicon import known_names
from schemas.records import Place
from schemas.vocabulary import Feature


def found(text: str, gazetteer: Gazetteer) -> dict[str, Place]:
    return {place.text: place for place in find_places(text, gazetteer)}


@pytest.mark.parametrize(
    ("text", "name", "iso"),
    [
        ("A barn burnt down near Berea, and deputies of Madison County, Kentucky, came to help.", "Berea", "US-KY"),
        ("Students from Vanderbilt, Michigan, and Gaylord met in Lansing.", "Vanderbilt", "US-MI"),
        ("Firms from Ohio, Indiana and Delaware were fined.", "Delaware", "US-DE"),
        ("A Delaware company bought two mills in Terre Haute, Indiana.", "Delaware", "US-DE"),
        ("Sheriffs of Laurel, Clay and Knox counties met in London, Kentucky.", "Knox", "US-KY"),
        ("The mayor of Albany, New York, met a man from Florida and two from Syracuse.", "Florida", "US-FL"),
    ],
)
def test_who_bears_the_name_today_and_by_itself_is_meant(gazetteer: Gazetteer, text: str, name: str, iso: str) -> None:
    assert found(text, gazetteer)[name].admin1_iso == iso


@pytest.mark.parametrize(
    ("text", "name", "iso"),
    [
        ("The City of Norfolk, Nebraska, closed two bridges.", "Norfolk", "US-NE"),
        ("The City of Richmond has a new budget, its council in Kentucky said, as Berea does.", "Richmond", "US-KY"),
        ("Dublin City Council, Ohio, heard about the new street.", "Dublin", "US-OH"),
        ("He flew from Kansas City, Missouri, to Mexico City.", "Kansas City", "US-MO"),
    ],
)
def test_city_is_not_part_of_a_name_that_any_town_may_bear(
    gazetteer: Gazetteer, text: str, name: str, iso: str
) -> None:
    assert found(text, gazetteer)[name].admin1_iso == iso


def test_a_town_that_gave_up_a_name_is_not_looked_up_by_it(gazetteer: Gazetteer) -> None:
    assert "Erwin" not in {entry.name for entry in gazetteer.look_up("Vanderbilt")}
    assert "Mumbai" in {entry.name for entry in gazetteer.look_up("Bombay")}, "outside America other names are in use"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The governor said that New York Gov. Jane Poe had called him in Albany.", Feature.ADM1),
        ("Rain fell in Missouri, New York and Ohio.", Feature.ADM1),
        ("The play opened in New York on Friday.", Feature.CITY),
        ("A lorry was burnt 30 km south of Kandahar, Afghan police said.", Feature.CITY),
        ("A lorry was burnt 30 km south of Florida.", Feature.ADM1),
    ],
)
def test_a_city_and_its_area_are_told_apart_by_what_stands_beside(
    gazetteer: Gazetteer, text: str, kind: Feature
) -> None:
    (place,) = (p for p in find_places(text, gazetteer) if p.text in ("New York", "Kandahar", "Florida"))
    assert place.feature is kind


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("KABUL (May 3) – Police shot two gunmen in Qara Bagh district on Friday.", "AF-GHA"),
        ("Police shot two gunmen in Qara Bagh district of Kabul on Friday.", "AF-KAB"),
        ("Police in Kabul city sent men to Qara Bagh district and to Paghman.", "AF-KAB"),
    ],
)
def test_of_two_districts_the_one_with_more_people_is_meant_unless_the_text_says_otherwise(
    gazetteer: Gazetteer, text: str, iso: str
) -> None:
    """A capital where the text was filed says nothing of the province."""
    assert found(text, gazetteer)["Qara Bagh"].admin1_iso == iso


KNOWN = """
Bethlehem PS|Nazareth IL|Jericho PS|Kobani SY|Kobane SY|Antioch TR|Corinth GR|Petra JO|Venice IT|Granada ES|Calcutta IN
Odessa UA|St. Petersburg RU|Medina SA|Hull GB|Hanover DE|Rhodes GR|Bruges BE|Rio BR|Cologne DE|Valencia ES|Cordoba AR
Cancun MX|Puno PE|Inata BF|Boni ML|Toma BF|Mora CM|Qana LB|Wao PH|Salqin SY|Tripoli LY|Alexandria EG|Memphis US
Nice FR|Split HR|Male MV|Tank PK|Hub PK|Bara PK|Wana PK|Mir Ali PK|Bajaur PK|Bor SS|Goma CD|Hebron PS|Acre BR
""".replace("\n", "|").strip("|")


@pytest.mark.parametrize("named", KNOWN.split("|"))
def test_a_well_known_name_is_the_place_that_everybody_means(named: str, gazetteer: Gazetteer) -> None:
    name, _, country = named.rpartition(" ")
    (place,) = find_places(f"Gunmen killed three people in {name} on Monday.", gazetteer)
    assert place.country == country


def test_every_known_name_is_one_of_a_place_in_the_gazetteer(gazetteer: Gazetteer) -> None:
    for name, places in known_names().items():
        found_there = {(e.country, e.feature, key_of_entry(e)) for e in gazetteer.look_up_key(name)}
        assert places.keys() <= found_there, name


@pytest.mark.parametrize(
    "text",
    [
        "Prices rose in Gold on Monday.",
        "He spoke in Parliament on Friday.",
        "A clerk died in Police custody.",
        "They trained in Tank warfare.",
        "She was seen in Split Rock Mall.",
    ],
)
def test_an_ordinary_word_after_in_is_no_town_where_it_goes_on(text: str, gazetteer: Gazetteer) -> None:
    assert not find_places(text, gazetteer)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "SAN SALVADOR, May 9 - The house in the Escalon neighborhood of the Salvadoran capital was shelled.",
            "Escalon",
        ),
        ("SAN SALVADOR, May 9 - Two guards died in the San Benito and Escalon neighborhoods on Monday.", "Escalon"),
        ("Rockets hit Karachi. Two people died in the Clifton Springs quarter, and one in Lyari.", "Clifton Springs"),
    ],
)
def test_quarter_of_a_town_is_no_town_far_away(gazetteer: Gazetteer, text: str, name: str) -> None:
    place = found(text, gazetteer).get(name)
    assert place is None or place.country is None


def test_town_is_no_quarter_where_the_words_say_so(gazetteer: Gazetteer) -> None:
    found_in_text = found("Two men died in the Santiago neighborhood of Lo Prado. Buses ran to Rancagua.", gazetteer)
    assert found_in_text["Santiago"].country == "CL"
    assert found("Two bodies lay in a Palermo suburb, and one in Trapani.", gazetteer)["Palermo"].country == "IT"


ABOUT_CHAD = "Troops left N'Djamena for Moundou, Sarh and Abeche in Chad. "


def test_small_namesake_in_a_country_of_which_the_text_tells_nothing_is_not_meant(gazetteer: Gazetteer) -> None:
    places = found(ABOUT_CHAD + "They waited for a week, and fought in Ridder.", gazetteer)
    assert places["Ridder"].country is None


def test_small_place_abroad_is_meant_where_its_sentence_or_its_area_is_told(gazetteer: Gazetteer) -> None:
    places = found(ABOUT_CHAD + "He was born in Ridder, and left Kazakhstan in May.", gazetteer)
    assert places["Ridder"].country == "KZ"
    places = found(ABOUT_CHAD + "The plane came from Almaty. Its pilot was born in Ridder.", gazetteer)
    assert places["Ridder"].country == "KZ"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("LA PAZ (Reuters) - The U.S. ambassador met the mayor in La Paz. He flew to Miami, Florida.", "La Paz", "BO"),
        ("BOGOTA - The U.S. ambassador met the mayor in Bogota. He flew to Miami, Florida.", "Bogota", "CO"),
        ("ASUNCION - Police closed two streets, and the U.S. embassy in Asuncion.", "Asuncion", "PY"),
    ],
)
def test_capital_is_known_whatever_its_accents(gazetteer: Gazetteer, text: str, name: str, country: str) -> None:
    assert found(text, gazetteer)[name].country == country


FILED_FAR_AWAY = {
    "CAPE TOWN (Agency) - Five people were shot dead in Hanover Park. In Philippi, a man fired at a tavern.": (
        "Hanover Park",
        "Philippi",
    ),
    "FREETOWN - Rebels killed ten people at Waterloo and Hastings on Thursday.": ("Hastings",),
    "GUWAHATI - Militants shot two traders at Belmont. American diplomats in Washington were told.": ("Belmont",),
}


@pytest.mark.parametrize("text", FILED_FAR_AWAY)
def test_news_filed_far_away_tells_of_no_american_suburb(gazetteer: Gazetteer, text: str) -> None:
    there = found(text, gazetteer)
    assert {there[name].country for name in FILED_FAR_AWAY[text]} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "CAPE TOWN - A man from here was shot in Hanover Park, Illinois. In Hanover Park he had a shop.",
        "CAPE TOWN - A man from here was shot in Hanover Park in the United States on Thursday.",
        "CHICAGO - Five people were shot dead in Hanover Park on Thursday.",
    ],
)
def test_an_american_suburb_is_known_far_away_by_its_state_or_country_and_at_home(
    gazetteer: Gazetteer, text: str
) -> None:
    assert found(text, gazetteer)["Hanover Park"].country == "US"
