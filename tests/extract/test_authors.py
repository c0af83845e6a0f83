"""Who is said to have done it, and how sure that is, in invented news."""

import csv
from functools import partial
from importlib.resources import files

import pytest
import told

from schemas.records import Actor, Report
from schemas.vocabulary import ActorRole, Assertion, Claim, Outcome, SubEventType

reports = partial(told.reports, published_at="2001-06-09")


def perpetrators(report: Report) -> list[Actor]:
    return [actor for actor in report.actors if actor.role is ActorRole.PERPETRATOR]


def _rows() -> list[dict[str, str]]:
    with (files("pipeline.extract") / "lexicon" / "authorship.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["example"])
def test_each_row_of_authorship_reads_its_example(row: dict[str, str]) -> None:
    (report,) = reports(row["example"])
    (author,) = perpetrators(report)
    assert (author.actor_id, author.claim, report.assertion) == ("farc", Claim(row["claim"]), Assertion.ASSERTED)


def test_an_author_is_named_sentences_later() -> None:
    text = "A bomb killed two guards in Cali on Monday. Rain fell. No one was seen. Police blamed the ELN."
    (report,) = reports(text)
    assert [(author.text, author.claim) for author in perpetrators(report)] == [("ELN", Claim.ALLEGED)]


@pytest.mark.parametrize(
    "claims",
    [
        "The ELN, which has fought the government for more than thirty years, claimed the attack.",
        "The ELN, a rebel group, later claimed responsibility in a statement.",
        "The ELN, which wants land, schools and a new constitution, has claimed responsibility for the attack.",
    ],
)
def test_an_aside_may_stand_between_who_claims_it_and_the_claim(claims: str) -> None:
    (report,) = reports(f"A bomb killed two guards in Cali on Monday. {claims}")
    assert [(author.text, author.claim) for author in perpetrators(report)] == [("ELN", Claim.CLAIMED)]


@pytest.mark.parametrize(
    "claims",
    [
        "Five more were hurt in the blast, which the ELN claimed.",
        "The attack, which the rebel group ELN has since claimed, shocked the city.",
        "It was the second bombing in a week that the ELN claimed in a message to a radio.",
    ],
)
def test_who_claims_the_attack_in_a_clause_about_it_is_its_author(claims: str) -> None:
    report, *_ = reports(f"A bomb killed two guards in Cali on Monday. {claims}")
    assert [(author.text, author.claim) for author in perpetrators(report)] == [("ELN", Claim.CLAIMED)]


@pytest.mark.parametrize(
    "text",
    [
        "The blast, which the ELN claimed was an accident, shocked the city.",
        "The blast, which the ELN claimed in a statement had nothing to do with it, shocked the city.",
        "The attack, which the ELN condemned, shocked the city.",
        "The attack, which the ELN never claimed, shocked the city.",
        "The attack, which the ELN claimed to have foiled, shocked the city.",
        "It was near the valley that the ELN claimed for years.",
    ],
)
def test_who_claims_something_of_an_attack_in_a_clause_about_it_is_not_its_author(text: str) -> None:
    first, *_ = reports(f"A bomb killed two guards in Cali on Monday. {text}")
    assert perpetrators(first) == []


def test_dissidents_of_a_party_are_blamed_and_not_the_party() -> None:
    (report,) = reports(
        "A bomb killed two guards in Cali on Monday. The army blamed dissidents of the FARC led by Ruiz."
    )
    assert [(author.name, author.claim) for author in perpetrators(report)] == [("FARC Dissidents", Claim.ALLEGED)]


@pytest.mark.parametrize(
    "text",
    [
        "The ELN, which has fought the government for thirty years, denied responsibility.",
        "The ELN, which claimed ten seats, fought the army for thirty years.",
    ],
)
def test_who_denies_it_behind_an_aside_is_no_author_nor_is_who_claims_something_else(text: str) -> None:
    first, *_ = reports(f"A bomb killed two guards in Cali on Monday. {text}")
    assert perpetrators(first) == []


@pytest.mark.parametrize(
    "text",
    [
        "The ELN claimed responsibility for an attack on a hotel in Cali on Monday in which nine people died.",
        "The bishops condemned an attack that killed nine people in Cali on Monday.",
        "The bishops condemned the attack that killed nine people in Cali on Monday.",
    ],
)
def test_a_deed_that_the_lead_names_with_its_toll_and_day_is_news_though_the_sentence_tells_of_a_claim(
    text: str,
) -> None:
    (report,) = reports(text)
    assert (report.background, report.tolls[Outcome.KILLED].best) == (False, 9)


@pytest.mark.parametrize(
    "text",
    [
        "The bishops condemned the attack that killed nine people in Cali.",
        "The bishops condemned an attack that killed nine people in Cali.",
        "The bishops condemned an attack that killed nine people in Cali on March 3.",
    ],
)
def test_a_deed_that_is_old_or_of_no_day_is_no_news_of_who_condemns_it(text: str) -> None:
    (report,) = reports(text)
    assert report.background


@pytest.mark.parametrize("text", ["The FARC denied responsibility.", "The FARC never claimed responsibility."])
def test_who_denies_it_is_no_author(text: str) -> None:
    report, *denials = reports(f"A bomb killed two guards in Cali on Monday. {text}")
    assert perpetrators(report) == []
    assert all(denial.contests == 0 for denial in denials)


def test_all_whom_a_sentence_blames_are_authors() -> None:
    text = (
        "In Colombia rebels of Colombia blamed the government and the armed forces for the murder of a judge in Cali."
    )
    (report,) = reports(text)
    assert ("co-military", Claim.ALLEGED) in [(author.actor_id, author.claim) for author in perpetrators(report)]


def test_suspected_members_are_alleged_authors() -> None:
    (report,) = reports("Suspected Shining Path guerrillas killed a mayor in Tarma on Monday.")
    (author,) = perpetrators(report)
    assert author.claim is Claim.ALLEGED


@pytest.mark.parametrize(
    ("doers", "claim"),
    [
        ("Two men who are said to be FARC members", Claim.ALLEGED),
        ("A group of men calling themselves the FARC", Claim.ASSERTED),
    ],
)
def test_who_is_said_to_belong_to_a_group_did_it_for_the_group(doers: str, claim: Claim) -> None:
    (report,) = reports(f"{doers} killed a mayor in Cali on Monday. The ELN said nothing.")
    assert [(author.actor_id, author.claim) for author in perpetrators(report)] == [("farc", claim)]


def test_the_rebels_are_the_only_group_that_the_article_names() -> None:
    text = "The FARC holds the south. The rebels killed a mayor in Cali on Monday."
    (report,) = reports(text)
    (author,) = perpetrators(report)
    assert (author.text, author.actor_id) == ("The rebels", "farc")


@pytest.mark.parametrize("doers", ["Guerrilla units", "Rebel troops", "Two insurgent columns"])
def test_bodies_of_rebels_are_the_only_group_that_the_article_names(doers: str) -> None:
    (report,) = reports(f"The FARC holds the south. {doers} attacked a farm in Cali on Monday.")
    assert [author.actor_id for author in perpetrators(report)] == ["farc"]


@pytest.mark.parametrize(("deed", "known"), [("guerrilla attack", ["farc"]), ("terrorist attack", [])])
def test_a_deed_of_rebels_is_the_only_groups_that_the_article_names(deed: str, known: list[str]) -> None:
    (report,) = reports(f"The FARC holds the south. A {deed} killed two guards in Cali on Monday.")
    assert [author.actor_id for author in perpetrators(report)] == known


def test_suspected_rebels_whom_the_army_arrests_are_no_authors() -> None:
    text = "The FARC holds the south. Soldiers killed a man in Cali on Monday and arrested two suspected guerrillas."
    assert all(author.actor_id != "farc" for report in reports(text) for author in perpetrators(report))


def test_the_rebels_who_are_blamed_are_the_only_group_that_the_article_names() -> None:
    text = "A bomb killed two guards in Cali on Monday. Police blamed the guerrillas. The FARC holds the south."
    (report,) = reports(text)
    assert [(author.actor_id, author.claim) for author in perpetrators(report)] == [("farc", Claim.ALLEGED)]


def test_the_rebels_are_nobody_by_name_where_two_groups_are_named() -> None:
    text = "The FARC fights the ELN. The rebels killed a mayor in Cali on Monday."
    assert all(author.actor_id is None for report in reports(text) for author in perpetrators(report))


@pytest.mark.parametrize(
    "said",
    [
        "Communique issued by the FARC.",
        "CLANDESTINE, 8 Jun 01 (Radio Rio) -- [statement] [FARC] [Text]",
        "The FARC informs the people of Colombia of what follows.",
        "The FARC [Revolutionary Armed Forces of Colombia] reports the following to the press.",
        "Our FARC units go on.",
    ],
)
def test_we_of_a_communique_are_who_issued_it(said: str) -> None:
    text = f"{said} The ELN is silent. Our fighters killed a mayor in Cali on Monday."
    assert [author.actor_id for report in reports(text) for author in perpetrators(report)] == ["farc"]


def test_our_fighters_are_not_those_of_a_group_that_news_only_tells_of() -> None:
    text = "The FARC reported losses on Sunday. Our fighters killed a mayor in Cali on Monday, the ELN said."
    assert "farc" not in {author.actor_id for report in reports(text) for author in perpetrators(report)}


def test_the_kidnapping_is_not_the_bombing() -> None:
    text = "A bomb killed two guards in Cali on Monday. Police blamed the FARC for the kidnapping of a judge."
    assert len(reports(text)) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Three traders were killed in a Shining Path attack in Junin on Monday.", "Shining Path"),
        (
            "Two bombs set off by FARC guerrillas damaged a bank in Cali on Monday.",
            "Revolutionary Armed Forces of Colombia",
        ),
        (
            "Peru was in shock. The army killed two farmers in Junin on Monday, Peruvian radio said.",
            "Military Forces of Peru",
        ),
        (
            "Peru mourns. Two men were killed in Junin on Monday. Peruvian deputies accused the army of the murder.",
            "Military Forces of Peru",
        ),
    ],
)
def test_who_stands_beside_the_deed_and_the_nations_own_army_did_it(text: str, name: str) -> None:
    assert name in {actor.name for report in reports(text) for actor in perpetrators(report)}


