"""What is named after places without being there; units, spellings and short forms of all countries (PLA-80 to 89)."""

import pytest
from told import extract

from pipeline.locate import Gazetteer, find_places, locate
from schemas.records import Place
from schemas.vocabulary import Feature, PlaceRole

_LITERAL = (PlaceRole.MENTIONED, PlaceRole.DATELINE)


def literal(text: str, gazetteer: Gazetteer) -> list[Place]:
    return [place for place in find_places(text, gazetteer) if place.role in _LITERAL]


def texts(text: str, gazetteer: Gazetteer) -> list[str]:
    return [place.text for place in literal(text, gazetteer)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The frigate HMS Lancaster and the cruiser Moskva met in the Red Sea.", ["Red Sea"]),
        ("The landing ship Novocherkassk burned in Feodosia.", ["Feodosia"]),
        ("Operation Falcon began in Helmand.", ["Helmand"]),
        ("The Treaty of Lausanne was quoted in Ankara.", ["Ankara"]),
        ("A crowd marched to the Stade du 26 Mars in Bamako.", ["Bamako"]),
        ("Militiamen burned tents in the Plaine Savo camp in Djugu.", ["Djugu"]),
        ("United Russia won in Murmansk.", ["Murmansk"]),
        ("Police held three of the Chone Killers gang in Durán.", ["Durán"]),
        ("The Misrata militia left Tripoli.", ["Tripoli"]),
        ("Former reporter Bill Holland spoke in Denver.", ["Denver"]),
        ("The rebels took Ber as soldiers left Timbuktu.", ["Timbuktu"]),
    ],
)
def test_what_is_named_after_a_place_is_not_there(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    assert texts(text, gazetteer) == names


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("Raiders killed ten people in Dinka villages near Bor on Monday.", "Bor", "SS"),
        ("A mob attacked a shop in a Hazara neighbourhood of Kabul on Monday.", "Kabul", "AF"),
        ("Attackers killed five farmers in a Berom village in Jos South on Monday.", "Jos South", "NG"),
        ("A bomb killed two guards in the Yazidi town of Sinjar on Monday.", "Sinjar", "IQ"),
    ],
)
def test_a_people_is_no_place(text: str, place: str, country: str, gazetteer: Gazetteer) -> None:
    coded = locate(extract(text), gazetteer)
    found = [coded.place_of(report) for report in coded.reports]
    assert [(p.text, p.country) for p in found if p is not None] == [(place, country)]


@pytest.mark.parametrize(
    ("text", "name", "code", "reason"),
    [
        ("Police shot two rustlers in Kaptilak sub-county, Turkana county.", "Kaptilak", "KE-43", "within_named_area"),
        ("A raid on Tugnyang payam in Pibor county left six dead.", "Tugnyang", "SS-JG", "within_named_area"),
        ("Maoists shot a man in Gondapal panchayat, Sukma district.", "Gondapal", "IN-CG", "within_named_area"),
        ("Bandits killed eight farmers at Tadgo in Maru LGA.", "Tadgo", "NG-ZA", "within_named_area"),
        (
            "Farmers were shot in the caserío of El Zarzoval, municipality of Argelia, Cauca.",
            "El Zarzoval",
            "CO-CAU",
            None,
        ),
        ("Pigs died in Santa Maria, Davao del Sur, officials said.", "Santa Maria", "PH-11", "within_named_area"),
        ("Rebels shot a trader at Tobu under Kiphire district.", "Tobu", "IN-NL", "within_named_area"),
        ("Rebels shot a trader at Longwa village under Kiphire district.", "Longwa", "IN-NL", "within_named_area"),
        ("A chief was shot in Ekiti Local Government Area of Kwara State.", "Ekiti", "NG-KW", None),
        ("A trader was shot in Surulere LGA of Oyo State.", "Surulere", "NG-OY", None),
        ("Three men were arrested in J&K's Kupwara district.", "Kupwara", "IN-JK", None),
        ("Klintsy and Bryansk in Russia were hit, and people left Pokrovsk raion.", "Pokrovsk", "UA-14", None),
        ("A grenade killed a trader in East Hararghe zone.", "East Hararghe", "ET-OR", None),
        (
            "In Michigan, near Lake Erie, swans died in Monroe County. They were tested in Ames, Iowa.",
            "Monroe County",
            "US-MI",
            None,
        ),
        ("Тела троих нашли в селе Ботлих.", "Ботлих", "RU-DA", None),
        ("Обстрел села Роботине унёс жизни двоих.", "Роботине", "UA-23", None),
    ],
)
def test_a_unit_is_known_by_its_word_and_by_what_holds_it(
    text: str, name: str, code: str, reason: str | None, gazetteer: Gazetteer
) -> None:
    (place,) = [p for p in literal(text, gazetteer) if p.text == name]
    assert place.admin1_iso == code
    assert reason in (None, place.reason)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Two men were shot in S. Sudan on Monday.", "SS"),
        ("Two men were shot in CAR on Monday.", "CF"),
        ("Two men were shot in T&T on Monday.", "TT"),
        ("Two men were shot in PNG on Monday.", "PG"),
        ("Two men were shot in Granada, in southern Spain, on Monday.", "ES"),
        ("Two men were shot in Grenada on Monday.", "GD"),
    ],
)
def test_short_forms_and_borrowed_names_of_countries(text: str, country: str, gazetteer: Gazetteer) -> None:
    assert {place.country for place in find_places(text, gazetteer)} == {country}


