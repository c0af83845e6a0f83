"""Whether an author argues, in his own words (rules GEN-2, GEN-10, GEN-20 and ASM-98)."""

import csv
import re
from functools import cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick

_OPINION_TITLE = re.compile(
    r"^\s*(?:opinion|op-ed|editorial|comment|column|analysis|viewpoint|letters?|why|how (?:to|not))\b|\?\s*$",
    re.IGNORECASE,
)
_ADVISES = re.compile(
    r"\A(?!.*\b(?:says?|said|told|tells?|warns?|vows?|urges?|demands?|calls?)\b)[^:\"“]*\b(?:can't|can’t|cannot|must|should|ought to|"
    r"need not|needn't|won't|won’t|doesn't need|doesn’t need|don't|don’t|do not|let's|let’s|let us|we|our|us|i|my|you|your)\b[^:\"“]*\Z",
    re.IGNORECASE,
)
"""A title in which an author advises or speaks, and reports nobody's words (rule GEN-22)."""
_LABEL = re.compile(
    r"^\s*(?:\w+ )?(?:opinion|op-ed|editorial|comment|commentary|column|viewpoint|letters?(?: to the editor)?)\s*[:|–—]",
    re.IGNORECASE,
)
"""Before a title, or a text without one: what its publisher calls it (rule GEN-10)."""
_SUPPOSES = re.compile(
    r"^\s*(?:imagine|suppose|picture (?:this|a|an|the)|what if|let us imagine|let's imagine|consider (?:this|the following))\b",
    re.IGNORECASE,
)
"""Before what has not happened (rule ASM-98)."""
_SELF = re.compile(r"\b(?:I|[Mm]y|me|myself)\b")
_WE = re.compile(r"\b(?:[Ww]e|us|[Oo]ur|ourselves)\b")
ENOUGH = 3.5
"""Marks of an author's voice in 3,000 characters or fewer that make a text an opinion piece."""
_QUOTED = re.compile(r"[\"“][^\"”\n]{0,600}[\"”]")
SHORT = 600
"""Characters of a text in which one of the author's words is enough (rule GEN-20)."""
_QUOTED_SINGLY = re.compile(r"(?<!\w)['‘](?=\w)[^'’\n]{2,400}(?:['’]\w[^'’\n]{0,400})*['’](?!\w)")
OF_THE_DAY = re.compile(
    r"\b(?:today|yesterday|tonight|overnight|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b", re.IGNORECASE
)
_QUESTION = re.compile(r"\?(?![ \t]*\n)")
"""Not one on a line of its own, which is the heading of what answers it (rule SEN-20)."""
_ASKS = re.compile(r"\?(?=\s|$)")
_I = re.compile(
    r"(?<![\w-])(?:I(?:'m|'ve|'d|'ll| (?:am|was|have|had|will|would|do|did|can|could|cannot|should|must|may|might|think|thought|know|knew|"
    r"believe|hope|wish|fear|saw|see|hear|heard|say|said|ask|asked|want|wanted|remember|write|wrote|went|came|live|lived|used|doubt|find|"
    r"found|suspect|confess|once|still|never|grew|met|love|loved|left|spent|sat|stood|walked))|[Mm]y|me|myself)\b"
)
_US = re.compile(
    r"\b(?:[Ww]e|us|[Oo]urs?|ourselves)\b(?! (?:\w+ )?(?:forces|troops|fighters|soldiers|army|heroes|units|men|correspondent|reporter|boys|"
    r"commandos|military|brave|valiant|mujahid\w+|security|staff|newsroom|defenders|warriors|gunners|paratroopers|marines|infantry|artillery|"
    r"aviation|drones|air defen[cs]e|positions|lines|border guards))"
)
"""We who write; not those for whom a communique speaks ("our forces", "our positions")."""
_REPORTS = re.compile(
    r"\b(?:said|told(?! (?:a|an|the|his|her|no|any) (?:\w+ )?(?:story|stories|tale|tales|truth|lie|lies)\b)|added|claimed|stated|confirmed|announced|according to|reports|reported|statement)\b",
    re.IGNORECASE,
)
"""Words of who reports: then it may be those who are quoted who say "we"."""
_VERDICT = re.compile(
    r"\b(?:make no mistake|let us (?:not|be|remember|face|hope|call)|the truth is|needless to say|no wonder|so much for|enough is enough|"
    r"it is (?:high )?time (?:to|that|for)|shame on|shames us|an open secret|be forgiven for|has lost the argument|spare us|"
    r"dear (?:minister|president|mr|prime|general|governor|mayor)|how (?:many|much|long) (?:more|must|before|until)|of course, |"
    r"ask (?:the widows?|the mothers?|anyone|any \w+|a \w+) |thoughts and prayers|hypocri\w+|blood on (?:his|her|their|its|our) hands|"
    r"crocodile tears|lest we forget|not a single minister|nobody ever|as always,|call(?:s|ed)? it what it is|history will judge|"
    r"no amount of|it is a scandal|what (?:the|our|this) \w+ calls|a disgrace|disgraceful|"
    r"they call (?:it|this|that)|in plain words|let that sink in|fools in|(?:has|have) (?:lost|forfeited) the right|(?:should|must) (?:now )?"
    r"(?:resign|be ashamed|hang (?:his|her|their) heads?)|everybody (?:\w+ )?knows (?:it|this)|will not save us|the world (?:looks|looked) away|"
    r"is nobody's|we are all)\b",
    re.IGNORECASE,
)
"""What no news says in its own words."""


