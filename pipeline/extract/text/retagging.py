"""Words that the parse tags as another kind than they are, and clauses that it puts over what they describe (rule FRM-36)."""

from pipeline.extract.actors.nations import nation_words
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_time
from pipeline.extract.text.garden_paths import NEVER_PASSIVE
from pipeline.extract.text.governors import rushes
from pipeline.extract.text.tokens import Token, hang, set_free
from pipeline.extract.tolls.quantities import NUMBER_WORDS, read_number

_LEAVES = frozenset({"left", "leaves", "leave", "leaving"})
_TAKEN_FOR = contexts()["taken_for"]
_BEFELL = contexts()["befell"]
_TAGS = {"airstrikes": "NNS", "alias": "NN"}
"""Words that are always of one kind."""
_OF_ONE_KIND = NUMBER_WORDS | _TAGS.keys()
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SOMEBODY = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj"})
_SUFFERS = frozenset({"sustained", "suffered", "received"})
_A_DAY = 4
"""Words of a phrase for a day ("on 24 August 2019")."""


def retag(word: Token) -> None:
    """Let the word be what it is, if it is one of those."""
    if word.i == 0 or word.tag_ == "JJ" or word.lower_ in _OF_ONE_KIND:
        word.tag_ = _tag(word)
    if word.lower_ == "dead" and word.tag_ == "RB" and word.head.lower_ in _LEAVES:
        word.tag_, word.dep_ = "JJ", "oprd"
    if word.tag_ == "VBN" and (rushes(word) or _clashes(word)) and not _has_an_auxiliary(word):
        word.tag_ = "VBD"
    if _is_passive(word):
        _let_suffer(word)
    if (verb := _verb_of_its_own(word)) is not None:
        _describe(word, verb)
    if _has_anothers_subject(word):
        _give_back(word)
    if word.lower_ == "dead" and word.dep_ == "amod" and word.i and word.nbor(-1).lower_ == "shot":
        hang(word, word.nbor(-1), "oprd")
    if _suffers_after_a_name(word):
        _let_suffer_it(word)
    if (other := _one_more_subject(word)) is not None:
        hang(other, word, "conj")


def _clashes(word: Token) -> bool:
    """Return whether it is what its subject did, and nobody suffered ("protesters demanding elections clashed with police")."""
    return word.lower_ in NEVER_PASSIVE and any(child.dep_ == "nsubj" for child in word.children)


def _has_an_auxiliary(word: Token) -> bool:
    return any(child.dep_ in {"aux", "auxpass"} for child in word.children)


def _tag(word: Token) -> str:
    """Return what kind of word it is by itself and where it stands."""
    if word.i == 0 and word.tag_ in {"NNS", "NN", "NNP"} and _is_number(word.lower_):
        return "CD"
    if word.text in NUMBER_WORDS and word.tag_ in {"NN", "NNP"}:
        return "CD"
    if word.lower_ in _TAGS:
        return _TAGS[word.lower_]
    return "NN" if word.tag_ == "JJ" and word.dep_ in _SOMEBODY and _is_of_a_nation(word) else word.tag_


def _is_of_a_nation(word: Token) -> bool:
    """Return whether it is one of a people ("killed a Palestinian", "two Israeli and a Russian")."""
    return word.lower_ in nation_words() and any(child.dep_ in {"det", "nummod"} for child in word.children)


def _is_number(word: str) -> bool:
    """Return whether it is two or more in words, as a sentence may open with ("Eleven were hurt")."""
    count = read_number(word) if word.isalpha() else None
    return count is not None and count.best is not None and count.best > 1


def _is_passive(word: Token) -> bool:
    """Return whether it tells what befell the subject of "were", though the parse takes it for what the subject was ("were slain"), or
    for a clause of its own ("was on 24 August killed in a clash").
    """
    be = word.head
    slain = word.dep_ == "acomp" and word.lower_ in _BEFELL
    return (
        (slain or _is_after_a_day(word))
        and be.lower_ in {"was", "were"}
        and any(child.dep_ == "nsubj" for child in be.children)
    )


def _is_after_a_day(verb: Token) -> bool:
    """Return whether no more than a day stands between "was" and the participle ("was on Monday killed")."""
    is_one = verb.tag_ in {"VBN", "VBD"} or verb.lower_ == "shot"
    if verb.dep_ not in {"advcl", "dep"} or not is_one or any(child.i < verb.i for child in verb.children):
        return False
    between = verb.doc[verb.head.i + 1 : verb.i]
    return 1 < len(between) <= _A_DAY and between[0].lower_ == "on" and any(map(is_time, between))


def _has_anothers_subject(clause: Token) -> bool:
    """Return whether a participle in commas has the subject of the passive after it ("a leader of the party, identified as Karim Shah,
    was shot dead").
    """
    if (
        clause.dep_ != "advcl"
        or clause.tag_ != "VBN"
        or not clause.i < clause.head.i
        or not _lacks_a_subject(clause.head)
    ):
        return False
    bare = all(child.dep_ not in {"aux", "auxpass", "mark"} for child in clause.children)
    return bare and any(child.dep_ == "nsubj" and child.i < clause.i for child in clause.children)


