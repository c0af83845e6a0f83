"""Data Docs can be read where there is no network."""

import re
from dataclasses import replace
from pathlib import Path

from coded import SOURCE, write_article
from msgspec import structs
from test_checking import Boxes

from pipeline.check import check_articles, write_data_docs


def test_pages_name_the_rules_and_the_failures_and_fetch_nothing(tmp_path: Path) -> None:
    good = write_article("Taliban gunmen clashed around Qalat, killing three soldiers, police said on Thursday.")
    located = good.reports[0]
    bad = replace(good, reports=(replace(located, report=structs.replace(located.report, confidence=7.0)),))
    write_data_docs(tmp_path, "invented", check_articles([bad], SOURCE, Boxes(), read=1).verdicts)
    page = (tmp_path / "invented-reports.html").read_text()
    assert "7.0" in page
    assert "Failed" in page
    index = (tmp_path / "index.html").read_text()
    assert 'href="invented-reports.html"' in index
    for path in tmp_path.iterdir():
        assert re.findall(r"(?:src|href)=[\"']?(?:https?:)?//[^\"'> ]+", path.read_text()) == []
        assert "<script" not in path.read_text()
