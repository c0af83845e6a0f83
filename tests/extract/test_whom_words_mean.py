"""Whom "them", "the group" and a ministry's warplanes are, and who leads no rebels. All incidents are invented."""

from functools import partial

import pytest
import told

from schemas.records import Report
from schemas.vocabulary import ActorKind, ActorRole, Outcome, SubEventType

reports = partial(told.reports, published_at="2026-11-25")
only = partial(told.only, published_at="2026-11-25")


def of_role(report: Report, role: ActorRole) -> list[str]:
    return [actor.name or actor.text for actor in report.actors if actor.role is role]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Gunmen took seven passengers off a bus and shot them dead near Barkhan on Thursday.", ("seven passengers")),
        ("Rebels stopped four traders at Doma on Monday and shot them.", "four traders"),
    ],
)
def test_them_are_those_of_whom_the_verb_before_tells(text: str, whom: str) -> None:
    assert whom in of_role(reports(text)[-1], ActorRole.TARGET)


@pytest.mark.parametrize(
    ("text", "doer", "whom"),
    [
        (
            "Suspected militants shot at and injured a shopkeeper in Shopian on Wednesday.",
            "militants",
            ("a shopkeeper"),
        ),
        ("Masked men shot at and wounded two clerks in Doma on Monday.", "men", "two clerks"),
    ],
)
def test_who_shot_at_and_hurt_somebody_did_it(text: str, doer: str, whom: str) -> None:
    report = only(text)
    assert [name for name in of_role(report, ActorRole.PERPETRATOR) if doer in name]
    assert of_role(report, ActorRole.TARGET) == [whom]


def test_a_man_shot_at_is_still_whom_it_befell() -> None:
    report = only("A journalist was shot at and injured in Doma on Monday.")
    assert of_role(report, ActorRole.TARGET) == ["A journalist"]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        (
            "Islamic State killed two men in Hit on Monday. On Tuesday the group killed a soldier near Udhaim.",
            ["Islamic State"],
        ),
        (
            "Islamic State and Al-Shabaab are rivals. On Tuesday the group killed a soldier near Lera.",
            [],
        ),
    ],
)
def test_the_group_is_the_only_one_that_the_text_names(text: str, doers: list[str]) -> None:
    assert of_role(reports(text)[-1], ActorRole.PERPETRATOR) == doers


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        (
            (
                "Iraq's military said warplanes had struck a militant hideout near Hamrin on Tuesday, killing "
                "six militants."
            ),
            ["Military Forces of Iraq"],
        ),
        (
            "Turkey's defence ministry said jets had bombed caves and hideouts near Gara on Tuesday.",
            ["Military Forces of Turkey"],
        ),
        ("Iraq's military said warplanes had struck a bakery near Lera on Tuesday, killing six traders.", []),
    ],
)
def test_warplanes_that_strike_rebels_are_those_of_who_says_so(text: str, doers: list[str]) -> None:
    assert of_role(only(text), ActorRole.PERPETRATOR) == doers


@pytest.mark.parametrize("units", ["Armenian units", "Indian units"])
def test_a_nations_units_are_its_forces(units: str) -> None:
    report = only(f"{units} shelled a post near Lera on Saturday, wounding two soldiers.")
    assert [actor.kind for actor in report.actors if actor.role is ActorRole.PERPETRATOR] == [ActorKind.STATE_FORCES]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A BNP leader was hacked to death in Jashore on Tuesday night, police said.", SubEventType.ATTACK),
        ("Two Zamindar Dal leaders were beaten to death in Doma on Tuesday.", SubEventType.ATTACK),
        ("A Lashkar leader was shot dead by troops in Baramulla on Tuesday.", SubEventType.ARMED_CLASH),
        ("A Taliban leader was killed in Zabul on Tuesday.", SubEventType.ARMED_CLASH),
    ],
)
def test_who_leads_a_party_is_no_rebel(text: str, kind: SubEventType) -> None:
    assert only(text).sub_event_type is kind


@pytest.mark.parametrize("whose", ["General Security", "Internal Security", "State Security"])
def test_members_of_a_security_service_are_the_states(whose: str) -> None:
    report = only(
        f"Gunmen ambushed a car carrying members of the {whose} near Sweida on Wednesday, killing two of them."
    )
    assert ActorKind.STATE_FORCES in {one.kind for one in report.actors if one.role is ActorRole.TARGET}


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Three rockets were fired at Ashdod on Monday. Two fell in fields and one was intercepted.", None),
        ("Drones flew at Sumy on Monday and two were intercepted.", None),
        ("Border police intercepted four men near Spin Boldak on Monday.", 4),
    ],
)
def test_a_bare_number_that_is_intercepted_is_nobody(text: str, taken: int | None) -> None:
    numbers = [told.number(report, Outcome.CAPTURED) for report in reports(text)]
    assert [one for one in numbers if one is not None] == ([] if taken is None else [taken])


def test_who_was_caught_after_a_blast_says_nothing_of_its_target() -> None:
    report = reports(
        "A bomb killed nine people at a market in Jalalabad on Sunday, an official said.\n\nThree suspects "
        "had been detained in "
        "connection with the blast, he said.\n\nThe group Islamic State has carried out attacks in the "
        "province. Troops killed "
        "two members of Islamic State in Kunar last week."
    )[0]
    assert "Islamic State" not in of_role(report, ActorRole.TARGET)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Cadres of the Communist Party hurled petrol bombs at a house in Doma on Monday.", ActorKind.CIVILIANS),
        ("Maoist cadres shot dead a teacher in Bijapur on Monday.", ActorKind.REBEL_GROUPS),
    ],
)
def test_a_partys_cadres_are_no_rebels(text: str, kind: ActorKind) -> None:
    assert [one.kind for one in only(text).actors if one.role is ActorRole.PERPETRATOR] == [kind]
