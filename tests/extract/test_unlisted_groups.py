"""Armed groups that no registry has, named by their shape or by the text's own introduction. All are invented."""

from functools import partial

import pytest
import told

from schemas.vocabulary import ActorKind, ActorRole, Claim

reports = partial(told.reports, published_at="2001-06-09")


def named(text: str) -> list[tuple[str | None, str | None, Claim]]:
    (report,) = reports(text)
    return [(one.name, one.actor_id, one.claim) for one in report.actors if one.role is ActorRole.PERPETRATOR]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Lake Kivu Liberation Front attacked a barracks in Bukavu on Monday.", "Lake Kivu Liberation Front"),
        ("On Monday the Rio Hondo Urban Command burned three buses in Lima.", "Rio Hondo Urban Command"),
        ("The 3 May Revolutionary Brigade planted a bomb in La Ceiba on Monday.", "3 May Revolutionary Brigade"),
        ("Members of the Rio Hondo Urban Command burned three buses in Lima on Monday.", "Rio Hondo Urban Command"),
        ("The People's Army of Redemption shot dead a judge in Lima on Monday.", "People's Army of Redemption"),
        ("Gunmen of the self-styled “River Avengers” kidnapped two nurses in Warri on Monday.", "River Avengers"),
        ("A gang called the Seven Lions killed two traders in Warri on Monday.", "Seven Lions"),
    ],
)
def test_an_unlisted_group_goes_by_the_name_in_the_text(text: str, name: str) -> None:
    assert named(text) == [(name, None, Claim.ASSERTED)]


def test_its_short_form_is_its_name() -> None:
    text = (
        "The Lake Kivu Liberation Front (LKLF) asked for talks on Sunday. "
        "Two soldiers were killed in a raid on Bukavu on Monday. The LKLF claimed responsibility."
    )
    assert named(text) == [("Lake Kivu Liberation Front", None, Claim.CLAIMED)]


def test_it_is_blamed_by_its_name() -> None:
    text = "A judge was shot dead in Lima on Monday. Police blamed the Rio Hondo Urban Command."
    assert named(text) == [("Rio Hondo Urban Command", None, Claim.ALLEGED)]


def test_a_short_form_that_the_text_gives_a_registered_group_is_that_groups() -> None:
    text = (
        "The Revolutionary Armed Forces of Colombia (RAFCO) rule the hills near Cali. "
        "A mayor was shot dead on Monday, and police blamed the RAFCO."
    )
    (report,) = reports(text)
    assert {(one.text, one.actor_id) for one in report.actors if one.role is ActorRole.PERPETRATOR} == {
        ("RAFCO", "farc")
    }


@pytest.mark.parametrize(
    "text",
    [
        "The Popular Army attacked a farm near Goma on Monday.",
        "A group called on the minister to resign. Gunmen killed two traders in Warri on Monday.",
    ],
)
def test_a_plain_word_is_no_name(text: str) -> None:
    assert all(name is None for name, _, _ in named(text))


def test_a_registered_name_stays_the_registers() -> None:
    (report,) = reports("The Revolutionary Armed Forces of Colombia shot dead a mayor in Cali on Monday.")
    assert [(one.actor_id, one.kind) for one in report.actors if one.actor_id] == [("farc", ActorKind.REBEL_GROUPS)]


def test_a_group_may_be_told_by_its_kind_before_its_own_name() -> None:
    text = (
        'Gunmen shot a judge in Tarma on Monday. A self-named commando group, the "Gerardo Prado Civic Force", claimed '
        "responsibility for the murder."
    )
    (report,) = reports(text)
    assert "Gerardo Prado Civic Force" in [one.name for one in report.actors]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("On 21 August EPS soldiers kidnapped two farmers near El Paraiso.", "EPS", ActorKind.STATE_FORCES),
        ("CRA fighters killed two teachers in Loma on Monday.", "CRA", ActorKind.REBEL_GROUPS),
    ],
)
def test_armed_people_go_by_the_letters_before_them(text: str, name: str, kind: ActorKind) -> None:
    assert (name, kind) in {(one.name, one.kind) for report in reports(text) for one in report.actors}


@pytest.mark.parametrize(
    "text",
    [
        "UN troops killed two gunmen in Goma on Monday.",
        "BREAKING: POLICE KILL gunmen in Goma on Monday, officials said.",
    ],
)
def test_other_capitals_before_armed_people_are_no_groups_letters(text: str) -> None:
    assert all(one.name is None for report in reports(text) for one in report.actors)
