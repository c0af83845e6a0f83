"""Of a page the article's own text is taken, more of it than by trafilatura alone; what the page says is kept."""

import json
from datetime import date
from statistics import mean

import pytest
from trafilatura import extract

from bench.extraction import score
from bench.labelled.pages import LabelledPage, labelled_pages
from pipeline.articles import Dated, read_page
from pipeline.extract.text.reading import read
from pipeline.language import detect_language
from pipeline.sources.reading import About, make_article, read_html
from schemas.records import Article, Reject
from schemas.sources import Source
from schemas.vocabulary import DateOrigin, Genre, SourceScale

PAGES = labelled_pages()
SOURCE = Source(id="herald", kind="feed", name="Herald", licence="none", scale=SourceScale.LOCAL, language="en")
TOLD = "Residents of an invented village said that shells landed in their fields before dawn and hurt nobody. "
BODY = f"<article><p>{TOLD * 3}</p><p>{TOLD * 4}</p></article>"


def page(head: str = "", body: str = BODY) -> str:
    return f"<html><head>{head}</head><body>{body}</body></html>"


def ld(**facts: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(facts)}</script>'


def test_more_of_the_articles_and_less_of_the_rest_is_taken_than_by_trafilatura_alone() -> None:
    ours = [score(read_page(labelled.html).text, labelled.text) for labelled in PAGES]
    default = [score(extract(labelled.html) or "", labelled.text) for labelled in PAGES]
    assert mean(f1 for _, _, f1 in ours) >= max(0.95, mean(f1 for _, _, f1 in default))
    assert mean(recall for _, recall, _ in ours) >= 0.98


@pytest.mark.parametrize("labelled", PAGES, ids=lambda labelled: labelled.name)
def test_title_and_date_are_the_articles_and_no_author_is_named(labelled: LabelledPage) -> None:
    found = read_page(labelled.html)
    assert found.title == labelled.title
    assert found.published is None or found.published.written[:10] == labelled.published[:10]
    assert found.wall is None
    if labelled.author in labelled.html.partition("<body")[0]:
        assert labelled.author not in found.text


@pytest.mark.parametrize("labelled", [p for p in PAGES if p.language != "en"], ids=lambda labelled: labelled.name)
def test_the_language_is_told_by_the_text(labelled: LabelledPage) -> None:
    article = read_html(SOURCE, About(address="a"), labelled.html.encode())
    assert isinstance(article, Article)
    assert article.language == labelled.language


def test_a_source_that_says_english_may_write_in_pashto() -> None:
    pashto = next(labelled for labelled in PAGES if labelled.language == "ps")
    article = make_article(SOURCE, About(address="a"), pashto.text)
    assert isinstance(article, Article)
    assert article.language == detect_language(pashto.text) == "ps"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The governor visited the wounded", "en"),
        ("شماری از زنان در هرات دست به اعتراض زدند", "fa"),
        ("وسله\u200cوالو پر پوسته برید وکړ او بېرته وتښتېدل", "ps"),
        ("ځوانان وايي کار نشته او ژوند ستونزمن شوی", "ps"),
        ("زخمیوں کو ہسپتال منتقل کر دیا گیا", "ur"),
        ("أصيب ثلاثة مدنيين بقصف مدفعي", "ar"),
        ("12:30 ... 44", None),
    ],
)
def test_one_sentence_is_enough_to_tell_the_languages_of_the_region(text: str, language: str | None) -> None:
    assert detect_language(text) == language


def test_a_list_of_names_is_in_the_language_that_the_source_says() -> None:
    names = "Kabul, Kandahar, Herat, Balkh, Nangarhar, Helmand, Ghazni, Farah"
    article = make_article(SOURCE, About(address="a"), names)
    assert isinstance(article, Article)
    assert (detect_language(names), article.language) == (None, "en")


def test_letters_that_join_persian_words_stay() -> None:
    persian = "مقام‌های محلی می‌گویند که باشندگان روستا به خانه‌های خود بازگشته‌اند. "
    assert persian.strip() in read_page(page(body=f"<article><p>{persian * 6}</p></article>")).text


@pytest.mark.parametrize(
    ("head", "address", "dated"),
    [
        (ld(**{"@type": "NewsArticle", "datePublished": "2024-05-14T01:00:00+04:30"}), None, DateOrigin.JSON_LD),
        ('<meta property="article:published_time" content="2024-05-14T01:00:00+04:30">', None, DateOrigin.META),
        ("", "https://herald.example/2024/05/14/shells", DateOrigin.FOUND),
    ],
)
def test_who_dates_an_article_is_said(head: str, address: str | None, dated: DateOrigin) -> None:
    found = read_page(page(head), address, fetched_on=date(2024, 5, 20)).published
    assert found is not None
    assert (found.written[:10], found.origin) == ("2024-05-14", dated)


def test_a_date_that_is_only_found_lies_before_the_page_was_fetched() -> None:
    address = "https://herald.example/2024/05/14/shells"
    assert read_page(page(), address, fetched_on=date(2024, 5, 1)).published is None
    assert read_page(page(), address).published is None


