"""Whom an operation was after, and whose people a sentence names."""

from pipeline.extract.actors.aims import find_aims, find_members, find_targets, joined_groups
from pipeline.extract.actors.registry import find_actors
from schemas.records import Span


def aims_in(text: str) -> list[str | None]:
    return [mention.actor.actor_id for mention in find_aims(text, Span(0, len(text)), None)]


def members_in(text: str) -> list[str | None]:
    return [mention.actor.actor_id for mention in find_members(text, Span(0, len(text)), None)]


def test_an_aim_is_the_group_after_the_words_of_a_search() -> None:
    assert aims_in("Soldiers raided a farm in search of a senior Taliban leader.") == ["taliban"]
    assert aims_in("Soldiers took the hills, clearing them of Taliban fighters.") == ["taliban"]
    assert aims_in("They held a man linked to the Haqqani network.") == ["haqqani"]


def test_an_army_is_no_aim_of_an_operation() -> None:
    text = "He had planned to target Afghan troops."
    assert [mention.actor.actor_id for mention in find_actors(text, Span(0, len(text)))] == ["af-military"]
    assert aims_in(text) == []


def test_an_aim_ends_with_its_phrase() -> None:
    assert aims_in("Police went to arrest two men, and the Taliban mocked them.") == []


def test_members_stand_behind_the_name_of_their_group() -> None:
    assert members_in("A Taliban bomb-making facilitator was held.") == ["taliban"]
    assert members_in("The Taliban denied it.") == []


def test_a_force_of_the_state_has_no_members_to_catch() -> None:
    assert members_in("Lashkar-e-Taiba commanders met Indian police officers.") == ["let"]


def test_the_target_of_a_deed_is_named_apart_from_it() -> None:
    text = "The original target of the raid was a Haqqani network leader."
    assert [mention.actor.actor_id for mention in find_targets(text, Span(0, len(text)), None)] == ["haqqani"]


def test_groups_that_a_stroke_joins_are_both_meant() -> None:
    text = "Police held a Taliban/Haqqani network courier."
    first = next(find_members(text, Span(0, len(text)), None))
    assert [mention.actor.actor_id for mention in joined_groups(text, first, None)] == ["taliban", "haqqani"]
    assert not list(joined_groups(text, None, None))
