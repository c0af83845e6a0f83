"""Sitemaps: news sitemaps and plain ones, indexes of them, packed or not, with the pages that they name."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import urljoin, urlsplit

from lxml import etree

from pipeline.articles import is_iso
from pipeline.sources.addresses import address_faults
from pipeline.sources.linked import read_linked
from pipeline.sources.options import option_faults, pattern_of
from pipeline.sources.reading import About, reject
from pipeline.sources.session import Answer, Session, Unreachable, Wanted
from pipeline.sources.unpacking import BadPacking, unpack_file
from schemas.records import Article, Reject
from schemas.sources import Source

PARTS = 20
"""Sitemaps of an index that are read in one reading, the newest first."""
DAYS = 7
"""A page that is older by its sitemap's word is not asked for, unless the entry says so."""
MOST = 50_000_000
"""Bytes of a sitemap, unpacked: the most that the protocol allows."""
_OPTIONS = {
    "link_pattern": "a regular expression that the addresses of articles fit",
    "days": "how many days old a page may be, a number",
}


class NoSitemap(Exception):
    """The bytes are no sitemap; the message says why."""


def faults(source: Source) -> Iterator[str]:
    """Yield what is wrong with the entry."""
    yield from address_faults(source.address, on_disk=True)
    yield from option_faults(source, _OPTIONS)
    if not source.options.get("days", "1").isdecimal():
        yield f"options has days {source.options['days']!r}; a number is expected"


def fetch(source: Source, session: Session) -> Iterator[Article | Reject]:
    """Yield an article for each new page that the sitemaps name, and a reject for each that has none."""
    wanted: list[Wanted] = []
    for found in _entries(source, session, source.address or "", top=True):
        if isinstance(found, Reject):
            yield found
        else:
            wanted.append(found)
    yield from read_linked(source, session, wanted)


def _entries(source: Source, session: Session, address: str, *, top: bool) -> Iterator[Wanted | Reject]:
    """The pages that the sitemap names; of an index those of its newest sitemaps."""
    failure = "source_down" if top else "list_down"
    try:
        answer = session.listing(address)
        root = _parse(answer) if answer else None
    except Unreachable as error:
        yield reject(source, address, failure, f"{error}; nothing was read from this sitemap, it is tried again")
        return
    except NoSitemap as error:
        message = f"{error}; check the address, it may be a page and not the sitemap"
        yield reject(source, address, "no_sitemap", message)
        return
    if root is None:
        return
    if _name(root) == "sitemapindex" and top:
        for part in _newest(root):
            yield from _entries(source, session, urljoin(answer.address if answer else address, part), top=False)
        return
    if _name(root) == "sitemapindex":
        yield reject(source, address, failure, "it is an index within an index, which is not followed; name it itself")
    yield from _wanted(source, session, root, address)


def _parse(answer: Answer) -> etree._Element:
    try:
        content = unpack_file(answer.content, MOST)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
        root = etree.fromstring(content.strip(), parser)
    except (BadPacking, etree.XMLSyntaxError, ValueError) as error:
        raise NoSitemap(f"it cannot be parsed: {error}") from error
    if root is not None and root.getroottree().docinfo.internalDTD is not None:
        raise NoSitemap("it declares a document type of its own, as no sitemap does")
    if root is None or _name(root) not in {"urlset", "sitemapindex"}:
        raise NoSitemap("it is no sitemap: neither 'urlset' nor 'sitemapindex' is at its top")
    return root


def _newest(index: etree._Element) -> list[str]:
    """The addresses of the index's sitemaps, the newest first; those without a time keep their order behind them."""
    told = [(_text(part, "lastmod") or "", _text(part, "loc") or "") for part in index if _name(part) == "sitemap"]
    return [loc for _, loc in sorted(told, key=lambda one: one[0], reverse=True) if loc][:PARTS]


def _wanted(source: Source, session: Session, urlset: etree._Element, address: str) -> Iterator[Wanted | Reject]:
    pattern, oldest = pattern_of(source), session.now() - timedelta(days=int(source.options.get("days", DAYS)))
    for entry in urlset:
        location = _text(entry, "loc")
        if _name(entry) != "url" or (location and not pattern.search(location)):
            continue
        published, changed = _text(entry, "publication_date"), _text(entry, "lastmod")
        if _is_before(published or changed, oldest):
            continue
        page = _absolute(address, location)
        if page is None:
            shown = location or "an entry without an address"
            yield reject(source, f"{address} › {shown}", "bad_address", "the entry's loc is no address of a page")
            continue
        about = About(
            address=page,
            url=page if urlsplit(page).scheme else None,
            title=_text(entry, "title"),
            published_at=published if published and is_iso(published) else None,
        )
        yield Wanted(address=page, about=about, stamp=changed)


def _absolute(base: str, location: str | None) -> str | None:
    try:
        return urljoin(base, location) if location else None
    except ValueError:
        return None


def _is_before(written: str | None, oldest: datetime) -> bool:
    if written is None or not is_iso(written):
        return False
    moment = datetime.fromisoformat(written)
    return (moment if moment.tzinfo else moment.replace(tzinfo=oldest.tzinfo)) < oldest


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _text(element: etree._Element, name: str) -> str | None:
    """The words of the first element of that name inside, in whatever namespace."""
    found = next((inner for inner in element.iter(etree.Element) if _name(inner) == name), None)
    return None if found is None else " ".join("".join(found.itertext()).split()) or None