def test_update_section_and_address_are_the_pages() -> None:
    head = (
        ld(**{"@type": "NewsArticle", "dateModified": "2024-05-15T08:00:00Z", "articleSection": ["Security", "Kunar"]})
        + '<link rel="canonical" href="/story/9?utm=1#top">'
    )
    found = read_page(page(head), "https://www.herald.example/amp/9")
    assert (found.updated_at, found.section) == ("2024-05-15T08:00:00Z", "Security")
    assert found.canonical == "https://www.herald.example/story/9?utm=1"


@pytest.mark.parametrize("elsewhere", ["https://other.example/story/9", "/", "http://[", "mailto:a@b.example"])
def test_an_address_that_is_no_article_of_the_site_is_not_its_own(elsewhere: str) -> None:
    found = read_page(page(f'<link rel="canonical" href="{elsewhere}">'), "https://herald.example/9")
    assert found.canonical is None


@pytest.mark.parametrize(
    ("head", "address", "genre"),
    [
        (ld(**{"@type": "OpinionNewsArticle"}), None, Genre.OPINION),
        (ld(**{"@type": ["NewsArticle", "AnalysisNewsArticle"]}), None, Genre.BACKGROUND),
        ('<meta property="article:section" content="World / Op-Ed">', None, Genre.OPINION),
        ("", "https://herald.example/sport/cricket/9", Genre.OTHER),
        ("", "https://herald.example/opinion", None),
        ('<meta property="article:section" content="Security">', None, None),
    ],
)
def test_what_the_publisher_files_it_under_is_a_hint(head: str, address: str | None, genre: Genre | None) -> None:
    assert read_page(page(head), address).genre_hint == genre


STUB = "<article><p>Shells fell on an invented village.</p></article>"


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (page(body=STUB + "<div class='gate'>Already a subscriber? Log in to continue reading.</div>"), "paywall"),
        (page(body=STUB + "<div>Already a <b>subscriber</b>? <a href='/in'>Log in</a></div>"), "paywall"),
        (page(ld(**{"@type": "NewsArticle", "isAccessibleForFree": "False"}), STUB), "paywall"),
        (page("<title>Before you continue</title>", "<p>We and our 812 partners store cookies.</p>"), "consent"),
        (page("<title>Just a moment...</title>", "<p>Enable JavaScript and cookies to continue</p>"), "challenge"),
        (page("<title>404 - Page not found</title>", "<p>Try the search.</p>"), "not_found"),
        (page(body="<nav><a href='/'>Home</a></nav>"), "no_text"),
    ],
)
def test_what_stands_in_an_articles_place_is_set_aside_with_its_reason(html: str, reason: str) -> None:
    found = read_html(SOURCE, About(address="a"), html.encode())
    assert isinstance(found, Reject)
    assert found.reason == reason


@pytest.mark.parametrize(
    "html",
    [
        page(body=BODY + "<div>Already a subscriber? Log in to continue reading.</div>"),
        page(ld(**{"@type": "NewsArticle", "isAccessibleForFree": True}), STUB + "<div>Already a subscriber?</div>"),
        page(body=BODY + "<div id='banner'>We value your privacy. Accept all cookies of our partners.</div>"),
        page(body=f"<article><p>{TOLD * 3}</p></article><div>We value your privacy.</div>"),
        page(body=STUB + "<noscript>Please enable JavaScript to continue to the comments.</noscript>"),
        page(body="<header>Already a subscriber? <a href='/in'>Log in to read</a></header>" + STUB),
        page("<script>gate('subscribe to continue reading')</script>", STUB),
    ],
)
def test_an_article_beside_such_words_is_an_article(html: str) -> None:
    assert isinstance(read_html(SOURCE, About(address="a"), html.encode()), Article)


def test_the_sources_word_goes_before_the_pages() -> None:
    head = ld(**{"@type": "NewsArticle", "datePublished": "2024-05-14"})
    told = About(address="a", title="Mine", published_at="2024-05-13T23:30:00+05:00")
    article = read_html(SOURCE, told, page(head).encode())
    assert isinstance(article, Article)
    assert (article.title, article.published_at) == ("Mine", "2024-05-13T23:30:00+05:00")
    assert article.published_at_origin is DateOrigin.LIST
    assert read_page(page(head)).published == Dated(written="2024-05-14", origin=DateOrigin.JSON_LD)


@pytest.mark.parametrize(("hint", "genre"), [(Genre.OPINION, "opinion"), (Genre.OTHER, "news"), (None, "news")])
def test_the_coder_hears_what_the_publisher_files_it_under(hint: Genre | None, genre: str) -> None:
    article = make_article(SOURCE, About(address="a", genre_hint=hint), TOLD * 3)
    assert isinstance(article, Article)
    assert read(article).genre == genre


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Insurgents beheaded villagers in Mocimboa da Praia, Cabo Delgado.", "en"),
        ("Gunmen stormed a bar in Santo Domingo de los Tsachilas, Ecuador.", "en"),
        ("Soldiers surrounded Soyapango, El Salvador.", "en"),
        ("Soldados rodearon Soyapango, El Salvador.", "es"),
        ("Una bomba ha ucciso tre persone a Roma.", "it"),
        ("Bandidos mataram dois em Manaus, Amazonas.", "pt"),
    ],
)
def test_the_names_in_a_sentence_do_not_tell_its_language(text: str, language: str) -> None:
    assert detect_language(text) == language
