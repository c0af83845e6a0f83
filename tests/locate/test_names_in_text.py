"""Which names are taken for places, and for which. All sentences are ours and all incidents invented."""

import pytest

from pipeline.locate import Gazetteer, find_places
from schemas.records import Place
from schemas.vocabulary import Feature, PlaceRole

NO_PLACE = (PlaceRole.PART_OF_NAME, PlaceRole.METONYM)


def literal(text: str, gazetteer: Gazetteer, url: str | None = None) -> dict[str, Place]:
    return {p.text: p for p in find_places(text, gazetteer, url=url) if p.role not in NO_PLACE}


@pytest.mark.parametrize(
    ("text", "name", "iso"),
    [
        ("Gunmen opened fire at Nangarhar police in the evening.", "Nangarhar", "AF-NAN"),
        ("The wounded were taken to Herat Regional Hospital in Afghanistan.", "Herat", "AF-HER"),
        ("Clashes went on in eastern Nangarhar on Monday.", "Nangarhar", "AF-NAN"),
        ("A bomb went off in south-west Kabul.", "Kabul", "AF-KAB"),
        ("Nangarhar's governor was unhurt.", "Nangarhar", "AF-NAN"),
        ("Two men were held in N. Waziristan, Pakistan.", "N. Waziristan", "PK-KP"),
        ("Police in KP said that the bazaar was shut.", "KP", "PK-KP"),
        ("Clashes in Tank district left four dead.", "Tank", "PK-KP"),
        ("Polio workers were shot at in FATA.", "FATA", "PK-KP"),
        ("A man from Richmond, Ky., was killed in Ghazni.", "Richmond", "US-KY"),
        ("IN NANGARHAR PROVINCE THREE POLICEMEN WERE KILLED ON MONDAY.", "NANGARHAR", "AF-NAN"),
        ("three policemen were killed in nangarhar province on monday", "nangarhar", "AF-NAN"),
        ("A mine went off in Panjwa'i, Afghanistan.", "Panjwa'i", "AF-KAN"),
        ("Elders met in Pul-e ‘Alam district, Logar province.", "Pul-e ‘Alam", "AF-LOG"),
    ],
)
def test_a_place_is_found_also_inside_names_and_in_other_forms(
    gazetteer: Gazetteer, text: str, name: str, iso: str
) -> None:
    found = literal(text, gazetteer)
    assert found[name].admin1_iso == iso, found


@pytest.mark.parametrize(
    "text",
    [
        "Khost Gul and Mr. Farah were released.",
        "Brian O'Connor and Andrew Jordan came second.",
        "Georgia Kowalczyk, nine, won; Georgia is in fourth grade.",
        "“I've no idea,” said Chandler, who was there.",
        "He works for Lund Farms and Metz Fresh LLC.",
        "She lives on Clinton St. near a park.",
        "Sen. Smith spoke for South and North.",
        "A Marburg virus outbreak is feared.",
        "The Xinhua News Agency said nothing.",
    ],
)
def test_people_firms_and_words_are_no_places(gazetteer: Gazetteer, text: str) -> None:
    assert literal(text, gazetteer) == {}


@pytest.mark.parametrize(
    ("text", "name", "where"),
    [
        ("CHARSADDA — Two men were shot. Charsadda police said so.", "Charsadda", "PK-KP"),
        ("A Chapin man died on Saturday, South Carolina police said.", "Chapin", "US-SC"),
        ("Rep. Jones, R-Ocilla, voted in Georgia's capital Atlanta.", "Ocilla", "US-GA"),
        ("They drove to Buffalo, New York, on Monday.", "New York", "US-NY"),
        ("There were cases in Ohio, Pennsylvania and Washington.", "Washington", "US-WA"),
        ("A court in Dallas County, Texas, heard it.", "Dallas County", "US-TX"),
    ],
)
def test_the_words_beside_a_name_tell_which_place_it_is(gazetteer: Gazetteer, text: str, name: str, where: str) -> None:
    assert literal(text, gazetteer)[name].admin1_iso == where


def test_a_name_is_judged_by_the_others_and_not_by_itself(gazetteer: Gazetteer) -> None:
    text = "Paris police said on Monday that Paris schools will close."
    more = "Lamar County, Texas, has few buses; Dallas sends some."
    assert literal(f"{text} {more}", gazetteer)["Paris"].admin1_iso == "US-TX"
    assert literal(text, gazetteer)["Paris"].country == "FR"


def test_a_country_is_not_its_capital(gazetteer: Gazetteer) -> None:
    assert literal("Five cases were found in Mexico; Mexico City has none.", gazetteer)["Mexico"].feature == "country"