@pytest.mark.parametrize("text", ["A CAR BOMB went off.", "They lived in the war zone."])
def test_words_that_are_written_like_short_forms_are_none(text: str, gazetteer: Gazetteer) -> None:
    assert find_places(text, gazetteer) == ()


@pytest.mark.parametrize("river", ["Ruvuma river", "Tekeze River", "Siverskyi Donets", "Drina"])
def test_a_river_on_a_border_is_in_no_country(river: str, gazetteer: Gazetteer) -> None:
    (place,) = find_places(f"Bodies were pulled from the {river} on Monday.", gazetteer)
    assert (place.text, place.country) == (river, None)


def test_a_ship_that_a_country_struck_is_not_named_after_it(gazetteer: Gazetteer) -> None:
    places = find_places("A tanker Russia struck on Monday lay off Odesa.", gazetteer)
    assert [place.country for place in places] == ["RU", "UA"]


@pytest.mark.parametrize(
    ("text", "name", "feature"),
    [
        ("Shells fell on the outskirts of Marib at dawn.", "Ma'rib", Feature.CITY),
        ("Two men were shot outside Menaka on Monday.", "Ménaka", Feature.CITY),
        ("Two men were shot in the streets of Kunduz on Monday.", "Kunduz", Feature.CITY),
        ("Two men were shot in Marib on Monday.", "Ma’rib", Feature.ADM1),
    ],
)
def test_outskirts_and_streets_are_a_towns(text: str, name: str, feature: Feature, gazetteer: Gazetteer) -> None:
    (place,) = find_places(text, gazetteer)
    assert (place.name, place.feature) == (name, feature)


def test_the_parts_of_an_arabic_name_are_no_places(gazetteer: Gazetteer) -> None:
    places = find_places("A man was shot in Busra al-Harir in the countryside of Daraa.", gazetteer)
    assert {place.country for place in places} <= {"SY", None}
    assert [p.reason for p in find_places("Jets hit the Dara'a Al-Balad District.", gazetteer)] == ["unknown_name"]
    (place,) = find_places("A man was shot in Baghdad al-Jadida.", gazetteer)
    assert place.country == "IQ"


def test_a_cantonment_is_no_town_of_its_own(gazetteer: Gazetteer) -> None:
    places = find_places("A bomber rammed the gate of Bannu Cantonment. Later, men in Cantonment spoke.", gazetteer)
    assert places[0].country == "PK"
    assert not any(place.country == "US" and place.start < 50 for place in places)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("श्रीनगर में बंदूकधारियों ने पुलिस दल पर हमला किया।", ["Srinagar"]),
        ("ইম্ফলে বন্দুকধারীদের গুলিতে তিনজন নিহত হয়েছেন।", []),
    ],
)
def test_vowel_signs_part_no_words(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    assert [place.name for place in find_places(text, gazetteer)] == names


def test_kupwara_is_where_its_district_is(gazetteer: Gazetteer) -> None:
    (place,) = find_places("Gunmen killed two policemen in Kupwara on Monday.", gazetteer)
    assert place.lat is not None
    assert abs(place.lat - 34.53) < 0.1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Troops near Kupiansk held the east bank of the Oskil.", "Oskil River"),
        ("Families near Kupiansk fled to Oskil.", "Oskil"),
    ],
)
def test_what_has_banks_is_the_river(text: str, name: str, gazetteer: Gazetteer) -> None:
    assert find_places(text, gazetteer)[-1].name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In El Obeid gunmen killed seven people on Monday.", "El Obeid"),
        ("In Al Hasakah, gunmen killed seven people on Monday.", "Al Hasakah"),
    ],
)
def test_the_small_word_before_an_article_is_no_half_of_the_name(text: str, name: str, gazetteer: Gazetteer) -> None:
    assert texts(text, gazetteer) == [name]
