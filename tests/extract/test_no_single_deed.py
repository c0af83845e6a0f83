"""What is said, feared, untrue, general or summed up is no incident of the day. All incidents are invented."""

from functools import partial

import pytest
import told

from schemas.vocabulary import Assertion

reports = partial(told.reports, published_at="2024-05-06")


@pytest.mark.parametrize(
    "text",
    [
        "Senator Ramos harshly attacked President Vidal on Monday and called him a fool.",
        "The minister launched a scathing attack on the opposition on Monday.",
        "A grave political crisis exploded in the country on Monday, the envoy said.",
        "The country longs for the release of all those who have been kidnapped.",
        "Night bombings are carried out by these pilots.",
        "The ministers discussed the fight against drug trafficking on Monday.",
        "Smuggling is an attack against our homeland, the minister said on Monday.",
        "The debate exploded in parliament on Monday.",
        "Police raided 20 houses in Bogota on Monday.",
        "Police seized a ton of cocaine base in Bogota on Monday.",
        "The families demand the release of all who have been abducted.",
        "We want peace and an end to the killing, the bishop said in Juba on Monday.",
        "The union asked the government to halt the murder of activists and labor leaders.",
        "Officers are engaged in training paramilitary groups near Bogota.",
    ],
)
def test_words_and_deeds_in_general_are_no_incident(text: str) -> None:
    assert reports(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Rebels harshly attacked an army post in Achin on Monday and killed two soldiers.",
        "A device exploded in a market in Herat on Monday.",
        "Gunmen threw a Molotov cocktail at a shop in Lima on Monday.",
        "Two of those who were kidnapped in Herat on Monday were guards.",
        "Night bombings were carried out in Khost on Monday.",
        "Rebels raided a house in Cali on Monday.",
        "Police raided a house in Lima on Monday and killed two men.",
        "The deadliest attack in three years killed 40 people in Quetta on Monday.",
        "At least 40 people were killed in the worst attack in the past year in Quetta on Monday.",
        "A protest over prices in the past week was followed by a blast that killed two people in Quetta on Monday.",
    ],
)
def test_a_deed_that_was_done_is_one_whatever_ranks_it(text: str) -> None:
    assert any((report.assertion, report.background) == (Assertion.ASSERTED, False) for report in reports(text))


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("The police spoke on Monday of a possible attack on the port of Karachi.", Assertion.HYPOTHETICAL),
        ("An imminent attack on the embassy worried the guards on Monday.", Assertion.HYPOTHETICAL),
        ("Panama is like a country being invaded, the president said.", Assertion.HYPOTHETICAL),
        ("The reports of an attack on the governor in Gardez are false, the police said.", Assertion.DENIED),
        ("Three potential bombs were seized in Lahore on Monday.", Assertion.ASSERTED),
    ],
)
def test_what_may_come_or_is_untrue_is_told_so(text: str, assertion: Assertion) -> None:
    assert [report.assertion for report in reports(text)] == [assertion]


@pytest.mark.parametrize(
    "words",
    [
        "Between January and April",
        "In only three months",
        "In the last 24 days",
        "Over the past two weeks",
        "In this decade",
    ],
)
def test_what_weeks_and_months_saw_is_background(words: str) -> None:
    (report,) = reports(f"{words}, 140 rebels were killed in Kunar, the army said.")
    assert report.background
    assert "BAK-5" in report.rules


def test_what_another_did_is_another_incident() -> None:
    seven, five = reports("A bomb killed seven people in Herat and another killed five in Kandahar.")
    assert [toll.low for report in (seven, five) for toll in report.tolls.values()] == [7, 5]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Maoist rebels killed a mayor in Ayacucho, Peru, on Monday.", []),
        ("Maoist rebels killed a mayor in Bastar, India, on Monday.", ["Communist Party of India (Maoist)"]),
        ("Maoist rebels killed three policemen in Bastar on Monday.", ["Communist Party of India (Maoist)"]),
        ("Maoist rebels killed three policemen in Rolpa, Nepal, on Monday.", ["Communist Party of Nepal (Maoist)"]),
    ],
)
def test_a_creed_is_a_partys_name_in_its_country_alone(text: str, names: list[str]) -> None:
    (report,) = reports(text)
    assert [actor.name for actor in report.actors if actor.name] == names


@pytest.mark.parametrize(
    "text",
    [
        "A cyclist was killed by a motorist in Bristol on Monday, police said.",
        "A drunk driver ploughed into a crowd of revellers in Recife on Sunday, killing 28 people.",
        "Three pedestrians were killed when a truck ran over them near Lahore on Monday.",
        "A speeding bus hit and killed two students in Dhaka on Sunday.",
        "Two boys were killed after being hit by a car in Lyon on Monday.",
    ],
)
def test_who_dies_on_the_road_was_not_attacked(text: str) -> None:
    assert reports(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "A motorist deliberately ran over five shoppers in Nairobi on Monday, killing one of them.",
        "A driver rammed soldiers with his van in an attack in Hebron on Monday, killing one.",
        "A truck hit a mine near Gao on Monday, killing three traders.",
        "Gunmen killed a motorist near Bo on Monday.",
    ],
)
def test_what_is_meant_or_armed_on_the_road_is_a_deed(text: str) -> None:
    (report,) = reports(text)
    assert report.tolls


@pytest.mark.parametrize(
    "text",
    [
        "In the new film a gunman kills nine hostages in Lagos before the police storm the building.",
        "The novel tells of a bomb that killed forty people in Beirut.",
        "In the second season of the series rebels kidnap a minister in Bogota.",
        "The drama, set in Kabul, follows a soldier who killed three civilians.",
    ],
)
def test_what_a_work_tells_was_done_by_nobody(text: str) -> None:
    assert reports(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "A series of attacks killed nine guards in Lagos on Monday.",
        "Gunmen killed a film director in Lagos on Monday.",
        "In a film released by the rebels on Monday, gunmen kill two hostages.",
    ],
)
def test_footage_and_those_who_make_it_are_real(text: str) -> None:
    assert len(reports(text)) == 1


