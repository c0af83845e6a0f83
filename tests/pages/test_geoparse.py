"""`geoparse`: the same places as `code`, on a page that is safe to open and tells what the table tells."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from browser import browse
from rich.console import Console
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.commands.geoparsing import geoparse, print_geoparsed, write_geoparse_page
from pipeline.extract import Coder
from pipeline.locate import Gazetteer, locate
from schemas.records import Article
from schemas.vocabulary import PlaceRole

TEXT = (
    "KUNDUZ, Afghanistan (Agency) - Two shops burned down in Kunduz city on Friday. The governor of Takhar, who was in "
    "Taloqan, sent help. Kabul said nothing. A statement by the Quetta Shura came from the village of Zhrandabagh."
)
HOSTILE = (
    'Fire in <script>alert("Herat")</script> & <b onclick="x()">Kabul</b> "Ghazni" \x1b[31m\x07 </article></title>'
)


def article(text: str, title: str | None = None) -> Article:
    return Article(article_id="art_1", source_id="test", address="a.txt", text=text, title=title)


class Reader(HTMLParser):
    """The elements of a page, and the text of its article."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside += tag == "article"

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag == "article"

    def handle_data(self, data: str) -> None:
        self.text += data if self._inside else ""


def read_page(page: Path) -> Reader:
    reader = Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    return reader


@pytest.fixture
def page(gazetteer: Gazetteer, tmp_path: Path) -> Path:
    path = tmp_path / "places.html"
    write_geoparse_page([geoparse(article(TEXT), gazetteer)], gazetteer, path)
    return path


def test_it_finds_what_code_finds(gazetteer: Gazetteer) -> None:
    (extraction,) = Coder().extract([article(TEXT)])
    coded = [(p.start, p.end, p.name, p.score, p.reason) for p in locate(extraction, gazetteer).places]
    found = geoparse(article(TEXT), gazetteer).places
    assert [(p.start, p.end, p.name, p.score, p.reason) for p in found] == coded
    assert PlaceRole.EVENT not in {place.role for place in found}


def test_the_page_holds_the_text_as_it_is_with_every_place_marked(page: Path, gazetteer: Gazetteer) -> None:
    reader = read_page(page)
    assert reader.text == TEXT
    marks = [tag for tag, attrs in reader.tags if tag == "a" and (attrs.get("class") or "").startswith("mark")]
    assert len(marks) == len(geoparse(article(TEXT), gazetteer).places)


def test_every_link_of_the_page_leads_to_something_on_it(page: Path) -> None:
    reader = read_page(page)
    ids = {attrs["id"] for _, attrs in reader.tags if "id" in attrs}
    links = {attrs["href"] for _, attrs in reader.tags if attrs.get("href")}
    assert links
    assert {link for link in links if link and link.removeprefix("#") not in ids} == set()


def test_the_map_draws_the_province_that_is_named(page: Path) -> None:
    assert re.search(r'<path class="line area held"[^>]*><title>Takhar</title>', page.read_text(encoding="utf-8"))


def test_the_page_asks_for_nothing_and_allows_nothing(page: Path) -> None:
    content = page.read_text(encoding="utf-8")
    assert not re.search(r"(?:https?:)?//\w", re.sub(r"<script>.*?</script>", "", content, flags=re.DOTALL))
    assert not re.search(r"\s(?:style|on\w+)=", content)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', content)
    assert policy is not None
    assert "default-src &#39;none&#39;" in policy.group(1)
    assert "unsafe" not in policy.group(1)


