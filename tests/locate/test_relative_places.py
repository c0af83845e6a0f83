"""Places told by other places, and coordinates in figures. All sentences are ours and all incidents invented."""

import math

import pytest

from pipeline.geo import distance_km, midpoint, travel
from pipeline.locate import Gazetteer, find_places
from pipeline.locate.relative.told import words_of
from pipeline.locate.text.coordinates import find_coordinates
from pipeline.locate.text.mgrs import decode_mgrs
from schemas.records import Place
from schemas.vocabulary import Feature, PlaceRole

LASHKAR_GAH = (31.5938, 64.3716)
GHAZNI, GARDEZ = (33.5539, 68.4210), (33.5974, 69.2259)


def find(text: str, words: str, gazetteer: Gazetteer) -> Place:
    (place,) = (p for p in find_places(text, gazetteer) if p.text == words)
    return place


def away(place: Place, point: tuple[float, float]) -> float:
    assert place.lat is not None
    assert place.lon is not None
    return distance_km(place.lat, place.lon, *point)


@pytest.mark.parametrize(
    ("phrase", "km", "bearing"),
    [
        ("25 km south of", 25, 180),
        ("about 25 kilometers south of", 25, 180),
        ("some 10 miles north of", 16.09, 0),
        ("ten kilometres north-east of", 10, 45),
        ("12 km (7 miles) to the northwest of", 12, 315),
        ("40km SW of", 40, 225),
        ("five miles west of the city of", 8.05, 270),
        ("15 kilometers east of the provincial capital,", 15, 90),
        ("twenty-five kilometres south of", 25, 180),
        ("eighteen miles north of", 28.97, 0),
    ],
)
def test_a_distance_and_a_direction_give_a_point(gazetteer: Gazetteer, phrase: str, km: float, bearing: float) -> None:
    place = find(f"A mine went off {phrase} Lashkar Gah on Sunday.", "Lashkar Gah", gazetteer)
    assert away(place, travel(*LASHKAR_GAH, bearing, km)) < 3
    assert place.reason == "bearing"
    assert place.radius_km is not None
    assert km / 4 < place.radius_km < km / 4 + 20


def test_a_distance_is_found_behind_letters_that_are_two_in_small_ones(gazetteer: Gazetteer) -> None:
    place = find("İl " * 100 + "- Two men were killed 25 KM south of Lashkar Gah.", "Lashkar Gah", gazetteer)
    assert away(place, LASHKAR_GAH) == pytest.approx(25, abs=0.5)


def test_a_distance_alone_is_a_reach_around_the_town(gazetteer: Gazetteer) -> None:
    place = find("Shots were heard 30 kilometers from Lashkar Gah.", "Lashkar Gah", gazetteer)
    assert away(place, LASHKAR_GAH) < 1
    assert place.radius_km is not None
    assert place.radius_km >= 30


def test_far_from_a_town_its_province_is_not_taken_for_granted(gazetteer: Gazetteer) -> None:
    place = find("The wreck lies 250 km west of Kabul.", "Kabul", gazetteer)
    assert (place.country, place.admin1_iso) == ("AF", None)


@pytest.mark.parametrize(
    "text",
    [
        "The convoy was hit on the highway between Ghazni and Gardez.",
        "A truck burnt out on the road linking Ghazni with Gardez.",
        "Gunmen stopped a bus on the Ghazni–Gardez highway.",
        "Gunmen stopped a bus on the Ghazni-Gardez road.",
        "They were seen on the road from Ghazni to Gardez.",
    ],
)
def test_between_two_towns_is_the_middle_with_half_the_way_as_reach(gazetteer: Gazetteer, text: str) -> None:
    middle = midpoint(*GHAZNI, *GARDEZ)
    for name in ("Ghazni", "Gardez"):
        place = find(text, name, gazetteer)
        assert place.feature is Feature.REGION
        assert place.reason == "between"
        assert away(place, middle) < 5
        assert place.radius_km == pytest.approx(distance_km(*GHAZNI, *GARDEZ) / 2, abs=3)
        assert (place.country, place.admin1_iso) == ("AF", "AF-PIA"), "two provinces: that in which the middle lies"


def test_a_stretch_whose_middle_lies_in_a_third_province_has_none(gazetteer: Gazetteer) -> None:
    for name in ("Kabul", "Kandahar"):
        place = find("A bus was hit on the Kabul–Kandahar highway.", name, gazetteer)
        assert (place.reason, place.country, place.admin1_iso) == ("between", "AF", None)


