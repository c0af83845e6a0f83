"""Did it happen? Polarity, modality and attribution of an act, read off the words that govern it (rules AST-1 to AST-10).

Each question is answered by itself, with the words and how far they stand; `judge` takes the nearest answer. A relative
clause is a wall: what governs the noun does not govern what the clause says of it ("the group, which killed three, cannot
be ruled out").
"""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from pipeline.extract.assertion.presupposed import befell_whom_to_free, is_definite, is_presupposed
from pipeline.extract.assertion.speakers import speaker_of
from pipeline.extract.contexts import contexts
from pipeline.extract.text.governors import governors, is_at_no_time, is_nobody, is_tried, rushes
from pipeline.extract.text.tokens import Token, once_a_word
from schemas.vocabulary import Assertion

_NEGATIONS = frozenset({"not", "n't", "never", "nowhere", "no", "neither", "nor"})
_POSSIBLE = frozenset({"may", "might", "could", "would", "can", "should", "must", "ought"})
_COMING = frozenset({"will", "'ll", "shall"})
_IF = frozenset({"if", "unless", "whether"})
_HEARSAY = frozenset({"allegedly", "purportedly", "alleged"})
_PROOF = frozenset({"evidence", "sign", "signs", "indication", "indications", "proof", "truth"})
_ASKS = contexts()["asks"]
_DONE_TO = frozenset(
    {"used", "continued", "continue", "continues", "began", "went", "managed", "started", "forced", "forcing"}
)
"""Verbs whose "to" tells of what was done ("managed to kill two")."""
_BREAKS_UP = frozenset({"disperse", "break", "scatter", "quell", "suppress"})
_INTERVENES = contexts()["intervenes"]
_ATTEMPT = "AST-11"
_CONTAINS = frozenset({"include", "included", "involve", "involved", "entail", "entailed", "comprise", "comprised"})
_BELIEVED = frozenset({"believed", "thought", "presumed"})
_DENY = contexts()["deny"]
_ALLEGE = contexts()["allege"]
_PLAN = contexts()["plan"]
_UNREAL = contexts()["unreal"]
_SAY = contexts()["say"]
_SPEAK = _SAY | _ALLEGE | _DENY
_FOIL = contexts()["foil"]
_THREATEN = contexts()["threaten"]
_LOOKING_INTO = contexts()["looking_into"]
_HAPPEN = contexts()["happen"]
_DO = contexts()["do"]
_PROSPECTIVE = contexts()["prospective"]
_REACT = contexts()["react"]
_INCITES = contexts()["incites"]
_MAYBE = contexts()["possible"]
_UNTRUE = contexts()["untrue"]
_MEDIA = contexts()["media"]
_RUMOURS = contexts()["rumours"]
_ARMS = contexts()["weapons"] | contexts()["explosives"]


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """The folded answer, the rule that gave it, the word that it rests on, and who says so."""

    assertion: Assertion
    rule: str
    cue: Token | None
    attributed_to: str | None
    attribution: Token | None

    @property
    def is_threat(self) -> bool:
        """Whether somebody threatens with the act."""
        return self.cue is not None and self.rule == "AST-7" and self.cue.lower_ in _THREATEN


@dataclass(frozen=True, slots=True)
class _Doubt:
    assertion: Assertion
    rule: str
    cue: Token


@once_a_word
def judge(trigger: Token) -> Judgement:
    """Return how the sentence tells of the act."""
    speaker, saying = speaker_of(trigger)
    doubts = _doubts(trigger)
    doubt = next(doubts, None)
    if doubt is not None and doubt.rule == _ATTEMPT:
        doubt = next((one for one in doubts if one.rule != _ATTEMPT), doubt)
    if doubt is None:
        return Judgement(
            assertion=Assertion.ASSERTED, rule="AST-1", cue=None, attributed_to=speaker, attribution=saying
        )
    return Judgement(
        assertion=doubt.assertion, rule=doubt.rule, cue=doubt.cue, attributed_to=speaker, attribution=saying
    )


