"""Data Docs: Great Expectations' own pages of a run's results, readable without a network."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path
from tempfile import NamedTemporaryFile

from great_expectations.render.renderer import ValidationResultsPageRenderer
from great_expectations.render.view import DefaultJinjaPageView

from pipeline.check.suites import Verdict
from pipeline.problems import writing

_REMOTE = re.compile(
    r"<link\b[^>]*https?://[^>]*>|<script\b[^>]*>.*?</script>|<img\b[^>]*https?://[^>]*>"
    r"|<a\b[^>]*https?://[^>]*>.*?</a>|background(?:-image)?:\s*url\(['\"]?https?:[^)]*\)[^;}]*;?",
    re.IGNORECASE | re.DOTALL,
)
"""What a page would fetch, scripts, which do nothing without it, and links to the maker's site."""

_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


def write_data_docs(folder: Path, name: str, verdicts: Mapping[str, Verdict]) -> None:
    """Write a page ``name-suite.html`` for each suite that was run, and the index of all pages in the folder."""
    with writing(folder):
        for suite, verdict in verdicts.items():
            if verdict.result is not None:
                page = _view().render(ValidationResultsPageRenderer().render(verdict.result))
                _write(folder / f"{name}-{suite}.html", _made_local(page, f"{name} · {suite}: {_sum_up(verdict)}"))
        _write(folder / "index.html", _index(sorted(folder.glob("*-*.html"))))


@cache
def _view() -> DefaultJinjaPageView:
    """Return what fills in the pages' templates; it keeps those that it has read."""
    return DefaultJinjaPageView()


def _sum_up(verdict: Verdict) -> str:
    failed = ", ".join(f"{failed.rule.id} fails {len(failed.record_ids)} ×" for failed in verdict.failed)
    return f"{verdict.rows} checked, {failed or 'all pass'}"


def _index(pages: Sequence[Path]) -> str:
    titles = ((page.name, _TITLE.search(page.read_text(encoding="utf-8"))) for page in pages)
    named = ((escape(name), found[1] if found else escape(name)) for name, found in titles)
    links = "".join(f'<li><a href="{name}">{title}</a></li>' for name, title in named)
    head = f"<!doctype html><html lang=en><meta charset=utf-8><title>Data Docs</title>{_style()}"
    return f"{head}<h1>Data Docs</h1><p>What was checked last, source by source and suite by suite.<ul>{links}</ul>"


def _made_local(page: str, title: str) -> str:
    """The page without what it would fetch, with our style and a title, also as its heading."""
    named = _TITLE.sub(f"<title>{escape(title)}</title>", _REMOTE.sub("", page), count=1)
    styled = named.replace("</head>", f"{_style()}</head>", 1)
    return re.sub(r"<body[^>]*>", lambda body: f"{body[0]}<h1>{escape(title)}</h1>", styled, count=1)


def _style() -> str:
    css = (files("pipeline.check") / "docs.css").read_text(encoding="utf-8")
    return f"<style>\n{css}</style>"


def _write(path: Path, text: str) -> None:
    """Write the page whole or not at all; several sources are checked at once."""
    with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, prefix=".writing-", delete=False) as file:
        file.write(text)
    Path(file.name).chmod(0o644)
    Path(file.name).replace(path)