@pytest.mark.parametrize(
    ("text", "name", "km"),
    [
        ("A convoy was hit between Ghazni and Gardez on Sunday.", "Ghazni–Gardez", 37),
        ("Eleven died in an ambush between Ghazni and Gardez.", "Ghazni–Gardez", 37),
        ("Militants kidnapped three engineers between Miran Shah and Mir Ali.", "Miran Shah–Mir Ali", 9),
        ("Rebels ambushed a truck between Bangui and Bouar.", "Bangui–Bouar", 186),
        ("A patrol hit a mine between the towns of Konna and Douentza.", "Konna–Douentza", 50),
        ("Clashes erupted between Goma and Sake.", "Goma–Sake", 12),
        ("Fighting between Kidal and Gao killed twelve.", "Kidal–Gao", 143),
        ("Four were shot in an area between Tank and Wana.", "Tank–Wana", 38),
        ("Bandits abducted travellers on the Abuja–Kaduna expressway.", "Abuja–Kaduna", 82),
        ("A bomb hit a bus between Kandahar and Helmand.", "Kandahar–Helmand", 80),
        ("Clashes erupted in the Tigray-Afar border area.", "Tigrai–Afar", 159),
        ("They attacked a checkpoint between Baghlan and Kunduz provinces.", "Baghlan–Kunduz", 59),
    ],
)
def test_what_happened_between_two_towns_was_on_the_way(text: str, name: str, km: int, gazetteer: Gazetteer) -> None:
    one, other = find_places(text, gazetteer)
    assert (one.reason, one.name, other.name) == ("between", name, name)
    assert one.radius_km == pytest.approx(km, abs=1)
    assert (one.lat, one.lon, one.role) == (other.lat, other.lon, PlaceRole.MENTIONED)


def test_the_words_of_a_stretch_say_between(gazetteer: Gazetteer) -> None:
    text = "Eleven died in an ambush between Ghazni and Gardez."
    span = words_of(text, find_places(text, gazetteer), 1)
    assert text[span.start : span.end] == "between Ghazni and Gardez"


def test_the_border_area_of_two_provinces_is_one_place(gazetteer: Gazetteer) -> None:
    kunar = find("Fighting went on in the border area of Kunar and Nuristan.", "Kunar", gazetteer)
    assert (kunar.feature, kunar.name, kunar.reason) == (Feature.REGION, "Kunar–Nuristan", "between")


@pytest.mark.parametrize(
    "text",
    [
        "Flights between Kabul and Herat resumed.",
        "The match between Ghazni and Gardez was called off.",
        "Talks were held in Ghazni and Gardez.",
        "The rivalry between Kandahar and Herat is old.",
        "Fighting between Ghazni and Gardez tribesmen went on.",
        "Letters were exchanged between Ghazni and Gardez.",
        "They stopped talks between Ghazni and Gardez.",
        "They were killed in areas of Ghazni and Gardez.",
        "Attacks by fans spoilt the match between Ghazni and Gardez.",
    ],
)
def test_two_towns_that_are_only_named_together_stay_where_they_are(gazetteer: Gazetteer, text: str) -> None:
    assert all(place.reason != "between" for place in find_places(text, gazetteer))


def test_a_border_told_by_a_people_has_the_country_and_stays_a_metonym(gazetteer: Gazetteer) -> None:
    place = find("A post near the Pakistani border was shelled.", "Pakistani", gazetteer)
    assert (place.country, place.role.value) == ("PK", "metonym")
    assert place.lat is not None, "it says where, other than 'a Pakistani officer'"


@pytest.mark.parametrize(
    ("text", "lat", "lon", "radius"),
    [
        ("The base at 34°31′N 69°11′E was hit.", 34.5167, 69.1833, 1.85),
        ("The base at 34°31'12\"N, 69°10'30\"E was hit.", 34.52, 69.175, 0.1),
        ("It lies at 31.8512 N, 64.2210 E by our map.", 31.8512, 64.221, 0.1),
        ("It lies at N34 31 12 E069 11 00 by our map.", 34.52, 69.1833, 0.1),
        ("Debris lay at 33° 52' S, 151° 12' E in the sea.", -33.8667, 151.2, 1.85),
        ("The camp (coordinates 31.59, 64.37) was empty.", 31.59, 64.37, 1.11),
        ("Latitude 31.6101 and longitude 65.7103 were given.", 31.6101, 65.7103, 0.1),
        ("It is 34 degrees 31 minutes north, 69 degrees 11 minutes east.", 34.5167, 69.1833, 1.85),
        ("The post at grid 42S WD 12345 67890 was hit.", 34.95346, 69.13521, 0.1),
        ("The post at 42SWD1267 was hit.", 34.9499, 69.136, 1.0),
    ],
)
def test_coordinates_are_read_with_their_precision(text: str, lat: float, lon: float, radius: float) -> None:
    (point,) = find_coordinates(text)
    assert (point.lat, point.lon) == pytest.approx((lat, lon), abs=0.006)
    assert point.radius_km == radius


