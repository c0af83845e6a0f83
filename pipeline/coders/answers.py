"""What a model answers: its shape as JSON Schema, and how it is read, one report at a time."""

from collections.abc import Sequence
from functools import cache

import msgspec

from schemas.quotes import QuotedReport
from schemas.records import Refusal

MOST = 200
"""Reports of one article; a model that gives more repeats itself."""

Json = bool | int | float | str | None | list["Json"] | dict[str, "Json"]


class Unusable(ValueError):
    """An answer that is not what was asked for."""


class _Shape(msgspec.Struct):
    reports: list[QuotedReport]


class _Answer(msgspec.Struct):
    reports: list[msgspec.Raw]


@cache
def answer_schema() -> Json:
    """Return the JSON Schema of an answer, in the strict form that servers hold a model to."""
    return _strict(msgspec.json.schema(_Shape))


def read_answer(content: str) -> Sequence[QuotedReport | Refusal]:
    """Return the reports, a refusal in the place of each that has not the asked-for shape; raises Unusable."""
    try:
        found = msgspec.json.decode(_bare(content).encode("utf-8", "replace"), type=_Answer).reports
    except (msgspec.DecodeError, RecursionError) as error:
        raise Unusable(f"the model's answer is not the JSON that was asked for: {error}") from error
    over = [Refusal(reason="too_many_reports", message=f"the model gave {len(found)} reports; {MOST} are read")]
    return [*map(_report, found[:MOST]), *(over if len(found) > MOST else ())]


def _bare(content: str) -> str:
    """The answer without the fence that some models put around JSON."""
    text = content.strip()
    return text.removeprefix("```json").removeprefix("```").removesuffix("```") if text.startswith("```") else text


def _report(raw: msgspec.Raw) -> QuotedReport | Refusal:
    try:
        return msgspec.json.decode(raw, type=QuotedReport)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        payload = bytes(raw)[:2000].decode("utf-8", "replace")
        return Refusal(reason="bad_report", message=f"a report was refused: {error}", payload=payload)


def _strict(node: Json) -> Json:
    """Every property required, none besides, no defaults: what is unknown is said to be null."""
    if isinstance(node, list):
        return [_strict(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _strict(value) for key, value in node.items() if key not in {"default", "title", "description"}}
    properties = kept.get("properties")
    return (
        kept | {"required": list(properties), "additionalProperties": False} if isinstance(properties, dict) else kept
    )
