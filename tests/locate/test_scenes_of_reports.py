"""Where reports happened, from the sentence to the place. All sentences are ours and all incidents invented."""

import pytest
from told import extract

from pipeline.locate import Gazetteer, find_places, locate
from pipeline.locate.scenes.helping import only_helps
from schemas.records import Place
from schemas.vocabulary import Feature


def scenes(text: str, gazetteer: Gazetteer) -> list[Place | None]:
    coded = locate(extract(text), gazetteer)
    return [coded.place_of(report) for report in coded.reports]


@pytest.mark.parametrize(
    ("text", "name", "province", "reason"),
    [
        (
            "Gunmen killed two guards in the village of Sheikh Hamzabad in the eastern countryside of Kobane.",
            "Sheikh Hamzabad",
            "SY-HL",
            "within_named_area",
        ),
        (
            "In the south Baghdad neighbourhood of Al-Zurbaya, a roadside bomb killed a policeman.",
            "Al-Zurbaya",
            "IQ-BG",
            "within_named_area",
        ),
        ("Three insurgents were killed in Zarqotal, a bazaar 30 km south of Gardez.", "Zarqotal", None, None),
        ("Rebels captured the village of Tal Zurbek near Homs.", "Tal Zurbek", "SY-HI", "within_named_area"),
        ("Three insurgents were killed in Zarqotal on Monday.", "Zarqotal", None, "unknown_name"),
    ],
)
def test_a_scene_that_nobody_knows_is_kept_with_what_its_neighbour_tells(
    text: str, name: str, province: str | None, reason: str | None, gazetteer: Gazetteer
) -> None:
    (place,) = scenes(text, gazetteer)
    assert place is not None
    assert place.text == name
    assert (province, reason) in ((None, None), (place.admin1_iso, place.reason))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A bomb went off under the rebel stronghold of Zamalqa in the East Ghouta.", "Zamalqa"),
        ("At 4:30 a.m. Thursday, Walter Brown, 50, was shot as he walked along Larch Avenue.", "Larch Avenue"),
        (
            "Two teachers were abducted by rebels in the Baliem Valley, in Indonesia's province of Papua.",
            "Baliem Valley",
        ),
        ("Four men were shot by gunmen in the town of Mir Ali on Monday.", "Mir Ali"),
    ],
)
def test_the_words_beside_a_scene_make_it_known(text: str, name: str, gazetteer: Gazetteer) -> None:
    assert name in {place.text for place in scenes(text, gazetteer) if place}


def test_a_scene_that_is_told_by_a_distance_lies_there(gazetteer: Gazetteer) -> None:
    (place,) = scenes("Three insurgents were killed in Zarqotal, a bazaar 30 km south of Gardez.", gazetteer)
    assert place is not None
    assert place.lat == pytest.approx(33.33, abs=0.05)
    assert place.country == "AF"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels captured Gardez on Tuesday as ministers of six nations met in Istanbul.", "Gardez"),
        ("Warplanes bombed the town of Jalrez for a third day, opening a road to Kabul.", "Jalrez"),
        ("A man was killed by gunmen in the Shiite city of Najaf on Monday.", "Najaf"),
        ("About 300 students protested against Denmark in Quetta on Monday.", "Quetta"),
        ("Joseph Farah, 26, was shot dead by two men in Quetta on Monday.", "Quetta"),
        ("Farah, 26, was shot dead by two men in Quetta on Monday.", "Quetta"),
    ],
)
def test_the_ground_that_an_act_befell_is_its_place(text: str, name: str, gazetteer: Gazetteer) -> None:
    assert [place and place.text for place in scenes(text, gazetteer)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Two policemen were shot dead by gunmen, an official told reporters in Geneva.",
        "Rahim Gul, the group's leader in Kunduz, was killed in an airstrike on Friday.",
        "Hundreds of people demonstrated on Sunday to condemn the elections in Bolivia.",
        "Five fighters from Jabhat Zarqan were killed in clashes on Monday.",
        "Two guards were shot dead on Monday by gunmen who live in Multan.",
        "A commander of one of Colombia's most violent rebel groups was captured on Monday.",
        "Karim Janson from Bielefeld was killed in an airstrike on Monday.",
        "Two guards were shot dead on Monday, said a body set up under the Abidjan accord.",
        "Two guards were killed in a US-Kurdish operation on Thursday.",
        "On the first day of Ramadan, a car bomb killed two people.",
        "A trader was shot and wounded by gunmen and flown to Multan.",
        "Two soldiers were killed in clashes on Monday since they had taken over Multan.",
        "Gunmen killed two drivers on Monday to stop the supplies for Multan.",
        "Ten militants were killed in shelling on Monday, including the group's governor of Manbij.",
        "Hundreds of people protested on Sunday against the sanctions that were imposed on Bolivia.",
    ],
)
def test_where_something_else_is_says_nothing_of_the_act(text: str, gazetteer: Gazetteer) -> None:
    assert scenes(text, gazetteer) == [None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Kandahar province, militants clashed with police on Monday in Shah Wali Kot district.", "Shah Wali Kot"),
        (
            "A bomb killed 15 recruits outside police headquarters in Fallujah, in the western province of Anbar.",
            "Fallujah",
        ),
        ("Three guards were shot dead in Diyala province, north of Baghdad.", "Diyala"),
        ("Eight people were killed in explosions in Baghdad's Sadr City neighbourhood on Saturday.", "Sadr City"),
    ],
)
def test_the_finest_place_that_the_clause_names_is_the_reports(text: str, name: str, gazetteer: Gazetteer) -> None:
    assert [place and place.text for place in scenes(text, gazetteer)] == [name]


