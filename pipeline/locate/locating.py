"""Locate an article: every place name in it with its role, and each report's place."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import NamedTuple
from urllib.parse import urlsplit

from msgspec.structs import replace

from pipeline.ids import make_id
from pipeline.locate.gazetteer.kinds import ADM2
from pipeline.locate.gazetteer.reading import Gazetteer
from pipeline.locate.gazetteer.units import date_units
from pipeline.locate.news import News, news_of
from pipeline.locate.relative.borders import place_borders
from pipeline.locate.relative.pointing import add_coordinates
from pipeline.locate.relative.seats import place_seats
from pipeline.locate.relative.told import relate
from pipeline.locate.resolving.adopting import adopt, widen
from pipeline.locate.resolving.beyond import look_beyond, version_of
from pipeline.locate.resolving.confidence import AMBIGUOUS
from pipeline.locate.resolving.lookup import LookUp
from pipeline.locate.resolving.namesakes import tell_namesakes
from pipeline.locate.resolving.resolve import Choice, resolve
from pipeline.locate.resolving.settling import settle
from pipeline.locate.scenes.choosing import Chosen, choose_places
from pipeline.locate.scenes.filing import Pointed, pointed_at
from pipeline.locate.scenes.forces import as_forces_there, one_country
from pipeline.locate.scenes.precision import OF_PROVINCE
from pipeline.locate.scenes.recalled import in_its_own_words, is_only_recalled
from pipeline.locate.scenes.same_place import at_the_same_place
from pipeline.locate.scenes.sharing import tell_places
from pipeline.locate.scenes.takers import as_taken_there
from pipeline.locate.text.ends import end_of_name
from pipeline.locate.text.hints import read_hints
from pipeline.locate.text.mentions import DEMONYM, Mention, Scan
from pipeline.locate.text.persons import with_people
from pipeline.locate.text.roles import find_dateline, is_literal, role_of
from pipeline.locate.text.scanning import scan
from pipeline.locate.text.sifting import sift
from pipeline.locate.text.wrapping import unwrap
from schemas.records import CodedArticle, Extraction, LocatedReport, Place, Report, Span
from schemas.vocabulary import PlaceRole

_SOLD = frozenset({"AI", "CC", "CO", "FM", "GG", "IO", "LY", "ME", "MS", "NU", "TO", "TV", "WS"})
"""Countries whose domain publishers everywhere use."""
_Told = tuple[Report, Chosen]


def locate(extraction: Extraction, gazetteer: Gazetteer, look_up: LookUp | None = None) -> CodedArticle:
    """Return the article with its places, and its reports each with one of them; a report over two becomes two,
    and three where the two share a toll.

    ``look_up`` is asked for what the text calls a place and the gazetteer does not know.
    """
    text, news = unwrap(extraction.article.text), news_of(extraction)
    places = tuple(place for one in news for place in _places_in(one, text, extraction, gazetteer))
    places = settle(text, extraction.reports, places, extraction.items)
    if look_up is not None:
        places = look_beyond(places, gazetteer, look_up)
    places = date_units(places, gazetteer, extraction.published_on)
    chosen = _choose_scenes(text, extraction, news, places, gazetteer)
    told = [
        list(tell_places(text, report, group, places)) for report, group in zip(extraction.reports, chosen, strict=True)
    ]
    version = version_of(gazetteer, look_up, places)
    return CodedArticle(
        extraction=extraction,
        gazetteer_version=version,
        places=tuple(_as_written(extraction.article.text, places, told)),
        reports=tuple(_located(extraction, version, told, places)),
    )


def _choose_scenes(
    text: str, extraction: Extraction, news: Sequence[News], places: Sequence[Place], gazetteer: Gazetteer
) -> list[tuple[Chosen, ...]]:
    """Return where each report was, by what its own piece of news tells of places."""
    own = [one.among(places) for one in news]
    pointed = [
        pointed_at(text, places[some], gazetteer, is_item=one.is_item) for one, some in zip(news, own, strict=True)
    ]
    at = [next(n for n, one in enumerate(news) if one.holds(report.start)) for report in extraction.reports]
    chosen = [
        _choose_scene(text, extraction, report, _Known(places[own[n]], own[n].start, pointed[n]))
        for report, n in zip(extraction.reports, at, strict=True)
    ]
    return at_the_same_place(text, extraction.reports, chosen, places, at)


class _Known(NamedTuple):
    """The places of a report's piece of news."""

    places: Sequence[Place]
    first: int
    """The number of the first of them in the text."""
    pointed: Pointed


def _places_in(news: News, text: str, extraction: Extraction, gazetteer: Gazetteer) -> Iterator[Place]:
    found = find_places(
        text[news.start : news.end],
        gazetteer,
        dateline=next(iter(news.own([news.dateline])), None) if news.dateline else None,
        silent=news.own(extraction.silent),
        url=extraction.article.url,
        scenes=news.own(scene for report in extraction.reports for scene in report.scenes),
    )
    return map(news.as_in_text, found)


def _choose_scene(text: str, extraction: Extraction, report: Report, known: _Known) -> tuple[Chosen, ...]:
    """Return the places of a report; of a deed that is only recalled those that its own words tell."""
    others = _clauses_of_others(extraction, report)
    if is_only_recalled(report, extraction.reports):
        chosen = choose_places(text, in_its_own_words(text, report), known.places, others)
    else:
        chosen = choose_places(text, report, known.places, others, known.pointed)
    return tuple(one.counted_from(known.first) for one in chosen)