def test_nobody_knows_whose_army_it_is_where_two_nations_are_spoken_of() -> None:
    text = "Peru and Colombia were in shock. The army killed two farmers on Monday, Peruvian and Colombian radio said."
    assert not {actor.actor_id for report in reports(text) for actor in report.actors} - {None}


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        (
            "Pakistan's military said that its aircraft had struck a hideout in Barmal.",
            [("pk-military", Claim.CLAIMED)],
        ),
        ("The Islamic State said its fighters had killed two guards in Cali.", [("is", Claim.CLAIMED)]),
        ("Police said that their colleagues saw gunmen kill two guards in Cali.", [(None, Claim.ASSERTED)]),
    ],
)
def test_its_fighters_are_those_of_who_speaks(text: str, authors: list[tuple[str | None, Claim]]) -> None:
    (report,) = reports(text)
    assert [(actor.actor_id, actor.claim) for actor in perpetrators(report)] == authors


def test_its_dead_are_those_of_who_speaks() -> None:
    (report,) = reports("The Colombian army said that three of its soldiers were killed in an ambush near Cali.")
    assert [(a.actor_id, a.role) for a in report.actors] == [("co-military", ActorRole.TARGET)]


def test_a_nation_that_speaks_of_its_jets_sent_them() -> None:
    (report,) = reports("Israel said its jets struck rebel positions near Nabatieh on Monday.")
    (author,) = perpetrators(report)
    assert (author.text, author.claim) == ("its jets", Claim.CLAIMED)
    assert author.actor_id is not None


