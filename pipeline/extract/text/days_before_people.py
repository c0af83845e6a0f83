"""A day right before people, of whom the parse makes it a part ("On 3 May 2025 armed men attacked a convoy", rule FRM-342)."""

from pipeline.extract.dates.names import MONTHS
from pipeline.extract.text.tokens import Token, hang

_LINKS = frozenset({"on", "of", "since"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_LAST_DAY = 31
_SPANS = frozenset({"hours", "day", "days", "week", "weeks", "month", "months"})


def stand_before(month: Token) -> None:
    """Hang a day's month on the word before the day and not on the people behind it, who are the verb's subject and whom neither the day nor
    the year counts.
    """
    people = month.head
    if month.i < 2 or month.text.lower() not in MONTHS or people.i < month.i or month.dep_ not in {"nmod", "compound"}:
        return
    day, link = month.nbor(-1), month.nbor(-2)
    if not _is_a_day(day) or link.lower_ not in _LINKS:
        return
    if people.dep_ == "pobj" and people.head is link and (verb := _verb_that_lacks(people, link)) is not None:
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        hang(people, verb, "nsubjpass" if passive else "nsubj")
    if people.head is not link:
        hang(month, link, "pobj")
        hang(day, month, "nummod")


def stay_behind(link: Token) -> None:
    """Hang a day on the verb before it where another deed's clause is told to be so long after or before that ("executed 42 men on 5
    November, two days after a convoy had been attacked", rule FRM-347).
    """
    if link.dep_ != "prep" or link.head.i < link.i or not any(child.text.lower() in MONTHS for child in link.children):
        return
    last = link.right_edge
    end = last.i if last.text == "," else last.i + 1
    comma, *behind = [word.lower_ for word in link.doc[end : end + 4]] or [""]
    reckoned = comma == "," and behind[1:2] and behind[1] in _SPANS and behind[2:] in (["after"], ["before"])
    verb = next((word for word in reversed(link.doc[: link.i]) if word.tag_ in {"VBD", "VBN"}), None)
    if reckoned and verb is not None and link.head not in verb.ancestors:
        hang(link, verb, "prep")


def _is_a_day(word: Token) -> bool:
    return word.tag_ == "CD" and word.text.isdigit() and int(word.text) <= _LAST_DAY


def _verb_that_lacks(people: Token, link: Token) -> Token | None:
    """The verb behind the people and over the day that has no subject."""
    verb = next((word for word in link.ancestors if word.tag_ in {"VBD", "VBN", "VBP", "VBZ"}), None)
    if verb is None or verb.i < people.i or any(child.dep_ in _SUBJECTS for child in verb.children):
        return None
    return verb
