"""Who signs, whose patrol it is, and at whom the police fire. All sentences are ours and all incidents invented."""

from functools import partial

import pytest
import told

from schemas.vocabulary import ActorKind, ActorRole, SubEventType

reports = partial(told.reports, published_at="2024-05-15")
_IN = ActorRole.PARTICIPANT


def in_role(text: str, role: ActorRole) -> list[str]:
    (report,) = reports(text)
    return [actor.name or actor.text for actor in report.actors if actor.role is role]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Colombia's ELN rebels and the government signed a ceasefire agreement in Havana on Friday.",
            {"National Liberation Army", "the government"},
        ),
        (
            "The Sudanese army and the RSF agreed to a seven-day truce in Jeddah on Saturday.",
            {"Military Forces of Sudan", "Rapid Support Forces"},
        ),
        ("Russia and Ukraine agreed to a prisoner swap in Istanbul on Friday.", {"Russia", "Ukraine"}),
        ("Hamas and Fatah reached a reconciliation agreement in Cairo on Thursday.", {"Hamas", "Fatah"}),
        (
            "The FARC held talks with the government in Bogota on Tuesday.",
            {"Revolutionary Armed Forces of Colombia", "the government"},
        ),
        (
            "Ethiopia and the Tigray People's Liberation Front signed a truce in Pretoria on Wednesday.",
            {"Ethiopia", "Tigray People's Liberation Front"},
        ),
    ],
)
def test_those_who_agree_are_parties_of_an_agreement(text: str, parties: set[str]) -> None:
    (report,) = reports(text)
    assert report.sub_event_type is SubEventType.AGREEMENT
    assert set(in_role(text, _IN)) == parties
    assert {actor.role for actor in report.actors} == {_IN}


def test_who_brokers_an_agreement_is_no_party_of_it() -> None:
    text = "Qatar brokered a ceasefire deal between the Sudanese army and the RSF in Doha on Friday."
    assert set(in_role(text, _IN)) == {"Military Forces of Sudan", "Rapid Support Forces"}


def test_states_that_fight_are_parties_by_their_names() -> None:
    (report,) = reports("India and Pakistan exchanged fire near Poonch on Thursday.")
    assert [(actor.text, actor.kind) for actor in report.actors] == [
        ("India", ActorKind.STATE_FORCES),
        ("Pakistan", ActorKind.STATE_FORCES),
    ]


def test_those_who_are_attacked_are_not_the_attackers_own() -> None:
    text = "Two Philippine soldiers were killed when suspected Abu Sayyaf gunmen ambushed their patrol in Patikul."
    assert "Abu Sayyaf" not in in_role(text, ActorRole.TARGET)
    assert in_role(text, ActorRole.PERPETRATOR) == ["Abu Sayyaf"]


@pytest.mark.parametrize("words", ["fired live rounds at protesters", "fired at protesters"])
def test_those_at_whom_is_fired_are_the_target(words: str) -> None:
    text = f"Police {words} in Kisumu on Tuesday, killing two."
    assert in_role(text, ActorRole.TARGET) == ["protesters"]


@pytest.mark.parametrize(
    "text",
    [
        "Traders accused soldiers of killing two drivers at a checkpoint in Bama on Monday.",
        "Soldiers were accused on Monday of killing two drivers at a checkpoint in Bama.",
    ],
)
def test_who_is_accused_of_a_deed_is_alleged_to_have_done_it(text: str) -> None:
    assert [name.lower() for name in in_role(text, ActorRole.PERPETRATOR)] == ["soldiers"]


def test_who_planted_a_bomb_is_who_did_it_and_those_wounded_are_not() -> None:
    text = "An IED planted by rebels detonated against a police vehicle in Jalalabad city. 2 police wounded."
    assert in_role(text, ActorRole.PERPETRATOR) == ["rebels"]
    assert "2 police" in in_role(text, ActorRole.TARGET)


@pytest.mark.parametrize(
    "text",
    [
        "Three killed as Kenyan police fire at protesters",
        "Kenyan police fire killed three protesters in Nairobi on Monday.",
    ],
)
def test_whose_fire_it_is_is_their_police(text: str) -> None:
    (report,) = reports(text)
    assert [one.name for one in report.actors if one.role is ActorRole.PERPETRATOR] == ["Police Forces of Kenya"]


@pytest.mark.parametrize(
    ("between", "arrested", "groups"),
    [
        ("\n\n", "A man was arrested in Herat on Monday.", []),
        ("\n\n", "A suspected insurgent was arrested in Herat on Monday.", ["Haqqani Network"]),
        (" ", "Two men were arrested.", ["Haqqani Network"]),
    ],
)
def test_a_man_who_is_arrested_is_of_no_group_of_an_earlier_paragraph(
    between: str, arrested: str, groups: list[str]
) -> None:
    text = f"The mayor had been threatened by members of the Haqqani Network.{between}{arrested}"
    (report,) = reports(text)
    assert [actor.name for actor in report.actors if actor.actor_id] == groups
