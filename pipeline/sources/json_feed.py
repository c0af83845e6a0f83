"""JSON Feed (jsonfeed.org, versions 1 and 1.1), as items in the same shape as those of RSS and Atom."""

import msgspec

_VERSIONS = ("https://jsonfeed.org/version/", "http://jsonfeed.org/version/")


class NotJsonFeed(Exception):
    """It looks like JSON and is no JSON Feed; the message says why."""


class _Item(msgspec.Struct):
    url: str | None = None
    external: str | None = msgspec.field(name="external_url", default=None)
    title: str | None = None
    published: str | None = msgspec.field(name="date_published", default=None)
    modified: str | None = msgspec.field(name="date_modified", default=None)


class _Feed(msgspec.Struct):
    version: str
    items: list[_Item]


def is_json(content: bytes) -> bool:
    """Tell whether the bytes look like JSON, as no other feed does."""
    return content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def read_json_feed(content: bytes) -> list[dict[str, str]]:
    """Return its items: ``link``, ``title``, ``published`` and ``updated``, as far as they are told.

    Authors are not read. Raises NotJsonFeed.
    """
    try:
        feed = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"), type=_Feed)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotJsonFeed(f"it is no JSON Feed: {error}") from error
    if not feed.version.startswith(_VERSIONS):
        raise NotJsonFeed(f"it is no JSON Feed: its version is {feed.version!r}")
    return [_told(item) for item in feed.items]


def _told(item: _Item) -> dict[str, str]:
    told = {
        "link": item.url or item.external,
        "title": item.title,
        "published": item.published,
        "updated": item.modified,
    }
    return {name: value for name, value in told.items() if value}
