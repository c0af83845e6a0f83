"""One question to a server that speaks OpenAI's chat completions, within limits. No message holds the key."""

import time
from ipaddress import ip_address
from urllib.parse import urlsplit

import httpx
import msgspec

from pipeline.settings import ModelSettings

LARGEST = 5_000_000
"""Bytes of an answer."""


class ChatFailed(Exception):
    """The server gave no answer."""

    def __init__(self, reason: str, message: str, *, passes: bool, wait: float | None = None) -> None:
        super().__init__(message)
        self.reason = reason
        self.passes = passes
        """Asking again may help."""
        self.wait = wait
        """Seconds that the server asks to wait for."""


class _Message(msgspec.Struct):
    content: str | None = None


class _Choice(msgspec.Struct):
    message: _Message


class _Completion(msgspec.Struct):
    choices: list[_Choice]


def check_address(address: str, *, with_key: bool) -> None:
    """Raise ValueError where the address is none, or a key would travel over it in clear."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(
            "CONFLICT_EVENTS_MODEL_URL must begin with http:// or https://, as in http://127.0.0.1:8000/v1"
        )
    if parts.username or parts.password:
        raise ValueError("CONFLICT_EVENTS_MODEL_URL must hold no password; CONFLICT_EVENTS_MODEL_KEY is for the key")
    if with_key and parts.scheme == "http" and not _is_loopback(parts.hostname):
        raise ValueError(
            "a key is sent over https only, or to this machine; CONFLICT_EVENTS_MODEL_URL begins with http"
        )


def ask(client: httpx.Client, settings: ModelSettings, body: bytes) -> str:
    """Return what the model says; raises ChatFailed."""
    headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
    if settings.key:
        headers["Authorization"] = f"Bearer {settings.key}"
    address = (settings.address or "").rstrip("/") + "/chat/completions"
    try:
        with client.stream("POST", address, content=body, headers=headers) as response:
            _refuse_status(response)
            return _content(_whole(response, settings.timeout))
    except httpx.TimeoutException as error:
        raise ChatFailed(
            "coder_timed_out", f"the model's server took over {settings.timeout:g} s", passes=True
        ) from error
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
        raise ChatFailed("coder_unreachable", f"the model's server: {type(error).__name__}", passes=True) from error


def _refuse_status(response: httpx.Response) -> None:
    status = response.status_code
    if status == 429:
        raise ChatFailed("coder_busy", "the model's server answers 429", passes=True, wait=_asked_wait(response))
    if status != 200:
        passes = status in {408, 409, 425} or status >= 500
        raise ChatFailed("coder_refused", f"the model's server answers {status}", passes=passes)


def _asked_wait(response: httpx.Response) -> float | None:
    said = response.headers.get("retry-after", "")
    return float(said) if said.isascii() and said.isdigit() and len(said) < 6 else None


def _whole(response: httpx.Response, seconds: float) -> bytes:
    until, pieces, size = time.monotonic() + seconds, list[bytes](), 0
    for piece in response.iter_raw():
        size += len(piece)
        pieces.append(piece)
        if size > LARGEST:
            raise ChatFailed("coder_nonsense", f"the model's answer has over {LARGEST:,} bytes", passes=False)
        if time.monotonic() > until:
            raise ChatFailed("coder_timed_out", f"the model was still sending after {seconds:g} s", passes=True)
    return b"".join(pieces)


def _content(body: bytes) -> str:
    try:
        choices = msgspec.json.decode(body, type=_Completion).choices
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ChatFailed("coder_nonsense", "the model's server answers no chat completion", passes=True) from error
    if not choices or choices[0].message.content is None:
        raise ChatFailed("coder_nonsense", "the model said nothing", passes=True)
    return choices[0].message.content


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