def _doubts(trigger: Token) -> Iterator[_Doubt]:
    """Yield what speaks against its having happened, the nearest words first."""
    if is_definite(trigger) or is_presupposed(trigger) or befell_whom_to_free(trigger):
        yield from _doubts_of_known(trigger)
        return
    for depth, token in enumerate(governors(trigger)):
        yield from _doubts_by(token, depth, trigger)
    purpose = _purpose(trigger)
    if purpose is not None:
        yield _Doubt(Assertion.HYPOTHETICAL, "AST-8", purpose)
    if asked := _question(trigger):
        yield _Doubt(Assertion.HYPOTHETICAL, "ASM-104", asked)


def _question(trigger: Token) -> Token | None:
    """Return the word with which a sentence asks whether, or about whom, it was done ("Which archduke was shot, and by whom?", ASM-104)."""
    if trigger.doc[-1].text != "?":
        return None
    first = next((word for word in trigger.doc if word.tag_ not in {"CD", ".", "``", "''", "LS", ":"}), trigger)
    return first if first.lower_ in _ASKS and list(governors(trigger))[-1].dep_ == "ROOT" else None


def _doubts_of_known(trigger: Token) -> Iterator[_Doubt]:
    """What is left of an act that the sentence takes for granted (rule AST-9): only words of whether it takes place."""
    path = list(governors(trigger))
    yield from _doubts_by(trigger, 0, trigger)
    if incited := _incitement(trigger):
        yield _Doubt(Assertion.HYPOTHETICAL, "AST-8", incited)
    at = next((n for n, token in enumerate(path) if n and token.tag_.startswith("VB")), len(path) - 1)
    if imagined := _imagined(path[at]):
        yield _Doubt(Assertion.HYPOTHETICAL, "AST-4", imagined)
    if path[at].lower_ in _HAPPEN and at:
        for depth in range(at, len(path)):
            yield from _doubts_by(path[depth], depth, trigger)
    done = path[at].lower_ in _DO
    for token in path[1:] if done else path[1 : at + 1]:
        if token.lower_ in _PROSPECTIVE:
            yield _Doubt(Assertion.FUTURE, "AST-7", token)
    coming = next((child for child in path[at].children if child.dep_ == "aux" and child.lower_ in _COMING), None)
    if done and coming is not None:
        yield _Doubt(Assertion.FUTURE, "AST-5", coming)


def _imagined(verb: Token) -> Token | None:
    """Return the modal by which a deed is only part of what is imagined ("the plan would have included the kidnapping", ACT-93)."""
    if verb.lower_ not in _CONTAINS:
        return None
    return next((child for child in verb.children if child.dep_ == "aux" and child.lower_ in _POSSIBLE), None)


def _incitement(noun: Token) -> Token | None:
    """Return the word that calls for a deed, which is then only wished for ("called for the killing of", "incited the murder of")."""
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "for" else noun.head
    called = noun.dep_ == "pobj" or (noun.dep_ == "dobj" and over.lower_.startswith(("incit", "advocat")))
    return over if called and over.lower_ in _INCITES else None


def _doubts_by(token: Token, depth: int, trigger: Token) -> Iterator[_Doubt]:
    """What a word so far up, or what stands by it, leaves of the act."""
    yield from _polarity(token, depth, trigger)
    yield from _modality(token, depth, trigger)
    yield from _attribution(token, depth, trigger)


def _polarity(token: Token, depth: int, trigger: Token) -> Iterator[_Doubt]:
    lowered = token.lower_
    if depth and lowered in _DENY:
        yield _Doubt(Assertion.DENIED, "AST-2", token)
    if depth and lowered == "without":
        yield _Doubt(Assertion.NEGATED, "AST-3", token)
    if depth and lowered in _FOIL and token.tag_.startswith("VB") and not _tells_on(token, trigger):
        yield _Doubt(Assertion.NEGATED, "AST-10", token)
    untrue = next((child for child in token.children if child.dep_ == "acomp" and child.lower_ in _UNTRUE), None)
    if depth and untrue is not None:
        yield _Doubt(Assertion.DENIED, "AST-2", untrue)
    possible = next((child for child in token.children if child.lower_ in _POSSIBLE and child.dep_ == "aux"), None)
    for child in token.children:
        if possible is None and _negates(child, token, depth, trigger):
            yield _Doubt(Assertion.NEGATED, "AST-3", child)


