"""Who says so behind the deed: the parse joins him to those whom it befell, or has him do what came of it (rules FRM-265 and FRM-301)."""

from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token, hang, set_free

SAYS = contexts()["say"] | contexts()["allege"]
_SAID = contexts()["say"] | {"told"}
_SAYING = SAYS | contexts()["accused_of"] | {"adding", "blaming", "citing", "describing", "quoting", "referring"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_JOINED = frozenset({"conj", "appos"})
_SAYS_MORE = frozenset({"dobj", "ccomp", "xcomp", "prep", "conj"})


def let_say(verb: Token) -> None:
    """Make people behind the last comma the subject of a verb of saying: "wounding 50 others, police and medics said"."""
    if verb.lower_ not in SAYS or not verb.i:
        return
    if verb.tag_ == "NN" and verb.nbor(-1).dep_ == "compound" and verb.nbor(-1).tag_ == "NNS" and _tells(verb):
        verb.tag_ = "VBP"
        hang(verb.nbor(-1), verb, "nsubj")
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS and child.i < verb.i]
    subject = next(iter(subjects), None)
    if len(subjects) > 1 and subjects[-1].left_edge.nbor(-1).text == ",":
        _let_describe(subjects[:-1])
    elif subject is None:
        speakers = _joined_behind_a_comma(verb.nbor(-1))
        if speakers is not None and verb not in speakers.subtree:
            hang(speakers, verb, "nsubj")
    elif (deed := _done_to(subject)) is not None and (speakers := _behind_a_comma(subject)) is not None:
        hang(speakers, verb, "nsubj")
        hang(subject, deed, "dobj")


def _tells(word: Token) -> bool:
    """Return whether "that" follows, with what is told ("Police allege that …")."""
    return word.i + 1 < len(word.doc) and word.nbor(1).lower_ == "that"


def _let_describe(parts: list[Token]) -> None:
    """Let those behind whom somebody else says so only describe people before them ("23 people, most of them women, residents said", rule
    FRM-343).
    """
    for part in (one for one in parts if one.left_edge.i > 1):
        comma = part.left_edge.nbor(-1)
        people = next((word for word in reversed(part.doc[: comma.i]) if word.tag_.startswith("NN")), None)
        if comma.text == "," and people is not None:
            hang(part, people, "appos")


def let_come_of_the_deed(participle: Token) -> None:
    """Hang what came of a deed on that, and not on the verb by which somebody says so: "gunmen raided a village, police said, killing
    nine"; not where the speaker says more ("adding", "blaming").
    """
    if participle.dep_ == "advcl" and participle.tag_ == "VBG" and participle.head.lower_ in _SAID:
        first, told = participle.left_edge, _told_before(participle)
        if told is not None and first.nbor(-1).text == "," and participle.lower_ not in _SAYING:
            hang(participle, told, "advcl")


def part_at(mark: Token) -> None:
    """Free what stands before a semicolon of the verb behind it that says something else ("residents blocked a road; police denied it",
    FRM-312).
    """
    if mark.text != ";" or mark.dep_ != "punct":
        return
    verb = mark.head
    before = next((child for child in verb.children if child.dep_ == "ccomp" and child.i < mark.i < verb.i), None)
    more = verb.lower_ not in _SAYING or any(child.dep_ in _SAYS_MORE and child.i > verb.i for child in verb.children)
    if before is not None and more:
        set_free(before)
        hang(mark, before, "punct")


def _told_before(participle: Token) -> Token | None:
    """Return the verb of what is said, before the participle; None where there is none."""
    says = participle.head
    told = [child for child in says.children if child.dep_ == "ccomp"] or [says.head] * (says.dep_ == "parataxis")
    return next((verb for verb in told if verb.tag_.startswith("VB") and verb.i < participle.left_edge.i), None)


def _joined_behind_a_comma(last: Token) -> Token | None:
    """Return the noun over the words up to the last one that a comma parts from what the parse joins it to; None where none does."""
    first = last
    while first.dep_ in _JOINED and first.head.i < first.i:
        if _follows(first, ","):
            return first if first.right_edge is last and first.tag_.startswith("NN") else None
        first = first.head
    return None


def _done_to(subject: Token) -> Token | None:
    """Return the participle right before those who are said to speak, which lacks whom it befell ("killing 22 people, two sources said")."""
    start = subject.left_edge
    before = start.nbor(-1) if start.i else None
    if before is None or before.tag_ != "VBG" or before.dep_ != "advcl":
        return None
    return None if any(child.i > before.i for child in before.children) else before


def _behind_a_comma(subject: Token) -> Token | None:
    """Return the first that is joined to a subject behind a comma."""
    return next((child for child in subject.children if child.dep_ in _JOINED and _follows(child, ",")), None)


def _follows(noun: Token, mark: str) -> bool:
    """Return whether the mark stands right before the noun's words."""
    return noun.left_edge.i > 0 and noun.left_edge.nbor(-1).text == mark
