"""What the parser reads a sentence better without: what round brackets explain, and a label before it (rule SEN-6)."""

import re

from pipeline.extract.actors.people import people_forms
from pipeline.extract.actors.registry import is_actor_word
from pipeline.extract.acts.triggers import may_tell

LEAST = 3
"""Words; a shorter bracket names a place or gives a name again."""
_LABEL = re.compile(
    r"\s*(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}(?: (?:region|district|province|oblast|county|tehsil|state))?):"
    r"(?=\s+(?:[A-Z]\w*|\d+)\s+\w+\s+\w+\s+\w+)"
)
HERALD = re.compile(
    r"\s*(?:#(?:breaking|urgent|update)\b(?:\s*[:–—-])?\s|(?:update|wrapup|corrected|refile|rpt|factbox|timeline)(?: \d+)?-(?=\S)"
    r"|(?:(?:breaking(?: news)?|urgent|just in|news ?flash|flash|alert|developing|update(?: \d+)?)"
    r"|(?:our|the) (?:top|main|lead) (?:story|news)(?: tonight| today| this (?:morning|evening|hour))?|(?:the )?latest|in other news|exclusive)"
    r"\s*[:–—-]+\s)\s*(?=\S)",
    re.IGNORECASE,
)
"""Words that announce news ("BREAKING: …", "Our top story tonight: …")."""
_CLOCK = re.compile(r"\s*\d\d?[:.]\d\d(?: ?[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?[\s,:–—-]+(?=[A-Z])")
_DAY_BETWEEN = re.compile(
    r"\b(?P<be>(?:were|was|been) )(?P<day>(?:on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:night|morning|evening|afternoon))?|yesterday))"
    r"(?= (?:\w+ly |feared |reported |allegedly )?(?:\w+ed|shot|slain|hacked|beaten|hurt)\b)"
)
"""A day that parts a verb from its auxiliary ("17 people were on Saturday killed")."""
_TANDEM = re.compile(r"(?<=\w) (?:riding[ -](?:in[ -])?|in )tandem(?: on (?:an?|their) motor(?:cycle|bike)s?)?(?= \w)")
"""How two of a kind came, of which the parse makes what they did ("gunmen riding tandem shot dead a clerk", FRM-310)."""
_ASIDE = re.compile(r"(?<=\w)\s*\([^()\d\n]{10,160}\)")


def without_asides(sentence: str) -> str:
    """Return the sentence with the explanations that tell of no act blanked ("tehsil (a part of a district)"), a day between "were"
    and its verb (FRM-185) and two who ride "in tandem", as long as it was.
    """
    if "day " in sentence:
        sentence = _DAY_BETWEEN.sub(lambda match: match["be"] + " " * len(match["day"]), sentence)
    if "tandem" in sentence:
        sentence = _TANDEM.sub(lambda match: " " * len(match.group()), sentence)
    return _ASIDE.sub(lambda match: _blank(match.group()), sentence) if "(" in sentence else sentence


def without_label(sentence: str) -> str:
    """Return the sentence with the name before a colon that it opens with blanked ("Hangu: Two guards were …"), and with the time
    of day of an entry ("21:40 Police …") and what announces it ("BREAKING: …"), as long as it was; who speaks stays ("Police: Two
    guards …").
    """
    if herald := HERALD.match(sentence):
        sentence = " " * herald.end() + sentence[herald.end() :]
    if clock := _CLOCK.match(sentence):
        sentence = " " * clock.end() + sentence[clock.end() :]
    label = _LABEL.match(sentence)
    if label is None or any(word.lower() in people_forms() or is_actor_word(word) for word in label["name"].split()):
        return sentence
    return " " * label.end("name") + " " + sentence[label.end("name") + 1 :]


def _blank(aside: str) -> str:
    return aside if len(aside.split()) < LEAST or may_tell(aside) else " " * len(aside)