def test_what_somebody_is_known_for_is_no_deed() -> None:
    text = "Police arrested three men in Bannu on Friday. They were involved in targeted killing and attacks on police."
    assert [report.sub_event_type.value for report in reports(text)] == ["Arrests"]


@pytest.mark.parametrize(
    "text",
    [
        "The troops have captured a large number of insurgents recently in Helmand.",
        "More than 200 people have been killed in attacks by rebels in Ituri since January, the UN said.",
        "The rebels have killed 300 people so far this year in Ituri province.",
    ],
)
def test_what_has_been_counted_up_to_now_is_background_for_its_time(text: str) -> None:
    (report,) = reports(text)
    assert report.background
    assert [rule for rule in report.rules if rule.startswith("BAK")] == ["BAK-5"]


@pytest.mark.parametrize(
    "text", ["Shelling the town of Achin, troops moved in on Monday.", "Troops moved in, shelling Achin."]
)
def test_what_was_done_with_a_deed_is_one_wherever_it_stands(text: str) -> None:
    assert len(reports(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The elders have fought the militia in Goma for years.",
        "Many courageous Kenyans have been murdered for not agreeing with the traffickers.",
        "The regime uses these weapons to kill our people, and our people have been murdered, the exiles said.",
        "The group is notorious for bomb attacks and frequent kidnappings of journalists.",
        "They rob and murder anyone who does not cooperate, villagers said.",
        "Does a war kill more people than an austerity programme, the president asked.",
        "Recent attacks had caused great concern, and attacks have cost the company 30 million dollars.",
        "We deplore the loss of a man who fought for freedom and peace in Colombia.",
        "The secret entry of members of the Front, who fought alongside the Angolan army, was detected in Chile.",
        "The gang has suffered losses since the government began an offensive against drug trafficking in Sinaloa.",
        "The bishop condemned this criminal attack on the Sudanese people.",
        "The atmosphere of violence in the capital has worried the bishops.",
        "They have grown rich by the looting of our natural resources, the speaker said.",
        "This explosion of joy coincides with the return of democracy in Chile.",
        "A social time bomb is about to explode, the paper said.",
        "A political confrontation exploded when Congress decided to hold a referendum.",
        "Following the rebels' November offensive, the government and the front expressed a willingness to talk.",
        "The minister said that he did not have full reports on the attack.",
    ],
)
def test_what_is_done_to_people_at_large_or_only_named_is_no_incident(text: str) -> None:
    assert reports(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Rebels have killed 30 villagers in Goma, where they have fought the army for years.",
        "Many villagers were murdered in Goma on Monday, the mayor said.",
        "The people who try to leave Manbij are being killed by militiamen, the mayor said.",
        "Dozens of people have been killed, the mayor said.",
        "Gunmen murdered anyone who resisted in Kuriga on Monday.",
        "Bomb attacks have damaged six schools in Goma, the mayor said.",
        "Soldiers fought for the bridge against rebels in Goma on Monday.",
        "Gunmen carried out an attack on people at a market in Goma on Monday.",
        "Soldiers launched an offensive against rebels in Masisi on Monday.",
        "Al-Shabaab claimed responsibility for the attack.",
        "The army launched an offensive on the town of Sake on Monday.",
        "Gunmen carried out the looting of food stores in Juba on Friday.",
        "The attack killed nine villagers, the mayor said.",
    ],
)
def test_people_places_and_days_make_a_deed_of_it(text: str) -> None:
    assert reports(text)


@pytest.mark.parametrize(
    "text",
    [
        "The plan would have included the kidnapping of a senator and the murder of two officers.",
        "Police found the mercenaries who came to the country allegedly to assassinate General Hamdan.",
    ],
)
def test_what_was_only_planned_or_meant_did_not_happen(text: str) -> None:
    assert {report.assertion for report in reports(text)} <= {Assertion.HYPOTHETICAL, Assertion.FUTURE}


_NEWS = "A bomb killed four farmers in Beni on Tuesday.\n\n"
_RECALLED = "The priest, who has lived there for 20 years, came back after covering a skirmish in Butembo."


def test_fighting_that_is_only_recalled_beside_news_and_of_which_nothing_is_told_is_no_report() -> None:
    assert [report.background for report in reports(_NEWS + _RECALLED)] == [False]


@pytest.mark.parametrize(
    "text",
    [
        _RECALLED,
        _NEWS + "His brother was wounded in an attack in 1998.",
        _NEWS + "The judge was linked to a raid in which two boys were killed.",
    ],
)
def test_what_is_all_that_is_told_or_befell_somebody_is_a_report(text: str) -> None:
    assert any(report.background for report in reports(text))


@pytest.mark.parametrize(
    "text",
    [
        "The US Treasury Department said it targeted two companies linked to the army on Monday.",
        "The ministry targeted 12 banks and other entities in Khartoum on Monday.",
    ],
)
def test_who_is_not_armed_and_aims_at_firms_strikes_nobody(text: str) -> None:
    assert not told.reports(text, "2025-03-12")


@pytest.mark.parametrize(
    "text",
    ["Gunmen targeted banks in Lagos on Monday.", "Drones targeted two companies of soldiers near Kupiansk on Monday."],
)
def test_who_is_armed_strikes_firms_and_companies_of_soldiers(text: str) -> None:
    assert len(told.reports(text, "2025-03-12")) == 1