def test_what_an_armed_force_led_is_no_scene(gazetteer: Gazetteer) -> None:
    text = "Hundreds of students protested in Lahore on Monday against the support for the U.S.-led war."
    assert [place and place.text for place in scenes(text, gazetteer)] == ["Lahore"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            (
                "Police detained nine men during raids in Herat, Farah and Nimroz provinces on Monday."
                " In Farah province, police detained five men during a raid on a compound."
            ),
            "AF-FRA",
        ),
        ("Police detained nine men during raids in Herat, Farah and Nimroz provinces on Monday.", "AF-HER"),
    ],
)
def test_of_several_places_that_comes_first_of_which_more_is_told(text: str, first: str, gazetteer: Gazetteer) -> None:
    place, *others = scenes(text, gazetteer)
    assert place is not None
    assert place.admin1_iso == first
    assert {other.admin1_iso for other in others if other} == {"AF-HER", "AF-FRA", "AF-NIM"} - {first}


@pytest.mark.parametrize(
    "text",
    [
        "In addition to the searches in Herat and Farah, three men were detained in Achin district, Nangarhar.",
        "Apart from the raids in Herat, police arrested three men in Achin district, Nangarhar.",
    ],
)
def test_what_is_only_named_beside_is_not_where_it_was(text: str, gazetteer: Gazetteer) -> None:
    assert {place.admin1_iso for place in scenes(text, gazetteer) if place} == {"AF-NAN"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Militants shelled the villages of Balqan, Morzan and Sarqan in Hama province.", ["Morzan", "Sarqan"]),
        (
            "Two bombs went off in the towns of Maharda (Hama province) and Jaba (Quneitra province).",
            ["Maharda", "Jaba"],
        ),
        ("A bomb went off in Kandahar and the nearby town of Spin Boldak.", ["Spin Boldak"]),
    ],
)
def test_all_towns_of_a_list_are_places(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    found = [place.text for place in scenes(text, gazetteer) if place]
    assert [name for name in names if name in found] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ministers in Geneva condemned the murder of a judge.", None),
        ("Ministers in Geneva condemned the murder of a judge in Cali.", "Cali"),
        ("The murder of a judge shocked people in Cali.", "Cali"),
        ("A court in Cali sentenced a man for the murder of a judge.", "Cali"),
        ("Ministers blamed the police of Colombia for the murder of a judge.", "Colombia"),
    ],
)
def test_what_stands_around_a_deed_that_is_only_named_is_not_its_place(
    text: str, name: str | None, gazetteer: Gazetteer
) -> None:
    (place, *_) = scenes(text, gazetteer)
    assert (place and place.text) == name