@pytest.mark.parametrize(
    "told_of_them",
    ["The ELN released two of them on Friday.", "They are being held by the ELN.", "The ELN has demanded a ransom."],
)
def test_who_holds_people_or_lets_them_go_took_them(told_of_them: str) -> None:
    text = f"Armed men kidnapped four engineers near Cali on Monday. {told_of_them}"
    (report,) = (one for one in reports(text) if one.sub_event_type is SubEventType.ABDUCTION)
    assert "eln" in {author.actor_id for author in perpetrators(report)}


def test_who_frees_captives_did_not_kill_those_killed_before() -> None:
    report, *_ = reports("A bomb killed two guards in Cali on Monday. The ELN released a nurse on Friday.")
    assert perpetrators(report) == []


def test_forces_that_free_people_did_not_take_them() -> None:
    text = "Armed men kidnapped four engineers near Cali on Monday. The Colombian army freed them on Friday."
    report = next(one for one in reports(text) if one.sub_event_type is SubEventType.ABDUCTION)
    assert "co-military" not in {author.actor_id for author in perpetrators(report)}


def test_whoever_is_joined_to_an_author_is_one_too() -> None:
    (report,) = reports("The bishop blamed the ELN and the FARC for the murder of a judge in Cali on Monday.")
    assert [(one.actor_id, one.claim) for one in perpetrators(report)] == [
        ("eln", Claim.ALLEGED),
        ("farc", Claim.ALLEGED),
    ]


