"""What a noun phrase that counts people is made of: the noun that is counted, the words before it, an age (rules CAS-1 and CAS-3)."""

import re
from collections.abc import Iterator

from pipeline.extract.actors.people import people_noun
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_time
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.offices import are_a_named_ones, one_person

QUANTITY_HEADS = contexts()["quantity_heads"]
WHOSE_THEY_ARE = frozenset({"his", "her", "their"})
_WHO = frozenset({"who", "still", "were", "was", "are", "is", "remain", "had", "have", "been", "being"})
_OTHERWISE = frozenset(
    {
        "missing",
        "unaccounted",
        "wounded",
        "injured",
        "hurt",
        "arrested",
        "detained",
        "abducted",
        "kidnapped",
        "captured",
    }
)
"""What befell people beside the dead."""
_HEDGE = re.compile(
    r"\b(?:at\s+(?:least|most)|(?:no|not)\s+(?:fewer|less|more)\s+than|(?:more|fewer|less)\s+than|as\s+many\s+as|up\s+to|over"
    r"|between|about|around|nearly|almost|an?\s+estimated|in\s+excess\s+of|(?:minimum|maximum)\s+of)\s+$",
    re.IGNORECASE,
)
"""What hedges a number and stands before it, where the parse joins it to something else."""
_HEDGE_ENDS = (
    "least", "most", "than", "as", "to", "over", "between", "about", "around", "nearly", "almost", "estimated", "of",
)  # fmt: skip
"""One of them stands last in each."""


def listed_nouns(head: Token) -> Iterator[Token]:
    """Yield the nouns that "and" joins; of "a leader, a clerk and three guards" the parse makes the clerk an apposition."""
    one = one_person(head)
    yield one or head
    for child in head.children if one is None else ():
        if child.i < head.i or (child.dep_ == "appos" and are_a_named_ones(head, child)):
            continue
        if (
            child.dep_ == "conj"
            and not _is_another_name(head, child)
            and child.tag_[:2] in {"NN", "CD", "JJ", "PR", "DT"}
            and not _fared_otherwise(head, child)
        ):
            yield from listed_nouns(child)
        elif (
            child.dep_ == "appos" and any(word.dep_ == "conj" for word in child.children) and not _is_after_colon(child)
        ):
            members = listed_nouns(child)
            by_whose = any(word.lower_ in WHOSE_THEY_ARE for word in child.children)
            if not by_whose and (head.tag_ == "NNP" or not has_article(head) or not has_article(child)):
                next(members)
            yield from members


def _fared_otherwise(head: Token, joined: Token) -> bool:
    """Return whether each has a clause of its own, and the number behind "and" that of another outcome ("57 who were killed and 18 who are
    missing", rule CAS-251).
    """
    doc, at = joined.doc, joined.i + 1
    if doc[at : at + 1] and doc[at].lower_ != "who":
        return False
    while doc[at : at + 1] and doc[at].lower_ in _WHO:
        at += 1
    told = any(child.dep_ == "relcl" for child in head.children)
    return told and at > joined.i + 1 and bool(doc[at : at + 1]) and doc[at].lower_ in _OTHERWISE


def _is_after_colon(noun: Token) -> bool:
    """Return whether a colon stands before its phrase, after which a total is told in parts ("seven: five in Quetta and two …")."""
    edge = noun.left_edge
    return edge.i > 0 and edge.nbor(-1).text == ":"


def _is_another_name(noun: Token, joined: Token) -> bool:
    """Return whether "or" only gives one person a second name ("a National Front, or NF, facilitator")."""
    one = noun.tag_ in {"NN", "NNP"} and joined.tag_ in {"NN", "NNP"}
    return one and any(child.lower_ == "or" for child in noun.children) and not has_article(joined)


def counted_noun(noun: Token) -> Token:
    """Return who is counted: in "dozens of fighters" the fighters, in "members of the Taliban" the members, in "Army of X leader" he."""
    inside = of_whom(noun)
    if noun.tag_ == "NNP" and inside is not None and people_noun(inside.text) and not has_article(inside):
        return inside
    counts = noun.lower_ in QUANTITY_HEADS or is_number(noun)
    if counts and inside is not None and (people_noun(inside.text) or inside.lower_ in QUANTITY_HEADS):
        return counted_noun(inside)
    return noun


def of_whom(noun: Token) -> Token | None:
    """Return what stands with "of" after it ("one of the men"); None where nothing does."""
    of = (child for child in noun.children if child.lower_ == "of")
    return next((inside for child in of for inside in child.children if inside.dep_ == "pobj"), None)


def of_an_age(noun: Token) -> tuple[Token, ...]:
    """Return the words that tell the age of somebody who is named by nothing else: "a 14-year-old was shot"."""
    if noun.lower_ not in {"old", "olds"}:
        return ()
    years = (child for child in noun.children if child.lower_ in {"year", "years", "month", "months"})
    return next((tuple(noun.doc[year.left_edge.i : noun.i]) for year in years), ())


def is_number(noun: Token) -> bool:
    """Return whether it is a number that may count people: no year, and no day of a month ("on December 8 shot dead")."""
    beside = abs(noun.head.i - noun.i) == 1
    if noun.tag_ != "CD" or (beside and noun.head.tag_ == "NNP" and is_time(noun.head)):
        return False
    return not (noun.text.isdigit() and len(noun.text) == 4 and noun.text[:2] in {"19", "20"})


def has_article(noun: Token) -> bool:
    """Return whether "a" or a number stands before it."""
    return any(child.lower_ in {"a", "an"} or child.tag_ == "CD" for child in noun.children)


def left_end(noun: Token) -> int:
    """Return the token at which its phrase begins; "three co-workers" is one, though the parse cuts it at the hyphen."""
    edge = noun.left_edge
    is_cut = edge == noun and noun.i > 1 and noun.nbor(-1).text == "-" and not noun.nbor(-1).whitespace_
    return noun.nbor(-2).left_edge.i if is_cut else edge.i


def left_words(first: Token, counted: Token) -> list[str]:
    """Return the words of the phrase that may count: those before the noun and what hedges them, and the noun where it is a number."""
    age = of_an_age(counted)
    words = [token.text for token in first.doc[first.i : counted.i + 1] if token not in {counted, *age}]
    hedge = _hedge(first.doc.text, first.idx)
    words = [*(hedge.group().split() if hedge else []), *words]
    counts = is_number(counted) or counted.lower_ in QUANTITY_HEADS or counted.lower_ == "another"
    return [*words, counted.text] if counts else words


def _hedge(text: str, end: int) -> re.Match[str] | None:
    start = max(0, end - 30)
    ends_as_one = text[start:end].rstrip().lower().endswith(_HEDGE_ENDS)
    return _HEDGE.search(text, start, end) if ends_as_one else None