def test_the_publishers_domain_speaks_for_its_country(gazetteer: Gazetteer) -> None:
    text = "Fire broke out in Hamilton on Monday."
    assert literal(text, gazetteer, "https://news.example.ca/1")["Hamilton"].country == "CA"
    assert literal(text, gazetteer, "https://news.example.co.nz/1")["Hamilton"].country == "NZ"
    assert literal(text, gazetteer, "https://example.tv/1") == literal(text, gazetteer), "sold to anyone"


@pytest.mark.parametrize(
    ("text", "name", "reason", "iso"),
    [
        ("A raid in Nirkhh district, Wardak province, ended.", "Nirkhh", "respelt_name", "AF-WAR"),
        ("Elders of Qqorzan district of Nangarhar met.", "Qqorzan", "within_named_area", "AF-NAN"),
        ("The village of Zzarkhul in Achin district was raided.", "Zzarkhul", "within_named_area", "AF-NAN"),
        ("Shops burned in the Qqabal tehsil of Swat district.", "Qqabal", "within_named_area", "PK-KP"),
        ("Men from Qqtown village, Achin district, Nangarhar, fled.", "Qqtown", "within_named_area", "AF-NAN"),
    ],
)
def test_an_unknown_place_in_a_known_area_has_the_areas_point_and_reach(
    gazetteer: Gazetteer, text: str, name: str, reason: str, iso: str
) -> None:
    place = literal(text, gazetteer)[name]
    assert (place.reason, place.admin1_iso) == (reason, iso)
    assert place.lat is not None
    assert place.radius_km is not None


def test_a_respelling_is_sought_only_where_afghanistan_or_pakistan_is_spoken_of(gazetteer: Gazetteer) -> None:
    found = literal("The council's scheme in the Nenagh district of Ireland ended.", gazetteer)
    assert found["Nenagh"].country != "PK"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("پشاور میں دھماکے سے تین افراد ہلاک ہو گئے", {"PK-KP"}),
        ("شمالی وزیرستان کے علاقے میر علی میں فائرنگ ہوئی", {"PK-KP"}),
        ("قتل ثلاثة أشخاص في انفجار في مدينة الموصل", {"IQ-NI"}),
        ("دو سرباز در هرات زخمی شدند", {"AF-HER"}),
        ("Взрыв прогремел в Кабуле, сообщили в Москве", {"AF-KAB", "RU-MOW"}),
        ("Четверо военных погибли под Кандагаром", {"AF-KAN"}),
    ],
)
def test_names_in_other_scripts_are_found_and_words_are_not(gazetteer: Gazetteer, text: str, names: set[str]) -> None:
    assert {place.admin1_iso for place in literal(text, gazetteer).values()} == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They had money from Kabul, it said.", "Kabul"),
        ("Inside sources of Pakistan's security agencies said so.", "Pakistan"),
        ("The Kashmir-focused militants left.", "Kashmir"),
        ("Keep in mind Washington's covert support for them.", "Washington"),
    ],
)
def test_who_acts_is_a_metonym_wherever_it_stands(gazetteer: Gazetteer, text: str, name: str) -> None:
    (place,) = (p for p in find_places(text, gazetteer) if p.text == name)
    assert place.role is PlaceRole.METONYM


def test_fighters_in_two_countries_are_in_places(gazetteer: Gazetteer) -> None:
    assert set(literal("The bulk of the fighters in Syria and Iraq was foreign.", gazetteer)) == {"Syria", "Iraq"}


def test_a_small_namesake_abroad_of_which_nothing_speaks_is_no_place(gazetteer: Gazetteer) -> None:
    text = "Kabul, Herat and Kunduz were calm. Polling took the oath; {} Escalon."
    assert "Polling" not in literal(text.format("nobody saw"), gazetteer)
    unknown = literal(text.format("he was born in"), gazetteer)["Escalon"]
    assert (unknown.reason, unknown.lat) == ("unknown_name", None), "said to be a place, but not the one in California"


def test_a_short_form_before_a_name_is_no_state(gazetteer: Gazetteer) -> None:
    assert "La" not in literal("They came from Ana, La Esmeralda and Apopa.", gazetteer)
    assert literal("He lives in Houma, La., by the river.", gazetteer)["La"].admin1_iso == "US-LA"


def test_a_town_called_a_province_is_the_province_that_it_heads(gazetteer: Gazetteer) -> None:
    place = literal("Militants shelled a plant in the Hama province of Syria.", gazetteer)["Hama"]
    assert (place.feature, place.admin1_iso) == ("adm1", "SY-HM")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("در ولسوالی اچین ولایت ننگرهار سه تن کشته شدند", "اچین", Feature.ADM2),
        ("В районе Сангин идут бои.", "Сангин", Feature.ADM2),
        ("В Сангине идут бои.", "Сангине", Feature.CITY),
    ],
)
def test_the_word_for_the_kind_stands_before_the_name_in_other_scripts(
    gazetteer: Gazetteer, text: str, name: str, kind: Feature
) -> None:
    assert literal(text, gazetteer)[name].feature is kind