@pytest.mark.parametrize(
    "text",
    [
        "They won 3 N 4 E in the draw.",
        "Prices rose by 12.5, and wages by 34.6 percent.",
        "Release 2010-06-CA-041 has no place.",
        "The 42nd Regiment came at 9.30, 10.45 and 11.15.",
        "At 95°10′N 200°11′E there is nothing.",
    ],
)
def test_other_figures_are_no_coordinates(text: str) -> None:
    assert find_coordinates(text) == ()


@pytest.mark.parametrize(
    ("grid", "lat", "lon"),
    [
        ((18, "T", "WL", "8073504695"), 40.6892, -74.0445),
        ((31, "N", "AA", "6602100000"), 0.0, -0.0005),
        ((56, "H", "LH", "3487352366"), -33.8568, 151.2153),
    ],
)
def test_the_military_grid_is_decoded(grid: tuple[int, str, str, str], lat: float, lon: float) -> None:
    """The Statue of Liberty, the equator near Greenwich, and the opera house of Sydney."""
    point = decode_mgrs(*grid)
    assert point is not None
    assert distance_km(*point, lat, lon) < 0.2


def test_a_square_that_is_nowhere_is_none() -> None:
    assert decode_mgrs(61, "S", "WD", "1234") is None
    assert decode_mgrs(42, "S", "ID", "1234") is None


def test_coordinates_agree_with_the_place_beside_them_or_are_said_not_to(gazetteer: Gazetteer) -> None:
    near = find("Rockets hit a post at 31.85 N, 64.52 E near Girishk in Helmand.", "31.85 N, 64.52 E", gazetteer)
    assert (near.reason, near.admin1_iso, near.admin2_name) == ("coordinates", "AF-HEL", "Nahr-e-Saraj")
    far = find("Rockets hit a post at 36.70 N, 67.11 E near Girishk in Helmand.", "36.70 N, 67.11 E", gazetteer)
    assert (far.reason, far.admin1_iso) == ("coordinates_differ", "AF-BAL")
    assert far.score < near.score


def test_going_out_and_back_ends_where_it_began() -> None:
    out = travel(34.5, 69.2, 77, 140)
    assert distance_km(34.5, 69.2, *out) == pytest.approx(140, abs=0.1)
    assert distance_km(*midpoint(34.5, 69.2, *out), 34.5, 69.2) == pytest.approx(70, abs=0.1)
    assert math.isclose(travel(0, 179.9, 90, 50)[1], -179.65, abs_tol=0.01), "over the date line"


@pytest.mark.parametrize(
    ("text", "country", "name"),
    [
        ("Six guards were killed near the Pakistani border, the ministry in Kabul said.", "AF", "Pakistan"),
        ("Afghan soldiers were shot at along the eastern border with Pakistan on Monday.", "AF", "Pakistan"),
        ("A patrol of the Turkish army in Hakkari was attacked near the Iraqi border.", "TR", "Iraq"),
    ],
)
def test_a_border_is_told_from_the_country_of_which_the_text_speaks(
    gazetteer: Gazetteer, text: str, country: str, name: str
) -> None:
    (border,) = [place for place in find_places(text, gazetteer) if place.reason == "border"]
    assert (border.country, border.feature, border.admin1_iso) == (country, Feature.REGION, None)
    assert border.name is not None
    assert border.name.endswith(f"–{name} border")
    assert border.radius_km is not None
    assert border.radius_km > 100, "it says how little is known"


@pytest.mark.parametrize(
    "text",
    [
        "Pakistani border guards arrested two smugglers in Kabul.",
        "The Pakistani border police said nothing about Kabul.",
        "He spoke in Kabul of the Portuguese border.",
    ],
)
def test_guards_and_far_countries_are_no_border(gazetteer: Gazetteer, text: str) -> None:
    assert [place for place in find_places(text, gazetteer) if place.reason == "border"] == []


@pytest.mark.parametrize(
    ("text", "named", "town"),
    [
        ("A bomb went off in the capital of Helmand province on Monday.", "Helmand", "Lashkar Gah"),
        ("Rebels entered the provincial capital of Nimroz at night.", "Nimroz", "Zaranj"),
        ("Two men were shot in the capital of Pakistan's Balochistan.", "Balochistan", "Quetta"),
        ("Two men were shot in the capital of Pakistan's Balochistan.", "Pakistan", "Pakistan"),
        ("Shells fell near the capital of Afghanistan.", "Afghanistan", "Kabul"),
        ("A bomb exploded in the Afghan capital on Monday.", "Afghan", "Kabul"),
        ("The Iraqi capital was hit by a blast.", "Iraqi", "Baghdad"),
        ("Police fired tear gas in the Bolivian capital on Monday.", "Bolivian", "La Paz"),
        ("A bomb exploded in Helmand's capital on Monday.", "Helmand", "Lashkar Gah"),
        ("A bomb exploded in Helmand's capital, Lashkar Gah, on Monday.", "Helmand", "Helmand"),
        ("A bomb exploded in the Afghan capital, Kabul.", "Afghan", "Afghanistan"),
        ("A bomb exploded in Kabul, the Afghan capital.", "Afghan", "Afghanistan"),
        ("The Somali capital of Mogadishu was calm.", "Somali", "Somalia"),
        ("Fighting went on in Lashkar Gah, the capital of Helmand province.", "Helmand", "Helmand"),
        ("Police in Quetta, capital of Balochistan, Pakistan, were attacked.", "Balochistan", "Balochistan"),
    ],
)
def test_the_capital_of_an_area_is_its_town(gazetteer: Gazetteer, text: str, named: str, town: str) -> None:
    place = next(p for p in find_places(text, gazetteer) if p.text == named)
    assert place.name == town
    assert (place.reason == "capital_of") == (place.feature is Feature.CITY)


