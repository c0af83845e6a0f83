"""Data Docs: Great Expectations' own pages of a run's results, readable without a network."""

import re
from collections.abc import Mapping
from html import escape
from importlib.resources import files
from pathlib import Path
from tempfile import NamedTemporaryFile

from great_expectations.render.renderer import ValidationResultsPageRenderer
from great_expectations.render.view import DefaultJinjaPageView

from pipeline.check.suites import Verdict

_REMOTE = re.compile(
    r"<link\b[^>]*https?://[^>]*>|<script\b[^>]*>.*?</script>|<img\b[^>]*https?://[^>]*>"
    r"|<a\b[^>]*https?://[^>]*>.*?</a>",
    re.IGNORECASE | re.DOTALL,
)
"""What a page would fetch, scripts, which do nothing without it, and links to the maker's site."""


def write_data_docs(folder: Path, name: str, verdicts: Mapping[str, Verdict]) -> None:
    """Write a page ``name-suite.html`` for each suite that was run, and the index of all pages in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for suite, verdict in verdicts.items():
        if verdict.result is not None:
            page = DefaultJinjaPageView().render(ValidationResultsPageRenderer().render(verdict.result))
            _write(folder / f"{name}-{suite}.html", _made_local(page))
    pages = sorted(page.name for page in folder.glob("*-*.html"))
    links = "".join(f'<li><a href="{escape(page)}">{escape(page.removesuffix(".html"))}</a></li>' for page in pages)
    head = f"<!doctype html><html lang=en><meta charset=utf-8><title>Data Docs</title>{_style()}"
    _write(folder / "index.html", f"{head}<h1>Data Docs</h1><p>What was checked, source by source.<ul>{links}</ul>")


def _made_local(page: str) -> str:
    return _REMOTE.sub("", page).replace("</head>", f"{_style()}</head>", 1)


def _style() -> str:
    css = (files("pipeline.check") / "docs.css").read_text(encoding="utf-8")
    return f"<style>\n{css}</style>"


def _write(path: Path, text: str) -> None:
    """Write the page whole or not at all; several sources are checked at once."""
    with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, prefix=".writing-", delete=False) as file:
        file.write(text)
    Path(file.name).chmod(0o644)
    Path(file.name).replace(path)
