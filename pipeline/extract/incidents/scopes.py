"""In which words of an article the place of an incident is looked for: what says where it was, and the sentences around it."""

from collections.abc import Iterator, Sequence

from pipeline.extract.acts.struck_ground import ground_of
from pipeline.extract.incidents.told import Incident, Told
from pipeline.extract.text.forms import WHERE
from pipeline.extract.text.reading import Reading
from schemas.records import Span
from schemas.vocabulary import Genre


def scenes_of(reading: Reading, incident: Incident) -> tuple[Span, ...]:
    """Return what says where it was: the fields of its form, the ground that it befell, the phrases of place."""
    return (*_filled_in(reading, incident.founding()), *_scenes(incident))


def scopes_of(reading: Reading, incident: Incident, scenes: Sequence[Span]) -> tuple[Span, ...]:
    """Return own phrases that say where, clause, sentence, the incident's others; three sentences before, the first, two after.

    In an article that argues or looks back what follows is of something else, and says nothing of where that was.
    """
    scopes = [*scenes]
    for told in incident.told:
        scopes += [Span(told.sentence.start + told.frame.start, told.sentence.start + told.frame.end), told.sentence]
    number = incident.told[0].number
    near = [reading.sentences[i] for i in range(number - 1, max(-1, number - 4), -1)]
    near.append(reading.sentences[0])
    near += [] if reading.genre in {Genre.OPINION, Genre.BACKGROUND} else reading.sentences[number + 1 : number + 3]
    scopes += _of_the_entry(reading, incident.told[0], near)
    return tuple(dict.fromkeys(_of_its_piece(reading, incident.founding(), scopes)))


def _of_the_entry(reading: Reading, first: Told, scopes: Sequence[Span]) -> list[Span]:
    """Return the scopes that are of no other entry of a list than the one that tells of it, if one does (rule FRM-170)."""
    if not reading.is_listed(first.sentence.start):
        return [*scopes]
    own = [reading.paragraph_at(scope.start) == first.paragraph for scope in scopes]
    return [one for one, is_own in zip(scopes, own, strict=True) if is_own or not reading.is_listed(one.start)]


def _of_its_piece(reading: Reading, first: Told, scopes: Sequence[Span]) -> Sequence[Span]:
    """Return the scopes in the incident's piece of news, and last that piece's name; in its entry of a chronology, and last what stands
    above the first; of any other text all.
    """
    if first.item is not None:
        item = reading.items[first.item]
        return [*(scope for scope in scopes if item.start <= scope.start < item.end), item.name]
    if first.entry is None:
        return scopes
    above = [scope for scope in reading.sentences[:1] if scope.start < reading.entries[0].start]
    return [*(scope for scope in scopes if first.entry.start <= scope.start < first.entry.end), *above]


def _filled_in(reading: Reading, first: Told) -> Iterator[Span]:
    """Yield what the fields of the incident's form say where it was, the finest first (rule PLA-181)."""
    if first.form is not None:
        yield from (field.value for field in reading.forms[first.form].of(*WHERE))


def _scenes(incident: Incident) -> tuple[Span, ...]:
    """What the incident's sentences say where it was, its ground before all."""
    frames = [(told, told.frame) for told in incident.told]
    ground = [told.span_of(words) for told, frame in frames for words in ground_of(frame.hits)]
    return (*ground, *(told.span_of(words) for told, frame in frames for words in frame.locatives))
