"""The names that stand for where something was, in the phrases that the coder says tell it (P-FIND-13)."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipeline.locate.gazetteer.reading import Gazetteer
from pipeline.locate.scenes.sites import site_kind, site_length
from pipeline.locate.text.lexicon import read_lexicon, scene_words
from pipeline.locate.text.peoples import tells_a_people
from pipeline.locate.text.surroundings import is_called_a_place
from pipeline.locate.text.written import APOSTROPHES, JOINING, Written
from schemas.records import Span

_FARTHEST = 8
"""Words of a phrase in which its first name stands; a later one belongs to something else."""
_KINDS = frozenset(
    {
        "towns",
        "villages",
        "cities",
        "districts",
        "settlements",
        "neighborhoods",
        "neighbourhoods",
        "suburbs",
        "localities",
        "areas",
    }
)
_BETWEEN = frozenset({"and", "the", "nearby", "neighboring", "neighbouring", "town", "village", "city", "of"})
_LONGEST_ASIDE = 6
"""Words in brackets behind a listed name."""
_LORDS = frozenset(
    {"sheikh", "shaikh", "shaykh", "sheik", "khan", "mir", "imam", "shah", "haji", "malik", "pir", "sidi", "syed"}
)
"""Titles with which towns' names begin."""
_OTHERS = frozenset({"by", "who", "whom", "which", "that", "where", "when", "to", "against"})
"""After these a phrase says something else than where."""


def find_scene_names(written: Written, gazetteer: Gazetteer, scenes: Sequence[Span]) -> Iterator[int]:
    """Yield the numbers of the words with which the first names of the phrases begin, where those are places'."""
    for scene in scenes:
        first = bisect_left(written.starts, scene.start)
        last = bisect_left(written.starts, scene.end)
        number = _first_name(written, gazetteer, range(first, min(last, first + _FARTHEST)))
        if number is not None:
            yield number
            yield from _others_of_its_list(written, gazetteer, number, last)


def find_called_names(written: Written, gazetteer: Gazetteer) -> Iterator[int]:
    """Yield the numbers of the words with which names begin that a list calls places, anywhere in a text: "A, B and C
    villages", "four villages: A, B and C", "the suburbs of A and B" (PLA-74).
    """
    for kind in (number for number in written.find(_KINDS) if not written.is_large(number)):
        named = [*_names_before(written, kind), *_names_behind(written, kind)]
        keys = {written.keys[number + written.is_article(number)] for number in named}
        if len(named) > 1 and not any(_is_ordinary(key, gazetteer) for key in keys):
            yield from named


def _names_before(written: Written, kind: int) -> Iterator[int]:
    """Yield the names of "A, B and C villages", the last first."""
    end, joint = kind, " "
    while end > 0 and written.gaps[end - 1] == joint and written.is_large(end - 1):
        first = _first_word(written, end - 1)
        if not _may_name_a_place(written, first + written.is_article(first)):
            return
        yield first
        end = first - 1 if first > 0 and written.keys[first - 1] == "and" else first
        joint = written.gaps[end - 1] if end > 0 and written.gaps[end - 1] in {" ", ", "} and end < first else ", "


def _first_word(written: Written, last: int) -> int:
    """Return the number of the word with which a name begins that ends there."""
    first = last
    while first > 0 and written.gaps[first - 1] in JOINING:
        if not (written.is_large(first - 1) or written.is_in_a_name(first - 1)):
            break
        first -= 1
    return first


def _names_behind(written: Written, kind: int) -> Iterator[int]:
    """Yield the names of "villages: A, B and C", "villages of A and B", in order."""
    opens = kind + 2 if written.keys[kind + 1 : kind + 2] == ["of"] else kind + 1
    told = opens > kind + 1 or written.gaps[kind].strip() in {":", "--", "-", "–", "—"}
    if not told or opens >= len(written.keys) or not _opens_a_name(written, opens):
        return
    following: int | None = opens
    while following is not None:
        yield following
        following = _next_of_list(written, _end_of_item(written, following))


def _is_ordinary(key: str, gazetteer: Gazetteer) -> bool:
    return key in read_lexicon().demonyms or _is_a_persons(key, gazetteer)


def _first_name(written: Written, gazetteer: Gazetteer, phrase: range) -> int | None:
    """Return the number of the word with which the first name begins, None where that is no place's."""
    first = phrase.start
    for number in phrase:
        key = written.keys[number]
        if key in _OTHERS or (number == first and key == "from"):
            return None
        if not _begins_a_name(written, number, opens=number == first):
            continue
        if _is_in_a_buildings_name(written, number):
            return None
        if site_length(written, number):
            return number - 1 if number > first and written.is_article(number - 1) else number
        inside = _is_in_it(written, number, first)
        told = inside or is_called_a_place(written.text, written.starts[number])
        if _is_a_persons(key, gazetteer) and not told:
            return None
        begins = number - 1 if number > first and written.is_article(number - 1) else number
        if (inside or _may_name_a_place(written, number)) and not _qualifies(written, begins):
            return begins
    return None


