"""A listing page, as a section's front, and the pages whose addresses fit a pattern."""

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from pipeline.articles import NotText, decode
from pipeline.sources.addresses import address_faults
from pipeline.sources.linked import read_linked
from pipeline.sources.options import option_faults, pattern_of
from pipeline.sources.reading import About, reject
from pipeline.sources.session import Answer, Session, Unreachable, Wanted
from schemas.records import Article, Reject
from schemas.sources import Source

_OPTIONS = {"link_pattern": "a regular expression that the addresses of articles fit, and of nothing else"}


def faults(source: Source) -> Iterator[str]:
    """Yield what is wrong with the entry."""
    yield from address_faults(source.address, on_disk=True)
    yield from option_faults(source, _OPTIONS, needed=("link_pattern",))


def fetch(source: Source, session: Session) -> Iterator[Article | Reject]:
    """Yield an article for each new page that the listing links to, and a reject for each that has none."""
    address = source.address or ""
    try:
        answer = session.listing(address)
        links = _links(source, answer) if answer else []
    except Unreachable as error:
        message = f"{error}; nothing was read from this source, it is tried again at the next run"
        yield reject(source, address, "source_down", message)
        return
    except NotText as error:
        yield reject(source, address, "no_links", f"the listing is no page: {error}")
        return
    if answer and not links:
        message = (
            f"no link of it fits {source.options['link_pattern']!r}; look whether the articles' addresses have changed"
        )
        yield reject(source, address, "no_links", message)
    pages = (About(address=link, url=link if urlsplit(link).scheme else None) for link in links)
    yield from read_linked(source, session, [Wanted(address=about.address, about=about) for about in pages])


def _links(source: Source, answer: Answer) -> list[str]:
    """The addresses that fit, in the order of the page, each once."""
    try:
        tree = html.document_fromstring(decode(answer.content, answer.charset).encode(), parser=_PARSER)
    except (etree.ParserError, ValueError):
        return []
    pattern, base = pattern_of(source), urljoin(answer.address, next(iter(tree.xpath("//base/@href")), ""))
    found = (_absolute(base, link) for link in tree.xpath("//a/@href"))
    return list(dict.fromkeys(link for link in found if link and pattern.search(link)))


def _absolute(base: str, link: str) -> str | None:
    try:
        return urlsplit(urljoin(base, link.strip()))._replace(fragment="").geturl()
    except ValueError:
        return None


_PARSER = html.HTMLParser(encoding="utf-8")
