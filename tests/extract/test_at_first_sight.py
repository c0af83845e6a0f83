"""What unseen news showed to be lost: who is held back, towns entered, sums, labels, and who died too."""

from functools import partial

import pytest
import told

from schemas.vocabulary import ActorRole, Assertion, Outcome, SubEventType

_S = SubEventType
reports = partial(told.reports, published_at="2024-05-16")
only = partial(told.only, published_at="2024-05-16")


@pytest.mark.parametrize(
    ("text", "kind", "captured"),
    [
        ("Growers in Puno are holding 14 policemen since Monday.", _S.ABDUCTION, 14),
        ("Residents of Tixtla held nine soldiers of the garrison on Tuesday.", _S.ABDUCTION, 9),
        ("Miners held two engineers for ten hours in Prestea on Tuesday.", _S.ABDUCTION, 2),
    ],
)
def test_who_keeps_others_from_leaving_abducts_them(text: str, kind: SubEventType, captured: int) -> None:
    report = only(text)
    assert report.sub_event_type is kind
    assert told.number(report, Outcome.CAPTURED) == captured


@pytest.mark.parametrize(
    "text",
    [
        "Technicians held a two-day stoppage at a yard in Gdansk on Tuesday.",
        "The bishop held a mass for two soldiers in Jos on Tuesday.",
        "The premier came under fire on Tuesday over the bridge in Jos.",
        "Visitors entered the fort of Gwalior on Sunday.",
        "Troops entered the barracks in Jos on Tuesday after a parade.",
    ],
)
def test_who_holds_or_enters_something_else_does_no_such_thing(text: str) -> None:
    assert not reports(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebels entered the town of Kalehe on Tuesday, traders said.", _S.NON_STATE_ACTOR_OVERTAKES_TERRITORY),
        ("A lorry of a charity came under fire on the road to Bor on Tuesday.", _S.ATTACK),
        ("Cattle raiders strangled to death a guard in Doma on Monday.", _S.ARMED_CLASH),
        ("Some 400 people took out a peace walk in Matta on Sunday.", _S.PEACEFUL_PROTEST),
        ("Another device weighing 4 kg was detected and defused near Doma on Tuesday.", _S.DISRUPTED_WEAPONS_USE),
    ],
)
def test_such_deeds_are_found(text: str, kind: SubEventType) -> None:
    assert only(text).sub_event_type is kind


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Two men believed to be members of the Boko Haram group were killed near Bama on Tuesday.", 2),
        (
            "A fight between soldiers and a gang in Reynosa left three gunmen and one soldier dead early on Friday.",
            4,
        ),
        ("Troops killed five bandits near Zurmi on Sunday. One soldier paid the supreme price in the encounter.", 6),
        ("The mayor of Arriaga was shot dead in Tapachula on Monday. His driver also died.", 2),
        ("The massacre of Alto Remanso, in which 11 people were killed by soldiers in March, is not forgotten.", 11),
    ],
)
def test_all_the_dead_are_counted(text: str, killed: int) -> None:
    assert told.number(only(text), Outcome.KILLED) == killed


def test_a_sentence_may_open_with_its_number() -> None:
    report = only("Police in Doma fired on marchers on Monday. Eleven were hurt, a nurse said.")
    assert told.number(report, Outcome.INJURED) == 11


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A bomb in Ghazni on Friday wounded twelve.", None, 12),
        ("A bomb in Ghazni on Friday wounded eleven.", None, 11),
        ("A bomb killed three and wounded twelve in Ghazni on Friday.", 3, 12),
        ("Gunmen shot dead twelve in Ghazni on Friday.", 12, None),
        ("Clashes in Ghazni on Friday left four dead and eleven injured.", 4, 11),
        ("A bomb in Ghazni on Friday wounded twelve soldiers.", None, 12),
        ("A bomb in Ghazni on Friday wounded a nurse.", None, 1),
        ("Gunmen on Friday killed a member of the Twelve in Ghazni.", 1, None),
    ],
)
def test_a_number_in_words_without_a_noun_counts_as_many(text: str, killed: int | None, injured: int | None) -> None:
    report = only(text)
    counted = {Outcome.KILLED: killed, Outcome.INJURED: injured}
    assert {one: told.number(report, one) for one in counted if one in report.tolls} == {
        one: count for one, count in counted.items() if count is not None
    }


