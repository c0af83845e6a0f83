"""What the codebook's rules say, one line each, read from its chapters: docs/codebook/*.md."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FOLDERS = (Path(__file__).with_name("codebook_chapters"), Path(__file__).parents[1] / "docs" / "codebook")
"""Where the chapters are: inside an installed package, and in the source tree."""
_RULE = re.compile(r"\b[A-Z]{1,4}(?:-[A-Z]+)?-\d+\b")


def meaning_of(rule: str) -> str | None:
    """Return what a rule says, for its bare id or with what follows it ("DAT-20:sentence_before"); None if unknown."""
    found = _RULE.match(rule)
    return _meanings().get(found.group()) if found else None


@cache
def _meanings() -> dict[str, str]:
    folder = next((folder for folder in FOLDERS if folder.is_dir()), None)
    chapters = sorted(folder.glob("*.md")) if folder else ()
    return {rule: said for chapter in chapters for rule, said in _read(chapter.read_text(encoding="utf-8"))}


def _read(chapter: str) -> Iterator[tuple[str, str]]:
    """Yield the rules of a chapter's tables: the first cell of a row holds ids, the others say what they mean."""
    for line in chapter.splitlines():
        first, *rest = (cell.strip() for cell in line.strip().strip("|").split("|"))
        if line.startswith("|") and rest:
            for rule in _RULE.findall(first):
                yield rule, " → ".join(cell for cell in rest if cell)
