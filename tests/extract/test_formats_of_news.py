"""What the formats in which news comes tell: corrections, communiques, questions and answers, bodies found later."""

from functools import partial

import pytest
import told

from schemas.vocabulary import Assertion, Outcome, SubEventType

reports = partial(told.reports, published_at="2026-03-12")

_S = SubEventType


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "We reported that nine guards were killed in Tuesday's ambush near Gao. The army now says seven died.",
            7,
        ),
        (
            (
                "Correction: An earlier version said six men were killed in a raid on Gao on Monday. "
                "The governor now says eight were killed and three hurt."
            ),
            8,
        ),
        ("Gunmen shot dead nine farmers in Zurmi on Monday, residents said. Police now confirm eleven deaths.", 11),
        ("Eleven people died in a raid on Mweso on Monday. The army has corrected the figure to nine.", 9),
        ("An air strike hit a market in Hajjah on Monday. The toll was lowered to 24 on Wednesday.", 24),
        (
            (
                "The bodies of two more miners were pulled from a river on Sunday, bringing to 11 the number of people "
                "known to have died in Friday's attack on a mine near Djugu."
            ),
            11,
        ),
        ("Two of the wounded died, bringing to 14 the number killed in Monday's grenade attack in Bujumbura.", 14),
        ("Four traders vanished on Sunday near Diffa. Their bodies were found on Tuesday with bullet wounds.", 4),
        (
            "Men in uniform dragged a teacher out of a house in Baidoa on Monday and shot him. His body lay there.",
            1,
        ),
    ],
)
def test_numbers_told_later_hold(text: str, killed: int) -> None:
    (toll,) = [report.tolls[Outcome.KILLED] for report in reports(text) if Outcome.KILLED in report.tolls]
    assert toll.low == killed


@pytest.mark.parametrize(
    "said",
    [
        "put the dead at 14 and 30 wounded",
        "put the dead at 14 and the wounded at 30",
        "put the toll at 14 dead and 30 injured",
    ],
)
def test_both_tolls_are_put_at(said: str) -> None:
    (report,) = reports(f"Shells fell on a market in Dilling on Monday. The hospital {said}.")
    assert (report.tolls[Outcome.KILLED].low, report.tolls[Outcome.INJURED].low) == (14, 30)


def test_whose_bodies_are_found_did_nothing() -> None:
    (report,) = reports("Four traders vanished near Diffa. Their bodies were found on Tuesday with bullet wounds.")
    assert report.actors == ()


def test_what_foilers_did_besides_was_done() -> None:
    (report,) = reports("The government said it had foiled a coup plot and arrested 21 soldiers in Bamako on Monday.")
    assert (report.assertion, report.sub_event_type) == (Assertion.ASSERTED, _S.ARRESTS)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A crowd beat two men to death in Delmas on Sunday.", _S.MOB_VIOLENCE),
        ("A crowd stoned a driver to death in Kisumu on Monday.", _S.MOB_VIOLENCE),
        (
            "Soldiers pulled out of the town of Mersa overnight and Fano fighters moved in without a fight.",
            _S.NON_VIOLENT_TRANSFER_OF_TERRITORY,
        ),
        ("Six traders kidnapped on Sunday near Zaria regained their freedom on Tuesday.", _S.ABDUCTION),
    ],
)
def test_what_was_done(text: str, kind: SubEventType) -> None:
    (report,) = reports(text)
    assert report.sub_event_type is kind


def test_a_general_staffs_day_is_news() -> None:
    text = (
        "Over the past day, 98 combat engagements took place. The enemy fired 3,000 times at our positions. In the "
        "Lyman direction, our defenders repelled 12 assaults near Torske. A guided bomb hit a house in Kramatorsk; one "
        "civilian was killed."
    )
    assert [report.tolls.get(Outcome.KILLED) is not None for report in reports(text) if not report.background][-1]


