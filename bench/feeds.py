"""Feeds on loopback to measure reading with, each of a host of its own; a program, so that its work is not counted.

    python bench/feeds.py SOURCES ARTICLES SHARE_OF_CONFLICT

The n-th source is http://127.0.1.n:18083/feed.xml; its items lead to pages of invented articles on the same host.
"""

import sys
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from texts import write_articles

PORT = 18083


def hosts(sources: int) -> list[str]:
    """Return the sources' hosts."""
    return [f"127.0.1.{n + 1}" for n in range(sources)]


def main() -> None:
    """Serve until ended."""
    sources, articles = int(sys.argv[1]), int(sys.argv[2])
    texts = [article["text"] for article in write_articles(sources * articles, conflict=float(sys.argv[3]))]
    for n, host in enumerate(hosts(sources)):
        own = texts[n * articles : (n + 1) * articles]
        Thread(target=ThreadingHTTPServer((host, PORT), _handler(host, own)).serve_forever).start()


def _handler(host: str, texts: Sequence[str]) -> type[BaseHTTPRequestHandler]:
    titles = [text[:60] for text in texts]
    items = "".join(
        f"<item><title>{title}</title><link>http://{host}:{PORT}/{n}</link></item>" for n, title in enumerate(titles)
    )
    feed = f"<rss version='2.0'><channel><title>Feed</title>{items}</channel></rss>"
    pages = {
        f"/{n}": f"<html><body><article><h1>{title}</h1><p>{text}</p></article></body></html>"
        for n, (title, text) in enumerate(zip(titles, texts, strict=True))
    }

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            is_feed = self.path == "/feed.xml"
            body = (feed if is_feed else pages.get(self.path, "")).encode()
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", f"{'application/rss+xml' if is_feed else 'text/html'}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler


if __name__ == "__main__":
    main()
