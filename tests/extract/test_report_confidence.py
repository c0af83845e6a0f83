"""A report's confidence says how much speaks for it, in invented news."""

import pytest
import told

from pipeline.extract.assertion.confidence import weights
from schemas.records import Report


def report(text: str) -> Report:
    return told.reports(text, "2021-06-09")[0]


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        (
            "Taliban fighters shot dead three policemen in Baraki Barak on Monday, the governor said.",
            "There was a shooting on Monday.",
        ),
        (
            "A suicide bomber killed four guards in Khost on Monday.",
            "A suicide bomber allegedly killed four guards in Khost on Monday.",
        ),
        (
            "A roadside bomb wounded two farmers in Andar on Monday. The blast also damaged a truck.",
            "A roadside bomb wounded two farmers in Andar on Monday.",
        ),
    ],
)
def test_more_signs_make_a_report_surer(surer: str, less_sure: str) -> None:
    assert report(surer).confidence > report(less_sure).confidence


def test_no_report_is_certain_whatever_speaks_for_it() -> None:
    assert sum(weight for weight in weights().values() if weight > 0) < 4
    full = (
        "Taliban fighters shot dead three policemen in Baraki Barak on Monday, the governor said. "
        "The policemen were shot at dawn."
    )
    assert 0.9 < report(full).confidence < 1
