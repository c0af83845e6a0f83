"""Sources of any kind whose publisher is a server of the town."""

from town import Town, reason

from schemas.records import Article, Reject
from schemas.sources import Source
from schemas.vocabulary import SourceScale

TOLD = "Residents of an invented village said that shells landed in their fields before dawn and hurt nobody. "
ROOT = "http://paper.example"


def source(kind: str, address: str, **options: str) -> Source:
    return Source(
        id="paper", kind=kind, name="Paper", licence="none", scale=SourceScale.LOCAL, address=address, options=options
    )


def story(town: Town, path: str, words: str = TOLD) -> None:
    town.server.give(
        path, f"<html><head><title>{path}</title></head><body><article><p>{words * 6}</p></article></body></html>"
    )


def told(found: list[Article | Reject]) -> list[str]:
    """In a word what came of each address, in the order of the addresses."""
    return sorted(f"{item.address if isinstance(item, Article) else item.input} {reason(item)}" for item in found)
