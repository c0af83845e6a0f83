"""The command `geoparse`: every place name of a text, in the terminal, as JSON, or as a page with a map."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import shapely
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.commands.contract import render_place
from pipeline.commands.given import read_given
from pipeline.extract.text.reading import Reading, read
from pipeline.locate import Gazetteer
from pipeline.locate.gazetteer.entries import Bounds, Entry
from pipeline.locate.locating import find_places
from pipeline.pages.geoparse import geoparse_page, kind_of, mark_places
from pipeline.pages.outlines import Extent, Land, Outline, Outlines
from pipeline.pages.terminal import STYLES, write_marked
from pipeline.pages.words import REASONS
from pipeline.settings import Settings
from pipeline.sources import SourceError
from schemas.records import Article, Place
from schemas.vocabulary import Feature

_WORDS = 18
"""Columns for a name as the text has it."""
_KINDS = {Feature.ADM1: "province", Feature.ADM2: "district"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Geoparsed:
    """An article with its places."""

    article: Article
    reading: Reading
    places: tuple[Place, ...]


def run_geoparse(file: Path | None, settings: Settings, console: Console, *, as_json: bool, html: Path | None) -> None:
    """Show the places of the file's articles, or of standard input: a page to ``html``, JSON Lines, or as text."""
    gazetteer = Gazetteer.open(settings.gazetteer)
    parsed = [geoparse(article, gazetteer) for article in read_given(file)]
    if html is not None:
        write_geoparse_page(parsed, gazetteer, html)
    for one in parsed:
        if as_json:
            console.file.write(geoparse_json(one).decode() + "\n")
        elif html is None:
            print_geoparsed(one, console)


def geoparse(article: Article, gazetteer: Gazetteer) -> Geoparsed:
    """Return the article's places as `code` finds them; none has the role ``event``, since nothing is coded."""
    reading = read(article)
    places = find_places(article.text, gazetteer, dateline=reading.dateline, silent=reading.silent, url=article.url)
    return Geoparsed(article=article, reading=reading, places=places)


def geoparse_json(parsed: Geoparsed) -> bytes:
    """Return the article's line of JSON; its places are those of `code` (docs/interface.md)."""
    places = [render_place(place) for place in parsed.places]
    return msgspec.json.encode({"id": parsed.article.address, "places": places})


def print_geoparsed(parsed: Geoparsed, console: Console) -> None:
    """Print the text with its places marked, and a table of them."""
    console.print(write_marked(mark_places(parsed.article.text, parsed.places)))
    if parsed.places:
        console.print(_table(parsed.places), _legend(parsed.places))
    else:
        console.print(Text("no place names found", style="dim"))


def write_geoparse_page(parsed: Sequence[Geoparsed], gazetteer: Gazetteer, file: Path) -> None:
    """Write the page of the one article; raises SourceError where there are more."""
    if len(parsed) != 1:
        raise SourceError(f"a page shows one article, and there are {len(parsed)}; give them one by one")
    (only,) = parsed
    page = geoparse_page(only.article, only.places, _land(gazetteer), only.reading.language)
    file.write_text(page, encoding="utf-8")


def _land(gazetteer: Gazetteer) -> Land:
    return Land(
        provinces=_outlines_of(gazetteer, gazetteer.ground.outlined),
        districts=_outlines_of(gazetteer, gazetteer.ground.districts_outlined),
        credits=tuple(f"{source.name} ({source.licence})" for source in gazetteer.ground.boundaries.sources()),
    )


def _outlines_of(gazetteer: Gazetteer, outlined: Callable[[Bounds], Iterable[tuple[Entry, bytes]]]) -> Outlines:
    def outlines(extent: Extent) -> Iterator[Outline]:
        box = Bounds(south=extent.south, west=extent.west, north=extent.north, east=extent.east)
        for entry, wkb in outlined(box):
            country = next(iter(gazetteer.by_iso(entry.country or "")), None)
            yield Outline(
                name=entry.name,
                code=entry.iso or "",
                country=entry.country or "",
                country_name=country.name if country else "",
                geometry=shapely.from_wkb(wkb),
            )

    return outlines


def _table(places: Sequence[Place]) -> Table:
    """Return the places, each on one line where the terminal has 80 columns; the legend tells the reasons' words."""
    table = Table(header_style="bold", box=box.SIMPLE_HEAD, show_edge=False, padding=0)
    table.add_column("text", overflow="fold", max_width=_WORDS)
    table.add_column("role", no_wrap=True)
    table.add_column("place", overflow="fold")
    table.add_column("score", no_wrap=True, justify="right")
    table.add_column("because", no_wrap=True)
    for place in places:
        table.add_row(
            Text(place.text),
            Text(kind_of(place).replace("_", " "), style=STYLES[kind_of(place)]),
            Text(_place(place)),
            f"{place.score:.2f}" if place.name or place.lat is not None else "",
            Text(_because(place)),
        )
    return table


def _place(place: Place) -> str:
    """Return the place's name, kind and code: "Khogyani, district, AF-NAN"."""
    if place.feature is Feature.COUNTRY or place.feature is None:
        return ", ".join(filter(None, (place.name, place.country)))
    kind = _KINDS.get(place.feature, place.feature.value)
    return ", ".join(filter(None, (place.name, kind, place.admin1_iso or place.country)))


def _because(place: Place) -> str:
    return place.reason.partition("_and_")[0].replace("_", " ")


def _legend(places: Sequence[Place]) -> Text:
    """Return what the reasons' words mean, each once."""
    told = {_because(place): place.reason for place in places}
    lines = (f"{word}: {REASONS[reason]}" for word, reason in told.items() if reason in REASONS)
    return Text("\n".join(lines), style="dim")
