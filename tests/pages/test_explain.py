"""`explain`: what was coded, from which words and by which rule, and what was not taken."""

from datetime import date
from pathlib import Path

import pytest
from browser import browse
from rich.console import Console

from pipeline.codebook import meaning_of
from pipeline.commands.explaining import explain_asked, print_explained, write_explain_page
from pipeline.extract import Coder
from pipeline.extract.rejected import Candidate, find_candidates
from pipeline.extract.text.reading import read
from pipeline.pages.explain import Explained, Field
from pipeline.settings import read_settings
from schemas.records import Article

TEXT = (
    "KUNDUZ, March 24, 2024 (Agency) - A bomb killed four people in the Imam Sahib district of Kunduz on Friday, "
    "police said. The football club had come under fire for its attack.\n\nThe provincial council was founded in 2004. "
    "Attacks are common in Takhar."
)


@pytest.fixture(scope="module")
def explained(tmp_path_factory: pytest.TempPathFactory) -> Explained:
    file = tmp_path_factory.mktemp("articles") / "bomb.txt"
    file.write_text(TEXT, encoding="utf-8")
    (only,) = explain_asked(str(file), read_settings())
    return only


def field(explained: Explained, name: str) -> Field:
    return next(one for one in explained.reports[0].fields if one.name == name)


def test_each_field_has_its_words(explained: Explained) -> None:
    assert "bomb" in field(explained, "act").words
    assert field(explained, "killed").coded == "4"
    assert any("four people" in words for words in field(explained, "killed").words)
    assert field(explained, "date").coded == "2024-03-22"
    assert "Friday" in " ".join(field(explained, "date").words)
    assert "Kunduz" in field(explained, "place").coded


def test_each_rule_has_its_line_of_the_codebook(explained: Explained) -> None:
    rules = [rule for one in explained.reports[0].fields for rule in one.rules]
    assert rules
    assert [rule.id for rule in rules if not rule.meaning] == []


def test_rules_are_known_by_their_bare_ids() -> None:
    assert meaning_of("DAT-20:sentence_before") == meaning_of("DAT-20") is not None
    assert meaning_of("XYZ-1") is None


def test_what_was_not_taken_has_a_reason(explained: Explained) -> None:
    unused = {(one.kind, one.text): one.why for one in explained.unused}
    assert "2004" in unused[("date", "2004")]
    assert unused[("act", "attack")]
    assert unused[("act", "Attacks")]
    assert "dateline" in unused[("place", "KUNDUZ")]


def test_no_word_is_both_taken_and_rejected() -> None:
    article = Article(article_id="art_1", source_id="test", address="a", text=TEXT)
    (extraction,) = Coder().extract([article])
    found = find_candidates(read(article), extraction.reports)
    acts = {(one.start, one.end) for one in found.acts}
    rejected = {(one.start, one.end) for one in found.rejected if one.candidate is Candidate.ACT}
    assert acts
    assert not acts & rejected


def test_a_file_that_tells_no_day_may_be_told_it(tmp_path: Path) -> None:
    file = tmp_path / "undated.txt"
    file.write_text("A bomb killed three policemen in Kunduz on Friday.", "utf-8")
    days = (None, date(2024, 3, 24))
    found = [field(only, "date").coded for on in days for only in explain_asked(str(file), read_settings(), on)]
    assert found == ["day not known", "2024-03-22"]


def test_a_text_in_another_language_says_that_it_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "french.txt"
    file.write_text("Une bombe a explosé hier dans la ville, et trois personnes sont mortes selon la police.", "utf-8")
    (only,) = explain_asked(str(file), read_settings())
    assert only.none == "language"


def test_the_terminal_shows_the_sentence_and_the_rule(explained: Explained) -> None:
    console = Console(record=True, width=160, quiet=False, file=open("/dev/null", "w", encoding="utf-8"))  # noqa: SIM115, PTH123
    print_explained(explained, console)
    shown = console.export_text()
    assert "A bomb killed four people" in shown
    assert "AST-1" in shown
    assert "What was not taken" in shown


def test_in_a_browser_one_report_can_be_picked(explained: Explained, tmp_path: Path) -> None:
    page = tmp_path / "why.html"
    write_explain_page((explained,), page)
    shown = browse(page, tmp_path / "profile", "document.querySelector('.pick').click();")
    assert 'aria-pressed="true"' in shown


def test_in_a_browser_no_fields_name_is_broken_and_no_table_leaves_its_card(
    explained: Explained, tmp_path: Path
) -> None:
    page = tmp_path / "why.html"
    write_explain_page((explained,), page)
    measure = (
        "const card = document.querySelector('.report'), table = card.querySelector('table');"
        "const tall = [...table.querySelectorAll('th')].filter(th => th.firstElementChild.getClientRects().length > 1);"
        "document.title = `broken ${tall.length} out ${table.offsetWidth > card.clientWidth}`;"
    )
    assert "<title>broken 0 out false</title>" in browse(page, tmp_path / "profile", measure)


def test_a_report_has_the_acts_of_its_own_words(tmp_path: Path) -> None:
    file = tmp_path / "two.txt"
    file.write_text(
        "A roadside bomb killed two policemen in Imam Sahib, Kunduz, on Wednesday, two days after a market blast in "
        "Herat left 11 people dead.",
        encoding="utf-8",
    )
    (only,) = explain_asked(str(file), read_settings())
    acts = [next(one for one in report.fields if one.name == "act").words for report in only.reports]
    assert acts == [("bomb", "killed"), ("blast", "dead")]
