"""What a monitor's transcript puts in square brackets: who speaks, what could not be heard, what a name stands for (SEN-2)."""

import re

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


def without_tags(text: str) -> str:
    """Return the text with the names of speakers and the notes of what was not heard blanked, as long as it was."""
    if "[" not in text:
        return text
    text = _SPEAKER.sub(
        lambda match: match.group()[: match.start("tags") - match.start()] + _blank(match["tags"]), text
    )
    return _NOTE.sub(lambda match: _blank(match.group()), text)


def without_meanings(sentence: str) -> str:
    """Return the sentence without what brackets say that a name stands for ("the FMLN [Liberation Front] said"), as long as
    it was; brackets elsewhere hold words that the sentence needs.
    """
    return sentence if "[" not in sentence else _MEANING.sub(lambda match: _without(match, sentence), sentence)


def _without(match: re.Match[str], sentence: str) -> str:
    explains = _NAME.search(sentence, max(0, match.start() - _REACH), match.start())
    return _blank(match.group()) if explains else match.group()


def _blank(words: str) -> str:
    """Return as many spaces; line ends stay, for they part paragraphs."""
    return re.sub(r"[^\n]", " ", words)
