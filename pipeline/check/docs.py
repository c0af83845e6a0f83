"""Great Expectations' own pages of a run, readable without a network."""

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

from great_expectations.render.renderer import ValidationResultsPageRenderer
from great_expectations.render.view import DefaultJinjaPageView

from pipeline.check.suites import Verdict

_REMOTE = re.compile(r"<link[^>]+https?://[^>]+>|<script[^>]+src=[\"']https?://[^>]+>\s*</script>", re.IGNORECASE)
_STYLE = """<style>
body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1a1a1a}
table{border-collapse:collapse;width:100%;margin:.6rem 0}
td,th{border-bottom:1px solid #ddd;padding:.35rem .6rem;
text-align:left;vertical-align:top}
nav,.cooltip,.modal,button,.navbar,#ge-navbar,.d-print-none{display:none}h1,h2,h3{line-height:1.2}
.badge{background:#eef;padding:.1rem .4rem;border-radius:.3rem}
.text-danger,.fa-times{color:#b00020}.text-success{color:#0a7d28}
</style>"""


def write_data_docs(folder: Path, name: str, verdicts: Mapping[str, Verdict]) -> None:
    """Write a page for each suite that was run, and the index of all pages in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for suite, verdict in verdicts.items():
        if verdict.result is not None:
            page = DefaultJinjaPageView().render(ValidationResultsPageRenderer().render(verdict.result))
            (folder / f"{name}-{suite}.html").write_text(_made_local(page), encoding="utf-8")
    pages = sorted(page.name for page in folder.glob("*-*.html"))
    links = "".join(f'<li><a href="{escape(page)}">{escape(page.removesuffix(".html"))}</a></li>' for page in pages)
    index = f"<!doctype html><meta charset=utf-8><title>Data Docs</title>{_STYLE}<h1>Data Docs</h1><ul>{links}</ul>"
    (folder / "index.html").write_text(index, encoding="utf-8")


def _made_local(page: str) -> str:
    return _REMOTE.sub("", page).replace("</head>", f"{_STYLE}</head>", 1)
