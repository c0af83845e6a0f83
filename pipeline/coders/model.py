"""A large model that reads articles, behind an address that speaks OpenAI's chat completions. Off unless asked for."""

import hashlib
import time
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files

import httpx
import msgspec

from pipeline.coders.answers import Unusable, answer_schema, read_answer
from pipeline.coders.chat import ChatFailed, ask, check_address
from pipeline.coders.quoting import QuoterFailed
from pipeline.settings import ModelSettings
from schemas.quotes import QuotedReport
from schemas.records import Article, Refusal

LONGEST = 100_000
"""Characters; a longer article is left to the rules."""
LONGEST_WAIT = 30.0
"""Seconds between two tries, whatever the server asks for."""


class ModelQuoter:
    """Asks the model for quotes, and again where it fails in a way that may pass."""

    def __init__(self, settings: ModelSettings, *, wait: Callable[[float], None] = time.sleep) -> None:
        """Raise ValueError where the settings do not do."""
        if not settings.address or not settings.name:
            raise ValueError("CONFLICT_EVENTS_MODEL_URL and CONFLICT_EVENTS_MODEL_NAME must say which model to ask")
        check_address(settings.address, with_key=settings.key is not None)
        self._settings, self._wait = settings, wait
        self._client = httpx.Client(timeout=settings.timeout, trust_env=False)

    @property
    def version(self) -> str:
        """The model's name and a hash of all that it is told, whatever server runs it."""
        return f"model:{self._settings.name}+{_told()}"

    def quote(self, article: Article) -> Sequence[QuotedReport | Refusal]:
        """Return what the model says that the article reports; raises QuoterFailed."""
        if len(article.text) > LONGEST:
            raise QuoterFailed("coder_too_long", f"the article has over {LONGEST:,} characters")
        body = _question(self._settings.name or "", article)
        for left in reversed(range(self._settings.tries)):
            try:
                return read_answer(ask(self._client, self._settings, body))
            except Unusable as error:
                failure = ChatFailed("coder_nonsense", str(error), passes=True)
            except ChatFailed as error:
                failure = error
            if not left or not failure.passes:
                break
            self._wait(min(LONGEST_WAIT, failure.wait or 2.0 ** (self._settings.tries - left - 1)))
        raise QuoterFailed(failure.reason, str(failure), is_down=failure.reason != "coder_nonsense")


def _question(model: str, article: Article) -> bytes:
    head = f"Published: {article.published_at or 'not known'}\nTitle: {article.title or 'none'}"
    return msgspec.json.encode(
        {
            "model": model,
            "temperature": 0,
            "seed": 0,
            "messages": [
                {"role": "system", "content": _prompt()},
                {"role": "user", "content": f"{head}\n\n<article>\n{article.text}\n</article>"},
            ],
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "reports", "strict": True, "schema": answer_schema()},
            },
        }
    )


@cache
def _prompt() -> str:
    return (files("pipeline.coders") / "prompt.md").read_text("utf-8")


@cache
def _told() -> str:
    told = _prompt().encode() + msgspec.json.encode(answer_schema(), order="deterministic")
    return hashlib.sha256(told).hexdigest()[:8]