def test_questions_that_head_answers_make_no_opinion() -> None:
    text = (
        "Explainer: Why are Thai and Cambodian troops fighting?\n\nWhat is the dispute about?\nThe countries have "
        "argued for decades about a temple.\n\nWhat happened this week?\nCambodian and Thai soldiers exchanged "
        "fire near the Ta Moan temple on Tuesday. Two soldiers were injured.\n\nHow did it begin?\nIn 2011 18 people "
        "were killed there."
    )
    assert [report.sub_event_type for report in reports(text) if not report.background] == [_S.ARMED_CLASH]


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("Roadside bomb kills 2 soldiers, wounds 4 near Kirkuk", (2, 4)),
        ("Bomb kills three and wounds 12 in Kabul", (3, 12)),
        ("Gunmen kill two guards near Kirkuk; wounds of a third are not serious", (2, None)),
    ],
)
def test_headlines_tell_both_tolls(text: str, tolls: tuple[int, int | None]) -> None:
    (report,) = reports(text)
    injured = report.tolls.get(Outcome.INJURED)
    assert (report.tolls[Outcome.KILLED].low, injured and injured.low) == tolls


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("Landmine", _S.REMOTE_EXPLOSIVE),
        ("Homicide", _S.ATTACK),
        ("Hijacking of vehicle", _S.LOOTING),
        ("Indirect fire", _S.SHELLING),
    ],
)
def test_a_field_names_a_deed_that_no_sentence_does(field: str, kind: SubEventType) -> None:
    (report,) = reports(f"Type: {field}\nDate: 10 March 2026\nLocation: Bol, Chad")
    assert report.sub_event_type is kind


@pytest.mark.parametrize("field", ["Mine clearance", "Road accident", "Training"])
def test_a_field_names_no_deed(field: str) -> None:
    assert reports(f"Type: {field}\nDate: 10 March 2026\nLocation: Bol, Chad") == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Saudi enemy shelled villages in Razih on Monday.", "Military Forces of Saudi Arabia"),
        ("The Russian occupiers shelled Nikopol on Monday; a man was wounded.", "Military Forces of Russia"),
        ("The Israeli occupation shot dead a boy in Jenin on Monday.", "Military Forces of Israel"),
    ],
)
def test_the_enemy_of_a_nation_is_its_military(text: str, name: str) -> None:
    (report,) = reports(text)
    assert name in [actor.name for actor in report.actors]


def test_dead_and_hurt_in_one_place_are_of_one_deed() -> None:
    (report,) = reports("Nine people were killed and 12 injured in Hangu on Monday.")
    assert list(report.tolls) == [Outcome.KILLED, Outcome.INJURED]


def test_a_funeral_tells_of_the_deed() -> None:
    (report,) = reports("Three policemen who fell in Sunday's ambush near Garissa were buried on Tuesday.")
    assert (report.background, report.tolls[Outcome.KILLED].low, str(report.date_start)) == (False, 3, "2026-03-08")


@pytest.mark.parametrize(
    "more", ["Another 34 people are still being treated.", "Some 34 are still receiving treatment."]
)
def test_those_in_hospital_were_hurt(more: str) -> None:
    (report,) = reports(f"A bomb killed nine people in Hangu on Monday. {more}")
    assert report.tolls[Outcome.INJURED].low == 34


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Soldiers destroyed three rebel camps in the Kidepo valley on Tuesday.", [_S.LOOTING]),
        ("Troops dismantled two hideouts of bandits near Zurmi on Monday.", [_S.LOOTING]),
        ("Police destroyed a camp of migrants in Calais on Monday.", []),
        ("Floods destroyed a refugee camp near Bentiu on Monday.", []),
        ("The tanker Aspida and its 17 crew, seized off Bosaso on 3 March, are free, the owner said.", []),
        ("A cargo ship was seized by armed men off Mukalla on Monday.", [_S.ABDUCTION]),
    ],
)
def test_camps_wrecked_and_ships_seized(text: str, kinds: list[SubEventType]) -> None:
    assert [report.sub_event_type for report in reports(text)] == kinds


def test_air_defences_are_a_nations() -> None:
    (report,) = reports("Ukrainian air defences shot down 40 drones over Kyiv on Monday.")
    assert [actor.name for actor in report.actors] == ["Military Forces of Ukraine"]
