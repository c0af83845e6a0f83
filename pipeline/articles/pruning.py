"""What of a page is not its article, by the marks that publishers put on it: menus, boxes of other stories, comments.

Which names of classes, headings and lines mark such a thing is said in ``boilerplate.csv``. Nothing is ever taken away
that holds the headline or half of the page's words: content systems write "sidebar" on the body of a page, too.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

from lxml import etree, html

_TAGS = ("nav", "footer", "aside", "form", "button", "iframe", "noscript", "figcaption", "menu", "dialog", "style")
_NEVER = frozenset({"nav", "footer", "button", "menu", "noscript", "style"})
"""Nothing in these is ever an article."""
_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu"})
_HEADING_TAGS = ("h1", "h2", "h3", "h4", "h5", "h6", "strong", "b", "div", "p", "span", "dt")
_LONGEST_HEADING = 40
_WORD = re.compile(r"[a-z]+|[A-Z][a-z]*")


@dataclass(frozen=True, slots=True)
class _Page:
    """What may not be taken away: the elements around the headline, and half of the words."""

    kept: frozenset[html.HtmlElement]
    length: int
    robbed: list[html.HtmlElement] = field(default_factory=list)
    """Where something was taken away: a heading may be left that heads nothing."""


def prune(tree: html.HtmlElement, title: str | None) -> None:
    """Take away from the tree what is not the article's, and last the headline."""
    headlines = _headlines(tree, title)
    around = frozenset(above for headline in headlines for above in (headline, *headline.iterancestors()))
    page = _Page(around, _length(tree))
    for element in [*_by_tag(tree), *_by_name(tree), *_teasers(tree, around), *_cards(tree), *_pointers(tree)]:
        _drop(element, page)
    for heading in list(_headings(tree)):
        _drop_headed(heading, page)
    for rest in page.robbed:
        if rest.tag != "p" and _length(rest) <= _LONGEST_HEADING:
            _drop(rest, page)
    for headline in headlines:
        if headline.getparent() is not None:
            headline.drop_tree()


def is_boilerplate(line: str) -> bool:
    """Tell whether a line of text is a button, a pointer to another story, a rule or a notice of copyright."""
    return bool(_lines().fullmatch(line.strip()))


@cache
def _words(kind: str) -> frozenset[str]:
    with files(__package__).joinpath("boilerplate.csv").open(encoding="utf-8") as file:
        return frozenset(row["words"] for row in csv.DictReader(file) if row["kind"] == kind)


@cache
def _lines() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_words("line"))), re.IGNORECASE)


@cache
def _block_names() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(_words("block"), key=len, reverse=True)) + r")\b")


def _headlines(tree: html.HtmlElement, title: str | None) -> list[html.HtmlElement]:
    """The elements that hold the title and nothing else; where there is none, the first heading of the first rank."""
    named = [e for e in tree.iter("h1", "h2", "h3", "div", "font", "p") if title and _text(e, len(title)) == title]
    inner = [element for element in named if not any(other in named for other in element.iterdescendants())]
    return inner or list(tree.iter("h1"))[:1]


def _by_tag(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    yield from tree.iter(*_TAGS)
    yield from (element for element in tree.iterfind(".//*[@role]") if element.get("role") in _ROLES)


def _by_name(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for element in tree.iter(etree.Element):
        own = element.tag if "-" in element.tag else ""
        if _names_block(f"{own} {element.get('class', '')} {element.get('id', '')}"):
            yield element


@lru_cache(maxsize=10_000)
def _names_block(names: str) -> bool:
    return bool(_block_names().search(" ".join(_WORD.findall(names)).lower()))


def _teasers(tree: html.HtmlElement, kept: frozenset[html.HtmlElement]) -> Iterator[html.HtmlElement]:
    """Articles that are not the page's own, where one of several is."""
    articles = list(tree.iter("article"))
    own = [article for article in articles if article in kept]
    if own:
        yield from (article for article in articles if article not in own)


def _cards(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Blocks side by side that each have a heading with a link: so a page lists other stories."""
    linked = [heading for heading in tree.iter("h2", "h3", "h4", "h5") if _is_linked(heading)]
    blocks = [_card_of(heading) for heading in linked]
    alike = Counter((block.getparent(), block.tag, block.get("class")) for block in blocks)
    yield from (block for block in blocks if alike[block.getparent(), block.tag, block.get("class")] > 1)


def _is_linked(heading: html.HtmlElement) -> bool:
    return heading.find(".//a") is not None or heading.getparent().tag == "a"


def _card_of(heading: html.HtmlElement) -> html.HtmlElement:
    """The outermost block of which the heading is the first heading and that has one like it beside it."""
    chain = [heading, *heading.iterancestors()]
    beside = (e for e in chain if any(o is not None and o.tag == e.tag for o in (e.getnext(), e.getprevious())))
    return next(beside, heading)


def _pointers(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Paragraphs that are a link and little more: they point to other stories."""
    for element in tree.iter("p", "li"):
        if element.find(".//a") is not None and 5 * _linked(element) > 4 * _length(element):
            yield element


def _headings(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for element in tree.iter(*_HEADING_TAGS):
        words = _heading_words(element) if len(element) <= 1 else ""
        if words in _words("heading") or words in _words("closing"):
            yield element


def _heading_words(element: html.HtmlElement) -> str:
    text = _text(element, _LONGEST_HEADING)
    return "" if text is None else text.strip(" :|»>").lower()


def _drop_headed(heading: html.HtmlElement, page: _Page) -> None:
    """Take away the block that the heading heads; where that is the heading alone, what follows is looked at."""
    block, words = heading, _heading_words(heading)
    while (above := block.getparent()) is not None and _begins_with(above, words) and _may_go(above, page):
        block = above
    for following in list(block.itersiblings()) if block is heading else []:
        if words not in _words("closing") and 2 * _linked(following) < _length(following):
            break
        _drop(following, page)
    _drop(block, page)


def _begins_with(element: html.HtmlElement, words: str) -> bool:
    return str(element.text_content()).lstrip().lower().startswith(words)


def _drop(element: html.HtmlElement, page: _Page) -> None:
    above = element.getparent()
    if above is not None and _may_go(element, page):
        element.drop_tree()
        page.robbed.append(above)


def _may_go(element: html.HtmlElement, page: _Page) -> bool:
    if element in page.kept or element.tag in {"html", "body"}:
        return False
    return element.tag in _NEVER or 2 * _length(element) < page.length


def _text(element: html.HtmlElement, most: int) -> str | None:
    """The element's words with single spaces between them, or None where they have more than so many letters."""
    words: list[str] = []
    for piece in element.itertext():
        words += piece.split()
        if sum(map(len, words)) > most:
            return None
    return " ".join(words)


def _length(element: html.HtmlElement) -> int:
    return sum(len(piece.strip()) for piece in element.itertext())


def _linked(element: html.HtmlElement) -> int:
    return sum(_length(link) for link in element.iter("a"))
