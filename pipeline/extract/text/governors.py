"""What governs a word in the parse."""

from collections.abc import Iterator

from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token

_PROTEST = frozenset({"protest", "demonstrate"})
_ONLY_WANTS = contexts()["only_wants"] | contexts()["say"]
_NOBODY = frozenset({"nobody", "none", "nothing"})
ANY_ONE = frozenset({"anyone", "anybody"})
"""Of whom it is only asked or denied that they came to harm."""
_NOT_ANY = frozenset({"no", "neither"})
_DENY = _NOBODY | _NOT_ANY | {"not"}
"""Without which a sentence speaks of nobody."""
_AT_LEAST = frozenset({"fewer", "less", "more"})
"""After "no" they count somebody: "no fewer than 12 people"."""
_NEVER = frozenset({"time", "point", "stage", "moment", "circumstances"})
_ONE_AT_ALL = (("a", "single"), ("one",))
_AFTER = frozenset({"after", "following"})
_TRIED = frozenset({"tried", "attempted"})
_NEARLY = frozenset({"nearly", "almost", "narrowly"})
_OWN = frozenset({"aux", "auxpass", "nsubj", "nsubjpass"})
WALLS = frozenset({"relcl", "acl:relcl"})
"""What no governor reaches through: a relative clause's verb is not governed by what governs its noun."""
_RUSHED = frozenset({"at", "into", "towards", "toward", "through"})


def governors(trigger: Token) -> Iterator[Token]:
    """The trigger and what governs it, outwards, up to a wall.

    A verb does not govern what is joined to it and is finite or has a subject of its own ("tried to flee and were shot"), nor
    what it is said to have come after ("five are feared dead after an explosion").
    """
    token = trigger
    yield token
    while token.head != token and not (token.dep_ in WALLS or _describes(token) or _is_far_relative(token)):
        if token.dep_ == "advcl" and any(
            child.lower_ in {"when", "after", "as", "while", "since"} for child in token.children
        ):
            return
        parent = token.head
        if token.dep_ in {"pobj", "pcomp"} and parent.lower_ in _AFTER:
            return
        if token.dep_ == "conj" and token.tag_[:2] != parent.tag_[:2] and not _is_heard(token):
            return
        shared = not (token.dep_ == "conj" and _stands_alone(token))
        token = parent
        if shared:
            yield token


def _is_heard(noun: Token) -> bool:
    """Return whether the parse joins to a verb what somebody hears or sees beside another thing ("will hear fire and four explosions")."""
    return noun.tag_.startswith("NN") and noun.head.lower_ in {"hear", "hears", "see", "sees", "expect"}


def _describes(participle: Token) -> bool:
    """Return whether it says of known people what befell them ("sought the release of the nurse, kidnapped in May"): it is a wall too."""
    if participle.dep_ != "acl" or participle.tag_ != "VBN" or participle.i < participle.head.i:
        return False
    known = participle.head.tag_ == "NNP" or any(child.lower_ == "the" for child in participle.head.children)
    return known or participle.nbor(-1).text == ","


def _is_far_relative(verb: Token) -> bool:
    """Return whether it is a relative clause that stands far from its noun ("blamed for the attack on Monday that left two dead"), which
    the parse hangs on the verb: its "that" is its subject.
    """
    return verb.dep_ == "ccomp" and any(
        child.tag_ == "WDT" and child.dep_ == "nsubj" and child.i < verb.i for child in verb.children
    )


def _stands_alone(verb: Token) -> bool:
    """Return whether a joined verb shares nothing with the one before it: no subject, no auxiliary ("said it had overrun a base and
    killed nine" shares both).
    """
    children = list(verb.children)
    perfect = verb.head.tag_ == "VBN" and any(child.lower_ in {"had", "has", "have"} for child in verb.head.children)
    if perfect and verb.tag_ == "VBD" and not any(child.dep_ in _OWN for child in children):
        return False
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or any(
        child.dep_ in {"aux", "auxpass"} and child.tag_ in {"VBD", "VBZ", "VBP"} for child in children
    )
    return finite or any(child.dep_ in {"nsubj", "nsubjpass"} for child in children)


def is_tried(verb: Token) -> bool:
    """Return whether what the verb tells of was tried ("attempted to storm a post"), or came close to it ("nearly killed a judge")."""
    if verb.i and verb.nbor(-1).lower_ in _NEARLY and verb.nbor(-1).head is verb:
        return True
    return verb.dep_ == "xcomp" and verb.head.lower_ in _TRIED and verb.head.tag_ in {"VBD", "VBN"}


def under(verb: Token, trigger: Token) -> Token:
    """Return the word through which the verb governs the trigger; the trigger where it does not."""
    return next((word for word in (trigger, *trigger.ancestors) if word.head == verb), trigger)


def tells_on(verb: Token, trigger: Token) -> bool:
    """Return whether the act stands in a participle that tells what came of the verb ("threatened the guards, killing two"; "before
    killing two").
    """
    clause = under(verb, trigger)
    if clause.dep_ == "prep" and clause.lower_ == "before" and verb.tag_ == "VBD":
        return any(child.dep_ == "pcomp" for child in clause.children)
    after_comma = clause.left_edge.i > verb.i and clause.left_edge.nbor(-1).text == ","
    return clause.dep_ == "advcl" and clause.tag_ == "VBG" and after_comma


def is_nobody(noun: Token) -> bool:
    """Return whether it stands for nobody and nothing: "no one", "none", "no group", "neither post", "not a single shop"."""
    if noun.lower_ in ANY_ONE:
        return _is_denied(noun.head)
    if _DENY.isdisjoint(noun.doc.said):
        return False
    return noun.lower_ in _NOBODY or any(
        (child.lower_ in _NOT_ANY and noun.doc.words[child.i + 1] not in _AT_LEAST and not is_number_sign(child))
        or (child.lower_ == "not" and _is_one_at_all(child))
        or (child.lower_ == "one" and any(word.lower_ == "not" for word in child.children))
        for child in noun.children
        if child.i < noun.i
    )


def is_number_sign(word: Token) -> bool:
    """Return whether "No." stands before a number ("Flash Update No. 3")."""
    return any(after.tag_ == "CD" or after.text == "." for after in word.doc[word.i + 1 : word.i + 2])


def _is_denied(verb: Token) -> bool:
    """Return whether "anyone" stands for nobody: "did not hurt anyone", "without killing anyone"."""
    without = verb.dep_ == "pcomp" and verb.head.lower_ == "without"
    return without or any(child.dep_ == "neg" for child in verb.children)


def is_at_no_time(phrase: Token) -> bool:
    """Return whether a phrase says that something never was: "at no time", "under no circumstances"."""
    return phrase.dep_ == "prep" and any(noun.lower_ in _NEVER and is_nobody(noun) for noun in phrase.children)


def _is_one_at_all(negation: Token) -> bool:
    """Return whether "not" is that of "not a single", "not one"."""
    return any(negation.doc.words[negation.i + 1 : negation.i + 4][: len(some)] == some for some in _ONE_AT_ALL)


def rushes(verb: Token) -> bool:
    """Return whether it is a rush at people, and no accusation: "police charged at the marchers", "charged into the crowd"."""
    after = verb.doc[verb.i + 1 : verb.i + 2]
    return verb.lower_.startswith("charg") and bool(after) and after[0].lower_ in _RUSHED


def is_how_they_protest(verb: Token) -> bool:
    """Return whether it says what a thing was done for that is the protest itself ("drove their tractors into town to protest", AST-50)."""
    return verb.lower_ in _PROTEST and verb.head.tag_ == "VBD" and verb.head.lower_ not in _ONLY_WANTS
