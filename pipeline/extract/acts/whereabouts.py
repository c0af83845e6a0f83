"""The words that say where an act was: the phrases after "in", "at", "near" … that hold a name (rules FRM-6, FRM-16)."""

from collections.abc import Iterator, Sequence

from pipeline.extract.actors.nations import nation_words
from pipeline.extract.actors.people import people_noun
from pipeline.extract.acts.hits import Hit
from pipeline.extract.acts.openings import is_opening
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_time
from pipeline.extract.text.tokens import Token

_LOCATIVE = contexts()["locative"]
_STANCES = contexts()["stances"]
_HOW, _FAR, _LEFT = contexts()["manners"], contexts()["distances"], contexts()["taken_from"]
_OF_GROUND = frozenset({"territory", "named_ground", "retaken"})
_WARDS = frozenset({"hospital", "hospitals", "clinic", "clinics", "morgue", "mortuary", "infirmary", "facility"})
_TREATED = frozenset(
    {"taken", "brought", "rushed", "airlifted", "evacuated", "admitted", "treated", "flown", "moved", "transferred"}
    | {
        "referred",
        "receiving",
        "received",
        "receive",
        "undergoing",
        "hospitalised",
        "hospitalized",
        "conveyed",
        "treatment",
    }
)
_SAY = contexts()["say"] | contexts()["speak"]
_TOWNS = frozenset({"city", "town", "capital", "village"})
_COARSE = contexts()["coarse_places"]


def locatives_of(group: list[Hit], region: tuple[Token, ...]) -> tuple[tuple[int, int], ...]:
    """The phrases that say where: the trigger's own first, then its clause's, then the rest of the region's."""
    inside = {word.i for word in region}
    near = {hit.token.i for hit in group} | {hit.clause.i for hit in group}
    phrases = [
        word
        for word in region
        if word.dep_ == "prep"
        and word.lower_ in _LOCATIVE
        and not _is_from_there(word)
        and not _is_from_elsewhere(word, group)
        and not _is_how(word)
        and not _is_stance(word)
        and not _is_of_care(word)
        and not _of_somebody(word, near)
        and not _of_act(word, near)
    ]
    ranked = sorted(phrases, key=lambda word: (word.head.i not in near, word.i))
    own = [[w for w in without_clauses(word) if w.i in inside] for word in ranked]
    named = [words for words in own if _has_a_name(words)] or list(_where_it_began(group[0].clause))
    return tuple((words[0].idx, words[-1].idx + len(words[-1])) for words in named)


def _has_a_name(words: list[Token]) -> bool:
    return any(word.tag_ in {"NNP", "NNPS"} and not is_time(word) for word in words)


def _where_it_began(verb: Token) -> Iterator[list[Token]]:
    """Where the same people did what leads up to it, or what it came of, if its own clause says nothing ("burst into a bar in Tibu and
    murdered two", "one hit a school in Kherson, killing two", rule FRM-91).
    """
    first = verb.head
    led_up = verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG" and first.i < verb.i)
    if not led_up or not first.tag_.startswith("VB") or first.lower_ in _SAY:
        return
    if any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children):
        return
    before = (word for word in first.subtree if first.i < word.i < verb.i and word.dep_ == "prep")
    for phrase in before:
        words = without_clauses(phrase)
        if phrase.lower_ in _LOCATIVE and words[-1].i < verb.i and _has_a_name(words):
            yield words


def _is_from_there(phrase: Token) -> bool:
    """Return whether it says where people are from ("settlers from Hebron"), and not whence they were taken."""
    return phrase.lower_ == "from" and people_noun(phrase.head.text) is not None


def _is_from_elsewhere(phrase: Token, group: Sequence[Hit]) -> bool:
    """Return whether it says whence somebody or something came, and not where the act was ("a withdrawal from Bosnia", "took off from
    Aden", "captured the fort from Spain"; rule FRM-110): only who is taken, found or told of is so "from" where that was.
    """
    verb = phrase.head
    if phrase.lower_ != "from" or verb.lower_ in _FAR or verb.lower_ in _LEFT:
        return False
    own = any(verb in (hit.token, hit.clause) for hit in group)
    return not own or any(hit.trigger.needs in _OF_GROUND for hit in group)


def _is_how(phrase: Token) -> bool:
    """Return whether it says how or what for, and not where ("in restoring Kabul's rule", "in coordination with", "in a bid to")."""
    return phrase.lower_ == "in" and any(child.dep_ == "pcomp" or child.lower_ in _HOW for child in phrase.children)


def _is_stance(phrase: Token) -> bool:
    """Return whether it says what for, and not where ("in protest of the visit to Cartagena")."""
    return phrase.lower_ == "in" and any(child.lower_ in _STANCES for child in phrase.children)