def test_what_a_monitor_keeps_count_of_is_no_toll_of_the_deed_before() -> None:
    text = (
        "On 3 May, Luis Arboleda was killed in Tumaco.\n\nSo far this year, the observatory has recorded the murder of "
        "61 leaders in the country.\n\nThe killing of a judge in Cali on 9 May is being looked into."
    )
    tolls = [told.number(report, Outcome.KILLED) for report in reports(text)]
    assert tolls == [1, 61, 1]


def test_a_label_is_no_party_and_says_where() -> None:
    text = (
        "Three deeds were told of on Tuesday.\n\n"
        "Hangu: Two guards lost their lives when a shell landed on a post on Monday.\n\n"
        "Lakki Marwat: A bomb planted on a road went off on Sunday.\n\n"
        "Police: One man was shot dead in Kohat on Sunday."
    )
    found = reports(text)
    parties = {actor.text for report in found for actor in report.actors}
    assert len(found) == 3
    assert "Two guards" in parties
    assert not any(name in party for party in parties for name in ("Hangu", "Lakki"))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Bandits killed two men near Tsafe on Monday. It came two days after gunmen shot five men dead at Bilbis.",
            ["2024-05-13", "2024-05-11"],
        ),
        (
            "A bomb went off in Kunduz on Tuesday. It comes three days after gunmen killed four guards in Taloqan.",
            ["2024-05-14", "2024-05-11"],
        ),
    ],
)
def test_what_a_deed_came_so_long_after_has_its_day_from_it(text: str, days: list[str]) -> None:
    assert [str(report.date_end) for report in reports(text)] == days


def test_what_a_cell_is_behind_is_not_what_its_leader_is_arrested_for_now() -> None:
    arrest, killing = reports(
        "Troops detained a man, said to be the leader of a cell behind the January killing of five ranchers, "
        "in Uruapan on Tuesday."
    )
    assert (arrest.sub_event_type, killing.background) == (_S.ARRESTS, True)
    assert told.number(arrest, Outcome.KILLED) is None


def test_those_whose_release_is_demanded_are_not_those_who_are_held_for_it() -> None:
    held = reports(
        "Residents held 13 guards in Tixtla on Monday to demand the release of two men who had been arrested."
    )[0]
    assert told.number(held, Outcome.CAPTURED) == 13


def test_police_who_charge_at_people_accuse_nobody() -> None:
    report = only("Police charged at protesters in Nairobi on Tuesday and arrested 11.")
    assert (report.sub_event_type, report.assertion) == (_S.PROTEST_WITH_INTERVENTION, Assertion.ASSERTED)
    assert [actor.role for actor in report.actors if actor.text == "Police"] == [ActorRole.PERPETRATOR]


@pytest.mark.parametrize(
    "text",
    [
        "The army killed nine rebels for the loss of two soldiers near Beni on Tuesday.",
        "Troops killed nine insurgents near Bama on Tuesday for the loss of two.",
    ],
)
def test_what_a_fight_cost_is_counted(text: str) -> None:
    assert told.number(only(text), Outcome.KILLED) == 11


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "The ministry said that nine soldiers fell and 20 assailants were killed in an attack near Goma on Monday.",
            29,
        ),
        ("Troops killed five rebels near Goma on Monday and two soldiers fell.", 7),
        ("Troops killed five rebels near Goma on Monday and the two companies fell back.", 5),
    ],
)
def test_soldiers_who_fell_are_dead(text: str, killed: int) -> None:
    assert told.number(only(text), Outcome.KILLED) == killed
