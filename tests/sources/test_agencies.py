"""The wire or the first publisher is named where the text says it, and nowhere else."""

import pytest

from pipeline.articles.agencies import agency_named, credit_of
from pipeline.sources.reading import About, read_html
from schemas.records import Article
from schemas.sources import Source
from schemas.vocabulary import SourceScale

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


def test_an_agency_may_be_the_author_that_a_page_gives() -> None:
    body = f"<body><article><p>AFP</p><p>{TOLD * 4}</p></article></body>"
    page = f'<html><head><meta name="author" content="AFP"></head>{body}</html>'
    source = Source(id="herald", kind="feed", name="Herald", licence="none", scale=SourceScale.LOCAL)
    article = read_html(source, About(address="a"), page.encode())
    assert isinstance(article, Article)
    assert (article.agency, article.agency_words, article.text.startswith(TOLD[:20])) == ("afp", "AFP", True)


@pytest.mark.parametrize(
    ("name", "agency"),
    [("Pajhwok Afghan News", "pajhwok"), ("reuters", "reuters"), ("Valley Herald", None), ("", None), (None, None)],
)
def test_a_publisher_may_be_an_agency(name: str | None, agency: str | None) -> None:
    assert agency_named(name) == agency
