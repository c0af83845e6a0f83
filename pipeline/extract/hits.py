"""Triggers in the parse: words of the lexicon that are used in the sense of their row (rule FRM-1)."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pipeline.extract.contexts import contexts
from pipeline.extract.tolls import people_in
from pipeline.extract.triggers import GAP, WIDEST, Form, Trigger, forms
from pipeline.extract.victims import people_hit, victims

_DOCUMENT_WIDE = frozenset(
    {
        "fired",
        "blast",
        "thrown",
        "ablaze",
        "protest",
        "toxic",
        "unopposed",
        "peace",
        "hit",
        "aircraft",
        "territory",
        "base",
    }
)
"""Contexts whose words may stand anywhere in the sentence."""
_CUTS = frozenset({",", ";", ":", ".", "(", ")"})
"""What no gap of a form reaches over."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger in the parse."""

    token: Token
    """The form's first word."""
    trigger: Trigger
    clause: Token
    """The verb of its clause, or the sentence's head."""


def find_hits(doc: Doc) -> list[Hit]:
    """Return the triggers in the sentence, in order; a word inside a longer form tells nothing by itself."""
    hits: list[Hit] = []
    taken: set[int] = set()
    for token in doc:
        if token.i not in taken:
            for hit, words in _hits_at(token):
                hits.append(hit)
                taken |= words
    return hits


def _hits_at(token: Token) -> Iterator[tuple[Hit, set[int]]]:
    """Yield the triggers that begin at the word, in the senses that the sentence allows, with the form's other words."""
    if token.text == "March":
        return
    longest = 0
    for form in forms().get(token.lower_, ()):
        words = _words_of(token, form)
        if words is None or len(form.rest) < longest or not _is_meant(token, form):
            continue
        longest = len(form.rest)
        yield Hit(token, form.trigger, _clause(token)), words


def _words_of(token: Token, form: Form) -> set[int] | None:
    """Return where the form's further words stand, or None where they do not follow."""
    found: set[int] = set()
    at, gap = token.i + 1, False
    for word in form.rest:
        if word == GAP:
            gap = True
            continue
        place = _next(token.doc, word, at, WIDEST if gap else 0)
        if place is None:
            return None
        found.add(place)
        at, gap = place + 1, False
    return found


def _next(doc: Doc, word: str, start: int, slack: int) -> int | None:
    for i in range(start, min(len(doc), start + slack + 1)):
        if doc[i].lower_ == word:
            return i
        if doc[i].text in _CUTS:
            return None
    return None


def _is_meant(token: Token, form: Form) -> bool:
    trigger = form.trigger
    as_such = bool(form.rest) or _pos(token) == trigger.pos
    return as_such and not _means_else(token, trigger) and _has_what_it_needs(token, trigger)


def _means_else(token: Token, trigger: Trigger) -> bool:
    if not trigger.avoid:
        return False
    words = {word.lower_ for word in token.doc}
    return any(words & contexts()[name] for name in trigger.avoid) and not words & contexts()["armed"]


def _pos(token: Token) -> str:
    tag = token.tag_[:2]
    if token.tag_ == "VBG" and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        return "n"
    if tag == "VB" and token.dep_ == "amod" and token.tag_ == "VBN":
        return "x"
    return {"VB": "v", "NN": "n", "JJ": "a"}.get(tag, "x")


def _has_what_it_needs(token: Token, trigger: Trigger) -> bool:
    if trigger.needs is None:
        return True
    if trigger.needs == "people":
        return any(people_hit(victim, trigger) for victim in victims(token, trigger))
    if trigger.needs == "victims":
        return any(people_in(victim) for victim in victims(token, trigger))
    if trigger.needs == "territory":
        return _takes_ground(token)
    if trigger.needs == "crowd":
        subjects = [child for child in token.children if child.dep_ == "nsubj"]
        subjects += [token.head] if token.dep_ in {"acl", "relcl"} else []
        return any(people_in(subject) for subject in subjects)
    if trigger.needs in _DOCUMENT_WIDE:
        near = {word.lower_ for word in token.doc}
    else:
        near = {word.lower_ for word in token.subtree} | {token.head.lower_}
    return bool(near & contexts()[trigger.needs])


def _takes_ground(verb: Token) -> bool:
    """Return whether what is taken is ground and nobody ("seized the town", not "captured a leader in the district")."""
    taken = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    return any(
        word.lower_ in contexts()["territory"] for noun in taken for word in [noun, *noun.conjuncts]
    ) and not any(people_in(noun) for noun in taken)


def _clause(token: Token) -> Token:
    while token.head != token and not (token.tag_.startswith("VB") and token.dep_ not in {"amod", "compound"}):
        token = token.head
    return token