def _negates(word: Token, token: Token, depth: int, trigger: Token) -> bool:
    """Return whether the word under the token negates the act: "no" its own noun, or the proof of it; "not" its verb, also for
    the act under it; a verb only from before it.
    """
    if is_nobody(word) and depth == 0 and word.dep_ in {"nsubj", "nsubjpass", "dobj"}:
        return True
    if is_at_no_time(word):
        return word.i < trigger.i
    if word.lower_ not in _NEGATIONS or (word.i > trigger.i and trigger.tag_.startswith("VB")):
        return False
    if word.lower_ in {"no", "neither", "nor"}:
        return depth == 0 or token.lower_ in _PROOF
    return depth == 0 or token.tag_.startswith("VB")


def _modality(token: Token, depth: int, trigger: Token) -> Iterator[_Doubt]:
    for child in token.children:
        if child.dep_ in {"aux", "auxpass"} and depth < 3 and child.lower_ in _POSSIBLE:
            yield _Doubt(Assertion.HYPOTHETICAL, "AST-4", child)
        if child.dep_ in {"aux", "auxpass"} and depth < 3 and child.lower_ in _COMING:
            yield _Doubt(Assertion.FUTURE, "AST-5", child)
        if child.dep_ == "mark" and child.lower_ in _IF:
            yield _Doubt(Assertion.HYPOTHETICAL, "AST-4", child)
        if child.dep_ == "amod" and depth == 0 and child.lower_ in _MAYBE and token.lower_ not in _ARMS:
            yield _Doubt(Assertion.HYPOTHETICAL, "AST-4", child)
    if depth and token.lower_ == "like" and token.dep_ == "prep":
        yield _Doubt(Assertion.HYPOTHETICAL, "AST-4", token)
    if depth == 1 and is_tried(trigger):
        yield _Doubt(Assertion.ASSERTED, _ATTEMPT, token)
    elif depth and token.lower_ in _PLAN and not (_tells_on(token, trigger) or _does(trigger, token)):
        yield _Doubt(Assertion.FUTURE, "AST-7", token)
    if depth and token.lower_ in _UNREAL and not _halts_a_thing(token, trigger):
        yield _Doubt(Assertion.HYPOTHETICAL, "AST-8", token)


def _halts_a_thing(verb: Token, trigger: Token) -> bool:
    """Return whether somebody stopped a thing or people before the deed ("stopped a bus, singled out five men and killed them")."""
    halted = [child for child in verb.children if child.dep_ == "dobj" and child.i < trigger.i]
    kept = any(child.lower_ == "from" for child in verb.children)
    return verb.lower_ == "stopped" and not kept and any(trigger not in noun.subtree for noun in halted)


def _does(trigger: Token, verb: Token) -> bool:
    """Return whether the trigger names who does it: a mob that plans a thing is one."""
    return trigger.head == verb and trigger.dep_ == "nsubj"


def _tells_on(verb: Token, trigger: Token) -> bool:
    """Return whether the act stands in a participle that tells what came of the verb ("threatened the guards, killing two"; "before
    killing two").
    """
    under = next((word for word in [trigger, *trigger.ancestors] if word.head == verb), trigger)
    if under.dep_ == "prep" and under.lower_ == "before" and verb.tag_ == "VBD":
        return any(child.dep_ == "pcomp" for child in under.children)
    after_comma = under.left_edge.i > verb.i and under.left_edge.nbor(-1).text == ","
    return under.dep_ == "advcl" and under.tag_ == "VBG" and after_comma


