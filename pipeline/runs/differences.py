"""What newer rules make of articles that were coded before: told article by article, as a person would compare."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, select

from pipeline.warehouse.answers import Answer
from pipeline.warehouse.database import read
from pipeline.warehouse.lots import chunks
from schemas import tables as w
from schemas.records import CodedArticle
from schemas.vocabulary import Claim, Outcome

TOLD = ("sub_event_type", "assertion", "background", "date_start", "date_end", "place_name", "admin1_iso")
"""What two codings are compared by, beside their counts and parties."""
_BOUNDS = ("low", "best", "high")
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
        yield (
            str(told.sub_event_type),
            str(told.assertion),
            _background(told.background),
            told.date_start,
            told.date_end,
            place and place.name,
            place and place.admin1_iso,
            *(_count(one, [getattr(told.tolls.get(one), bound, None) for bound in _BOUNDS]) for one in Outcome),
            _parties((actor.role, actor.actor_id or actor.name or actor.text, actor.claim) for actor in told.actors),
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
        rows = connection.execute(select(w.report).where(r.coding_id.in_(list(of_coding)))).mappings().all()
        parties = _parties_before(connection, [row["report_id"] for row in rows])
    told: dict[tuple[str, str], Counter[Told]] = {}
    for row in rows:
        known = dict(row) | {"background": _background(row["background"])}
        counts = (_count(one, [row[f"{one}_{bound}"] for bound in _BOUNDS]) for one in Outcome)
        saying = (*(known[name] for name in TOLD), *counts, _parties(parties[row["report_id"]]))
        told.setdefault(of_coding[row["coding_id"]], Counter())[saying] += 1
    return told


def _parties_before(connection: Connection, report_ids: Sequence[str]) -> dict[str, list[tuple[str, str, str]]]:
    p = w.report_actor.c
    found = defaultdict[str, list[tuple[str, str, str]]](list)
    for some in chunks(report_ids):
        for row in connection.execute(select(w.report_actor).where(p.report_id.in_(some))):
            found[row.report_id].append((row.role, row.actor_id or row.name or row.text, row.claim))
    return found


def _background(is_so: bool) -> str | None:  # noqa: FBT001 - the one thing it says
    return "background" if is_so else None


def _count(outcome: Outcome, bounds: Sequence[int | None]) -> str | None:
    """Return how many: one number where all three are that; None where nothing is told."""
    if bounds[0] is None:
        return None
    shown = [str(bounds[0])] if len(set(bounds)) == 1 else ["?" if bound is None else str(bound) for bound in bounds]
    return f"{outcome} {'–'.join(shown)}"


def _parties(told: Iterable[tuple[str, str, str]]) -> str | None:
    """Return who takes part, in which role, and whether that is only claimed or alleged."""
    shown = (f"{role} {who}" + ("" if claim == Claim.ASSERTED else f" ({claim})") for role, who, claim in told)
    return " + ".join(sorted(shown)) or None
