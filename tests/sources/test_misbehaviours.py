"""Whatever a server does, a reading ends: with an article or with its reason, in time and in bounds."""

import gzip
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from certificates import Authority
from server import Answer, drip, endless, page, redirect, reset, short, silence, status
from town import HASTY, LIMITS, PUBLIC, Town, feed, item, living, paper, reason

from pipeline.sources.limits import Limits

PARAGRAPH = "Gunmen shot dead an invented tax collector near the bazaar of the district on Monday, its governor said. "
PAGE = f"<html><head><title>Page</title></head><body><article><p>{PARAGRAPH * 6}</p></article></body></html>"
GOOD = page(PAGE.encode(), "text/html; charset=utf-8")
XML = "application/rss+xml"
FINE = feed(item("/a"))
OTHER = "93.184.216.35"
Prepare = Callable[[Town], None]


@dataclass(frozen=True)
class Case:
    """What the town does, and what comes of a reading of its paper."""

    name: str
    prepare: Prepare
    comes: list[str]
    limits: Limits = LIMITS


def raw(*pieces: bytes) -> Answer:
    """Send these bytes and hang up, whatever HTTP says."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        for piece in pieces:
            request.wfile.write(piece)
        request.close_connection = True

    return answer


def slow_headers(request: BaseHTTPRequestHandler) -> None:
    """Send a header that never ends, a byte at a time, always soon enough for a limit on single steps."""
    request.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    request.connection.settimeout(0.02)
    while True:
        request.wfile.write(b"x")
        try:
            if not request.connection.recv(1):
                return
        except TimeoutError:
            continue


def endless_headers(request: BaseHTTPRequestHandler) -> None:
    """Send headers without end."""
    request.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        request.wfile.write(b"X-More: " + b"x" * 1000 + b"\r\n")


def endless_continue(request: BaseHTTPRequestHandler) -> None:
    """Say again and again that the answer will come."""
    while True:
        request.wfile.write(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100)


def in_turn(*answers: Answer) -> Answer:
    """Answer the first time with the first, and so on; the last stays."""
    left = list(answers)

    def answer(request: BaseHTTPRequestHandler) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(request)

    return answer


def refusing(code: int, **headers: str) -> Answer:
    """Answer with the status and with headers."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(code)
        for name, value in {"Content-Length": "0", **headers}.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()

    return answer


def growing(request: BaseHTTPRequestHandler) -> None:
    """Redirect to another page each time."""
    redirect(request.path + "x")(request)


def give(path: str, answer: Answer, host: str = "") -> Prepare:
    """Let the path, of one host or of all, answer so."""
    return lambda town: town.server.answers.__setitem__(host + path, answer)


def text(body: str | bytes, kind: str = "text/html; charset=utf-8", **headers: str) -> Answer:
    """Answer with the body."""
    return page(body.encode() if isinstance(body, str) else body, kind, **headers)


def linking(*links: str) -> Prepare:
    """Let the feed link to these."""
    return give("/feed", text(feed(*map(item, links)), XML))


def both(first: Prepare, second: Prepare) -> Prepare:
    """Do the one and the other."""

    def prepare(town: Town) -> None:
        first(town)
        second(town)

    return prepare


def robots(answer: Answer) -> Prepare:
    """Let robots.txt answer so."""
    return give("/robots.txt", answer)


def inside(town: Town) -> str:
    """The address of the server on the private network."""
    return f"127.0.0.1:{town.inner.server_port}"


def to_inner(host: str) -> Prepare:
    """Redirect to the private network's server by this name of it."""
    return lambda town: town.server.answers.__setitem__(
        "/a", redirect(f"http://{host}:{town.inner.server_port}/secret")
    )


def named(name: str, *answers: list[str]) -> Prepare:
    """Let look-ups of the name answer so, and a page redirect to it."""

    def prepare(town: Town) -> None:
        town.names[name] = list(answers)
        town.server.answers["/a"] = redirect(f"http://{name}:{town.inner.server_port}/secret")

    return prepare


def rebinding(town: Town) -> None:
    """A host that is public when its robots.txt is asked, and private when its page is."""
    town.names["rebind.example"] = [[PUBLIC], ["127.0.0.1"]]
    town.server.answers["/robots.txt"] = raw(b"HTTP/1.0 404 Not Found\r\n\r\n")
    address = f"http://rebind.example:{town.inner.server_port}/secret"
    town.server.answers["/feed"] = text(feed(item(address)), XML)


