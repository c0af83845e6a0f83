"""Parties by name: the registry, forces that a nation's name makes, and names that are no party."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.actors.registry import find_actors
from schemas.records import Span
from schemas.vocabulary import ActorKind


def ids_in(text: str) -> list[str | None]:
    return [mention.actor.actor_id for mention in find_actors(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("The Quetta Shura denied it.", ["taliban"]),
        ("ISKP and the Islamic State quarrelled.", ["iskp", "is"]),
        ("Islamic State Khorasan said so.", ["iskp"]),
        ("the Pakistani Taliban and the Afghan Taliban", ["ttp", "taliban"]),
        ("Tehreek-e-Taliban Pakistan", ["ttp"]),
        ("Lashkar-e\nTaiba", ["let"]),
        ("LASHKAR-E-TAIBA", ["let"]),
        ("Afghan and coalition soldiers", ["af-military", "isaf"]),
        ("Afghan National Security and International Security Assistance Forces", ["af-military"]),
        ("Kenyan and Ugandan police", ["ke-police", "ug-police"]),
        ("the Afghan National Police", ["af-police"]),
        ("Pakistan’s air force", ["pk-military"]),
        ("Ruritanian troops", []),
        ("Salvadoran troops met the FMLN", ["sv-military", "fmln"]),
        ("U.S. airstrikes", ["us-military"]),
        ("join us troops", []),
        ("anti-Taliban elders in a Taliban-held valley", []),
        ("Taliban-led fighters", ["taliban"]),
        ("Taliban security forces and the Qassam Brigades", ["taliban", "hamas"]),
        ("Punjabi and Pashtun men", []),
        ("Ana let him go", []),
        ("talibanesque", []),
        ("İİ Taliban", ["taliban"]),
    ],
)
def test_names_lead_to_the_registry(text: str, ids: list[str]) -> None:
    assert ids_in(text) == ids


def test_the_taliban_are_a_state_force_from_august_2021() -> None:
    text = "Taliban fighters"
    kinds = [find_actors(text, Span(0, 16), day)[0].actor.kind for day in (date(2019, 1, 1), date(2022, 1, 1), None)]
    assert kinds == [ActorKind.REBEL_GROUPS, ActorKind.STATE_FORCES, ActorKind.REBEL_GROUPS]


def test_a_composed_force_has_its_country() -> None:
    (mention,) = find_actors("Kenyan border police", Span(0, 20))
    assert (mention.actor.name, mention.actor.country) == ("Police Forces of Kenya", "KE")


@given(st.text(max_size=80), st.sampled_from(["Taliban", "al-Qa’ida", "Afghan troops"]), st.text(max_size=20))
def test_mentions_stand_inside_the_span_apart_and_in_order(before: str, name: str, after: str) -> None:
    text = f"{before} {name} {after}"
    end = len(before)
    for mention in find_actors(text, Span(len(before), len(text))):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


@pytest.mark.parametrize("text", ["In Lima the Maoist Shining Path planted it.", "the Maoist\nShining Path"])
def test_a_creed_before_a_partys_name_is_no_other_party(text: str) -> None:
    assert [one.actor.actor_id for one in find_actors(text, Span(0, len(text)))] == ["shining-path"]