def _is_in_it(written: Written, number: int, first: int) -> bool:
    """Return whether the phrase is "in" two words or more that begin as people's names do: nobody is in somebody
    ("in Mir Ali", "in Sheikh Sa'eed", PLA-118).
    """
    lists, key = read_lexicon(), written.keys[number]
    if written.keys[first] != "in" or number != first + 1 or written.name_length(number) < 2:
        return False
    return key in _LORDS or (key in lists.given_names and key not in lists.titles)


def _is_in_a_buildings_name(written: Written, number: int) -> bool:
    """Return whether the name belongs to a building's: "the Church of the Nativity" is in no Nativity (PLA-118)."""
    before = written.keys[max(0, number - 3) : number]
    of = number - len(before) + before.index("of") if "of" in before[-2:] else 0
    return of > 0 and written.is_large(of - 1) and written.keys[of - 1] in scene_words()["site_building"]


def _others_of_its_list(written: Written, gazetteer: Gazetteer, number: int, last: int) -> Iterator[int]:
    """Yield where the names begin that are listed with a first one, where all are called places ("the towns of A and
    B", "A and B villages"), or the list ends with "and" in the phrase: "in A, B and C" (PLA-71).
    """
    listed, ahead, closes = list[int](), _end_of_item(written, number), False
    while (following := _next_of_list(written, ahead)) is not None:
        closes = closes or (following < last and "and" in written.keys[ahead:following])
        listed.append(following)
        ahead = _end_of_item(written, following)
    before = written.keys[max(0, number - 2) : number]
    called = len(before) == 2 and before[0] in _KINDS and before[1] == "of"
    if called or (ahead < len(written.keys) and written.keys[ahead] in _KINDS):
        yield from listed
    elif closes and not any(_is_a_persons(written.keys[n], gazetteer) for n in listed):
        yield from (n for n in listed if n < last)


def _end_of_item(written: Written, number: int) -> int:
    """Return the number of the word behind a listed name, a small word for its kind, and what stands in brackets."""
    ahead = number + written.name_length(number)
    if ahead < len(written.keys) and written.gaps[ahead - 1] == " " and site_kind(written.keys[ahead]):
        ahead += 1
    if ahead < len(written.keys) and written.gaps[ahead - 1] == " (":
        closing = (n for n in range(ahead, min(ahead + _LONGEST_ASIDE, len(written.keys))) if ")" in written.gaps[n])
        ahead = next(closing, ahead - 1) + 1
    return ahead


def _next_of_list(written: Written, ahead: int) -> int | None:
    """Return where the next name begins behind a comma or "and", also after words ("and the nearby town of")."""
    if ahead >= len(written.keys):
        return None
    joined = written.gaps[ahead - 1].lstrip(")") == ", " or written.keys[ahead] == "and"
    while ahead < len(written.keys) and written.keys[ahead] in _BETWEEN:
        ahead += 1
    named = joined and ahead < len(written.keys) and _opens_a_name(written, ahead)
    return ahead if named and _may_name_a_place(written, ahead + written.is_article(ahead)) else None


def _opens_a_name(written: Written, number: int) -> bool:
    return written.is_article(number) or _begins_a_name(written, number, opens=False)


def _begins_a_name(written: Written, number: int, *, opens: bool) -> bool:
    if not written.is_large(number) or written.is_article(number) or (opens and written.keys[number] == "the"):
        return False
    return not (opens and written.keys[number] in read_lexicon().classes["locative"])


def _is_a_persons(key: str, gazetteer: Gazetteer) -> bool:
    """Return whether a person's title or given name begins there, or an ordinary word."""
    lists = read_lexicon()
    common = key not in lists.stop_words and gazetteer.head(key).common is not None
    return key in lists.given_names or key in lists.titles or common


def _may_name_a_place(written: Written, number: int) -> bool:
    key = written.keys[number]
    if written.words[number].isupper() or tells_a_people(written.keys, written.gaps, number):
        return False
    return not (key in read_lexicon().stop_words or key in scene_words()["people"])


def _qualifies(written: Written, number: int) -> bool:
    """Return whether the name owns or describes what follows: "the Basque city of Bilbao", "the Roth synagogue"."""
    last = number + written.name_length(number) - 1
    if last + 1 >= len(written.keys):
        return False
    following, gap = written.keys[last + 1], written.gaps[last]
    if gap in APOSTROPHES:
        return following == "s"
    if following in scene_words()["actor"] or following in scene_words()["building"]:
        return True
    ahead = written.keys[last + 2] if last + 2 < len(written.keys) else ""
    return gap.startswith("- ") or (following in scene_words()["town"] and ahead == "of")