def bomb(size: int) -> bytes:
    """Zeros, packed."""
    packer = zlib.compressobj(9, wbits=16 + zlib.MAX_WBITS)
    return b"".join([*(packer.compress(bytes(1_000_000)) for _ in range(size)), packer.flush()])


def zstd_bomb(size: int) -> bytes:
    """Millions of zeros, packed as RFC 8878 has it: a frame of blocks that each say how often one byte comes."""
    block = (131_072 << 3 | 1 << 1).to_bytes(3, "little") + b"\0"
    last = (1 << 3 | 1 << 1 | 1).to_bytes(3, "little") + b"\0"
    return bytes.fromhex("28b52ffd0058") + block * (size * 8) + last


def entities(inner: str) -> str:
    """A feed that is to blow up and to load things from elsewhere."""
    blown = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{blown}<!ENTITY near SYSTEM "file:///etc/passwd">'
        f'<!ENTITY far SYSTEM "http://{inner}/far"><!ENTITY % d SYSTEM "http://{inner}/other.dtd"> %d;]>'
        f'<rss version="2.0"><channel>{item("/a", "<description>&near; &far; &e9;</description>")}</channel></rss>'
    )


def secured(trouble: str) -> Prepare:
    """Let the paper's pages be behind TLS, with something wrong about it."""

    def prepare(town: Town) -> None:
        authority = Authority(town.folder)
        context = authority.context("other.example" if trouble == "name" else "paper.example", old=trouble == "old")
        if trouble != "unknown":
            town.trusted = authority.trusted()
        town.server.socket = context.wrap_socket(town.server.socket, server_side=True, do_handshake_on_connect=False)

    return prepare


HUGE = feed(*(item(f"/{n}") for n in range(100_000)))
TWICE = feed(item("/a", "<guid>1</guid>"), item("/a", "<guid>1</guid>"), item("/b", "<guid>1</guid>"))
DATED = (datetime(2026, 3, 1, tzinfo=UTC) + timedelta(seconds=30)).strftime("%a, %d %b %Y %H:%M:%S GMT")
CYRILLIC = (
    f"<html><body><article><p>{'В понедельник обстреляли придуманный блокпост у моста, сообщили в уезде. ' * 8}</p>"
)
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"