def test_a_country_is_better_than_a_part_of_the_world(gazetteer: Gazetteer) -> None:
    (place,) = scenes("Gunmen killed two guards in Israel, the worst attack in the Middle East this year.", gazetteer)
    assert place is not None
    assert place.text == "Israel"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen invaded Zurbula village of Biu local government area of Borno state, killing the chief.", "Zurbula"),
        ("Six people were killed after soldiers attacked Zundu village, located in Bauchi State.", "Zundu"),
        ("Rebels detonated a bomb when a patrol passed through al-Zurin refugee camp in Nablus.", "al-Zurin"),
        ("A man was shot near the settlement of Zarvat in the northern West Bank.", "Zarvat"),
        ("The army launched an assault on the Zurbet Mountains in northern Palmyra.", "Zurbet Mountains"),
        ("Police patrolled the streets of Aceh's capital, Banda Aceh.", "Banda Aceh"),
    ],
)
def test_what_says_where_the_scene_lies_is_not_the_scene(text: str, name: str, gazetteer: Gazetteer) -> None:
    (place,) = scenes(text, gazetteer)
    assert place is not None
    assert place.text == name
    assert place.lat is not None


def test_what_was_all_over_a_country_was_in_none_of_its_towns(gazetteer: Gazetteer) -> None:
    (place,) = scenes("Workers demonstrated across Turkey as leaders of six nations gathered in Istanbul.", gazetteer)
    assert place is not None
    assert place.text == "Turkey"


def test_a_bomber_from_a_village_near_a_town_did_not_strike_there(gazetteer: Gazetteer) -> None:
    text = "The bomber, from a village near the West Bank city of Jenin, blew himself up at a junction in Afula."
    assert [place and place.text for place in scenes(text, gazetteer)] == ["Afula"]


def test_whom_a_crowd_makes_demands_on_is_not_where_it_stands(gazetteer: Gazetteer) -> None:
    text = "Activists marched to the consulate on Friday to demand that Japan return the islands."
    assert scenes(text, gazetteer) == [None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Boko Haram abducted 12 girls from Chibok on Sunday.", "Chibok"),
        ("Two farmers were kidnapped from their homes in Bama on Tuesday.", "Bama"),
        ("A teacher from Hamburg was shot dead in Kabul on Monday.", "Kabul"),
    ],
)
def test_people_are_taken_where_they_are_taken_from_and_not_where_they_are_from(
    text: str, name: str, gazetteer: Gazetteer
) -> None:
    (place,) = scenes(text, gazetteer)
    assert place is not None
    assert place.text == name


def test_where_people_are_from_is_no_scene(gazetteer: Gazetteer) -> None:
    (place,) = scenes("Settlers from Hebron protested on Monday.", gazetteer)
    assert place is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rebels detonated bombs in Siddharthanagar and  Butwal city.", ["Siddharthanagar", "Butwal"]),
        ("Rioters clashed with police across the West Bank, Gaza Strip and Jerusalem.",
         ["West Bank", "Gaza Strip", "Jerusalem"]),
        ("A bomb went off in Yarang district, also in Pattani.", ["Yarang"]),
        ("The raid was in the Deir al-Asafir suburb of Damascus, where 33 people were killed.", ["Deir al-Asafir"]),
        ("Militants marched across northern Syria toward Aleppo, and killed ten people.", ["Syria"]),
        ("Rebels attacked the Zunicorp headquarters in Kabul.", ["Kabul"]),
    ],
)  # fmt: skip
def test_several_scenes_and_what_only_tells_where_they_are(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    assert [place and place.text for place in scenes(text, gazetteer)] == names


@pytest.mark.parametrize(
    "text",
    [
        "In June the army destroyed a tower, as a sign of good faith with the United States.",
        "Two fighters were killed at the border with Turkey.",
    ],
)
def test_a_country_with_which_something_is_done_is_no_scene(text: str, gazetteer: Gazetteer) -> None:
    assert scenes(text, gazetteer) == [None]


def test_a_list_in_a_headline_parts_no_report_of_the_body(gazetteer: Gazetteer) -> None:
    text = (
        "Forces Hunt Rebels in Wardak, Nimroz\u2028\u2028KABUL (Jan. 5, 2011) - Troops killed two insurgents during a "
        "search for a commander yesterday.\u2028\u2028The commander is said to have led raids on the road."
    )
    assert len(scenes(text, gazetteer)) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Two bombs exploded on the corner of Sarmiento and San Martin streets in Buenos Aires on Monday.",
            "Buenos Aires",
        ),
        ("A bomb exploded at Serrano and Tarapaca streets in Santiago on Monday.", "Santiago"),
        ("Another bridge was blown up in Santander Department.", "Santander Department"),
    ],
)
def test_two_streets_that_cross_and_which_of_its_kind_a_thing_is_are_no_places(
    text: str, name: str, gazetteer: Gazetteer
) -> None:
    assert [place.text for place in scenes(text, gazetteer) if place] == [name]