def _as_written(text: str, places: Sequence[Place], told: Sequence[Sequence[_Told]]) -> Iterator[Place]:
    """Yield the places with their words as the text has them, those where something happened in that role."""
    scenes = {choice.place for group in told for _, choice in group}
    for n, place in enumerate(places):
        role, words = PlaceRole.EVENT if n in scenes else place.role, text[place.start : place.end]
        yield place if (place.role, place.text) == (role, words) else replace(place, role=role, text=words)


def find_places(  # noqa: PLR0913  # what is known of the text
    text: str,
    gazetteer: Gazetteer,
    *,
    dateline: Span | None = None,
    silent: Iterable[Span] = (),
    url: str | None = None,
    scenes: Sequence[Span] = (),
) -> tuple[Place, ...]:
    """Return every place name of the text in order, none of them with the role ``event`` yet.

    ``scenes`` are phrases that say where something was: the name in one is a place's, also if nobody knows it.
    """
    written, text = text, unwrap(text)
    scanned, head = scan(text, gazetteer, scenes), dateline or find_dateline(text)
    sifted = sift(scanned, gazetteer, tuple(silent))
    mentions = sifted.places
    described = _Described(gazetteer)
    places = [
        _place(text, mention, choice, role_of(scanned, mention, choice.entry, head), described)
        for mention, choice in _choose(scanned, mentions, head, outlet_country(url, gazetteer), gazetteer)
    ]
    told = place_seats(text, place_borders(text, places, gazetteer), gazetteer)
    found = add_coordinates(text, relate(text, told, gazetteer), gazetteer)
    found = with_people(text, found, sifted.people)
    if text is written:
        return found
    return tuple(replace(place, text=written[place.start : place.end]) for place in found)


def _choose(
    scanned: Scan, mentions: Sequence[Mention], head: Span | None, outlet: str | None, gazetteer: Gazetteer
) -> Iterable[tuple[Mention, Choice]]:
    """Return each name with the place that is meant."""
    hints = read_hints(scanned, mentions)
    choices = resolve(mentions, hints, head, outlet)
    choices = widen(choices, hints.cues, mentions, gazetteer)
    choices = adopt(mentions, choices, hints.strangers, gazetteer)
    return tell_namesakes(scanned, mentions, choices, hints, head)


def _clauses_of_others(extraction: Extraction, report: Report) -> list[Span]:
    """Return the clauses of other reports; of those inside its own the same act's, and no deed that it only names."""
    return [
        Span(other.start, other.end)
        for other in extraction.reports
        if other.start != report.start
        and (not report.start < other.start < report.end or other.sub_event_type is report.sub_event_type)
    ]


def outlet_country(url: str | None, gazetteer: Gazetteer) -> str | None:
    """Return the country whose domain the publisher uses (".ca"), None for ".com" and for codes sold to anyone."""
    domain = (urlsplit(url or "").hostname or "").rpartition(".")[2].upper()
    code = "GB" if domain == "UK" else domain
    return code if len(code) == 2 and code not in _SOLD and gazetteer.by_iso(code) else None


class _Described:
    """What is known of the places that names were taken for, put together once for all that are taken for the same."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[int, tuple[Choice, Place]] = {}

    def __call__(self, choice: Choice) -> Place:
        """Return the place of a choice, without its words."""
        known = self._known.get(id(choice))
        if known is None:
            known = self._known[id(choice)] = choice, _describe(choice, self._gazetteer)
        return known[1]


def _describe(choice: Choice, gazetteer: Gazetteer) -> Place:
    entry = choice.entry
    if entry is None:
        return Place(start=0, end=0, text="", role=PlaceRole.MENTIONED, reason=choice.reason)
    admin1, admin2 = gazetteer.entry(entry.admin1), gazetteer.entry(entry.admin2)
    bare = entry.lat is None and admin1 is not None and choice.reason != AMBIGUOUS
    known = admin1 if bare and admin1 is not None else entry
    reason = OF_PROVINCE if known is not entry and entry.feature is ADM2 else choice.reason
    return Place(
        start=0,
        end=0,
        text="",
        role=PlaceRole.MENTIONED,
        name=entry.name,
        feature=entry.feature,
        country=entry.country,
        admin1_name=admin1.name if admin1 else None,
        admin1_iso=admin1.iso if admin1 else None,
        admin2_name=entry.name if entry.feature is ADM2 else admin2.name if admin2 else None,
        pcode=entry.pcode or (admin2 and admin2.pcode) or (admin1 and admin1.pcode) or None,
        geonames_id=entry.geonames_id,
        lat=known.lat,
        lon=known.lon,
        radius_km=known.radius_km,
        score=choice.score,
        reason=reason,
        countries=entry.countries,
    )


def _place(text: str, mention: Mention, choice: Choice, role: PlaceRole, described: _Described) -> Place:
    start, end = mention.start, end_of_name(text, mention, choice.entry)
    place = replace(described(choice), start=start, end=end, text=text[start:end], role=role)
    if mention.kind is DEMONYM and not is_literal(text, end):
        return replace(place, lat=None, lon=None, radius_km=None)
    return place


def _located(
    extraction: Extraction, version: str, told: Sequence[Sequence[_Told]], places: Sequence[Place]
) -> Iterator[LocatedReport]:
    lasts = [n - 1 for n in accumulate(len(group) for group in told)]
    coder, article_id = extraction.coder_version, extraction.article.article_id
    names = [make_id("rep", article_id, coder, version, n) for n in range(lasts[-1] + 1 if lasts else 0)]
    only = one_country(extraction.reports, places)
    for name, (report, choice) in zip(names, chain.from_iterable(told), strict=True):
        yield LocatedReport(
            report_id=name,
            report=as_forces_there(as_taken_there(report, choice.country), choice.country, places, only),
            place=choice.place,
            country=choice.country,
            geo_precision=choice.precision,
            contests=None if report.contests is None else names[lasts[report.contests]],
        )
