"""Clauses that look back on a deed: in court, at memorials, in somebody's life (rules BAK-20 to BAK-24)."""

from itertools import pairwise

from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_day, is_length, is_time
from pipeline.extract.text.tokens import Token

_COURTS = contexts()["courts"]
_JUDGES = contexts()["judges"]
_HEARS = contexts()["hears"]
_SENTENCES = contexts()["sentences"]
_TRIALS = contexts()["trials"]
_PENALTIES = contexts()["penalties"]
_LAWYERS = contexts()["lawyers"]
_BEREAVED = contexts()["bereaved"]
_MOURNING = contexts()["mourning"]
_NATURAL = contexts()["natural_death"] | contexts()["illnesses"]
_REMEMBERS = contexts()["remembers"]
_SHOWS = contexts()["shows_the_past"]
_YOUNG = contexts()["young"]
_MEETS = contexts()["meets"]
_OFFICES = contexts()["offices"]
_SOON = 10
"""Words after an act in which it is told when somebody's life was at that."""
_TELLS = contexts()["recounts"]
_DIES = frozenset({"died", "dies", "dying"})
_LONG_AGO = frozenset({"years", "decades", "months", "year", "decade", "century", "centuries"})
_BE = frozenset({"is", "are", "has", "have", "remains", "remain"})
_PARTIES = frozenset({"nsubj", "nsubjpass", "dobj", "dative"})
_SIDES = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "acomp"})
_DESCRIBES = frozenset({"relcl", "acl", "appos"})
_MOMENTS = frozenset({"hour", "minute", "moment", "second", "time"})
"""At which the silence falls for what befell others then ("kept silence at 8.45, the hour at which the bomb went off")."""
_PAST = frozenset({"past", "previous", "earlier"})
_JOINED = frozenset({"conj", "dobj", "nsubjpass", "prt"})
_LISTENS = frozenset({"heard", "hears", "told"})
_NAMED = 6
"""Words from the comma before "an inquest at the city hall heard" to its verb."""


def is_looked_back_on(trigger: Token) -> bool:
    """Return whether the act is told to a court, at a memorial or as part of somebody's life, which is what the sentence is about."""
    steps = pairwise([trigger, *trigger.ancestors])
    if _is_of_youth(trigger) or _ends_in_court(trigger) or any(map(_is_years_ago, (trigger, *trigger.ancestors))):
        return True
    return (
        _is_from_before(trigger)
        or _is_of_times_past(trigger)
        or any(
            _is_heard_in_court(over)
            or _is_called_to_mind(word, over)
            or _is_shown(over)
            or _is_marked(word, over)
            or _is_mourned(word, over)
            or _says_whose_life(word, over)
            for word, over in steps
        )
    )


def _is_heard_in_court(verb: Token) -> bool:
    """Return whether a court hears, is told or rules it, or somebody gets his penalty (BAK-20: "the jury heard how he stabbed …")."""
    if verb.lower_ in _SENTENCES or _is_a_trial(verb):
        return True
    if any(side.lower_ in _COURTS or _judges(side, verb) for side in _parties(verb)):
        return True
    return _is_freed(verb) or (
        verb.lower_ in _MEETS
        and any(child.dep_ in {"dobj", "npadvmod", "oprd"} and child.lower_ in _PENALTIES for child in verb.children)
    )


def _ends_in_court(trigger: Token) -> bool:
    """Return whether the sentence ends with who heard it, wherever the parse hangs that ("…, an inquest heard on Wednesday", BAK-20)."""
    doc = trigger.doc
    if _LISTENS.isdisjoint(doc.said) or _COURTS.isdisjoint(doc.said):
        return False
    heard = (word for word in doc[trigger.i + 1 :] if word.lower_ in _LISTENS)
    before = (doc[max(trigger.i + 1, word.i - _NAMED) : word.i] for word in heard)
    return any(
        any(
            one.text == "," and any(court.lower_ in _COURTS for court in words[at + 1 :])
            for at, one in enumerate(words)
        )
        for words in before
    )