def test_coordinates_are_a_towns_and_no_whole_countrys(gazetteer: Gazetteer) -> None:
    place = find("The car was found at 34.52 N, 69.18 E, in Afghanistan.", "34.52 N, 69.18 E", gazetteer)
    assert (place.name, place.admin1_iso) == (None, "AF-KAB")


def test_every_afghan_and_pakistani_province_has_a_capital_in_it(gazetteer: Gazetteer) -> None:
    areas = [area for area in gazetteer.of_kind(Feature.ADM1) if area.country in ("AF", "PK") and area.iso]
    seats = [gazetteer.seat(area) for area in areas]
    assert len(areas) == 41
    assert [seat.admin1 for seat in seats if seat] == [area.id for area in areas]


def test_the_towns_of_a_roads_name_are_not_in_the_district_that_it_crosses(gazetteer: Gazetteer) -> None:
    text = "Gunmen stopped a bus on the Kabul–Kandahar highway in Qarabagh district of Ghazni."
    places = {place.text: place for place in find_places(text, gazetteer)}
    assert {places[name].reason for name in ("Kabul", "Kandahar")} == {"between"}


def test_where_it_was_filed_does_not_tell_the_province_of_a_road(gazetteer: Gazetteer) -> None:
    text = "KABUL (Agency) - A bus was burnt on the Kabul–Kandahar highway."
    assert {place.admin1_iso for place in find_places(text, gazetteer) if place.reason == "between"} == {None}


def test_figures_in_brackets_are_coordinates_only_of_the_place_beside_them(gazetteer: Gazetteer) -> None:
    point = find("A convoy was hit near Kabul (34.52, 69.18).", "34.52, 69.18", gazetteer)
    assert (point.lat, point.lon, point.reason, point.admin1_iso) == (34.52, 69.18, "coordinates", "AF-KAB")
    for text in ("The shares of the Kabul firm fell (12.50, 11.75).", "The ratio rose (1.25, 3.75)."):
        assert [p.text for p in find_places(text, gazetteer) if p.reason.startswith("coordinates")] == []


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Soldiers died close to Afghanistan's border with Pakistan.", "Pakistan", "Afghanistan–Pakistan border"),
        ("Gunmen crossed the Iraqi-Syrian border at night.", "Syrian", "Iraq–Syria border"),
    ],
)
def test_a_border_told_by_its_owner_or_by_two_peoples(gazetteer: Gazetteer, text: str, words: str, name: str) -> None:
    assert find(text, words, gazetteer).name == name


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Clashes broke out in the border region between Chad and Sudan.", "TD"),
        ("Guards in Iran died on the border between Pakistan and Iran.", "IR"),
        ("Guards exchanged fire near the Kyrgyz-Tajik border.", "KG"),
    ],
)
def test_a_border_between_two_countries_is_one_place(text: str, country: str, gazetteer: Gazetteer) -> None:
    told = [place for place in find_places(text, gazetteer) if place.reason == "border"]
    assert told
    assert {place.radius_km is not None and place.radius_km < 600 for place in told} == {True}
    assert country in {place.country for place in told}


def test_a_people_of_many_countries_has_one_only_before_what_states_have(gazetteer: Gazetteer) -> None:
    told = find_places("The Tajik army said so. A Tajik commander died.", gazetteer)
    assert [(place.start, place.country) for place in told] == [(4, "TJ")]


@pytest.mark.parametrize(("text", "number"), [("31.62, 64.37 in Nahr-e Saraj", 1), ("31.62, 64.37 in Kabul", 0)])
def test_bare_figures_behind_at_are_coordinates_of_the_place_beside_them(
    text: str, number: int, gazetteer: Gazetteer
) -> None:
    places = find_places(f"Forces found a cache at {text}.", gazetteer)
    assert sum(place.reason == "coordinates" for place in places) == number
