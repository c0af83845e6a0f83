"""What newer rules make of articles that were coded before: told article by article, as a person would compare."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine, select

from pipeline.warehouse.answers import Answer
from pipeline.warehouse.database import read
from schemas import tables as w
from schemas.records import CodedArticle
from schemas.vocabulary import Outcome

TOLD = (
    "sub_event_type",
    "assertion",
    "date_start",
    "date_end",
    "place_name",
    "admin1_iso",
    "killed_best",
    "injured_best",
)
"""What two codings are compared by."""
CHUNK = 500
_COLUMNS = ("address", "was", "is")
Told = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """An article that is coded otherwise than it was."""

    address: str
    gone: tuple[Told, ...]
    """Reports that there were and are no longer."""
    new: tuple[Told, ...]


def compare(engine: Engine, coded: Iterable[CodedArticle]) -> list[Difference]:
    """Return what of the articles is coded otherwise than by the warehouse's newest coding of their addresses."""
    articles = list(coded)
    differences: list[Difference] = []
    for start in range(0, len(articles), CHUNK):
        some = articles[start : start + CHUNK]
        before = _told_before(engine, [(a.extraction.article.source_id, a.extraction.article.address) for a in some])
        for article in some:
            was = before.get((article.extraction.article.source_id, article.extraction.article.address), Counter())
            now = Counter(_told_now(article))
            if was != now:
                address = article.extraction.article.address
                differences.append(
                    Difference(address=address, gone=tuple((was - now).elements()), new=tuple((now - was).elements()))
                )
    return differences


def shown(differences: Sequence[Difference]) -> Answer:
    """Return a row an article: what is gone, and what is new."""
    rows = tuple((one.address, _words(one.gone), _words(one.new)) for one in differences)
    return Answer(columns=_COLUMNS, rows=rows)


def _words(reports: Sequence[Told]) -> str | None:
    return "; ".join(sorted(", ".join(str(value) for value in told if value is not None) for told in reports)) or None


def _told_now(coded: CodedArticle) -> Iterator[Told]:
    for located in coded.reports:
        told, place = located.report, coded.place_of(located)
        killed, injured = told.tolls.get(Outcome.KILLED), told.tolls.get(Outcome.INJURED)
        yield (
            str(told.sub_event_type),
            str(told.assertion),
            told.date_start,
            told.date_end,
            place and place.name,
            place and place.admin1_iso,
            killed and killed.best,
            injured and injured.best,
        )


def _told_before(engine: Engine, addresses: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Counter[Told]]:
    """The reports of the newest coding of each of the addresses."""
    a, c, r = w.article.c, w.coding.c, w.report.c
    named = {address for _, address in addresses}
    codings = select(a.source_id, a.address, c.coding_id).join(w.coding, c.article_id == a.article_id)
    codings = codings.where(a.address.in_(named)).order_by(c.load_no)
    with read(engine) as connection:
        newest = {(row.source_id, row.address): row.coding_id for row in connection.execute(codings)}
        of_coding = {coding_id: key for key, coding_id in newest.items() if key in set(addresses)}
        reports = select(r.coding_id, *(r[name] for name in TOLD)).where(r.coding_id.in_(list(of_coding)))
        told: dict[tuple[str, str], Counter[Told]] = {}
        for row in connection.execute(reports).mappings():
            told.setdefault(of_coding[row["coding_id"]], Counter())[tuple(row[name] for name in TOLD)] += 1
    return told
