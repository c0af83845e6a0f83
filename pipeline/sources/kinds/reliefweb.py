"""ReliefWeb's interface, version 2: reports of some countries, each with its own publisher.

What was changed since it was read comes again, as a newer version of the same address. A report that is changed while
the list is read moves to its end, so the list is not read by counting on: each question asks from the moment on that
the answer before it came to, and only what shares one moment is counted.

``appname`` is the name that ReliefWeb has given to this installation: without one it answers nobody.
"""

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlencode, urljoin, urlsplit

import msgspec

from pipeline.articles import is_iso
from pipeline.sources.addresses import address_faults
from pipeline.sources.options import option_faults, words_of
from pipeline.sources.reading import About, read_html, reject
from pipeline.sources.session import Session, Unreachable
from schemas.records import Article, Reject
from schemas.sources import Source

EACH = 100
"""Reports an answer."""
ANSWERS = 20
"""Answers in one reading; what comes after them is read in the next."""
FIRST = timedelta(days=7)
"""How far the first reading goes back."""
_CHANGED = "changed"
_CREATED = "created"
"""What readings noted before they asked for what was changed."""
_FIELDS = (
    *("title", "body-html", "url", "url_alias", "date.created", "date.original", "date.changed"),
    *("language.code", "source.name", "format.name"),
)
_OPTIONS = {
    "appname": "the name that ReliefWeb has given to you (apidoc.reliefweb.int)",
    "countries": "codes of ISO 3166-1 alpha-3, as afg pak",
    "formats": "names of formats, parted by |, as News and Press Release|Situation Report",
}


class _Named(msgspec.Struct):
    name: str | None = None
    code: str | None = None


class _Dates(msgspec.Struct):
    created: str | None = None
    original: str | None = None
    changed: str | None = None


class _Fields(msgspec.Struct):
    title: str | None = None
    body: str | None = msgspec.field(name="body-html", default=None)
    date: _Dates = msgspec.field(default_factory=_Dates)
    url: str | None = None
    alias: str | None = msgspec.field(name="url_alias", default=None)
    language: list[_Named] = []
    source: list[_Named] = []
    format: list[_Named] = []


class _Report(msgspec.Struct):
    id: str | int
    fields: _Fields = msgspec.field(default_factory=_Fields)


class _Link(msgspec.Struct):
    href: str | None = None


class _Links(msgspec.Struct):
    next: _Link | None = None


class _Page(msgspec.Struct):
    data: list[_Report]
    links: _Links = msgspec.field(default_factory=_Links)


def faults(source: Source) -> Iterator[str]:
    """Yield what is wrong with the entry."""
    yield from address_faults(source.address)
    yield from option_faults(source, _OPTIONS, needed=("appname",))


def fetch(source: Source, session: Session) -> Iterator[Article | Reject]:
    """Yield an article for each report that was posted or changed since then, and a reject for each without a text."""
    since = (
        session.watermark(_CHANGED)
        or session.watermark(_CREATED)
        or (session.now() - FIRST).isoformat(timespec="seconds")
    )
    asked = _question(source, since)
    for _ in range(ANSWERS):
        try:
            answer = session.get(asked, robots=False)
            page = msgspec.json.decode(answer.content, type=_Page)
        except (Unreachable, msgspec.DecodeError, UnicodeDecodeError) as error:
            yield _unread(source, asked, error)
            return
        yield from (_read(source, report, answer.response_id) for report in page.data)
        reached = max((one.fields.date.changed for one in page.data if one.fields.date.changed), default=since)
        session.set_watermark(_CHANGED, reached)
        following = _next(asked, page)
        if following is None:
            return
        asked, since = (following if reached == since else _question(source, reached)), reached


def _question(source: Source, since: str) -> str:
    """The address that asks for what was changed since then, the oldest change first."""
    conditions: list[tuple[str, tuple[str, ...]]] = [
        ("primary_country.iso3", words_of(source, "countries")),
        ("format.name", tuple(filter(None, source.options.get("formats", "").split("|")))),
    ]
    asked = [
        ("appname", source.options["appname"]),
        ("limit", str(EACH)),
        ("sort[]", "date.changed:asc"),
        *(("fields[include][]", name) for name in _FIELDS),
        ("filter[operator]", "AND"),
        ("filter[conditions][0][field]", "date.changed"),
        ("filter[conditions][0][value][from]", since),
    ]
    for number, (name, values) in enumerate((one for one in conditions if one[1]), start=1):
        asked.append((f"filter[conditions][{number}][field]", name))
        asked += [(f"filter[conditions][{number}][value][]", value) for value in values]
    return f"{source.address}?{urlencode(asked)}"


def _next(asked: str, page: _Page) -> str | None:
    """The address of the next answer, if there is one and it is the same interface's."""
    href = page.links.next.href if page.links.next else None
    if not href or not page.data:
        return None
    whole = urljoin(asked, href)
    return whole if urlsplit(whole)[:3] == urlsplit(asked)[:3] else None


def _read(source: Source, report: _Report, response_id: str | None) -> Article | Reject:
    told = report.fields
    address = told.alias or told.url or f"{source.address}/{report.id}"
    if not (told.body or "").strip():
        kinds = ", ".join(one.name for one in told.format if one.name) or "report"
        message = f"the {kinds.lower()} has no text of its own, only files or a link; read it there"
        return reject(source, address, "no_text", message)
    written = told.date.original or told.date.created
    about = About(
        address=address,
        url=address,
        title=told.title,
        published_at=written if written and is_iso(written) else None,
        updated_at=told.date.changed,
        outlet=next((one.name for one in told.source if one.name), None),
        language=next((one.code for one in told.language if one.code), None),
        response_id=response_id,
    )
    return read_html(source, about, f"<article>{told.body}</article>".encode(), "utf-8")


def _unread(source: Source, asked: str, error: Exception) -> Reject:
    message = f"{error}; what was posted or changed since the last reading is read in the next"
    return reject(source, asked.partition("?")[0], "source_down", message)
