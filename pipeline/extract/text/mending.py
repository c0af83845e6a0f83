"""What the parse is known to take wrongly and its words show: names of places, and participles after whom they tell of (FRM-36)."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet

from pipeline.extract.contexts import contexts
from pipeline.extract.text.behind_places import stand_free
from pipeline.extract.text.days_before_people import stand_before, stay_behind
from pipeline.extract.text.deeds_in_ing import take_for_a_noun
from pipeline.extract.text.garden_paths import (
    LEFT,
    SUFFERED,
    lead_out,
    let_be_left,
    let_befall_a_number,
    let_do_its_own,
    let_suffer,
    lie_off_a_coast,
    tell_who_was_hurt,
)
from pipeline.extract.text.joined_clauses import join_to_its_verb
from pipeline.extract.text.ordered import BEFELL, let_befall_too
from pipeline.extract.text.rehanging import rehang
from pipeline.extract.text.relatives import HARM, TELLS_OF, let_allege, let_be_told_of, let_be_what_is_told, take_back
from pipeline.extract.text.retagging import retag
from pipeline.extract.text.said_last import SAYS, let_come_of_the_deed, let_say, part_at
from pipeline.extract.text.shot_by import describe_the_shot
from pipeline.extract.text.tokens import Doc, Token, hang, set_free

_DESIGNATORS = contexts()["designators"]
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_ORDINALS = frozenset({"second", "third", "fourth", "fifth"})
_BEFORE = contexts()["locative"] | {"of"}
_IN = frozenset({"in", "near", "at"})
_TELLS_NOW = contexts()["tells_now"]
_NOUNS = frozenset({"NN", "NNP", "NNS", "NNPS"})
LONGEST = 16
"""Words of a headline."""
_BEFALLS = frozenset(
    {
        "abducted",
        "arrested",
        "captured",
        "detained",
        "displaced",
        "hurt",
        "injured",
        "kidnapped",
        "killed",
        "missing",
        "wounded",
    }
)
_TIED = frozenset({"linked", "tied", "affiliated", "aligned", "allied"})
_TOPMOST = frozenset({"ROOT", "nsubj", "dep"})
"""What stands over a headline, or right under what does."""
_STOPS = frozenset({".", "?", "!"})


_RULES: tuple[tuple[Callable[[Token], None], AbstractSet[str] | None], ...] = (
    (let_allege, {"allege"}),
    (describe_the_shot, {"shot"}),
    (rehang, None),
    (stand_before, None),
    (stay_behind, {"on"}),
    (stand_free, None),
    (lead_out, None),
    (let_suffer, SUFFERED),
    (let_be_left, LEFT),
    (let_befall_a_number, _BEFALLS),
    (let_do_its_own, None),
    (tell_who_was_hurt, {"wounds"}),
    (lie_off_a_coast, {"off"}),
    (take_back, HARM),
    (let_be_told_of, TELLS_OF),
    (let_be_what_is_told, {"that"}),
    (part_at, {";"}),
    (let_say, SAYS),
    (let_come_of_the_deed, None),
    (let_befall_too, BEFELL),
    (join_to_its_verb, None),
)
"""What may hang a word, or what it governs, elsewhere, and of which words alone it does; each reads what those before it made of the
sentence.
"""
_OF_ANY_WORD = tuple(rule for rule, words in _RULES if words is None)
_OF_A_WORD = {
    word: tuple(rule for rule, words in _RULES if words is None or word in words)
    for word in {word for _, words in _RULES for word in words or ()}
}


def mend(doc: Doc) -> None:
    """Tag as names the capitalised words before a word for a place ("Sabari district") and after one that says where ("in Sake"), and
    let a participle after a number tell of those whom it counts ("two were killed and three injured when …") and people after a
    place be a verb's subject ("In Kalat, ten people were killed").
    """
    if (verb := _verb_of_a_headline(doc)) is not None:
        _let_tell(verb)
    stand_free(doc[0])
    for word in doc:
        take_for_a_noun(word)
        retag(word)
    for word in doc[1:]:
        if word.lower_ == "overrun" and word.dep_ == "attr":
            _let_befall(word)
        _give_back_its_subject(word)
        for rule in _OF_A_WORD.get(word.lower_, _OF_ANY_WORD):
            rule(word)
        if (told := _told_of_those(word)) is not None:
            _let_describe(word, told)
        if word.dep_ == "amod" and word.tag_ == "VBN" and word.head.i == word.i - 1 and word.head.tag_ == "CD":
            word.dep_ = "acl"
        if _is_one_more(word) or _is_befallen(word):
            word.dep_, word.head.tag_ = "nsubjpass", "VBN"
        if word.text[0].isupper() and (_is_of_a_place(word) or _is_where(word)):
            word.tag_ = "NNP"


def _verb_of_a_headline(doc: Doc) -> Token | None:
    """The verb after people at the head of a line without a stop that was taken for part of a name ("Militants attack bus in Sinai",
    rule FRM-107).
    """
    if len(doc) > LONGEST or doc[-1].text in _STOPS:
        return None
    verb = next((word for word in doc[1:5] if word.lower_ in _TELLS_NOW), None)
    if verb is None or verb.dep_ not in {"compound", "nmod"} or verb.head.dep_ not in _TOPMOST:
        return None
    before = doc[: verb.i]
    named = all(word.tag_ in _NOUNS or word.tag_ == "JJ" for word in before)
    return verb if named and before[-1].lower_.endswith(("s", "men", "people", "police")) else None


def _let_tell(verb: Token) -> None:
    """Let the verb govern the line: who stands right before it does it, to whom or what it stood under."""
    whom, doer = verb.head, verb.nbor(-1)
    top = whom.head
    set_free(verb)
    verb.tag_ = "VBP"
    if top is not whom:
        hang(top, verb, "dep")
    for word in verb.doc[: doer.i]:
        if word.head is whom:
            hang(word, doer, "compound")
    hang(doer, verb, "nsubj")
    hang(whom, verb, "dobj")


def _let_befall(participle: Token) -> None:
    """Let "overrun" be a passive's verb, which was taken for what something is ("the camp was overrun by rebels")."""
    be, over, dep = participle.head, participle.head.head, participle.head.dep_
    set_free(participle)
    if over is not be:
        hang(participle, over, dep)
    participle.tag_ = "VBN"
    for word in be.children:
        hang(word, participle, "nsubjpass" if word.dep_ == "nsubj" else word.dep_)
    hang(be, participle, "auxpass")
    for word in participle.children:
        if word.lower_ == "by":
            word.dep_ = "agent"


