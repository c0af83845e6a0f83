"""Who says at a sentence's end all that stands before. All incidents are invented."""

from functools import partial

import pytest
import told

reports = partial(told.reports, published_at="2026-11-25")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Unrest broke out in Lera on Monday after a mob set fire to a chief's house, officials said.", "officials"),
        (
            "A curfew was imposed in Doma after gunmen shot dead two traders on Monday, the governor said.",
            "the governor",
        ),
        ("Schools were shut in Lera on Tuesday because shells had hit a market, residents said.", "residents"),
    ],
)
def test_who_speaks_last_says_what_does_not_hang_on_it(text: str, who: str) -> None:
    assert {report.attributed_to for report in reports(text)} == {who}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The army said it was ready, after gunmen shot dead two traders in Lera on Monday.", {None, "The army"}),
        ("Gunmen shot dead two traders in Lera on Monday, nobody said why.", {None}),
        ("After gunmen shot dead two traders in Lera on Monday, the mayor closed the market.", {None}),
    ],
)
def test_who_says_something_else_does_not(text: str, who: set[str | None]) -> None:
    assert {report.attributed_to for report in reports(text)} <= who
