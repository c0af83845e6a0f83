"""Which incident that was told before a sentence tells on of, if any (rules ASM-2, ASM-92, ASM-147)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from heapq import heappop, heappush

from pipeline.extract.contexts import contexts
from pipeline.extract.incidents.apart import ANY_DEED
from pipeline.extract.incidents.retelling import (
    NAMED_AGAIN,
    NAMED_BY_KIND,
    NO,
    SAME_PEOPLE,
    TOLD_ON,
    likeness,
    sums_up,
)
from pipeline.extract.incidents.round_ups import is_of_other_news
from pipeline.extract.incidents.told import Incident, Retold, Told, is_past, kinds_of
from schemas.vocabulary import ActorRole, Assertion, Outcome, SubEventType

NEAREST = 12
"""Incidents back that a sentence may continue; so that time stays bounded."""
_STEM = 5
"""Letters by which two words are alike that end otherwise: "ambush", "ambushed"."""
_IT = frozenset({"It", "it"})
_ANYBODY = contexts()["anybody"]
_OF_ANY_DEED = frozenset({"attac", "assau", "kill", "killi", "viole", "opera"})


class ToldBefore:
    """The incidents found so far, and which of them each paragraph told of last; asking is as quick after thousands as after one."""

    def __init__(self) -> None:
        self.incidents: list[Incident] = []
        self._told_in = defaultdict[int, list[int]](list)
        """By paragraph a heap of the incidents' numbers, the highest first; some of them have been told on elsewhere since."""

    def add(self, incident: Incident) -> Incident:
        """Keep a new incident, and return it."""
        self.incidents.append(incident)
        return self._filed(len(self.incidents) - 1)

    def put(self, number: int, incident: Incident) -> Incident:
        """Keep an incident that was told on, in the place of what was known of it, and return it."""
        self.incidents[number] = incident
        return self._filed(number)

    def last_in(self, paragraph: int) -> Incident | None:
        """Return the last of the incidents whose last words are in the paragraph; None where none has."""
        numbers = self._told_in[paragraph]
        while numbers and self.incidents[-numbers[0]].told[-1].paragraph != paragraph:
            heappop(numbers)
        return self.incidents[-numbers[0]] if numbers else None

    def _filed(self, number: int) -> Incident:
        incident = self.incidents[number]
        heappush(self._told_in[incident.told[-1].paragraph], -number)
        return incident


def best_known(before: ToldBefore, now: Retold, published_on: date | None) -> int | None:
    """Return the number of the incident that the frame most likely tells on, the last of equals; None: it is a new one.

    What names no act again tells on of the news rather than of history or of what was recalled, unless that was told just before.
    """
    incidents = before.incidents
    if _is_a_part(incidents, now.told):
        return None
    told_here = before.last_in(now.told.paragraph)

    def rank(number: int) -> tuple[int, bool, bool, bool, int]:
        known = incidents[number]
        sure = _sureness(known, now)
        if sure == NAMED_AGAIN and _is_what_was_just_told(known, now.told):
            sure = NAMED_BY_KIND
        if sure == TOLD_ON and (
            _is_over_another(known, told_here, now.told) or _is_placed_since(incidents, number, now.told)
        ):
            return NO, False, False, False, number
        is_meant = (
            _has_its_word(known, now.told) or _befell_what_it_names(known, now.told)
            if sure > TOLD_ON
            else _speaks_on(known, now.told) or _had_these_dead(known, now.told) or _counts_its_dead(known, now.told)
        )
        is_news = not (known.told[0].frame.recalled or known.is_among_past or is_past(known.date, published_on))
        is_news = is_news or sure > TOLD_ON or is_next(known.told[-1], now.told)
        is_over = sure == TOLD_ON and _is_over_before(incidents, number)
        return sure, is_meant, is_news, not is_over, number

    best = NO, False, False, False, 0
    for near in reversed(range(max(0, len(incidents) - NEAREST), len(incidents))):
        best = max(best, rank(near))
        if best[0] == SAME_PEOPLE and best[2]:
            break
    return best[-1] if best[0] else None


def _is_what_was_just_told(known: Incident, now: Told) -> bool:
    """Return whether only "the attack" is named in the sentence behind one that told of the incident, in its paragraph: it is that,
    and none that the text told of before and called an attack (rule ASM-285).
    """
    kinds = set(now.frame.sub_event_types)
    bare = now.frame.names_known_act and bool(kinds) and kinds <= ANY_DEED and not now.frame.tolls
    return bare and is_next(known.told[-1], now)


def _has_its_word(known: Incident, now: Told) -> bool:
    """Return whether a deed is named as known by a word with which the incident was told, and by none for deeds of any kind ("claimed the
    ambush", rule ASM-351).
    """
    frame = now.frame
    if not frame.names_known_act:
        return False
    words = {hit.token.lower_[:_STEM] for hit in frame.hits if hit.trigger.pos == "n"} - _OF_ANY_DEED
    return any(hit.token.lower_[:_STEM] in words for told in known.told for hit in told.frame.hits)


def _befell_what_it_names(known: Incident, now: Told) -> bool:
    """Return whether a deed named as known is told to have been on what the incident befell ("the attack on the convoy", rule ASM-366)."""
    nouns = (hit.token for hit in now.frame.hits if now.frame.names_known_act and hit.trigger.pos == "n")
    links = (link for noun in nouns for link in noun.children if link.lower_ in {"on", "against", "of"})
    aims = {noun.lower_ for link in links for noun in link.children if noun.dep_ == "pobj"}
    befell = (role.head for told in known.told for role in told.frame.roles if role.role is ActorRole.TARGET)
    return any(head.lower_ in aims for head in befell)


