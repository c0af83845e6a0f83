"""Bytes to text: by byte-order mark, by what is declared, by what they are; never a guess that loses letters."""

import codecs
import re

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(
    rb"<meta[^>]{0,100}?charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w-]+)", re.IGNORECASE
)
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ud800-\udfff]")
_LEGACY = ("windows-1252", "windows-1256", "windows-1251")
_MEANT = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
"""What pages that declare the one are written in (WHATWG Encoding Standard, section 4.2)."""
_REFUSED = frozenset({"utf-7", "utf-16", "utf-32", "unicode_escape", "raw_unicode_escape", "idna", "punycode"})
"""Declared, these are never true: they are no charsets of pages, or need a mark, which was looked for before."""


class NotText(Exception):
    """The bytes are no text; the message says why."""


def decode(content: bytes, declared: str | None = None) -> str:
    """Return the text of the bytes, with line ends as they are.

    Tried in order: a byte-order mark, strict UTF-8, the charset that HTTP declares, the one that the page declares, the
    one that the bytes look like. Raises NotText for bytes that are none of these, or that hold NUL.
    """
    for mark, charset in _BOMS:
        if content.startswith(mark):
            return _checked(_strict(content, charset))
    for named in ("utf-8", _charset(declared), _charset(_in_page(content))):
        text = _strict(content, named) if named else None
        if text is not None:
            return _checked(text)
    return _checked(_as_it_looks(content))


def is_clean(text: str) -> bool:
    """Tell whether the text holds nothing that a file or a database refuses: control characters, half characters."""
    return not _NO_TEXT.search(text)


def _charset(label: str | None) -> str | None:
    """The charset that is meant by a label, or None for a label that means none."""
    try:
        name = codecs.lookup(label or "").name
    except (LookupError, ValueError):
        return None
    return None if name in _REFUSED else _MEANT.get(name, name)


def _strict(content: bytes, charset: str) -> str | None:
    try:
        return content.decode(charset)
    except (ValueError, LookupError):
        return None


def _in_page(content: bytes) -> str | None:
    match = _META.search(content[:4096])
    return (match[1] or match[2]).decode("ascii", "replace") if match else None


def _as_it_looks(content: bytes) -> str | None:
    best = from_bytes(content, cp_isolation=list(_LEGACY)).best()
    return None if best is None else str(best)


def _checked(text: str | None) -> str:
    if text is None:
        raise NotText("the bytes are text in no charset that is known; save the file as UTF-8")
    if not is_clean(text):
        raise NotText("it holds control characters, so it is binary, or UTF-16 without a mark; save it as UTF-8 text")
    return text