def is_opinion(head: str, body: str) -> bool:
    """Return whether the author speaks in it (GEN-2), outside of quotations: as "I" or "we", in questions to the reader, in the
    words of judgement and advice; a title like a column's counts two. So is a text that opens with what it only supposes (ASM-98).
    """
    if _LABEL.search(head) or _SUPPOSES.search(head) or _SUPPOSES.search(body):
        return True
    own = _QUOTED.sub(" ", body)
    if len(body) <= SHORT and _is_argued(_QUOTED_SINGLY.sub(" ", own)):
        return True
    titled = 2 * bool(_OPINION_TITLE.search(head[:200]))
    likely = titled + _judgements_at_most(own)
    if not likely:
        return False
    enough = ENOUGH * max(1.0, len(body) / 3000)
    voice = _voice_in(own)
    if likely + voice < enough:
        return False
    marks = titled + len(_judgements()[0].findall(own))
    return marks > 0 and marks + voice >= enough


def is_advice(title: str, body: str) -> bool:
    """Return whether the title advises or speaks to the reader and so does the author once in 3,000 characters (GEN-22)."""
    return bool(_ADVISES.search(title[:200])) and _voice_in(_QUOTED.sub(" ", body)) >= max(1.0, len(body) / 3000)


def _voice_in(own: str) -> float:
    """How much an author speaks of himself, or asks."""
    return min(4, len(_SELF.findall(own))) + min(6, len(_WE.findall(own))) / 2 + len(_QUESTION.findall(own)) * 3 / 4


def _judgements_at_most(own: str) -> int:
    """How often some words of judgement stand in the text, also inside of others: told fast, which their pattern is not."""
    return len(_judgements()[1].find_matches_as_indexes(own.lower(), overlapping=True))


@cache
def _judgements() -> tuple[re.Pattern[str], AhoCorasick]:
    """The words of judgement and advice of lexicon/judgements.csv, as whole words and as letters."""
    with (files("pipeline.extract") / "lexicon" / "judgements.csv").open(encoding="utf-8") as file:
        words = sorted((row["words"] for row in csv.DictReader(file)), key=lambda words: (-len(words), words))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE), AhoCorasick(words)


def _is_argued(own: str) -> bool:
    """Return whether the author of a short text judges, or asks and tells no day, or, where it quotes nobody, says "I", or "we" twice
    (rule GEN-20); a stray mark of quotation leaves open whose words they are.
    """
    if any(mark in own for mark in '"“”'):
        return False
    if _VERDICT.search(own) or (_ASKS.search(own) and not OF_THE_DAY.search(own)):
        return True
    return not _REPORTS.search(own) and bool(_I.search(own) or len(_US.findall(own)) > 1)
