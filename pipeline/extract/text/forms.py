"""Incident forms: lines of a label and a value ("Location: …", "Killed: 6"), and rows of a table under such labels (rule FRM-167)."""

import csv
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import islice, takewhile

from pipeline.extract.text.sentences import trim
from schemas.records import Span

FEWEST = 3
"""Fields that make a form."""
LONGEST = 3000
"""Characters of a value that goes on over lines."""
NAMED = 6
"""Words with which a deed is only named ("Attack on village")."""


class FieldKind(StrEnum):
    """What a field of a form tells; the first four say where, from the finest to the coarsest."""

    SPOT = "spot"
    DISTRICT = "district"
    PROVINCE = "province"
    COUNTRY = "country"
    DAY = "day"
    DEED = "deed"
    STORY = "story"
    DOER = "doer"
    TARGET = "target"
    KILLED = "killed"
    INJURED = "injured"
    CAPTURED = "captured"
    MISSING = "missing"
    CASUALTIES = "casualties"
    OTHER = "other"


_K = FieldKind
WHERE = (_K.SPOT, _K.DISTRICT, _K.PROVINCE, _K.COUNTRY)
_TELLS = frozenset({_K.DEED, _K.STORY})
_TOLLS = frozenset({_K.KILLED, _K.INJURED, _K.CAPTURED, _K.MISSING})
_GOES_ON = frozenset({*_TELLS, _K.DOER, _K.TARGET, _K.CASUALTIES, _K.OTHER})
"""Kinds of fields whose values may go on over lines."""
_COUNTS = frozenset({_K.KILLED, _K.INJURED, _K.CAPTURED, _K.CASUALTIES, _K.DOER, _K.TARGET})


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A value with what its label says that it is; offsets of the text."""

    kind: FieldKind
    start: int
    """Where its line or its cell begins."""
    label: str
    """In small letters."""
    value: Span
    words: int
    """How many the value has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What is told of one incident, field by field."""

    start: int
    end: int
    fields: tuple[Field, ...]

    def of(self, *kinds: FieldKind) -> tuple[Field, ...]:
        """Return the fields of the kinds that have a value, the first kind's first."""
        return tuple(
            one for kind in kinds for one in self.fields if one.kind is kind and one.value.start < one.value.end
        )

    def tells(self) -> tuple[Span, ...]:
        """Return the values that tell in words what was done, in the order of the text."""
        return tuple(one.value for one in self.fields if one.kind in _TELLS and one.value.start < one.value.end)

    def names_at(self, offset: int) -> bool:
        """Return whether the value at the offset only names what was done ("Armed attack")."""
        return any(
            one.kind is _K.DEED and one.value.start <= offset < one.value.end and one.words <= NAMED
            for one in self.fields
        )

    @property
    def is_whole(self) -> bool:
        """Whether it says where or when something was, and what, or who."""
        known = {one.kind for one in self.fields} - {_K.OTHER}
        placed = known & {*WHERE, _K.DAY}
        return len(self.fields) >= FEWEST and bool(placed) and bool(known & _TELLS or len(known & _COUNTS) > 1)


_LINE = re.compile(
    r"(?:^|\|)[ \t]*(?:[•▪●◦‣*·➢►-][ \t]*)?(?P<label>[A-Za-z#][\w#&/().'’ \t-]{0,40}?)[ \t]*[:=](?=\s)[ \t]*(?P<value>[^\n|]*)",
    re.MULTILINE,
)
"""A field, on a line of its own or parted by bars from those before it."""
_COUNTS_ALONE = re.compile(
    r"\s*(?P<label>[A-Za-z][A-Za-z .]{2,40}?)[ \t]*[:=][ \t]*(?:\d[\d,]*|nil|none|zero)\b[^.\n:]{0,60}\.?\s*",
    re.IGNORECASE,
)
_GAP = re.compile(r"\n[ \t]*\n")
_SAYS_NO_MORE = re.compile(
    r"^(?:(?:alleged|suspected|presumed|claimed|reported|main|primary|total|number of|no\.? of|nb of|# of|no\.?(?=\s+(?:killed|injured|wounded|abducted|dead|kidnapped))) *)+|\(s\)|\([^()]*\)|[.*]+$"
)
_WHOSE = re.compile(
    r"^(?:civilians?|people|persons?|soldiers?|military|police|security forces|militants?|combatants?|terrorists?|insurgents?|rebels?|state|non-state|"
    r"armed (?:men|actors)|men|women|children|staff|others) (?=killed|injured|wounded|abducted|kidnapped|detained|arrested|dead|deaths|fatalities|casualties)"
)