def _is_a_trial(over: Token) -> bool:
    """Return whether it is told of whose trial it is, or that it opens ("the trial opens of an officer who shot a boy")."""
    opens = over.tag_.startswith("VB") and over.lower_ in {
        "opens",
        "opened",
        "begins",
        "began",
        "resumes",
        "resumed",
        "starts",
    }
    return over.lower_ in _TRIALS or (
        opens and any(child.dep_ == "nsubj" and child.lower_ in _TRIALS for child in over.children)
    )


def _judges(side: Token, verb: Token) -> bool:
    """Return whether a judge hears it or rules so, and does not tell it himself."""
    tells = side.dep_ == "nsubj" and verb.lower_ in _TELLS
    return side.lower_ in _JUDGES and verb.lower_ in _HEARS and not tells


def _parties(verb: Token) -> list[Token]:
    """Who does it, to whom, and before whom: "told the jury", "described to the judges"."""
    if not verb.tag_.startswith("VB"):
        return []
    before = [noun for child in verb.children if child.lower_ in {"to", "before", "by"} for noun in child.children]
    return [*before, *(child for child in verb.children if child.dep_ in _PARTIES)]


def _is_freed(verb: Token) -> bool:
    return verb.lower_ in {"cleared", "freed", "released"} and any(
        child.lower_ == "on" and any(noun.lower_ in {"appeal", "bail", "parole"} for noun in child.children)
        for child in verb.children
    )


def _is_years_ago(clause: Token) -> bool:
    """Return whether years have gone by since ("ten years after rebels shelled her school", BAK-24)."""
    links = [child for child in clause.children if child.lower_ in {"after", "since"} and child.i < clause.i]
    if clause.dep_ in {"pobj", "pcomp"} and clause.head.lower_ in {"after", "since"}:
        links = [*links, clause.head]
    return any(link.i and link.nbor(-1).lower_ in _LONG_AGO for link in links)


def _is_from_before(verb: Token) -> bool:
    """Return whether it "has been" done "before" (BAK-41)."""
    verb = verb.head if verb.dep_ in {"nsubjpass", "dobj"} else verb
    said = {child.lower_: child for child in verb.children if child.dep_ in {"aux", "advmod"}}
    before = said.get("before")
    return before is not None and before.i > verb.i and not said.keys().isdisjoint({"has", "have", "'ve"})


def _is_of_times_past(trigger: Token) -> bool:
    """Return whether it was done "in the past", or "in past campaigns" (BAK-60: "have attacked trains and stations in the past")."""
    if _PAST.isdisjoint(trigger.doc.said) or any(map(is_day, trigger.doc)):
        return False
    verb = trigger
    while verb.dep_ in _JOINED and verb.head != verb:
        verb = verb.head
    joined = (word for word in verb.subtree if word == verb or word.dep_ == "conj")
    return any(
        link.lower_ == "in" and _are_times_past(when)
        for word in joined
        for link in word.children
        for when in link.children
    )


def _are_times_past(noun: Token) -> bool:
    """Return whether it is the past, or deeds or days of then, and no length of time up to now ("in the past week")."""
    if noun.lower_ == "past":
        return noun.i + 1 == len(noun.doc) or noun.nbor(1).tag_ in {",", ".", ":", "CC"}
    plural = noun.tag_ == "NNS" and not is_length(noun)
    return plural and any(child.lower_ in _PAST and child.dep_ == "amod" for child in noun.children)


def _is_shown(verb: Token) -> bool:
    """Return whether a museum, a guide or the like shows it (BAK-42: "the guide showed us where guerrillas stormed the palace")."""
    return verb.tag_.startswith("VB") and any(
        child.dep_ == "nsubj" and child.lower_ in _SHOWS for child in verb.children
    )


def _is_called_to_mind(clause: Token, verb: Token) -> bool:
    """Return whether somebody "recalled that" it was done, and no day is told (ASM-106)."""
    recalls = verb.lower_ in {"recalled", "recalls", "reminded", "reminds"} and clause.dep_ == "ccomp"
    return recalls and not any(map(is_time, clause.subtree))


def _is_marked(deed: Token, verb: Token) -> bool:
    """Return whether people come together "to mark the death of" somebody (BAK-46)."""
    meant = verb.lower_ == "mark" and any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    return meant and deed.dep_ == "dobj"


