"""Is it told as history? Acts that say who somebody is or what something is about, and those of a long time (rules BAK-4, BAK-5)."""

import re

from pipeline.extract.assertion.looking_back import is_looked_back_on
from pipeline.extract.contexts import contexts
from pipeline.extract.text.governors import rushes
from pipeline.extract.text.guarded import Guarded
from pipeline.extract.text.tokens import Token, once_a_word
from schemas.records import Span

_DESCRIBES = contexts()["describes"]
_ANSWERS = contexts()["answers"]
_GATHERINGS = contexts()["gatherings"]
_CRIMES = contexts()["crimes"]
_CULPRITS = contexts()["culprits"]
_HELD_TO = frozenset({"believed", "thought", "suspected", "alleged", "said"})
_DESCRIBING = frozenset(
    {"served", "serves", "worked", "works", "belongs", "belonged", "is", "was", "are", "were", "associated"}
)
_PRONOUNS = frozenset({"he", "she", "they"})
_BEFORE = frozenset({"previously", "formerly", "earlier"})
_TOLD_OF = frozenset({"attack", "attacks", "incident", "bombing", "raid"})
_ENRAGED = frozenset({"angered", "enraged", "incensed", "outraged", "infuriated"})
"""Of people whom a deed moved to what they do now ("a crowd angered by the shooting of a boy")."""
_BANDS = contexts()["cells"]
_DEMANDS = contexts()["presses_for"]
"""Those who are behind a deed ("the leader of a cell behind the killing"), and what people want for those who were taken."""
_REACH = 6
"""Words up the parse within which a description is looked for."""
_NUMBER = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|several|many|few|couple of)"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_WAR = r"(?!\w+day\b)(?:\w+ ){0,2}(?:war|conflict|insurgency|fighting|hostilities|clashes|violence|uprising|power struggle)"
_UP_TO_NOW = (
    rf"(?:over|in|during|for|within) the (?:past|last|previous) (?:{_NUMBER} )?(?:months|years|decades?|twelve months|year)"
    rf"|(?:in|within|over) (?:only |just |barely |little more than |less than |more than )?{_NUMBER} (?:weeks|months|years)"
    r"|(?:in|over|during) (?:this|the (?:past|last)) decade|so far this year|this year alone|since the (?:beginning|start) of the "
    rf"(?:year|conflict|war|crisis|offensive|insurgency)|since (?:the )?{_WAR} (?:began|broke out|started|erupted)"
    rf"|since (?:the )?(?:outbreak|eruption|onset|beginning|start) of (?:the )?{_WAR}"
    rf"|since (?:an? |the )?{_WAR}\b[^.;]{{0,80}} (?:began|broke out|started|erupted|sparked|flared)"
    r"|for (?:\w+ ){0,3}(?:years|decades)|over the years|in recent (?:months|years|decades)|to date"
    r"|(?:period|weeks?|fortnight|month|quarter) (?:under|in) review|reporting period|within the (?:same )?period"
)
_ONCE = (
    rf"(?:between|from) {_MONTH}(?: \d{{4}})? (?:and|to|through|until) {_MONTH}|in the first (?:{_NUMBER} (?:weeks|months)|half|quarter) of"
    r"|(?:in|after|during) (?:(?:more than|over|nearly|almost|about) )?(?:\w+ )?(?:weeks|months|years) of (?:fighting|conflict|war|clashes|violence)"
    r"|during the (?:\w+ )?(?:Troubles|Cold War|dictatorship|occupation|genocide|apartheid|years? of (?:terror|lead))"
    rf"|(?:\d[\d,]*|{_NUMBER}|hundreds of|thousands of)(?: (?!in|of|over|for|within|after|during|on|by|to|at|once|half)\w+){{0,3}} (?:a|per) "
    r"(?:day|week|month|year)(?! (?:ago|later|earlier|after|before|long|old))"
    r"|one in (?:two|three|four|five|six|seven|eight|nine|ten|\d+)|(?:two|three|four|five|six|seven|eight|nine) in (?:ten|10)"
    rf"|(?:in|of|since) 1[0-8]\d\d(?=[,.;)]|$)|(?:in|of|during) the (?:\w+ )?1[0-9]\d0s|last year alone|in the (?:year|twelve months|{_NUMBER} months) (?:to|up to) (?:the end of )?\w+|every year|each year|per year|a year ago|(?:a|two|three|four|five) times a year|year after year"
)
_IF_PERFECT = (
    r"recently|so far|(?:this|last) year|this month|since (?:an?|the|they|he|she|it) (?!weekend|morning|night|(?:early |small )hours)"
    r"|since (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?-i:[A-Z0-9])\w*|(?:in|over|during|within) (?:the )?(?:past|last|recent) (?:\w+ )?(?:weeks|months?|years?)"
)
_UNITS = ("day", "week", "month", "year", "decade", "period", "fortnight", "quarter")
_LONG_TIME = Guarded(
    rf"\b(?:{_UP_TO_NOW}|{_ONCE})\b".replace(" ", r"\s+"),
    (
        *_UNITS, "since", "date", "half", "quarter", "troubles", "war", "dictatorship", "occupation", "genocide", "apartheid", "one",
        "ten", "1", *_MONTH.strip("(?:)").lower().split("|"),
    ),
)  # fmt: skip
"""Words for weeks, months or years that sum up whatever the verb."""
_PERFECT = Guarded(
    rf"\b(?:{_UP_TO_NOW}|{_IF_PERFECT})\b".replace(" ", r"\s+"), (*_UNITS, "since", "date", "recently", "far")
)
"""Words for a long time beside a verb that reaches up to now ("have captured dozens recently"); else they may name a day."""
_OF_A_PERIOD = Guarded(
    rf"\b(?:(?:{_MONTH}(?: \d{{4}})?|(?:last|this) (?:month|year)|(?:19|20)\d\d) (?:was|has been|had been|proved) (?:[\w-]+ ){{0,4}}(?:month|year)(?! (?:in which|when|that))"
    r"|in the (?:first|second|third|fourth|last|final) (?:quarter(?=[.;]|$)|(?:quarter|half) of (?:the|this|last) year))",
    ("month", "year", "quarter", "half"),
)
"""What says of a month or a longer time what befell people in it ("April was the worst month, with 98 killed")."""
_ONE_OF_MANY = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|only|latest|worst|most(?!\s*$)|(?!protest|arrest|unrest|northwest|southwest|forest|interest|request)\w{3,}est)\b[^.;,]{0,60}$",
    re.IGNORECASE,
)
"""Before the words for a long time: one deed is told, by its rank ("the deadliest attack in three years")."""
_SOME_DAY_OF = re.compile(r"\b(?:earlier|later)\s$", re.IGNORECASE)
"""Before "this month": one deed has its day in it ("killed three in Shabwa earlier this month", BAK-80)."""