CASES = [
    # time
    Case("slow headers", give("/a", slow_headers), ["timed_out"], HASTY),
    Case("slow body", give("/a", drip), ["timed_out"], HASTY),
    Case("silence", give("/a", silence), ["timed_out"], HASTY),
    Case("a feed that is silent", give("/feed", silence), ["source_down"], HASTY),
    Case("endless promises", give("/a", endless_continue), ["timed_out"], HASTY),
    # size
    Case("endless body", give("/a", endless), ["too_large"]),
    Case("endless headers", give("/a", endless_headers), ["bad_http"]),
    Case("gzip bomb", give("/a", text(bomb(50), Content_Encoding="gzip")), ["too_large"]),
    Case("gzip bomb as a feed", give("/feed", text(bomb(50), XML, Content_Encoding="gzip")), ["source_down"]),
    Case(
        "truncated gzip", give("/a", text(gzip.compress(PAGE.encode())[:-20], Content_Encoding="gzip")), ["bad_packing"]
    ),
    Case("no gzip though it says so", give("/a", text(PAGE, Content_Encoding="gzip")), ["bad_packing"]),
    Case("a packing that was not asked for", give("/a", text("??", Content_Encoding="br")), ["bad_packing"]),
    Case("zstd bomb", give("/a", text(zstd_bomb(50), Content_Encoding="zstd")), ["bad_packing"]),
    Case("zstd bomb that says it is a page", give("/a", text(zstd_bomb(50))), ["not_text"]),
    Case("gzip in gzip", give("/a", text(gzip.compress(bomb(50)), Content_Encoding="gzip, gzip")), ["bad_packing"]),
    Case("gzip in order", give("/a", text(gzip.compress(PAGE.encode()), Content_Encoding="gzip")), ["article"]),
    Case("a length that is too long", give("/a", short), ["cut_short"]),
    Case(
        "a length that is too short",
        give("/a", raw(b"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n" + PAGE.encode())),
        ["no_text"],
    ),
    Case("a length that is none", give("/a", raw(b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nx")), ["bad_http"]),
    Case(
        "two lengths",
        give("/a", raw(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\nx")),
        ["bad_http"],
    ),
    Case("broken chunks", give("/a", raw(CHUNKED, b"zz\r\nx")), ["cut_short"]),
    Case("chunks that end early", give("/a", raw(CHUNKED, b"ff\r\nx")), ["cut_short"]),
    Case(
        "feed with 100,000 items",
        give("/feed", text(HUGE, XML)),
        ["article"] * 3,
        replace(LIMITS, pages=3, size=9_000_000),
    ),
    # statuses
    Case("304 that was not asked for", give("/a", refusing(304)), ["not_asked"]),
    Case("304 for ever for the feed", give("/feed", refusing(304)), ["source_down"]),
    Case("429 with Retry-After, then fine", give("/a", in_turn(refusing(429, Retry_After="7"), GOOD)), ["article"]),
    Case("429 with a date, then fine", give("/a", in_turn(refusing(429, Retry_After=DATED), GOOD)), ["article"]),
    Case("429 with nonsense, then fine", give("/a", in_turn(refusing(429, Retry_After="soon"), GOOD)), ["article"]),
    Case("429 without Retry-After", give("/a", refusing(429)), ["rate_limited"]),
    Case("429 for an hour", give("/a", refusing(429, Retry_After="3600")), ["rate_limited"]),
    Case("500, then fine", give("/a", in_turn(status(500), GOOD)), ["article"]),
    Case("502, 503, then fine", give("/a", in_turn(status(502), refusing(503, Retry_After="1"), GOOD)), ["article"]),
    Case("500 for ever", give("/a", status(500)), ["server_error"]),
    Case("404", give("/a", status(404)), ["gone"]),
    Case("403", give("/a", status(403)), ["refused"]),
    Case("451", give("/a", status(451)), ["refused"]),
    Case(
        "a status that is none",
        give("/a", raw(b"HTTP/1.1 999 Odd\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")),
        ["server_error"],
    ),
    Case("204 with nothing", give("/a", refusing(204)), ["empty"]),
    # redirects
    Case("redirect to itself", give("/a", redirect("/a")), ["redirect_loop"]),
    Case(
        "redirects without end",
        lambda town: town.server.answers.update(dict.fromkeys(("/a", "/ax", "/axx", "/axxx"), growing)),
        ["redirect_loop"],
    ),
    Case("redirect to nowhere", give("/a", refusing(302)), ["bad_redirect"]),
    Case("redirect to a good page", give("/a", redirect("http://other.example/b")), ["article"]),
    Case(
        "redirect to cloud metadata", give("/a", redirect("http://169.254.169.254/latest/meta-data/")), ["private_host"]
    ),
    Case("redirect to localhost", to_inner("localhost"), ["private_host"]),
    Case("redirect to a private number", to_inner("127.0.0.1"), ["private_host"]),
    Case("redirect to a private IPv6", to_inner("[::ffff:127.0.0.1]"), ["private_host"]),
    Case("redirect to a host that is private", named("inner.example", ["127.0.0.1"]), ["private_host"]),
    Case("redirect to a host that is private too", named("both.example", [OTHER, "127.0.0.1"]), ["private_host"]),
    Case("a host that is private at the second look-up", rebinding, ["private_host"]),
    Case("redirect to a file", give("/a", redirect("file:///etc/hostname")), ["bad_address"]),
    Case("redirect to another protocol", give("/a", redirect("gopher://example.org/")), ["bad_address"]),
    Case("redirect to half an address", give("/a", redirect("http://[half/")), ["bad_address"]),
    Case("redirect with a password", give("/a", redirect("http://me:secret@other.example/")), ["bad_address"]),
    Case("redirect to a host that is not known", give("/a", redirect("http://nowhere.invalid/")), ["unknown_host"]),
    Case(
        "redirect to a name that is too long",
        give("/a", redirect("http://" + "x" * 300 + ".example/")),
        ["bad_address"],
    ),
    # connections
    Case("reset mid-body", give("/a", reset), ["cut_short"]),
    Case("reset mid-body, then fine", give("/a", in_turn(reset, GOOD)), ["article"]),
    Case("hangs up at once", give("/a", raw()), ["connection_lost"]),
    Case("no HTTP", give("/a", raw(b"220 smtp.example ESMTP ready\r\n\r\n")), ["bad_http"]),
    Case("a body without headers", give("/a", raw(PAGE.encode())), ["connection_lost"]),
    # certificates
    Case("a certificate of nobody", secured("unknown"), ["source_down"]),
    Case("a certificate for another name", secured("name"), ["source_down"]),
    Case("a certificate that has run out", secured("old"), ["source_down"]),
    Case("a certificate in order", secured("none"), ["article"]),
    # feeds
    Case(
        "XML bomb and external entities",
        lambda town: give("/feed", text(entities(inside(town)), XML))(town),
        ["article"],
    ),
    Case("feed without links", give("/feed", text(feed("<item><title>t</title></item>"), XML)), ["no_link"]),
    Case("feed without dates", give("/feed", text(FINE, XML)), ["article"]),
    Case("duplicate guids", give("/feed", text(TWICE, XML)), ["article", "article"]),
    Case("HTML as RSS", give("/feed", text("<html><body><p>Not found, sorry.</p></body></html>", XML)), ["no_feed"]),
    Case("JSON as RSS", give("/feed", text('{"error": "gone"}', XML)), ["no_feed"]),
    Case("an empty feed", give("/feed", text("", XML)), ["no_feed"]),
    Case("NUL as RSS", give("/feed", text("\0\1\0", XML)), ["no_feed"]),
    Case(
        "a feed of links that are none",
        linking("mailto:desk@example.org", "http://[x", "/a\x7f"),
        ["bad_address"] * 3,
    ),
    # pages
    Case("wrong charset", give("/a", text(CYRILLIC.encode("cp1251"), "text/html; charset=utf-8")), ["article"]),
    Case("a charset that is none", give("/a", text(CYRILLIC.encode(), "text/html; charset=klingon")), ["article"]),
    Case("NUL bytes", give("/a", text(PAGE.replace("Monday", "Mon\0day"))), ["not_text"]),
    Case("a picture", give("/a", text(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0", "text/html")), ["not_text"]),
    Case("an empty page", give("/a", text("")), ["empty"]),
    Case("a page without a text", give("/a", text("<html><body></body></html>")), ["no_text"]),
    # robots.txt
    Case("robots that forbids", robots(text("User-agent: *\nDisallow: /a", "text/plain")), ["robots_forbid"]),
    Case(
        "robots that forbids us",
        robots(text("User-agent: conflict-events\nDisallow: /a", "text/plain")),
        ["robots_forbid"],
    ),
    Case("robots that forbids the feed", robots(text("User-agent: *\nDisallow: /", "text/plain")), ["source_down"]),
    Case("robots that times out", robots(silence), ["source_down"], HASTY),
    Case(
        "robots of a page's host that times out",
        both(linking("http://other.example/b"), give("/robots.txt", silence, "other.example")),
        ["robots_unreadable"],
        HASTY,
    ),
    Case("robots that fails", robots(status(503)), ["source_down"]),
    Case("robots that is not for us", robots(status(403)), ["article"]),
    Case("robots that is a page", robots(GOOD), ["article"]),
    Case("robots that is NUL", robots(text(b"\0" * 1000, "text/plain")), ["article"]),
    Case("robots that redirects in a circle", robots(redirect("/robots.txt")), ["source_down"]),
    Case(
        "robots that leads inside",
        lambda town: robots(redirect(f"http://{inside(town)}/robots.txt"))(town),
        ["source_down"],
    ),
    Case(
        "robots that asks for a pause of a day",
        robots(text("User-agent: *\nCrawl-delay: 86400", "text/plain")),
        ["article"],
        replace(LIMITS, reading=300_000),
    ),
]


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with living(tmp_path) as running:
        running.server.answers |= {"/feed": text(FINE, XML), "/a": GOOD, "/b": text(PAGE.replace("Monday", "Friday"))}
        running.server.answers |= {f"/{n}": text(PAGE.replace("Monday", f"day {n}")) for n in range(3)}
        yield running


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_misbehaviour_ends_with_its_reason_in_time_and_without_reaching_the_inside(
    town: Town, case: Case
) -> None:
    town.limits = case.limits
    case.prepare(town)
    scheme = "https" if "certificate" in case.name else "http"
    begun = time.monotonic()
    found = town.read(paper(f"{scheme}://paper.example/feed"))
    assert sorted(map(reason, found)) == sorted(case.comes)
    assert time.monotonic() - begun < 20
    assert town.inner.asked == []


@pytest.mark.parametrize("name", ["endless body", "gzip bomb", "gzip bomb as a feed", "endless headers"])
def test_what_is_endless_takes_little_memory(town: Town, name: str) -> None:
    (case,) = [case for case in CASES if case.name == name]
    case.prepare(town)
    town.read(paper())  # so that what is loaded once is not counted
    tracemalloc.start()
    town.read(paper())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 12 * LIMITS.size


def test_every_reason_is_in_the_document() -> None:
    document = (Path(__file__).parents[2] / "docs/adding-a-source.md").read_text()
    reasons = {word for case in CASES for word in case.comes} - {"article"}
    assert len(reasons) > 20
    assert [word for word in reasons if f"`{word}`" not in document] == []
