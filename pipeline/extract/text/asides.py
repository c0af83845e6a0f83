"""What round brackets explain in the midst of a sentence, without which the parser reads it better (rule SEN-6)."""

import re

from pipeline.extract.acts.triggers import may_tell

LEAST = 3
"""Words; a shorter bracket names a place or gives a name again."""
_ASIDE = re.compile(r"(?<=\w)\s*\([^()\d\n]{10,160}\)")


def without_asides(sentence: str) -> str:
    """Return the sentence with the explanations that tell of no act blanked ("tehsil (a part of a district)"), as long as it was."""
    return _ASIDE.sub(lambda match: _blank(match.group()), sentence)


def _blank(aside: str) -> str:
    return aside if len(aside.split()) < LEAST or may_tell(aside) else " " * len(aside)