@once_a_word
def is_recalled(trigger: Token) -> bool:
    """Return whether the act is told to say who somebody is ("linked to an attack that …") or what an answer to it is about ("a
    protest over the killing", "arrested for the murder", rule BAK-4), or by who looks back on it.
    """
    if _says_who(trigger) or is_looked_back_on(trigger):
        return True
    token, steps = trigger, 0
    while steps < _REACH:
        if token != trigger and _describes(token):
            return True
        if token.lower_ in _TOLD_OF and any(child.lower_ in _DESCRIBES for child in token.children):
            return True
        if _is_reason(token) or _is_a_culprits(token) or _is_wanted_free(token):
            return True
        if token.head == token:
            return any(child.lower_ in _BEFORE and not any(child.children) for child in token.children)
        token, steps = token.head, steps + 1
    return False


def _describes(token: Token) -> bool:
    """Return whether the word says who somebody is by a deed ("involved in", "who is suspected to have"), and is not itself the news."""
    described = token.lower_ == "suspected" and token.dep_ in {"relcl", "acl"}
    return described or (token.lower_ in _DESCRIBES and not accuses(token) and not rushes(token))


def _says_who(trigger: Token) -> bool:
    """Return whether the act stands in a clause about somebody whom another one is told to be near ("he served under a
    commander who was killed").
    """
    path = [trigger, *trigger.ancestors]
    clause = next((n for n, token in enumerate(path) if token.dep_ == "relcl"), len(path))
    return any(
        token.lower_ in _DESCRIBING and any(child.lower_ in _PRONOUNS for child in token.children)
        for token in path[clause + 1 :]
    )


def accuses(verb: Token) -> bool:
    """Return whether somebody accuses somebody of it now ("Kabul accused the troops of killing four"), which is the news."""
    sides = {child.dep_ for child in verb.children}
    return verb.lower_ in {"accuse", "accuses", "accused", "accusing"} and {"nsubj", "dobj"} <= sides


def _is_a_culprits(link: Token) -> bool:
    """Return whether the word leads to whom a deed is put down to ("the mastermind of", "a suspect in", "two men believed to be
    behind").
    """
    if link.lower_ == "behind" and link.head.lower_ == "be":
        held = link.head.head
        return held.lower_ in _HELD_TO and all(child.dep_ != "auxpass" for child in held.children)
    if link.lower_ == "behind" and link.head.lower_ in _BANDS:
        return True
    return link.dep_ == "prep" and link.lower_ in {"of", "behind", "in"} and link.head.lower_ in _CULPRITS


def _is_reason(token: Token) -> bool:
    """Return whether the word leads from an answer to what is answered ("for", "over", "because" of under "arrested", "protest"),
    or "in" to a crime ("arrested in the killing of two women").
    """
    if token.dep_ == "agent" and token.head.lower_ in _ENRAGED:
        return True
    if token.dep_ != "prep" or not _is_answer(token.head):
        return False
    crime = token.lower_ == "in" and any(child.lower_ in _CRIMES for child in token.children)
    return crime or token.lower_ in {"for", "over", "against", "about", "because"}


def _is_wanted_free(release: Token) -> bool:
    """Return whether people want somebody set free, whom others took before ("to demand the release of two who had been arrested")."""
    wanting = (over for over in release.ancestors if over.lower_ in _DEMANDS)
    return release.lower_ == "release" and any(over.tag_ in {"VB", "VBG"} for over in wanting)


def _is_answer(word: Token) -> bool:
    """Return whether it answers a deed, or holds what does ("staged a sit-in against")."""
    return word.lower_ in _ANSWERS or any(
        child.dep_ == "dobj" and {child.lower_, *(one.lower_ for one in child.children)} & _GATHERINGS
        for child in word.children
    )


def is_of_a_period(text: str) -> bool:
    """Return whether the sentence sums up a month, a quarter or a year, whatever its verbs (rule BAK-65)."""
    return _OF_A_PERIOD.search(text) is not None


def find_long_time(text: str, start: int, end: int, *, up_to_now: bool = False) -> Span | None:
    """Return the words between that sum up weeks, months or years ("in the first half of the year", rule BAK-5); None without any.

    ``up_to_now`` says that the verb does ("have captured"): then "recently", "this year" and "since 2014" sum up too.
    """
    told = (_PERFECT if up_to_now else _LONG_TIME).search(text, start, end)
    if told is None or any(ranks.search(text, start, told.start()) for ranks in (_ONE_OF_MANY, _SOME_DAY_OF)):
        return None
    return Span(*told.span())
