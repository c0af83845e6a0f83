"""Acts told in plain words, by who does them and to what. All sentences are ours and all incidents invented."""

from functools import partial

import pytest
import told

from schemas.vocabulary import Outcome, SubEventType

_S = SubEventType
reports = partial(told.reports, published_at="2024-05-16")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebel fighters held the high school of Doma by Monday.", _S.NON_STATE_ACTOR_OVERTAKES_TERRITORY),
        ("Soldiers retook the labour office in Lera on Tuesday.", _S.GOVERNMENT_REGAINS_TERRITORY),
        ("Armed men took six pupils from a school near Doma on Sunday.", _S.ABDUCTION),
        ("Two carpenters were taken from their flat in Lera on Sunday.", _S.ABDUCTION),
        ("Police held sixteen men in Lera on Sunday.", _S.ARRESTS),
        ("Some 300 garment workers sat down across the road in Lera on Sunday.", _S.PEACEFUL_PROTEST),
        ("A repair crew was fired at near Doma on Sunday.", _S.ATTACK),
        ("A patrol hit an IED near Doma on Sunday.", _S.REMOTE_EXPLOSIVE),
        ("Two shells fell on a plantation near Doma on Sunday.", _S.SHELLING),
        ("A crowd carried off mattresses from a store in Doma on Sunday.", _S.LOOTING),
    ],
)
def test_plain_words_tell_of_an_act(text: str, kind: SubEventType) -> None:
    assert [report.sub_event_type for report in reports(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The actress held the gate for her mother on Monday.",
        "Police took the post office car to a garage in Lera on Monday.",
        "The pupils were taken from their school to a hospital in Lera on Monday.",
        "The minister sat down across the table from reporters on Monday.",
        "Fuel prices rocketed in Lera on Monday.",
        "Leaves fell in the park of Lera on Monday.",
        "The officer handed over the keys in Lera on Monday.",
        "Police were held up in traffic in Lera on Monday.",
        "Police held the drivers responsible for the queue in Lera on Monday.",
        "The students carried off three prizes in Lera on Monday.",
    ],
)
def test_the_same_words_tell_of_none_otherwise(text: str) -> None:
    assert not reports(text)


def test_who_is_led_off_and_held_is_counted() -> None:
    texts = ("Masked men dragged two nurses from a bus near Doma.", "Officers held nine suspects in Lera.")
    captured = [report.tolls[Outcome.CAPTURED].best for text in texts for report in reports(text)]
    assert captured == [2, 9]