@pytest.mark.parametrize(
    "text",
    [
        "Herat United won the match in the last minute.",
        "Fans of the Peshawar Zalmi sang all night.",
        "The Kabul Times said so.",
    ],
)
def test_clubs_and_papers_are_no_places(gazetteer: Gazetteer, text: str) -> None:
    assert literal(text, gazetteer) == {}


def test_united_nations_are_no_club(gazetteer: Gazetteer) -> None:
    assert "Kabul" in literal("In Kabul United Nations staff stayed at home.", gazetteer)


def test_a_village_lies_in_the_district_that_is_called_one(gazetteer: Gazetteer) -> None:
    """Chora is a town of several Greek islands too."""
    found = literal("An elder in Shaghzai village, Chora district, Uruzgan, was shot.", gazetteer)
    village = found["Shaghzai"]
    assert (village.reason, village.admin2_name, village.admin1_iso) == ("within_named_area", "Chora", "AF-URU")


@pytest.mark.parametrize(
    ("text", "name", "iso", "kind"),
    [
        ("Raiders burnt villages near Gwoza, Chibok and Bama in Borno State.", "Chibok", "NG-BO", Feature.CITY),
        ("Shells fell on Bakhmut in Ukraine's Donetsk region.", "Donetsk", "UA-14", Feature.ADM1),
        ("Police in Rajanpur and D.G. Khan were on alert.", "D.G. Khan", "PK-PB", Feature.CITY),
        ("In Imam Sahib and Dasht-e Archi districts of Kunduz all was calm.", "Dasht-e Archi", "AF-KDZ", Feature.ADM2),
    ],
)
def test_a_small_places_list_and_the_word_region_tell_too(
    gazetteer: Gazetteer, text: str, name: str, iso: str, kind: Feature
) -> None:
    place = literal(text, gazetteer)[name]
    assert (place.admin1_iso, place.feature) == (iso, kind)


def test_capitals_that_agree_are_governments(gazetteer: Gazetteer) -> None:
    text = "Kabul and Islamabad agreed on a truce. Bombs went off in Kabul and Islamabad."
    roles = [place.role for place in find_places(text, gazetteer)]
    assert roles == [PlaceRole.METONYM] * 2 + [PlaceRole.MENTIONED] * 2


def test_the_word_for_a_kind_behind_a_name_is_not_the_next_ones(gazetteer: Gazetteer) -> None:
    """Ghazni and Kunduz are districts too."""
    found = literal("Clashes in Andar district of Ghazni, and in Aliabad and Khanabad districts of Kunduz.", gazetteer)
    assert {found[name].feature for name in ("Ghazni", "Kunduz")} == {Feature.ADM1}
    assert literal("Clashes in the district of Andar, Ghazni.", gazetteer)["Andar"].feature is Feature.ADM2


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("The disease is common in the Middle East where many work.", "Middle East", "Middle East"),
        ("Floods came with a warm tropical Pacific last year.", "Pacific", "Pacific Ocean"),
        ("They fish on the Pacific side of Alaska.", "Pacific", "Pacific Ocean"),
        (
            "California has thirteen cases, Texas three, and Ohio one. New York has 28, officials said.",
            "New York",
            "New York",
        ),
        ("A plane flew from New York to Boston and Chicago.", "New York", "New York City"),
        ("A doctor in Pittsburgh met colleagues of San Diego, California.", "Pittsburgh", "Pittsburgh"),
    ],
)
def test_great_places_are_told_from_their_namesakes(gazetteer: Gazetteer, text: str, name: str, found: str) -> None:
    assert literal(text, gazetteer)[name].name == found


@pytest.mark.parametrize("text", ["They live in the east and the south.", "The Middle East Institute said so."])
def test_words_of_direction_are_no_places(gazetteer: Gazetteer, text: str) -> None:
    assert literal(text, gazetteer) == {}


def test_two_small_namesakes_of_two_countries_that_a_hyphen_joins_are_one_unknown_name(gazetteer: Gazetteer) -> None:
    assert literal("The parish house in Kafin-Koro was burned.", gazetteer) == {}
    assert {"Kabul", "Kandahar"} <= set(literal("The Kabul-Kandahar highway was cut.", gazetteer))


def test_what_a_name_means_does_not_depend_on_the_texts_before(gazetteer: Gazetteer) -> None:
    texts = [
        "A bridge in Paris was closed, officials in Texas said.",
        "The fair in Paris, Texas, drew crowds.",
        "Students in Lyon and Paris marched through the rain.",
        "Three men were held in Herat district.",
        "A bomb went off in Herat on Monday, the police in Kabul said.",
    ]
    forwards = [find_places(text, gazetteer) for text in texts]
    assert [find_places(text, gazetteer) for text in reversed(texts)] == forwards[::-1]
