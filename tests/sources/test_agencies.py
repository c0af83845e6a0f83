"""The wire or the first publisher is named where the text says it, and nowhere else."""

import pytest

from pipeline.articles.agencies import agency_named, credit_of

TOLD = "Two men were hurt when shells fell on an invented village, residents said."


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"KABUL (AP) — {TOLD}", "ap"),
        (f"PESHAWAR, May 5 (Xinhua) -- {TOLD}", "xinhua"),
        (f"KABUL (Reuters) - {TOLD}", "reuters"),
        (f"QUETTA: (Reuters/Dawn) - {TOLD}", "reuters"),
        (f"KABUL (Pajhwok): {TOLD}", "pajhwok"),
        (f"{TOLD} It was the third time, Pajhwok reported on Friday.", "pajhwok"),
        (f"{TOLD} According to Khaama Press, a house burned.", "khaama"),
        (f"An elder told Reuters that {TOLD}", "reuters"),
        (f"{TOLD * 9}\nSource: TOLOnews", "tolonews"),
        (f"{TOLD * 9}\n(With inputs from ANI)", "ani"),
        (f"{TOLD * 9}\nWith inputs from ANI.", "ani"),
        (f"{TOLD * 9}\n— AFP", "afp"),
        (f"AFP\n{TOLD}", "afp"),
        (f"به گزارش خبرگزاری فارس، {TOLD}", "fars"),
        (f"اے ایف پی کے مطابق {TOLD}", "afp"),
        (f"KABUL: {TOLD}", None),
        (f"{TOLD} The AP (Andhra Pradesh) police denied it.", None),
        (f"{TOLD} They called it a new dawn. Online sales fell.", None),
        (f"{TOLD * 9} Reuters reported something like it last year. {TOLD * 9}", None),
        ("", None),
    ],
)
def test_who_first_told_it(text: str, agency: str | None) -> None:
    credit = credit_of(text)
    assert (credit and credit.agency) == agency
    if credit:
        assert credit.words.split()[0] in text


@pytest.mark.parametrize(
    ("name", "agency"),
    [("Pajhwok Afghan News", "pajhwok"), ("reuters", "reuters"), ("Valley Herald", None), ("", None), (None, None)],
)
def test_a_publisher_may_be_an_agency(name: str | None, agency: str | None) -> None:
    assert agency_named(name) == agency