def _speaks_on(known: Incident, now: Told) -> bool:
    """Return whether "it" says so, right behind a sentence that told of the incident ("JNIM claimed the ambush. It said …")."""
    return now.frame.judgement.attributed_to in _IT and is_next(known.told[-1], now)


def _is_over_before(incidents: Sequence[Incident], number: int) -> bool:
    """Return whether it is a protest that is only told as what another deed of its sentence came after ("hurled stones at police after a
    march had ended"): what is told next goes on with that one (rule ASM-365).
    """
    last = incidents[number].told[-1]
    if set(kinds_of(incidents[number])) != {SubEventType.PEACEFUL_PROTEST}:
        return False
    above = [word for hit in last.frame.hits for word in (hit.token, *hit.token.ancestors)]
    marks = (child for word in above if word.dep_ == "advcl" for child in word.children if child.dep_ == "mark")
    after = any(word.lower_ == "after" for word in (*above, *marks))
    return after and any(
        other.told[-1].number == last.number and not other.told[-1].is_only_named
        for at, other in enumerate(incidents[-NEAREST:], max(0, len(incidents) - NEAREST))
        if at != number
    )


def _had_these_dead(known: Incident, now: Told) -> bool:
    """Return whether the sentence only counts bodies, and people were told to have been killed: they are that deed's, whatever else was
    told since ("soldiers executed 42 men, two days after a convoy was attacked. A resident counted 19 bodies", rule ASM-362).
    """
    bodies = all(hit.trigger.needs in {"recovered", "slain"} for hit in now.frame.hits)
    return bodies and any(Outcome.KILLED in told.frame.tolls for told in known.told)


def _counts_its_dead(known: Incident, now: Told) -> bool:
    """Return whether all that somebody says is how many were killed, and the incident killed people of that name ("four policemen" and "said
    that three policemen had been killed", rule ASM-467).
    """
    frame = now.frame
    said = frame.judgement.attributed_to is not None and not any(one.more for one in frame.people)
    bare = said and not frame.names_known_act and all(hit.trigger.weak for hit in frame.hits)
    if not bare or now.place_names or any(role.role is not ActorRole.TARGET for role in frame.roles):
        return False
    words = {one.text.split()[-1].lower() for one in frame.tolls.get(Outcome.KILLED, ())} - _ANYBODY
    dead = (one for told in known.told for one in told.frame.tolls.get(Outcome.KILLED, ()))
    return any(one.text.split()[-1].lower() in words for one in dead)


def _sureness(known: Incident, now: Retold) -> int:
    """How sure it is that the frame tells on of the incident: what one form tells is one thing, and what others do another."""
    if is_of_other_news(now.told, known):
        return NO
    in_one = now.told.form is not None and now.told.form == known.told[0].form and not now.told.is_only_named
    return SAME_PEOPLE if in_one else likeness(known, now)


def _is_a_part(incidents: Sequence[Incident], one: Told) -> bool:
    """Return whether it only counts people anew, at a place of its own and in a paragraph of its own, who are some of those of a summary:
    it tells on of nothing else ("strikes killed 27. Two soldiers died in a clash. Nine died in a house in Rafah", rule ASM-147).
    """
    if not only_counts(one):
        return False
    sums = (
        told.frame.tolls for known in incidents[-NEAREST:] for told in known.told if sums_up(told) and not told.headline
    )
    of_a_sum = any(not one.frame.tolls.keys().isdisjoint(tolls) for tolls in sums)
    return of_a_sum and incidents[-1].told[-1].paragraph != one.paragraph


def only_counts(one: Told) -> bool:
    """Return whether it only counts people anew, at a place of its own."""
    return bool(not one.frame.sub_event_types and one.place_names and one.frame.counts_anew)


def _is_over_another(known: Incident, told_here: Incident | None, now: Told) -> bool:
    """Return whether the sentence's paragraph has told of another deed just before, and of this one nothing: what names nothing as
    known goes on with that, and not with what earlier paragraphs told (rule ASM-92).
    """
    before = known.told[-1]
    if told_here is None or before.paragraph == now.paragraph or before.headline:
        return False
    last = told_here.told[-1]
    asserted = last.frame.judgement.assertion is Assertion.ASSERTED and not last.frame.presupposed
    return asserted and now.number - last.number == 1 and bool(kinds_of(told_here))


def _is_placed_since(incidents: Sequence[Incident], number: int, now: Told) -> bool:
    """Return whether it has a place of its own, and what it would go on with has none and was left since for another deed."""
    since = [one.told[0] for one in incidents[number + 1 :]]
    left = any(one.frame.judgement.assertion is Assertion.ASSERTED and not one.is_only_named for one in since)
    apart = left and bool(now.place_names) and not any(told.place_names for told in incidents[number].told)
    return apart and bool(now.frame.sub_event_types) and not incidents[number].told[-1].headline


def is_next(before: Told, now: Told) -> bool:
    """Return whether the one is told right after the other, in one paragraph."""
    return now.number - before.number <= 1 and now.paragraph == before.paragraph
