"""Where a sentence opens, and what its "where" goes back to: places that its acts' own words do not name (rules ASM-90, ASM-91)."""

from pipeline.extract.actors.nations import nation_words
from pipeline.extract.actors.people import people_noun
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_time
from pipeline.extract.text.tokens import Doc, Token, once_a_word

LONGEST = 12
"""Words within which a sentence opens with a place."""
_AT = frozenset({"in", "near", "at", "around", "outside"})
_ADVERBS = frozenset(
    {"meanwhile", "separately", "also", "elsewhere", "earlier", "later", "further", "but", "and", "while", "on", "the", "same"}
    | {"day", "days", "hours", "north", "south", "east", "west", "early", "late", "night", "morning", "evening", "afternoon"}
)  # fmt: skip
_SAY_NO_MORE = contexts()["designators"] | contexts()["directions"] | contexts()["name_parts"]
_SAY = contexts()["say"] | contexts()["speak"]
_FAR = frozenset(
    {"ministry", "minister", "president", "department", "secretary", "government", "council", "commission", "envoy"}
)


def opening_names(doc: Doc) -> frozenset[str]:
    """Return the names of the place with which the sentence opens ("In Rafah, fighters said that …"), in small letters; not where it
    is that of who speaks from afar ("In Washington, the State Department said …").
    """
    return _names_from(doc[0])


@once_a_word
def _names_from(first: Token) -> frozenset[str]:
    words = _opening(first.doc)
    return frozenset(word.lower_ for word in words if _is_a_name(word) and word.lower_ not in nation_words())


def opening_nations(doc: Doc) -> frozenset[str]:
    """Return the nation's name with which the sentence opens ("In neighbouring Niger, …"), in small letters."""
    return frozenset(word.lower_ for word in _opening(doc) if word.lower_ in nation_words())


def opens_with_a_day(doc: Doc) -> bool:
    """Return whether the sentence opens with a day of its own ("On Tuesday, …", "Also on Wednesday, …", "Overnight, …")."""
    first = next((word for word in doc[:4] if word.lower_ == "on"), None)
    named = first is not None and any(is_time(word) for word in doc[first.i + 1 : first.i + 4])
    before = doc[: first.i] if first is not None else ()
    return doc[0].lower_ == "overnight" or (named and all(_is_before_it(word) for word in before))


def names_before_where(doc: Doc, start: int) -> frozenset[str]:
    """Return the name that the nearest "where" before the offset goes back to ("calm returned to Jableh, where gunmen killed …")."""
    wheres = [word for word in doc[2:] if word.lower_ == "where" and word.idx <= start and word.nbor(-1).text == ","]
    at = wheres[-1].i - 2 if wheres else -1
    names: list[Token] = []
    while at >= 0 and doc[at].tag_ in {"NNP", "NNPS"}:
        names.append(doc[at])
        at -= 1
    return frozenset(word.lower_ for word in names if _is_a_name(word) and word.lower_ not in nation_words())


def is_opening(phrase: Token) -> bool:
    """Return whether the phrase that says where is that with which the sentence opens: it holds of all its clauses."""
    return phrase.lower_ in _AT and phrase.i < LONGEST and all(_is_before_it(word) for word in phrase.doc[: phrase.i])


def _opening(doc: Doc) -> list[Token]:
    """The words from the phrase's first to the comma that ends it; none where another word stands there or who speaks is far."""
    first = next((word for word in doc[:LONGEST] if is_opening(word)), None)
    if first is None:
        return []
    end = next((word.i for word in doc[first.i : first.i + LONGEST] if word.text == ","), None)
    words = [] if end is None else list(doc[first.i + 1 : end])
    plain = not any(word.tag_.startswith("VB") or people_noun(word.text) for word in words)
    return words if plain and not _is_of_who_is_far(doc) else []


def _is_before_it(word: Token) -> bool:
    return word.lower_ in _ADVERBS or word.text == "," or is_time(word) or word.tag_ == "CD"


def _is_of_who_is_far(doc: Doc) -> bool:
    top = next(word for word in doc if word.head is word and not word.text.isspace())
    speaker = next((child for child in top.children if child.dep_ == "nsubj"), None)
    return top.lower_ in _SAY and speaker is not None and any(word.lower_ in _FAR for word in speaker.subtree)


def _is_a_name(word: Token) -> bool:
    return (
        word.tag_ in {"NNP", "NNPS"}
        and word.text[0].isalnum()
        and not is_time(word)
        and word.lower_ not in _SAY_NO_MORE
    )
