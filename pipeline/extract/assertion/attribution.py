"""Acts that are only alleged, believed or rumoured, or whose allegation is denied (rules AST-6 and AST-20)."""

from collections.abc import Iterator

from pipeline.extract.assertion.doubts import Doubt, called_untrue
from pipeline.extract.contexts import contexts
from pipeline.extract.text.governors import rushes, under
from pipeline.extract.text.tokens import Token
from schemas.vocabulary import Assertion

_ALLEGE = contexts()["allege"]
_DENY = contexts()["deny"]
_SAY = contexts()["say"]
_HEARSAY = frozenset({"allegedly", "purportedly", "alleged"})
_BELIEVED = frozenset({"believed", "thought", "presumed"})
_LOOKING_INTO = contexts()["looking_into"]
_MEDIA = contexts()["media"]
_OBJECTS = contexts()["objects_to"]
_AUTHORITIES = contexts()["rulers"] | contexts()["law"] | contexts()["soldiery"]
_RUMOURS = contexts()["rumours"]
_CLAIMS = frozenset({"claim", "claims", "allegation", "allegations", "accusation", "accusations"})
_UNVERIFIED = frozenset({"unverified", "unconfirmed", "uncorroborated"})
_GOES_ROUND = frozenset({"rumour", "rumours", "rumor", "rumors", "hearsay", "gossip"})


def attribution(token: Token, depth: int, trigger: Token) -> Iterator[Doubt]:
    """Yield that a word so far over the act only alleges it, or that one denies what is alleged."""
    for child in token.children if depth else _beside(token):
        if child.lower_ in _HEARSAY and depth < 2 and not _is_of_a_purpose(child, trigger):
            yield Doubt(Assertion.ALLEGED, "AST-6", child)
        if depth < 2 and child.lower_ == "according" and (source := _of_hearsay(child)) is not None:
            yield Doubt(Assertion.ALLEGED, "AST-6", source)
    if not depth and (says := _said_by_who_protests(trigger)) is not None:
        yield Doubt(Assertion.ALLEGED, "ASM-330", says)
    alleged = token.lower_ in _ALLEGE and not rushes(token)
    alleged = alleged or _is_believed(token, trigger) or _is_unverified(token) or _is_rumoured(token)
    if depth and alleged and not _self_claim(token):
        yield _denied_allegation(token) or Doubt(Assertion.ALLEGED, "AST-6", token)


def _said_by_who_protests(trigger: Token) -> Token | None:
    """Return the verb by which people say who did what they protest ("protest the killing of a farmer, who they say was shot by police", "the
    death of a student they say police shot"); not where an authority says so.
    """
    over = trigger.head if trigger.dep_ == "ccomp" and trigger.head.dep_ == "relcl" else None
    if (trigger.dep_ != "relcl" and over is None) or _OBJECTS.isdisjoint(trigger.doc.said):
        return None
    beside = [child for child in trigger.children if child.dep_ == "parataxis"] if over is None else [over]
    says = next((word for word in beside if word.lower_ in _SAY | _ALLEGE), None)
    speakers = [] if says is None else [child.lower_ for child in says.children if child.dep_ == "nsubj"]
    objects = any(word.lower_ in _OBJECTS for word in trigger.doc[: trigger.i])
    return says if objects and speakers and _AUTHORITIES.isdisjoint(speakers) else None


def _is_of_a_purpose(hearsay: Token, trigger: Token) -> bool:
    """Return whether it is only what somebody "allegedly" came for ("who came allegedly to assassinate him", ACT-94)."""
    return hearsay.head == trigger and trigger.tag_ == "VB" and hearsay.nbor(1).tag_ == "TO"


def _denied_allegation(noun: Token) -> Doubt | None:
    """Return the denial where somebody rejects what is alleged ("rejected accusations that its troops had killed 20", AST-20), or calls
    it untrue ("the claim that … is false").
    """
    if noun.dep_ in {"dobj", "pobj", "nsubjpass"} and noun.head.lower_ in _DENY:
        return Doubt(Assertion.DENIED, "AST-20", noun.head)
    untrue = called_untrue(noun.head) if noun.dep_ in {"nsubj", "nsubjpass"} else None
    return None if untrue is None else Doubt(Assertion.DENIED, "AST-2", untrue)


def _beside(trigger: Token) -> Iterator[Token]:
    """The act's own words, and those of verbs before it whose subject it shares ("allegedly burned a house and killed two")."""
    yield from trigger.children
    while trigger.dep_ == "conj" and trigger.tag_[:2] == trigger.head.tag_[:2] == "VB" and not _has_a_subject(trigger):
        trigger = trigger.head
        yield from (child for child in trigger.children if child.i < trigger.i)


def _has_a_subject(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)


def _is_believed(verb: Token, trigger: Token) -> bool:
    """Return whether somebody is only thought to have done it, with what came of it ("is believed to have shot a guard, killing him")."""
    if verb.lower_ not in _BELIEVED:
        return False
    done = [child for child in verb.children if child.dep_ == "xcomp"]
    perfect = any(child.lower_ == "have" and child.dep_ == "aux" for word in done for child in word.children)
    clause = under(verb, trigger)
    return perfect and clause.i > verb.i and clause.dep_ in {"xcomp", "advcl"}


def _is_unverified(noun: Token) -> bool:
    """Return whether it is reports that are still looked into ("investigating reports that", "unconfirmed reports of")."""
    if noun.lower_ not in {"report", "reports"} or not noun.tag_.startswith("NN"):
        return False
    return noun.head.lower_ in _LOOKING_INTO or any(child.lower_ in _LOOKING_INTO for child in noun.children)


def _of_hearsay(according: Token) -> Token | None:
    """Return the rumours, claims or unconfirmed reports that somebody tells a thing "according to"."""
    named = (noun for to in according.children for noun in to.children if noun.dep_ == "pobj")
    return next((noun for noun in named if noun.lower_ in _GOES_ROUND | _CLAIMS or _is_unverified(noun)), None)


def _is_rumoured(verb: Token) -> bool:
    """Return whether nobody says so but rumours ("rumours spread that"), what is unverified ("unverified footage showed"), posts or messages ("messages shared online say that a mob burned a
    mosque"), or media that "had reported" what the text goes on to deny (ASM-100).
    """
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    if any(
        child.lower_ in _GOES_ROUND or any(one.lower_ in _UNVERIFIED for one in child.children) for child in subjects
    ):
        return True
    had = any(child.lower_ == "had" and child.dep_ == "aux" for child in verb.children)
    return verb.lower_ in _SAY and any(
        child.dep_ == "nsubj"
        and (child.lower_ in _RUMOURS or (had and child.lower_ in _MEDIA))
        and all(one.tag_ not in {"NNP", "PRP$"} for one in child.subtree)
        for child in verb.children
    )


def _self_claim(token: Token) -> bool:
    """Return whether a claim is one's own: "the Taliban claimed responsibility" says that it happened."""
    return any(child.lower_ in {"responsibility", "credit"} for child in token.subtree)