def test_who_ordered_a_deed_is_no_target_of_it() -> None:
    (report,) = reports("A judge was killed in Cali on Monday on orders of the Medellin Cartel.")
    assert [(one.name, one.role) for one in report.actors if one.name] == [("Medellin Cartel", ActorRole.PERPETRATOR)]


@pytest.mark.parametrize(
    ("says", "units", "known"),
    [
        ("The FARC reports", "urban commando units", ["farc"]),
        ("The FARC reports", "army units", []),
        ("The mayor reports", "urban commando units", []),
    ],
)
def test_what_a_group_tells_of_its_units_is_its_own(says: str, units: str, known: list[str]) -> None:
    (report,) = reports(f"{says} that {units} attacked a farm near Cali on Monday. The ELN said nothing.")
    assert [one.actor_id for one in perpetrators(report) if one.actor_id == "farc"] == known


@pytest.mark.parametrize("why", ["because of their suspected involvement in", "for their part in"])
def test_who_is_arrested_for_a_deed_may_have_done_it(why: str) -> None:
    arrests, murder = reports(f"Members of the Colombian Army were arrested in Cali {why} the murder of six priests.")
    assert (arrests.sub_event_type, perpetrators(arrests)) == (SubEventType.ARRESTS, [])
    assert [(one.actor_id, one.claim) for one in perpetrators(murder)] == [("co-military", Claim.ALLEGED)]


def test_who_holds_another_responsible_did_not_do_it() -> None:
    (report,) = reports(
        "A bomb killed two guards in Cali on Monday. The FARC holds Colonel Salas responsible for the attack."
    )
    assert [one.actor_id for one in perpetrators(report)] == []


@pytest.mark.parametrize("said", ["linked to", "affiliated with", "allied with", "tied to"])
def test_whose_gunmen_they_are_is_no_deed_of_its_own(said: str) -> None:
    (report,) = reports(f"Gunmen {said} the FARC killed three policemen in Cali on Monday.")
    assert [author.actor_id for author in perpetrators(report)] == ["farc"]
    assert not report.background


def test_who_is_no_watchman_wounds_one() -> None:
    (report,) = reports("Several men wounded a watchman in Cali on Monday.")
    assert [author.text for author in perpetrators(report)] == ["Several men"]
    assert report.tolls[Outcome.INJURED].low == 1


def test_party_is_known_by_its_name_where_another_sentence_has_it() -> None:
    text = (
        "A bridge near Saravena in Colombia was blown up by guerrillas on Monday. Police blamed the ELN for the blast."
    )
    (report,) = reports(text)
    assert [(author.text, author.actor_id) for author in perpetrators(report)] == [("ELN", "eln")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Boko Haram, an ally of Islamic State, killed four farmers in Diffa on Tuesday.", "Boko Haram"),
        ("Al-Shabaab, an Islamist group allied to al-Qaeda, killed four farmers in Baidoa on Tuesday.", "Al Shabaab"),
        ("The al-Qaeda affiliate al-Shabaab killed four farmers in Baidoa on Tuesday.", "Al Shabaab"),
        ("Four farmers were killed in Diffa on Tuesday by Boko Haram, which is loyal to Islamic State.", "Boko Haram"),
        ("Boko Haram, which has pledged allegiance to Islamic State, killed a man in Diffa on Tuesday.", "Boko Haram"),
    ],
)
def test_a_group_that_only_says_whose_ally_another_is_did_nothing(text: str, name: str) -> None:
    (report,) = reports(text)
    assert [author.name for author in perpetrators(report)] == [name]


def test_whom_a_group_attacks_is_a_party_also_as_somebodys_offshoot() -> None:
    (report,) = reports("The Taliban attacked an offshoot of Islamic State in Kunar on Tuesday, killing four men.")
    assert {actor.name for actor in report.actors} >= {"Taliban", "Islamic State"}