def forms_of(text: str) -> tuple[Form, ...]:
    """Return the forms that the text holds as lines of labels and values, in order."""
    found: list[Form] = []
    fields: list[Field] = []
    for field in (*_fields_in(text), None):
        if fields and field is not None and (between := _words_between(text, fields[-1], field)):
            fields.append(field_of(text, _K.STORY, between, start=between.start))
        if fields and (field is None or _begins_another(text, fields, field)):
            found.append(_form(fields))
            fields = []
        if field is not None:
            fields.append(field)
    return tuple(form for form in found if form.is_whole)


def kind_of(label: str) -> FieldKind | None:
    """Return what a label says that its value is; None where it is no label that is known."""
    plain = _SAYS_NO_MORE.sub("", " ".join(label.lower().replace("_", " ").split())).strip()
    bare = _WHOSE.sub("", plain)
    known = _labels()
    return next((known[one] for one in (plain, bare, bare.removesuffix("s")) if one in known), None)


def field_of(text: str, kind: FieldKind, value: Span, *, start: int, label: str = "") -> Field:
    """Return the field of the value, whose line or cell begins at ``start``."""
    words = len(text[value.start : value.end].split())
    return Field(kind=kind, start=start, label=label.lower().strip(), value=value, words=words)


def only_counts(sentence: str) -> bool:
    """Return whether the words are a field that counts people, and tell of no deed themselves ("Abducted: 12 (4 women)", rule CAS-166)."""
    field = _COUNTS_ALONE.fullmatch(sentence)
    return field is not None and kind_of(field["label"]) in _TOLLS


def form_at(offset: int, forms: Sequence[Form]) -> int | None:
    """Return the number of the form in which the offset lies; None outside of any."""
    number = bisect_right(forms, offset, key=lambda form: form.start) - 1
    return number if number >= 0 and offset < forms[number].end else None


def without_fields(paragraphs: Iterable[Span], forms: Sequence[Form]) -> Iterator[Span]:
    """Yield the paragraphs with each form's words that tell in the place of its lines."""
    told = [span for form in forms for span in form.tells()]
    around = [part for span in paragraphs for part in _outside(span, forms)]
    yield from sorted([*around, *told], key=lambda span: span.start)


def _outside(span: Span, forms: Sequence[Form]) -> Iterator[Span]:
    start = span.start
    first = bisect_right(forms, start, key=lambda form: form.end)
    for form in takewhile(lambda form: form.start < span.end, islice(forms, first, None)):
        if start < form.start:
            yield Span(start, form.start)
        start = form.end
    if start < span.end:
        yield Span(start, span.end)


def _fields_in(text: str) -> Iterator[Field]:
    lines = [(match, kind) for match in _LINE.finditer(text) if (kind := kind_of(match["label"])) is not None]
    for n, (match, kind) in enumerate(lines):
        until = lines[n + 1][0].start() if n + 1 < len(lines) else len(text)
        on_its_line = bool(match["value"].strip()) and kind not in _GOES_ON
        value = trim(text, Span(*match.span("value"))) if on_its_line else _value(text, match, until)
        yield field_of(text, kind, value, start=match.start(), label=match["label"])


def _value(text: str, match: re.Match[str], until: int) -> Span:
    """What stands behind the label, and the lines right below it that belong to no other field."""
    last = min(until, match.end() + LONGEST)
    gap = _GAP.search(text, match.end(), last)
    return trim(text, Span(match.start("value"), gap.start() if gap else last))


def _words_between(text: str, one: Field, other: Field) -> Span | None:
    """The words without a label between two fields, on lines right below the one and above the other: they tell what was done."""
    between = trim(text, Span(one.value.end, max(one.value.end, other.start)))
    around = text[one.value.end : other.start]
    is_story = len(text[between.start : between.end].split()) > NAMED and _GAP.search(around) is None
    return between if is_story else None


def _begins_another(text: str, fields: Sequence[Field], field: Field) -> bool:
    """Return whether the field is another form's: its label was there before, or other words stand between."""
    between = text[fields[-1].value.end : field.start]
    return bool(between.strip()) or any(one.label == field.label for one in fields)


def _form(fields: Sequence[Field]) -> Form:
    return Form(start=fields[0].start, end=max(one.value.end for one in fields), fields=tuple(fields))


@cache
def _labels() -> dict[str, FieldKind]:
    with (files("pipeline.extract") / "lexicon" / "form_fields.csv").open(encoding="utf-8") as file:
        return {label: FieldKind(row["kind"]) for row in csv.DictReader(file) for label in row["labels"].split("|")}