def _attribution(token: Token, depth: int, trigger: Token) -> Iterator[_Doubt]:
    for child in token.children if depth else _beside(token):
        if child.lower_ in _HEARSAY and depth < 2 and not _is_of_a_purpose(child, trigger):
            yield _Doubt(Assertion.ALLEGED, "AST-6", child)
    alleged = token.lower_ in _ALLEGE and not rushes(token)
    alleged = alleged or _is_believed(token, trigger) or _is_unverified(token) or _is_rumoured(token)
    if depth and alleged and not _self_claim(token):
        yield _denied_allegation(token) or _Doubt(Assertion.ALLEGED, "AST-6", token)


def _is_of_a_purpose(hearsay: Token, trigger: Token) -> bool:
    """Return whether it is only what somebody "allegedly" came for ("who came allegedly to assassinate him", ACT-94)."""
    return hearsay.head == trigger and trigger.tag_ == "VB" and hearsay.nbor(1).tag_ == "TO"


def _denied_allegation(noun: Token) -> _Doubt | None:
    """Return the denial where somebody rejects what is alleged ("rejected accusations that its troops had killed 20", AST-20)."""
    if noun.tag_.startswith("NN") and noun.dep_ in {"dobj", "pobj", "nsubjpass"} and noun.head.lower_ in _DENY:
        return _Doubt(Assertion.DENIED, "AST-20", noun.head)
    return None


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
    under = next((word for word in (trigger, *trigger.ancestors) if word.head == verb), trigger)
    return perfect and under.i > verb.i and under.dep_ in {"xcomp", "advcl"}


def _is_unverified(noun: Token) -> bool:
    """Return whether it is reports that are still looked into ("investigating reports that", "unconfirmed reports of")."""
    if noun.lower_ not in {"report", "reports"} or not noun.tag_.startswith("NN"):
        return False
    return noun.head.lower_ in _LOOKING_INTO or any(child.lower_ in _LOOKING_INTO for child in noun.children)


def _is_rumoured(verb: Token) -> bool:
    """Return whether nobody says so but rumours, posts or messages ("messages shared online say that a mob burned a mosque"), or media
    that "had reported" what the text goes on to deny (ASM-100).
    """
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


def _purpose(trigger: Token) -> Token | None:
    """Return the sign of a purpose: "to mount attacks", "to kill": what is meant to be done has not been done.

    "Reported to have attacked" is no purpose: what one is said "to have" done is past.
    """
    alone = _is_set_in_time(trigger) or (trigger.dep_ == "conj" and trigger.tag_ == "VBD")
    for token in [trigger] if alone else [trigger, trigger.head]:
        if token.lower_ in _REACT:
            return None
        if token.tag_ == "VB" and token.dep_ in {"xcomp", "advcl", "acl", "ccomp", "pcomp", "relcl"}:
            to = next((child for child in token.children if child.tag_ == "TO"), None)
            if any(child.lower_ == "have" and child.dep_ == "aux" for child in token.children) or _is_said_to_have(
                token
            ):
                return None
            if to is not None and token.head.lower_ not in _DONE_TO and not (is_tried(token) or _breaks_up(token)):
                return to
    return None


def _breaks_up(verb: Token) -> bool:
    """Return whether it says what force that was used was for ("fired in the air to break up a crowd", AST-31)."""
    return verb.lower_ in _BREAKS_UP and verb.head.tag_ in {"VBD", "VBZ"} and verb.head.lower_ in _INTERVENES


def _is_set_in_time(verb: Token) -> bool:
    """Return whether it is when something else is to be done ("told to stay at home after gunmen killed two", "forced to lie down before police
    arrested two"), and was done itself.
    """
    marks = {"after", "since", "as", "when"} | ({"before", "until"} if verb.tag_ == "VBD" else set())
    return verb.dep_ == "advcl" and any(child.lower_ in marks for child in verb.children)


def _is_said_to_have(verb: Token) -> bool:
    """Return whether it is "have" under a word of saying ("were reported to have injuries"), by a parse that makes it no auxiliary."""
    return verb.lower_ == "have" and verb.head.lower_ in _SAY
