"""The command `explain`: why an article was coded so, in the terminal or as a page."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from pipeline.coders import open_coder
from pipeline.commands.given import read_given
from pipeline.extract.rejected import find_candidates
from pipeline.extract.text.reading import read
from pipeline.locate import Gazetteer, locate
from pipeline.pages.explain import Explained, Field, ShownReport, explain, explain_page
from pipeline.pages.terminal import STYLES, write_marked
from pipeline.settings import Settings
from pipeline.sources import SourceError
from pipeline.warehouse.opening import WarehouseMissing, existing_warehouse
from pipeline.warehouse.stored_articles import read_coded_article
from schemas.records import Article, CodedArticle


def run_explain(
    asked: str, settings: Settings, console: Console, *, html: Path | None, published: date | None = None
) -> None:
    """Show why what is asked for was coded so: a page to ``html``, or as text."""
    explained = explain_asked(asked, settings, published)
    if html is not None:
        write_explain_page(explained, html)
        return
    for one in explained:
        print_explained(one, console)


def explain_asked(asked: str, settings: Settings, published: date | None = None) -> tuple[Explained, ...]:
    """Return what there is to see of each article of a file, of standard input (``-``), or of the warehouse by its id.

    A file is coded anew, as published on that day where it tells none itself; an article of the warehouse is shown as
    its newest coding there has it.
    Raises SourceError where there is neither a file nor an article of that name, and where its text was erased.
    """
    if asked == "-" or Path(asked).exists():
        gazetteer = Gazetteer.open(settings.gazetteer)
        articles = [_published(article, published) for article in read_given(Path(asked))]
        extractions = open_coder(settings).extract(articles)
        return tuple(_explain(locate(extraction, gazetteer)) for extraction in extractions)
    if published is not None:
        raise SourceError(f"there is no file {asked}; only a file may be told its day")
    try:
        coded = read_coded_article(existing_warehouse(settings.warehouse_url), asked)
    except WarehouseMissing as error:
        raise SourceError(f"there is no file {asked}, and {error}") from error
    if coded is None:
        raise SourceError(f"there is no file {asked}, and the warehouse knows no article of this id")
    if not coded.extraction.article.text:
        raise SourceError(f"the text of {asked} was erased; when and why stands in the table erasure")
    return (_explain(coded),)


def print_explained(explained: Explained, console: Console) -> None:
    """Print each report with its words, and what was not taken."""
    console.print(f"[bold]{escape(explained.title)}[/]\n[dim]{escape(' · '.join(explained.about))}[/]", highlight=False)
    if not explained.reports:
        console.print(f"Nothing was coded: {(explained.none or 'no reason is kept').replace('_', ' ')}.")
    for report in explained.reports:
        _print_report(report, console)
    if explained.unused:
        console.print(_unused(explained))


def write_explain_page(explained: tuple[Explained, ...], file: Path) -> None:
    """Write the page of the one article; raises SourceError where there are more."""
    if len(explained) != 1:
        raise SourceError(f"a page shows one article, and there are {len(explained)}; give them one by one")
    file.write_text(explain_page(explained[0]), encoding="utf-8")


def _published(article: Article, on: date | None) -> Article:
    return replace(article, published_at=on.isoformat()) if on and article.published_at is None else article


def _explain(coded: CodedArticle) -> Explained:
    reports = [located.report for located in coded.reports]
    return explain(coded, find_candidates(read(coded.extraction.article), reports))


def _print_report(report: ShownReport, console: Console) -> None:
    heading = f"\n[bold]{report.number + 1} · {report.heading}[/] · {escape(report.where)}"
    console.print(f"{heading} [dim]({report.told}, confidence {report.confidence:.2f})[/]", highlight=False)
    console.print(write_marked(report.sentence))
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    for column in ("field", "coded", "because"):
        table.add_column(column, overflow="fold", ratio=None if column == "field" else 1)
    for field in report.fields:
        table.add_row(Text(field.name, style=STYLES[field.name]), _coded(field), _because(field))
    console.print(table)


def _coded(field: Field) -> Text:
    return Text.assemble(field.coded, *((("\n" + field.note, "dim"),) if field.note else ()))


def _because(field: Field) -> Text:
    words = ", ".join(f"“{word}”" for word in field.words)
    rules = "\n".join(f"{rule.id} {rule.meaning}" for rule in field.rules)
    return Text.assemble(words, "\n" if words and rules else "", (rules, "dim"))


def _unused(explained: Explained) -> Table:
    table = Table(title="What was not taken, and why", title_justify="left", header_style="bold")
    for column in ("words", "could have been", "why not"):
        table.add_column(column, overflow="fold")
    for one in explained.unused:
        table.add_row(Text(one.text + (f" × {one.times}" if one.times > 1 else "")), one.kind, Text(one.why))
    return table