def _told_of_those(participle: Token) -> Token | None:
    """The verb that tells what those did of whom a participle says whose they are, where that was taken for what is told: "gunmen linked
    to the cartel killed three".
    """
    if participle.lower_ not in _TIED or participle.tag_ not in {"VBD", "VBN"} or participle.dep_ == "acl":
        return None
    own = [child.dep_ for child in participle.children]
    if "aux" in own or "auxpass" in own or participle.nbor(-1).dep_ != "nsubj":
        return None
    verbs = (child for child in participle.children if child.dep_ in {"advcl", "ccomp", "conj"})
    return next((verb for verb in verbs if verb.tag_ in {"VBD", "VBN"} and _is_bare(verb)), None)


def _is_bare(verb: Token) -> bool:
    return verb.i > 0 and not any(
        child.i < verb.i and child.dep_ in _SUBJECTS | {"mark", "cc"} for child in verb.children
    )


def _let_describe(participle: Token, verb: Token) -> None:
    """Let the verb tell, and the participle only describe who did it."""
    people, over, dep = participle.nbor(-1), participle.head, participle.dep_
    set_free(verb)
    if over is not participle:
        hang(verb, over, dep)
    hang(people, verb, "nsubj")
    for word in participle.children:
        if word.i < participle.i or word.i > verb.i:
            hang(word, verb, word.dep_)
    participle.tag_ = "VBN"
    hang(participle, people, "acl")


def _give_back_its_subject(word: Token) -> None:
    """Hang the word on the verb that has lost it, if one has."""
    verb = _lost_after_including(word)
    if verb is not None:
        hang(word, verb, "nsubjpass" if any(child.dep_ == "auxpass" for child in verb.children) else "nsubj")


def _lost_after_including(word: Token) -> Token | None:
    """The verb right after it that has no subject, where the parse counts it among whom the one before befell ("two were killed, including
    a guard and seven others were wounded").
    """
    if word.dep_ != "conj" or word.head.head.lower_ != "including" or word.i + 1 == len(word.doc):
        return None
    auxiliary = word.nbor(1)
    lacks = auxiliary.dep_ == "auxpass" and not any(child.dep_ in _SUBJECTS for child in auxiliary.head.children)
    return auxiliary.head if lacks else None


def _is_one_more(word: Token) -> bool:
    """Return whether it is one more whom the same befell: "two were killed and a third wounded"."""
    counts = word.lower_ in _ORDINALS and any(child.lower_ == "a" for child in word.children)
    return counts and word.dep_ == "npadvmod" and word.head.tag_ == "VBN" and word.head.i == word.i + 1


def _is_befallen(number: Token) -> bool:
    """Return whether a number that the parse takes for who did it is of those whom it befell: "12 killed, 20 injured"."""
    verb = number.head
    does = number.tag_ == "CD" and number.dep_ == "nsubj" and verb.i == number.i + 1
    return does and verb.lower_ in _BEFALLS and not any(child.dep_ in {"dobj", "aux"} for child in verb.children)


def _is_of_a_place(word: Token) -> bool:
    """Return whether a word for a place follows, of which it is part; a nation's stays what it is ("Afghan territory")."""
    after = word.doc[word.i + 1] if word.i + 1 < len(word.doc) else word
    return word.tag_ in {"JJ", "NN", "VBN", "VB", "VBP"} and word.head == after and after.lower_ in _DESIGNATORS


def _is_where(word: Token) -> bool:
    """Return whether it stands right behind a word that says where, as an unknown name does, also one that looks like a plural ("Drodro")."""
    before = _BEFORE if word.tag_ == "NN" else _IN if word.tag_ == "NNS" else frozenset[str]()
    return word.dep_ == "pobj" and word.head.i == word.i - 1 and word.head.lower_ in before and not _is_a_people(word)


def _is_a_people(word: Token) -> bool:
    return word.tag_ == "NNS" and word.lower_.endswith("s")