def _is_mourned(link: Token, over: Token) -> bool:
    """Return whether candles are lit, or a town falls silent, for whom it befell, or it is his family or his lawyers who are told of
    (BAK-21: "for the families of the students abducted").
    """
    if link.dep_ == "prep" and over.lower_ in (_LAWYERS if link.lower_ == "for" else _BEREAVED):
        return link.lower_ in {"for", "of"} and not any(map(is_time, link.subtree))
    where = any(child.lower_ == "where" for child in link.children) and not any(map(is_time, link.subtree))
    where = where or (link.lower_ in _MOMENTS and any(child.dep_ == "relcl" for child in link.children))
    if not where and (link.dep_ != "prep" or link.lower_ not in {"for", "to"}):
        return False
    return over.lower_ in _MOURNING or any(
        child.dep_ in _SIDES and child.lower_ in _MOURNING for child in over.children
    )


def _says_whose_life(clause: Token, noun: Token) -> bool:
    """Return whether it says who somebody was that died of age or illness, which town remembers it (BAK-40), or what a group is (BAK-22:
    "the army, which abducted thousands of children, has fewer than 50 fighters").
    """
    if clause.dep_ not in _DESCRIBES or noun.dep_ != "nsubj":
        return False
    verb = noun.head
    if is_natural_death(verb):
        return True
    if verb.lower_ in _REMEMBERS and not any(map(is_time, clause.subtree)):
        return True
    which = any(child.lower_ == "which" and child.dep_ == "nsubj" for child in clause.children)
    return which and verb.lower_ in _BE and verb.tag_ in {"VBZ", "VBP"}


def is_natural_death(death: Token) -> bool:
    """Return whether somebody died of illness or old age ("died aged 71", "of cancer", "in her sleep", "at 60")."""
    if death.lower_ not in _DIES:
        return False
    for child in death.children:
        if child.lower_ in _NATURAL:
            return True
        if child.dep_ == "prep" and any(
            noun.lower_ in _NATURAL or (child.lower_ == "at" and noun.tag_ == "CD") for noun in child.children
        ):
            return True
    return False


def _is_of_youth(trigger: Token) -> bool:
    """Return whether it befell somebody at another time of his life ("when she was 15", "as a child", BAK-22)."""
    for child in trigger.children:
        if child.dep_ == "advcl" and child.lower_ in {"was", "were"}:
            whose = [one for one in child.children if one.tag_ == "PRP"]
            at = [one for one in child.children if one.dep_ == "attr"]
            if whose and any(one.tag_ == "CD" or one.lower_ in _YOUNG for one in at):
                return True
    if _is_when_he_was(trigger) or _is_when_he_was_so_old(trigger):
        return True
    for child in trigger.children:
        if child.dep_ == "prep" and child.lower_ == "as" and any(one.lower_ in _YOUNG for one in child.children):
            return True
    return False


def _is_when_he_was(trigger: Token) -> bool:
    """Return whether it befell him "when he was a young priest", or a minister, wherever the parse hangs that (BAK-22, ASM-103)."""
    doc = trigger.doc
    if "when" not in doc.said:
        return False
    for verb in (
        doc[i + 2] for i in range(trigger.i + 1, min(trigger.i + _SOON, len(doc) - 2)) if doc[i].lower_ == "when"
    ):
        if verb.lower_ in {"was", "were"} and verb.nbor(-1).tag_ == "PRP":
            return any(
                one.dep_ == "attr"
                and (one.lower_ in _OFFICES or any(word.lower_ in {"young", "little"} for word in one.children))
                for one in verb.children
            )
    return False


def _is_when_he_was_so_old(trigger: Token) -> bool:
    """Return whether somebody "was eleven when" it was done (BAK-22)."""
    clauses = [trigger, *trigger.ancestors]
    return any(
        age.tag_ == "CD" and age.dep_ == "attr" and age.head.lower_ in {"was", "were"} and _is_alone(age)
        for clause, over in pairwise(clauses)
        if clause.tag_.startswith("VB") and any(child.lower_ == "when" for child in clause.children)
        for age in (over, *over.children)
    )


def _is_alone(number: Token) -> bool:
    """Return whether it counts nothing that stands by it ("was 15", "was 15 years old"), as an age does."""
    return all(child.lower_ not in {"of", "people"} for child in number.children)