def test_two_towns_are_two_though_streets_are_named(gazetteer: Gazetteer) -> None:
    text = "Bombs exploded in the streets of Kandahar and Herat on Monday."
    assert {place.text for place in scenes(text, gazetteer) if place} == {"Kandahar", "Herat"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shelling hit the Abu Shouk camp outside El Fasher.", "Abu Shouk"),
        ("Rockets struck the Zamzam camp near El Fasher.", "Zamzam"),
        ("Rockets struck the Green Zone in Baghdad.", "Green Zone"),
    ],
)
def test_a_camp_that_is_struck_near_a_town_is_the_place(text: str, name: str, gazetteer: Gazetteer) -> None:
    places = find_places(text, gazetteer)
    assert only_helps(text, places[0], places[1])
    assert places[0].name == name


@pytest.mark.parametrize(
    ("recalled", "name"),
    [
        ("More than 200 officials have been murdered since 2019.", None),
        ("In 2019 a bomb there killed nine people in the bazaar.", "Spin Boldak"),
        ("In 2019 a bomb killed nine people in that village.", "Spin Boldak"),
        ("A bomb killed nine people in Ghazni in 2019.", "Ghazni"),
        ("A bomb killed nine people on 4 May 2019.", "Spin Boldak"),
    ],
)
def test_deed_without_a_day_that_is_only_recalled_is_where_its_own_words_say(
    recalled: str, name: str | None, gazetteer: Gazetteer
) -> None:
    text = f"Gunmen shot dead two policemen in Spin Boldak in Afghanistan on Thursday. {recalled}"
    coded = locate(extract(text, "2024-05-10"), gazetteer)
    place = coded.place_of(coded.reports[-1])
    assert len(coded.reports) == 2
    assert (place.name if place and place.feature is not Feature.COUNTRY else None) == name


def test_deed_that_the_article_is_about_keeps_the_place_of_another_sentence(gazetteer: Gazetteer) -> None:
    text = "Ghazni is a town in Afghanistan. In 2019 a bomb killed nine people. Gunmen have murdered 40 judges since."
    first, *_ = scenes(text, gazetteer)
    assert first is not None
    assert first.name == "Ghazni"


def test_a_deed_at_sea_is_in_no_country(gazetteer: Gazetteer) -> None:
    text = (
        "Rebels fired a missile at a carrier in the Red Sea on Monday, U.S. Central Command said. U.S. ships were near."
    )
    (report,) = locate(extract(text), gazetteer).reports
    assert report.country is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("In Darfur, nine people were killed in Nyala on Monday.", ["Nyala"]),
        ("In the West Bank, Israeli forces arrested a man in Jenin on Monday.", ["Jenin"]),
        ("In the Donbas, nine people were killed in Kramatorsk on Monday.", ["Kramatorsk"]),
        ("Nine people were killed in Darfur on Monday, the army in Khartoum said.", ["Darfur"]),
        ("In the Kupiansk direction, Russian troops attacked near Petropavlivka on Monday.", ["Petropavlivka"]),
        ("In the Pokrovsk direction a civilian was killed by a drone on Monday.", ["Pokrovsk"]),
        ("In Darfur, raids in Nyala and Zalingei killed nine people on Monday.", ["Darfur", "Nyala", "Zalinjay"]),
    ],
)
def test_a_region_stands_back_for_the_town_in_it(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    assert sorted(place.name or "" for place in scenes(text, gazetteer) if place) == names