def _is_of_care(phrase: Token) -> bool:
    """Return whether it says where people were taken for treatment, and not where they were hurt ("taken to the hospital in Fataki",
    "receiving treatment at the General Hospital in Ugbokpo", rule FRM-92).
    """
    nouns = [word for word in (phrase.head, *phrase.children) if word.lower_ in _WARDS]
    return any(word.lower_ in _TREATED for noun in nouns for word in (noun, *list(noun.ancestors)[:3]))


def _of_act(phrase: Token, near: set[int]) -> bool:
    """Return whether the phrase names the act itself ("in the attack"); a place in it has a phrase of its own."""
    return any(child.i in near for child in phrase.children)


def without_clauses(phrase: Token) -> list[Token]:
    """The phrase's words up to the first relative clause in it: who claimed it, or what else was there, is no place."""
    words = list(phrase.subtree)
    cut = min((w.left_edge.i for w in words if w.dep_ == "relcl" and w.i > phrase.i), default=words[-1].i + 1)
    return [w for w in words if w.i < cut]


def _of_somebody(phrase: Token, near: set[int]) -> bool:
    """Return whether the phrase says where somebody lives, works or leads, and not where the act was."""
    token = phrase
    while token.head != token and token.i not in near:
        if token.dep_ in {"relcl", "acl"} and people_noun(token.head.text) and not near & {w.i for w in token.subtree}:
            return True
        token = token.head
    return False


def names_where(hit: Hit, apart: Token | None = None) -> frozenset[str]:
    """Return the names in the phrases of the act's clause that say where, in small letters, without those of a clause ``apart``."""
    others = frozenset(word.i for word in apart.subtree) if apart is not None else frozenset()
    spans = locatives_of([hit], tuple(word for word in hit.clause.subtree if word.i not in others))
    return frozenset(
        word.lower_
        for start, end in spans
        for word in hit.token.doc
        if start <= word.idx < end and word.tag_ in {"NNP", "NNPS"} and not is_time(word)
    )


def says_where(clause: Token, others: list[Hit]) -> bool:
    """Return whether the clause itself says where, with a name: beside its verb, or beside its object ("hit a base in Arauca")."""
    inside = {word.i for other in others for word in other.clause.subtree if other.clause in list(clause.subtree)}
    return any(
        child.dep_ == "prep"
        and child.lower_ in _LOCATIVE
        and (_is_a_known_place(child) or any(w.tag_ == "NNP" and not is_time(w) for w in without_clauses(child)))
        and not _is_of_all(child)
        for child in _beside(clause)
        if child.i not in inside
    )


def are_people_elsewhere(one: Token, other: Token) -> bool:
    """Return whether "and" joins what the same people did to others who were at another place: "killed a chief near Dori and abducted two
    teachers in Sebba" (rule ASM-353).
    """
    places = [frozenset(_where_its_people_were(clause)) for clause in (one, other)]
    return other.dep_ == "conj" and other.head == one and all(places) and places[0].isdisjoint(places[1])


def _where_its_people_were(verb: Token) -> Iterator[str]:
    objects = (noun for noun in verb.children if noun.dep_ == "dobj")
    people = (noun for noun in objects if noun.tag_ == "CD" or people_noun(noun.text) is not None)
    phrases = (link for noun in people for link in noun.children if link.lower_ in {"in", "near", "at"})
    yield from (name.lower_ for link in phrases for name in link.children if name.tag_ == "NNP" and not is_time(name))


def _is_a_known_place(phrase: Token) -> bool:
    """Return whether it is a town that the text has named ("in the port city")."""
    nouns = [noun for noun in without_clauses(phrase) if noun.lower_ in _TOWNS]
    return any(child.lower_ in {"the", "that"} for noun in nouns for child in noun.children)


def _is_of_all(phrase: Token) -> bool:
    """Return whether the sentence opens with a nation or a province, in which all that it tells was ("In neighbouring Niger, …")."""
    wide = any(word.lower_ in nation_words() or word.lower_ in _COARSE for word in phrase.subtree)
    return wide and is_opening(phrase)


def _beside(clause: Token) -> Iterator[Token]:
    """Yield what stands beside the verb, its object and by what it was done; beside people only in a clause of others' ("and rebels abducted nine girls in …")."""
    yield from clause.children
    of_others = clause.dep_ == "conj" and any(child.dep_ == "nsubj" for child in clause.children)
    for noun in (*clause.children, *_set_on_fire(clause), *_behind_by(clause)):
        if noun.dep_ in {"dobj", "pobj"} and (of_others or people_noun(noun.text) is None):
            yield from noun.children


def _behind_by(verb: Token) -> Iterator[Token]:
    """Yield by what something was done ("were hurt by a drone in Nikopol")."""
    yield from (noun for link in verb.children if link.dep_ == "agent" for noun in link.children)


def _set_on_fire(verb: Token) -> Iterator[Token]:
    """Yield what somebody "set fire to"."""
    if verb.lower_ in {"set", "sets", "setting"}:
        yield from (noun for link in verb.children if link.lower_ == "to" for noun in link.children)
