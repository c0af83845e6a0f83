"""Labelled pages: invented articles in the layouts that publishers use, each with the text that is the article's own.

The layouts are ours, written after what news sites look like: themes of content systems, tables of the nineties, lines
broken with ``<br>``, class names that mean nothing, related stories in the midst of the text. Each is filled with
several of the articles; what stands in the other boxes of a page are headlines and leads of still other stories, and
many of those tell of violence, as what is wrongly taken for the article's text would be coded.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

HERE = Path(__file__).parent
EACH = 3
"""Articles a layout."""
Article = dict[str, str | list[str]]
RIGHT_TO_LEFT = frozenset({"fa", "ps", "ur", "ar"})
SECTIONS = ("Home", "Afghanistan", "Pakistan", "World", "Business", "Sport", "Opinion", "Video")


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledPage:
    """A page and what is to be read in it."""

    name: str
    html: str
    title: str
    text: str
    """The article's own paragraphs, a line each."""
    language: str
    published: str
    author: str


def labelled_pages() -> tuple[LabelledPage, ...]:
    """Return the pages, always the same and in the same order."""
    articles = json.loads((HERE / "articles.json").read_text("utf-8"))
    others = json.loads((HERE / "others.json").read_text("utf-8"))
    layouts = sorted((HERE / "layouts").glob("*.html"))
    jinja = Environment(loader=FileSystemLoader(HERE / "layouts"), autoescape=True)
    return tuple(
        _fill(jinja, layout.name, articles[(number * EACH + turn) % len(articles)], others)
        for number, layout in enumerate(layouts)
        for turn in range(EACH)
    )


def _fill(jinja: Environment, layout: str, article: Article, others: list[Article]) -> LabelledPage:
    language = str(article["language"])
    filled = jinja.get_template(layout).render(
        a=article,
        others=others,
        sections=SECTIONS,
        outlet="Valley Herald",
        host="valley-herald.example",
        dir="rtl" if language in RIGHT_TO_LEFT else "ltr",
    )
    return LabelledPage(
        name=f"{layout.removesuffix('.html')}/{article['id']}",
        html=filled,
        title=str(article["title"]),
        text="\n".join(article["paragraphs"]),
        language=language,
        published=str(article["published"]),
        author=str(article["author"]),
    )