def _give_back(clause: Token) -> None:
    """Make its subject the passive's, which it describes."""
    noun = next(child for child in clause.children if child.dep_ == "nsubj")
    hang(noun, clause.head, "nsubjpass")
    hang(clause, noun, "acl")


def _let_suffer(verb: Token) -> None:
    """Make the participle the clause's verb, with all that the parse hung on "were"."""
    be, over, dep = verb.head, verb.head.head, verb.head.dep_
    set_free(verb)
    verb.tag_ = "VBN"
    if over is not be:
        hang(verb, over, dep)
    for child in be.children:
        hang(child, verb, "nsubjpass" if child.dep_ == "nsubj" else child.dep_)
    hang(be, verb, "auxpass")


def _verb_of_its_own(clause: Token) -> Token | None:
    """The verb without a subject that the parse puts under or over what only describes its subject: "two men believed to be rebels
    were killed", "a device weighing 5 kg was defused", "gunmen apparently belonging to the ELN placed a bomb".
    """
    if _is_described_by(clause):
        return clause.head
    over_all = clause.head is clause and (clause.tag_ == "VBG" or _says_what(clause))
    if not over_all or not any(child.dep_ in _SUBJECTS and child.i < clause.i for child in clause.children):
        return None
    if any(child.dep_ in {"aux", "auxpass"} for child in clause.children):
        return None
    later = (child for child in clause.children if child.i > clause.i and child.dep_ in {"conj", "ccomp", "advcl"})
    return next((verb for verb in later if _lacks_a_subject(verb)), None)


def _is_described_by(clause: Token) -> bool:
    """Return whether a participle has the subject that the verb right over it lacks."""
    lacking = (
        clause.dep_ == "advcl" and clause.tag_ == "VBG" and clause.i < clause.head.i and _lacks_a_subject(clause.head)
    )
    return lacking and any(child.dep_ == "nsubj" and child.i < clause.i for child in clause.children)


def _says_what(verb: Token) -> bool:
    return verb.lower_ in _TAKEN_FOR and any(
        child.dep_ == "xcomp" and child.lower_ in {"be", "belong"} for child in verb.children
    )


def _lacks_a_subject(verb: Token) -> bool:
    own = {child.dep_: child.lower_ for child in verb.children}
    passive = verb.tag_ == "VBN" and own.get("auxpass") in {"was", "were", "been"}
    acts = verb.tag_ == "VBD" and "dobj" in own and own.keys().isdisjoint({"mark", "advmod"})
    return (passive or acts) and _SUBJECTS.isdisjoint(own)


def _describe(clause: Token, verb: Token) -> None:
    """Make the verb the sentence's, and the clause a description of its subject."""
    noun = next(child for child in clause.children if child.dep_ in _SUBJECTS and child.i < clause.i)
    first = noun.left_edge.i
    set_free(verb)
    hang(noun, verb, "nsubjpass" if verb.tag_ == "VBN" else "nsubj")
    hang(clause, noun, "acl")
    for child in clause.children:
        if child.i > verb.i or child.i < first:
            hang(child, verb, child.dep_)


def _suffers_after_a_name(verb: Token) -> bool:
    """Return whether people suffer a thing, of whom commas tell the names ("two guards, identified as A and B, sustained injuries")."""
    if verb.lower_ not in _SUFFERS or verb.dep_ != "amod" or verb.i == 0 or verb.nbor(-1).text != ",":
        return False
    return verb.head.dep_ == "appos" and verb.head.i > verb.i and verb.head.head.i < verb.i


def _let_suffer_it(verb: Token) -> None:
    """Make the participle the verb of those before it, with what they suffered and when."""
    what, who = verb.head, verb.head.head
    over, dep = who.head, who.dep_
    set_free(verb)
    verb.tag_ = "VBD"
    if over is not who:
        hang(verb, over, dep)
    hang(who, verb, "nsubj")
    hang(what, verb, "dobj")
    for clause in what.children:
        if clause.dep_ == "relcl":
            hang(clause, verb, "advcl")


def _one_more_subject(noun: Token) -> Token | None:
    """Who else "were" killed, whom the parse joins to a name ("a chief identified as Sardar Khan and his brother were killed")."""
    verb = noun.head
    if noun.dep_ != "nsubjpass" or noun.tag_ != "NN" or not any(child.lower_ == "were" for child in verb.children):
        return None
    named = (child for child in noun.children if child.dep_ == "acl" and child.lower_ in {"identified", "named"})
    return next(
        (word for clause in named for word in clause.subtree if word.dep_ == "conj" and word.tag_ == "NN"), None
    )
