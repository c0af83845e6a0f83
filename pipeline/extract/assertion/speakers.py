"""Who says it: the subject of the nearest word of saying that governs the act, or the outlet that the sentence ends with."""

from itertools import takewhile

from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_time
from pipeline.extract.text.governors import WALLS, governors, is_nobody, rushes
from pipeline.extract.text.tokens import Token

_SAY = contexts()["say"]
_SPEAK = _SAY | contexts()["allege"] | contexts()["deny"]
_CLAIMS = frozenset({"allege", "alleged", "claim", "claimed"})
_REPORTS = frozenset({"reports", "reported", "adds", "added", "writes"})
_NAMES = frozenset({"NNP", "NNPS"})
_RELATIVE = frozenset({"WDT", "WP"})
_DEMONSTRATIVE = _RELATIVE | {"DT"}
_OF_AN_OUTLET = _NAMES | {"DT"}
_ENDS = frozenset({".", "on", ",", ";", "”", '"'})


def speaker_of(trigger: Token) -> tuple[str | None, Token | None]:
    """Return who says so, and the word that says that he does; None where the sentence tells it itself."""
    for token in governors(trigger):
        if token.lower_ in _REPORTS and (outlet := _outlet_after(token)):
            return outlet, token
        if token.lower_ in _SPEAK and token != trigger and not rushes(token):
            over = token.head if token.dep_ == "conj" and token.head.tag_.startswith("VB") else token
            said_by = (child for verb in (token, over) for child in verb.children if child.dep_ in {"nsubj", "pobj"})
            subject = next(map(_meant, said_by), None)
            if subject is not None:
                return (None, None) if is_nobody(subject) else (_words(_those_told_of(subject)), token)
        for child in token.children:
            if child.lower_ == "according" or _is_said_beside(child):
                said = next((c for c in child.subtree if c.dep_ in {"pobj", "nsubj"}), None)
                if said is not None and not is_time(said):
                    return _words(_those_told_of(said)), child
    return _who_says_it_all(trigger)


def _who_says_it_all(trigger: Token) -> tuple[str | None, Token | None]:
    """Who says at the sentence's end all that stands before, also what does not hang on it ("unrest broke out after a mob burned a house,
    officials said", rule AST-60).
    """
    path = [trigger, *trigger.ancestors]
    if any(word.dep_ in WALLS or word.dep_ == "acl" for word in path):
        return None, None
    verb = path[-1]
    told = next((child for child in verb.children if child.dep_ == "ccomp" and trigger in child.subtree), None)
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if verb.lower_ not in _SAY or told is None or subject is None or not told.i < subject.left_edge.i <= verb.i:
        return None, None
    said_last = (
        trigger.i < subject.left_edge.i
        and subject.left_edge.nbor(-1).text == ","
        and subject.tag_ not in _DEMONSTRATIVE
    )
    return (_words(subject), verb) if said_last and not is_nobody(subject) else (None, None)


def _meant(speaker: Token) -> Token:
    """Whom "who" or "which" stands for ("the ministry, which denied the attack", rule AST-32)."""
    clause = speaker.head
    return clause.head if speaker.tag_ in _RELATIVE and clause.dep_ == "relcl" else speaker


def _is_said_beside(verb: Token) -> bool:
    """Return whether the clause only says who says it ("…, police said", "who they allege was shot")."""
    return verb.dep_ in {"ccomp", "parataxis"} and (
        verb.lower_ in _SAY or (verb.dep_ == "parataxis" and verb.lower_ in _CLAIMS)
    )


def _those_told_of(speaker: Token) -> Token:
    """Whom "they" stands for in a clause on somebody else: the sentence's subject ("residents protested over a man who they say …")."""
    if speaker.lower_ != "they" or speaker.head.dep_ not in {"parataxis", "relcl"}:
        return speaker
    top = next((word for word in speaker.ancestors if word.head is word), speaker)
    return next((child for child in top.children if child.dep_ == "nsubj" and child.tag_ == "NNS"), speaker)


def _outlet_after(verb: Token) -> str | None:
    """The name after a verb with which a sentence ends, but for a day ("…, reports The Sentinel on Monday"): it says so, wherever the
    parse hangs it.
    """
    rest = verb.doc[verb.i + 1 :]
    name = list(takewhile(lambda word: word.tag_ in _OF_AN_OUTLET or word.lower_ == "of", rest))
    after = rest[len(name)].lower_ if len(name) < len(rest) else "."
    is_last = after == "." or (after in _ENDS and verb.i > 0 and verb.nbor(-1).text == ",")
    if not name or name[-1].tag_ not in _NAMES or is_time(name[0]) or not is_last:
        return None
    return verb.doc.text[name[0].idx : name[-1].idx + len(name[-1])]


def _words(noun: Token) -> str:
    """The words up to the noun, and with "of" after a name ("The Times of India")."""
    of = (link for link in noun.children if link.lower_ == "of" and link.i == noun.i + 1 and noun.tag_ in _NAMES)
    last = next((word for link in of for word in link.children if word.tag_ in _NAMES), noun)
    return noun.doc.text[noun.left_edge.idx : last.idx + len(last)]
