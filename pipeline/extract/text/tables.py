"""Tables that were pasted as text: each row is the form of an incident, whose labels stand in the first row (rule FRM-168)."""

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.dates.expressions import find_dates
from pipeline.extract.text.forms import WHERE, FieldKind, Form, field_of, kind_of
from pipeline.extract.text.known_places import NamesPlace
from pipeline.extract.text.sentences import trim
from schemas.records import Span

FEWEST = 3
"""Cells of a row."""
_SEPARATORS = {
    "|": re.compile(r"[ \t]*\|[ \t]*"),
    "\t": re.compile(r"[ ]*\t[ ]*"),
    ";": re.compile(r"[ ]*;[ ]*"),
    ",": re.compile(r"\"?,(?! )\"?"),
    "  ": re.compile(r"[ ]{2,}"),
}
"""What parts the cells of a row: bars, tabs, semicolons, commas without a space or several spaces."""
_BARE = ("|", "\t")
"""Separators by which rows are known as such though no labels stand over them."""
MOST = 2000
"""Rows without labels of which it is asked what their cells are."""
_RULE = re.compile(r"[\s|:+=_—-]+")
_LINE = re.compile(r"[^\n]*[^\s\n][^\n]*")
_K = FieldKind
_Row = Sequence[Span]


def rows_of(text: str, names_place: NamesPlace) -> tuple[Form, ...]:
    """Return the rows of the text's tables that tell of an incident each, in order."""
    marks = [mark for mark in _SEPARATORS if _count(text, mark) > FEWEST]
    if not marks:
        return ()
    lines = [Span(*match.span()) for match in _LINE.finditer(text) if not _RULE.fullmatch(match.group())]
    found: list[Form] = []
    for mark in marks:
        separator = _SEPARATORS[mark]
        rows = [_cells(text, line, separator) for line in lines]
        found += _under_labels(text, rows)
        if not found and mark in _BARE:
            found += _without_labels(text, rows, names_place)
        if found:
            break
    return tuple(found)


def _count(text: str, mark: str) -> int:
    """How many separators of that kind the text has at most; commas of sentences are none."""
    return text.count(mark) - (text.count(", ") if mark == "," else 0)


def _cells(text: str, line: Span, separator: re.Pattern[str]) -> _Row:
    """The cells of a line; a bar at its beginning or its end parts none."""
    cells: list[Span] = []
    start = line.start
    for match in separator.finditer(text, line.start, line.end):
        if start < match.start() or cells:
            cells.append(trim(text, Span(start, match.start())))
        start = match.end()
    return [*cells, trim(text, Span(start, line.end))] if start < line.end else cells


def _under_labels(text: str, rows: Sequence[_Row]) -> Iterator[Form]:
    kinds: Sequence[FieldKind] = ()
    begun: int | None = None
    for row in rows:
        labels = [_label(text, cell) for cell in row]
        if _are_labels(labels):
            kinds, begun = [kind or _K.OTHER for kind in labels], row[0].start
        elif kinds and len(row) == len(kinds):
            form = _form(text, row, kinds, begun)
            begun = None
            yield from (form,) if form.is_whole else ()
        else:
            kinds = ()


def _label(text: str, cell: Span) -> FieldKind | None:
    return kind_of(text[cell.start : cell.end])


def _are_labels(labels: Sequence[FieldKind | None]) -> bool:
    """Return whether a row is that of the labels: most of its cells are, and one of them says where or when."""
    known = [kind for kind in labels if kind is not None]
    return len(labels) >= FEWEST and 2 * len(known) > len(labels) and bool({*WHERE, _K.DAY} & set(known))


def _without_labels(text: str, rows: Sequence[_Row], names_place: NamesPlace) -> list[Form]:
    """Rows of a day, of places, and of words that tell, two of them or more."""
    told = [(row, _kinds_by_words(text, row, names_place)) for row in rows[:MOST] if len(row) > FEWEST]
    found = [_form(text, row, kinds) for row, kinds in told if {_K.DAY, _K.SPOT, _K.STORY} <= set(kinds)]
    return found if len(found) > 1 else []


def _kinds_by_words(text: str, row: _Row, names_place: NamesPlace) -> list[FieldKind]:
    """What the cells are: the longest tells, and of several places the first is the larger."""
    longest = max(row, key=lambda cell: cell.end - cell.start)
    kinds = [_K.STORY if cell == longest else _kind_by_words(text[cell.start : cell.end], names_place) for cell in row]
    if kinds.count(_K.SPOT) > 1:
        kinds[kinds.index(_K.SPOT)] = _K.PROVINCE
    return kinds


def _kind_by_words(words: str, names_place: NamesPlace) -> FieldKind:
    days = find_dates(words, Span(0, len(words)), None)
    if days and 2 * sum(day.end - day.start for day in days) > len(words):
        return _K.DAY
    return _K.SPOT if words[:1].isupper() and names_place(words, 0, len(words)) else _K.DEED


def _form(text: str, row: _Row, kinds: Sequence[FieldKind], begun: int | None = None) -> Form:
    """The form of a row, which of the first one under labels begins with them: they are nobody's words."""
    fields = [field_of(text, kind, cell, start=cell.start) for cell, kind in zip(row, kinds, strict=True)]
    return Form(start=row[0].start if begun is None else begun, end=row[-1].end, fields=tuple(fields))
