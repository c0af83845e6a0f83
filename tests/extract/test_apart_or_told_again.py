"""Which sentences of a paper's news tell on of a deed, and which of another. All incidents are invented."""

from functools import partial

import pytest
import told

from schemas.records import Report
from schemas.vocabulary import Assertion, Outcome, SubEventType

_S = SubEventType
reports = partial(told.reports, published_at="2026-11-25")


def asserted(text: str) -> list[Report]:
    return [one for one in reports(text) if one.assertion is Assertion.ASSERTED and not one.background]


def kinds(text: str) -> list[SubEventType]:
    return [one.sub_event_type for one in asserted(text)]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Police detained 43 people in raids across Van on Monday.\n\nProtesters gathered outside the "
            "court in Van. Riot police "
            "broke up the crowd, detaining a further 12 people."
        ),
        (
            "Soldiers arrested 30 people in raids in Doma on Monday.\n\nTeachers marched in Doma on "
            "Tuesday, and police arrested "
            "another five people."
        ),
    ],
)
def test_a_further_number_is_no_part_of_those_before(text: str) -> None:
    assert [told.number(one, Outcome.CAPTURED) for one in asserted(text)] in ([43, 12], [30, 5])


@pytest.mark.parametrize(
    "turn",
    [
        "In a separate development, the security service said it had detained a man in Goris.",
        "Separately, police said they had arrested a man in Goris.",
        "Elsewhere, the ministry said it had detained a man in Goris.",
    ],
)
def test_what_is_said_in_a_sentence_that_turns_to_another_deed_is_that(turn: str) -> None:
    first, last = asserted(f"Shells hit a post near Lera on Monday, wounding two soldiers.\n\n{turn}")
    assert told.number(first, Outcome.CAPTURED) is None
    assert last.sub_event_type is _S.ARRESTS


def test_what_befell_those_who_came_to_help_is_another_deed() -> None:
    for text in (
        (
            "Rebels ambushed a convoy near Djibo on Monday, killing three soldiers, and reinforcements sent "
            "there hit a landmine that killed two."
        ),
        (
            "Gunmen attacked a police post near Doma on Monday, officials said, and a relief force was hit by a "
            "roadside bomb that killed an officer."
        ),
    ):
        assert kinds(text) == [_S.ARMED_CLASH, _S.REMOTE_EXPLOSIVE]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Israeli airstrikes hit two posts in Syria on Wednesday, state media said.\n\nAn official said "
            "the strikes targeted a "
            "barracks near Izraa and wounded four soldiers.\n\nA monitor said seven soldiers were wounded "
            "in the strikes."
        ),
        (
            "Warplanes bombed two camps in Syria on Wednesday. The strikes killed four soldiers at Izraa, "
            "an official said."
        ),
    ],
)
def test_the_strikes_are_those_from_the_air_that_were_told(text: str) -> None:
    assert kinds(text) == [_S.AIR_DRONE_STRIKE]


def test_soldiers_killed_are_none_whom_a_strike_on_rebels_killed() -> None:
    first = asserted(
        "Warplanes struck a militant hideout near Hamrin on Tuesday, killing six militants.\n\nA militant "
        "group said it had killed 14 "
        "policemen in an attack on a post."
    )[0]
    assert (first.sub_event_type, told.number(first, Outcome.KILLED)) == (_S.AIR_DRONE_STRIKE, 6)


@pytest.mark.parametrize(
    "text",
    [
        "Police fired tear gas to disperse protesters who had blocked a highway in Doma on Monday.",
        "Police used batons to disperse demonstrators who had thrown stones in Doma on Monday.",
    ],
)
def test_what_a_crowd_did_that_is_dispersed_is_one_with_it(text: str) -> None:
    assert len(reports(text)) == 1


def test_what_is_wrecked_where_crowds_fight_is_of_that() -> None:
    text = (
        "Supporters of two candidates clashed in Doma on Tuesday, leaving three people dead.\n\nAt least "
        "eight vehicles were "
        "vandalised."
    )
    assert len(asserted(text)) == 1


def test_a_sentence_with_the_on_both_sides_goes_back_over_the_deed() -> None:
    text = (
        "Militants killed four policemen in an attack on their outpost near Kirkuk, sources said on "
        "Wednesday.\n\nThe militants "
        "attacked the outpost in the Zarqotal area late on Tuesday with machine guns and hand grenades."
    )
    assert len(asserted(text)) == 1


@pytest.mark.parametrize("who", ["The hardline Islamist group", "The outlawed group", "The jihadist faction"])
def test_an_armed_groups_own_number_is_a_claim(who: str) -> None:
    first, claim = reports(
        f"Gunmen attacked a post near Doma on Monday, killing five soldiers, officials said. {who} said it "
        f"had killed 20 soldiers in "
        "the attack."
    )
    assert (first.assertion, told.number(first, Outcome.KILLED)) == (Assertion.ASSERTED, 5)
    assert (claim.assertion, told.number(claim, Outcome.KILLED)) == (Assertion.ALLEGED, 20)


def test_a_rights_groups_number_is_none() -> None:
    told_of = reports(
        "Gunmen attacked a post near Doma on Monday, killing five soldiers, officials said. A rights group "
        "said six soldiers had been killed."
    )
    assert {one.assertion for one in told_of} == {Assertion.ASSERTED}


def test_a_bare_number_of_dead_is_that_of_the_deed_which_killed_such_people() -> None:
    first, second = asserted(
        "Militants killed four policemen near Kirkuk on Monday. A bomb killed a driver in Hit on "
        "Monday.\n\nThe ministry said three "
        "policemen had been killed."
    )
    assert (told.number(first, Outcome.KILLED), told.number(second, Outcome.KILLED)) == (4, 1)


def test_in_the_south_is_somewhere_else() -> None:
    text = (
        "Gunmen and soldiers exchanged fire in Tripoli on Monday, killing three.\n\nIn the south, artillery shelled "
        "the outskirts of Houla, an agency reported."
    )
    assert kinds(text) == [_S.ARMED_CLASH, _S.SHELLING]


@pytest.mark.parametrize("demand", ["demanded the arrest of the culprits", "sought the arrest of two officers"])
def test_an_arrest_that_people_demand_is_none(demand: str) -> None:
    text = f"Gunmen shot dead an elder in Doma on Monday. Residents staged a sit-in on a road and {demand}."
    assert all(told.number(one, Outcome.CAPTURED) is None for one in asserted(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Israel struck two posts in Daraa on Monday in response to the launching of three rockets.",
            _S.AIR_DRONE_STRIKE,
        ),
        ("The army raided camps in Khost on Monday in retaliation for the firing of rockets.", _S.ATTACK),
    ],
)
def test_what_is_answered_is_not_the_answer(text: str, kind: SubEventType) -> None:
    assert kinds(text)[0] is kind
