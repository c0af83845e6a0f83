"""The rare names that an article tells: by them two articles of one event know each other (rule EVT-8).

Places and groups that are known by name are no sign, for many events are told of them, nor are the words of
``data/common_names.csv``: offices, bodies, outlets, nations, and the names that many people bear. What is rare is said
of the name alone, so that what two articles are to each other never depends on which others there are.
"""

import csv
import re
from collections.abc import Iterable
from importlib.resources import files

from schemas.records import CodedArticle, Span
from schemas.vocabulary import NAME_OF_A_PERSON, PlaceRole

MOST = 40
"""Names of one article that are kept, the first in the text."""

_WORD = re.compile(r"[^\W\d_](?:[\w’']|-(?=\w))+")
_NO_PERSON = frozenset({PlaceRole.METONYM, PlaceRole.PART_OF_NAME})
_TABLE = files(__package__).joinpath("data/common_names.csv").read_text("utf-8").splitlines()
_COMMON = {row["word"]: row["kind"] for row in csv.DictReader(_TABLE)}
_OF_PEOPLE = frozenset({"given name", "family name"})


def names_of(coded: CodedArticle) -> tuple[str, ...]:
    """Return the article's rare names in lower case, each once, in the order of the text."""
    return names_in(coded.extraction.article.text, known=_known(coded))


def names_in(text: str, *, known: Iterable[Span] = ()) -> tuple[str, ...]:
    """Return the rare words with a capital inside a sentence, and two common names of people that follow each other.

    What is part of anything ``known``, or is also written small, is no name.
    """
    aside = {part for span in known for part in _parts(text[span.start : span.end])}
    small = {word for word in map(str, re.findall(r"[^\W\d_]+", text)) if word.islower()}
    found, before = dict[str, None](), None
    for match in _WORD.finditer(text):
        after, before = before, match
        if not _is_capital(match.group()):
            continue
        parts = [part for part in _parts(match.group()) if part not in small and part not in aside]
        if _inside_sentence(text, match.start()):
            found |= dict.fromkeys(part for part in parts if is_rare(part))
        if after is not None and parts and (name := _full_name(text, after, match)) is not None:
            found[name] = None
    return tuple(found)[:MOST]


def is_rare(name: str) -> bool:
    """Return whether the name, in lower case, may tell one story from others: also ``laci peterson`` as a whole."""
    return len(name) > 2 and name not in _COMMON


def is_common_noun(word: str) -> bool:
    """Return whether the word, in lower case, is in the table and no name of people: ``policemen``."""
    return _COMMON.get(word) is not None and _COMMON[word] not in _OF_PEOPLE


def _full_name(text: str, one: re.Match[str], other: re.Match[str]) -> str | None:
    """Two names that many people bear are one that few bear."""
    name = text[one.start() : other.end()].lower()
    both = [_COMMON.get(word) in _OF_PEOPLE for word in name.split(" ")]
    return name if len(both) == 2 and all(both) and _is_capital(one.group()) else None


def _is_capital(word: str) -> bool:
    return word[0].isupper() and not word.isupper()


def _parts(words: str) -> list[str]:
    """Names in lower case, without a possessive's ending; of ``Pul-e Charkhi`` the ``e`` goes too."""
    plain = words.replace("’", "'").lower()
    return [part.removesuffix("'s").strip("'") for part in re.split(r"[-\s,.]+", plain)]


def _inside_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 2) : at]
    return len(before) == 2 and before[1] == " " and (before[0].isalnum() or before[0] in ",;’'")


def _known(coded: CodedArticle) -> list[Span]:
    places = [
        Span(place.start, place.end)
        for place in coded.places
        if place.reason != NAME_OF_A_PERSON and (place.geonames_id is not None or place.role in _NO_PERSON)
    ]
    actors = (actor for located in coded.reports for actor in located.report.actors)
    return [*places, *(Span(actor.start, actor.end) for actor in actors if actor.actor_id is not None)]
