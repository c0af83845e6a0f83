"""How the command line shows what names mean: for people, and as JSON Lines."""

import json
from collections.abc import Sequence
from typing import TextIO

import msgspec
from rich.console import Console
from rich.text import Text

from pipeline.locate import Found, Geocoded

_WHY_NOT = {
    "unknown_name": "not found",
    "geocoder_unavailable": "not in the gazetteer, and the geocoder could not be asked: ask again later",
}


def print_geocoded(answers: Sequence[Geocoded], out: Console) -> None:
    """Print each name and below it what it means, or why it has no answer and what may have been meant."""
    for answer in answers:
        out.print(Text(answer.query, style="bold"), highlight=False, soft_wrap=True)
        for found in answer.found:
            out.print(f"  {describe(found)}", markup=False, highlight=False, soft_wrap=True)
        if answer.reason is not None:
            meant = f"; did you mean {' or '.join(answer.suggestions)}?" if answer.suggestions else ""
            out.print(Text.assemble("  ", (_WHY_NOT[answer.reason], "red"), meant), highlight=False, soft_wrap=True)


def describe(found: Found) -> str:
    """Return a place in one line: address, kind, codes, point and reach, days."""
    native = f" ({found.native_name})" if found.native_name else ""
    codes = " ".join(code for code in (found.admin1_iso or found.country, found.pcode) if code)
    reach = f" ± {found.radius_km:g} km" if found.radius_km else ""
    days = "".join(f" · {word} {day}" for word, day in (("from", found.valid_from), ("until", found.valid_to)) if day)
    why = "" if found.reason == "exact_name" else f" · {found.reason.replace('_', ' ')}"
    identity = f" · GeoNames {found.geonames_id}" if found.geonames_id else ""
    point = f"{found.lat:.4f} {found.lon:.4f}{reach}"
    return f"{found.address}{native} · {found.feature} · {codes or 'no country'}{identity} · {point}{days}{why}"


def write_geocoded(answers: Sequence[Geocoded], out: TextIO) -> None:
    """Write a line of JSON a place, or for a name without one a line that says why."""
    for answer in answers:
        for found in answer.found:
            _write({"query": answer.query, **msgspec.to_builtins(found)}, out)
        if answer.reason is not None:
            suggestions = list(answer.suggestions)
            _write({"query": answer.query, "name": None, "reason": answer.reason, "suggestions": suggestions}, out)


def _write(row: dict[str, object], out: TextIO) -> None:
    out.write(json.dumps(row, ensure_ascii=False) + "\n")