def test_what_the_text_says_is_never_markup(gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    write_geoparse_page([geoparse(article(HOSTILE, title=HOSTILE), gazetteer)], gazetteer, path)
    reader = read_page(path)
    assert reader.text == HOSTILE
    assert "b" not in {tag for tag, _ in reader.tags}
    assert [tag for tag, _ in reader.tags].count("script") == 1


def test_a_text_without_places_has_a_page_too(gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    write_geoparse_page([geoparse(article("nothing happened anywhere"), gazetteer)], gazetteer, path)
    assert "No place names were found" in path.read_text(encoding="utf-8")


def test_the_terminal_shows_the_text_and_lets_no_control_character_through(gazetteer: Gazetteer) -> None:
    console = Console(record=True, width=200, file=open("/dev/null", "w", encoding="utf-8"))  # noqa: SIM115, PTH123
    print_geoparsed(geoparse(article(HOSTILE + TEXT), gazetteer), console)
    shown = console.export_text()
    assert "The governor of Takhar" in " ".join(shown.split())
    assert "\x1b" not in shown
    assert "\x07" not in shown


def test_each_place_is_on_one_line_of_eighty_columns_and_each_reason_is_told_once(gazetteer: Gazetteer) -> None:
    console = Console(record=True, width=80, file=open("/dev/null", "w", encoding="utf-8"))  # noqa: SIM115, PTH123
    text = "A bomb went off in Khogyani district of Nangarhar province, and Kabul sent help from Herat."
    print_geoparsed(geoparse(article(text), gazetteer), console)
    lines = console.export_text().splitlines()
    (line,) = (line for line in lines if line.lstrip().startswith("Khogyani "))
    assert line.split() == ["Khogyani", "mentioned", "Khogyani,", "district,", "AF-NAN", "0.97", "hierarchy"]
    assert sum(line.startswith("hierarchy: ") for line in lines) == 1
    assert max(map(len, lines)) <= 80


def test_the_command_reads_standard_input_and_answers_in_json() -> None:
    done = CliRunner().invoke(app, ["geoparse", "--json"], input=TEXT)
    assert done.exit_code == 0, done.output
    answer = json.loads(done.stdout)
    places = {place["text"]: place["admin1_iso"] for place in answer["places"]}
    assert places["Taloqan"] == "AF-TAK"
    assert all(TEXT[p["start"] : p["end"]] == p["text"] for p in answer["places"])


def test_a_text_without_places_is_told_to_have_none() -> None:
    shown = CliRunner().invoke(app, ["geoparse"], input="Nothing happened.")
    assert (shown.exit_code, shown.stdout.splitlines()[-1]) == (0, "no place names found")


@pytest.mark.parametrize("name", ["[/]", "[red]Xyzzyqua"])
def test_a_name_that_looks_like_markup_is_asked_for_like_any_other(name: str) -> None:
    shown = CliRunner().invoke(app, ["geocode", name])
    assert (shown.exit_code, shown.stdout.splitlines()) == (1, [name, "  not found"])


def test_a_file_that_is_not_there_is_told_in_one_line() -> None:
    done = CliRunner().invoke(app, ["geoparse", "no-such-file.txt"])
    assert done.exit_code == 1
    assert "no such file" in done.output.replace("\n", " ")


CHOOSE = """
const mark = [...document.querySelectorAll('.text a')].find((a) => a.textContent === 'Taloqan');
mark.click();
document.body.dataset.said = document.querySelector('.chosen').textContent;
document.body.dataset.on = [...document.querySelectorAll('.on')].map((one) => one.tagName.toLowerCase()).join(' ');
document.querySelector('.map svg').dispatchEvent(new KeyboardEvent('keydown', { key: '+' }));
document.body.dataset.seen = document.querySelector('.map svg').getAttribute('viewBox');
"""


def test_in_a_browser_a_name_in_the_text_and_its_point_on_the_map_belong_together(page: Path, tmp_path: Path) -> None:
    before = re.search(r'<svg viewBox="([^"]*)"', page.read_text(encoding="utf-8"))
    shown = browse(page, tmp_path / "profile", CHOOSE)
    said = re.search(r'data-said="([^"]*)"', shown)
    assert said is not None, "the page's script did not run"
    assert "Takhar" in said.group(1)
    assert re.search(r'data-on="[^"]*\ba\b[^"]*\btr\b', shown)
    assert before is not None
    assert f'data-seen="{before.group(1)}"' not in shown, "the plus key did not zoom"


def test_in_a_browser_no_other_script_runs(page: Path, tmp_path: Path) -> None:
    injected = page.with_name("injected.html")
    content = page.read_text(encoding="utf-8").replace("</body>", "<script>document.title = 'taken'</script></body>")
    injected.write_text(content, encoding="utf-8")
    assert "<title>taken</title>" not in browse(injected, tmp_path / "profile")


def test_in_a_browser_the_page_runs_under_its_own_policy(page: Path, tmp_path: Path) -> None:
    shown = browse(page, tmp_path / "profile")
    scale = re.search(r'<span class="scale"[^>]*>([^<]*)</span>', shown)
    assert scale is not None
    assert "km" in scale.group(1)
