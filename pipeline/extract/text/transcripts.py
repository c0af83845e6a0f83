"""Transcripts: what a monitor's puts in square brackets (SEN-2), and who speaks, at the head of a line (SEN-10)."""

import re

from pipeline.extract.text.blanking import blank
from schemas.records import Span

_SPEAKER = re.compile(r"(?:^|\n[ \t]*\n)\s*(?P<tags>(?:\[[^\]\[]{1,80}\]\s*)+)")
_NOTE = re.compile(
    r"\[[^\]\[]{0,60}\b(?:indistinct|unintelligible|inaudible|omitted|as\s+(?:heard|received|published|printed|broadcast)"
    r"|sic|break\s+in|(?:begin|end)\s+recording|changes\s+thought|corrects\s+himself|interrupting|laughter|applause"
    r"|continued|expansion\s+unknown|endall)\b[^\]\[]{0,40}\]",
    re.IGNORECASE,
)
_MEANING = re.compile(r"(?<=\w)[ \t]*\n?[ \t]*\[(?P<words>[^\]\[]{1,120})\]")
_NAME = re.compile(r"(?:^|[\s\"“(-])[A-Z][\w.'’&/-]*$")
_REACH = 25
"""Characters before a bracket in which the name stands that it explains."""
_ROLES = frozenset(
    [
        "a",
        "anchor",
        "answer",
        "caller",
        "correspondent",
        "guest",
        "host",
        "interviewer",
        "journalist",
        "moderator",
        "narrator",
        "newsreader",
        "presenter",
        "q",
        "question",
        "reporter",
        "speaker",
        "studio",
    ]
)
_SPEAKS = re.compile(
    r"^[ \t]*(?P<who>[A-Z][A-Za-z.'’-]*(?: [A-Z][A-Za-z.'’-]*){0,3}):[ \t]+(?=[A-Z\"“‘'](?:\S*[ \t]+){2})", re.MULTILINE
)


def speakers_in(text: str) -> tuple[Span, ...]:
    """Return where a transcript says who speaks, in order: roles ("HOST: …", "Q: …"), and beside them names in capitals ("BELLO: …").
    Nothing of any other text.
    """
    labels = [match for match in _SPEAKS.finditer(text) if _is_a_role(match["who"]) or match["who"].isupper()]
    if len(labels) == 1 or not any(_is_a_role(match["who"]) for match in labels):
        return ()
    return tuple(Span(match.start("who"), match.end("who") + 1) for match in labels)


def _is_a_role(who: str) -> bool:
    return who.lower() in _ROLES


def without_tags(text: str) -> str:
    """Return the text with the names of speakers and the notes of what was not heard blanked, as long as it was."""
    if "[" not in text:
        return text
    text = _SPEAKER.sub(lambda match: match.group()[: match.start("tags") - match.start()] + blank(match["tags"]), text)
    return _NOTE.sub(lambda match: blank(match.group()), text)


def without_meanings(sentence: str) -> str:
    """Return the sentence without what brackets say that a name stands for ("the FMLN [Liberation Front] said"), as long as
    it was; brackets elsewhere hold words that the sentence needs.
    """
    return sentence if "[" not in sentence else _MEANING.sub(lambda match: _without(match, sentence), sentence)


def _without(match: re.Match[str], sentence: str) -> str:
    explains = _NAME.search(sentence, max(0, match.start() - _REACH), match.start())
    return blank(match.group()) if explains else match.group()
