"""Who gives himself up, what is boarded, which posts fall and who is let go (rules ACT-120 to ACT-124)."""

import pytest
import told

from schemas.vocabulary import SubEventType


def _kinds(sentence: str) -> set[SubEventType]:
    return {report.sub_event_type for report in told.reports(sentence, "2024-09-12")}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Four insurgents handed themselves in to soldiers near Mueda on Monday.", SubEventType.CHANGE_TO_GROUP),
        ("Pirates boarded a tanker off Eyl on Monday.", SubEventType.ABDUCTION),
        ("Masked men seized a bus with 30 passengers near Kidal on Monday.", SubEventType.ABDUCTION),
        ("Rebels captured two bunkers near Goma on Monday.", SubEventType.ARMED_CLASH),
        ("Gunmen freed a surveyor and his driver near Lera on Monday.", SubEventType.OTHER),
        ("Armed men attacked a clinic of the miners' union in Tarqui on Monday.", SubEventType.ATTACK),
        ("An IED was planted at the gate of a school in Torodi on Monday.", SubEventType.REMOTE_EXPLOSIVE),
    ],
)
def test_it_is_told_of(sentence: str, kind: SubEventType) -> None:
    assert kind in _kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "A driver gave himself up to the police in Lera on Monday.",
        "The coast guard seized a trawler off Eyl on Monday.",
        "The mill released twelve workers in Lera on Monday.",
        "The union attacked the plan of the bank in Lera on Monday.",
        "The postmaster captured two posts on film near Goma on Monday.",
    ],
)
def test_it_is_none(sentence: str) -> None:
    assert not _kinds(sentence) & {
        SubEventType.CHANGE_TO_GROUP,
        SubEventType.ABDUCTION,
        SubEventType.ARMED_CLASH,
        SubEventType.OTHER,
        SubEventType.ATTACK,
    }
