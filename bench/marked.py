"""Texts with a mark before each sentence, as `bench/labelled/relevance` has them.

"+" tells of an act of the days reported on, "?" alleges, denies, plans or fears one, "h" is a headline, "-" all else.
A text opens with "= kind | day of publication".
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from schemas.records import Article

NEWS = "+"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A text, and where its sentences are with their marks."""

    hand: str
    article: Article
    marks: tuple[tuple[int, int, str], ...]

    @property
    def address(self) -> str:
        """What no other text has."""
        return f"{self.hand}/{self.article.address}"

    @property
    def has_event(self) -> bool:
        """Whether any sentence tells of an act of the days reported on."""
        return any(mark == NEWS for _, _, mark in self.marks)


def texts_in(folder: Path) -> Iterator[Labelled]:
    """Yield the labelled texts of the folder's files."""
    for path in sorted(folder.glob("*/*.txt")):
        for number, block in enumerate(path.read_text(encoding="utf-8").strip().split("\n\n")):
            yield _labelled(path, number, block.splitlines())


def _labelled(path: Path, number: int, lines: Sequence[str]) -> Labelled:
    title, text, marks, day = "", "", [], ""
    for line in lines:
        mark, words = line[0], line[2:].strip()
        if mark == "=":
            day = words.rpartition("|")[2].strip()
        elif mark == "h":
            title = words
        else:
            text += "" if not text else " " if len(marks) % 2 else "\n\n"
            marks.append((len(text), len(text) + len(words), mark))
            text += words
    address = f"{path.stem}-{number}"
    article = Article(
        article_id=address,
        source_id=path.parent.name,
        address=address,
        text=text,
        title=title or None,
        published_at=day or None,
        language="en",
    )
    return Labelled(hand=path.parent.name, article=article, marks=tuple(marks))


def digest_of(folder: Path) -> str:
    """Return what changes with any of the folder's texts."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*/*.txt")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
