"""Answers: what an exchange comes to, or why to nothing."""

from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from pipeline.sources.limits import Limits
from pipeline.sources.transport import Exchange
from pipeline.sources.unpacking import BadPacking, unpack
from pipeline.sources.unreachable import Unreachable

PASSING = frozenset({408, 425, 429})
"""Statuses below 500 that may be others later."""
_REASONS = {401: "refused", 403: "refused", 404: "gone", 410: "gone", 429: "rate_limited", 451: "refused"}
_CUT: dict[str, tuple[str, str, bool]] = {
    "length": ("too_large", "it has over {size:,} bytes, the most that is read", False),
    "time": ("timed_out", "it was still sending after {whole:g} seconds, or was silent for {step:g}", True),
    "disconnect": ("cut_short", "the connection was lost before all that was promised had come", True),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an address gave."""

    content: bytes
    """Unpacked."""
    charset: str | None
    """As the server says."""
    address: str
    """Where it came from in the end."""
    fetched_at: datetime | None = None
    """None for a file on disk, as all that follows."""
    response_id: str | None = None
    """What the archive keeps it under."""
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    unchanged: bool = False
    """The server says that it is as it was when it was read last; there is no content then."""


def leads_to(exchange: Exchange) -> str | None:
    """Return where the exchange redirects to, as it says it; None where it does not. Raises Unreachable."""
    if exchange.status not in {301, 302, 303, 307, 308}:
        return None
    if not exchange.headers.get("location"):
        raise Unreachable(f"the server answers {exchange.status} and not where it has moved", "bad_redirect")
    return str(exchange.headers["location"])


def read_answer(
    exchange: Exchange, limits: Limits, response_id: str | None, now: datetime, *, conditional: bool
) -> Answer:
    """Return what the exchange, which is no redirect, gave; raises Unreachable with the reason why it gave nothing."""
    unchanged = exchange.status == 304
    if unchanged and not conditional:
        raise Unreachable("the server says that nothing has changed, which it was not asked", "not_asked", passing=True)
    if not unchanged and not 200 <= exchange.status < 300:
        raise _refusal(exchange, now)
    return Answer(
        content=b"" if unchanged else _content(exchange, limits),
        charset=exchange.charset,
        address=exchange.address,
        fetched_at=exchange.fetched_at,
        response_id=response_id,
        content_type=exchange.headers.get("content-type"),
        etag=exchange.headers.get("etag"),
        last_modified=exchange.headers.get("last-modified"),
        unchanged=unchanged,
    )


def _refusal(exchange: Exchange, now: datetime) -> Unreachable:
    status = exchange.status
    passing = status >= 500 or status in PASSING
    reason = _REASONS.get(status, "server_error" if status >= 500 else "bad_status")
    after = _seconds_after(exchange.headers.get("retry-after", ""), now) if passing else None
    return Unreachable(f"the server answers {status} {exchange.phrase}".rstrip(), reason, passing=passing, after=after)


def _seconds_after(written: str, now: datetime) -> float | None:
    """The wait that Retry-After asks for, in seconds or as a date; None where it says nothing that can be read."""
    try:
        return max(0.0, float(int(written)))
    except ValueError:
        pass
    try:
        return max(0.0, (parsedate_to_datetime(written) - now).total_seconds())
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _content(exchange: Exchange, limits: Limits) -> bytes:
    if exchange.cut:
        reason, words, passing = _CUT[exchange.cut]
        words = words.format(size=limits.size, whole=limits.whole, step=limits.step)
        raise Unreachable(words, reason, passing=passing)
    content = bytearray()
    try:
        for piece in unpack(iter((exchange.body,)), exchange.headers.get("content-encoding", "").lower()):
            content += piece
            if len(content) > limits.size:
                raise Unreachable(f"it has over {limits.size:,} bytes unpacked, the most that is read", "too_large")
    except BadPacking as error:
        raise Unreachable(str(error), "bad_packing") from error
    return bytes(content)
