"""Nobody was hurt: words that say that an incident cost nobody's life or health (rule CAS-15)."""

from pipeline.extract.text.guarded import Guarded
from schemas.records import Toll
from schemas.vocabulary import Outcome

_KILLED, _INJURED = Outcome.KILLED, Outcome.INJURED
_NO_ONE = r"(?:no\s*-?\s*one|nobody|none(?:\s+of\s+\w+){0,2})\s+(?:was|were|has\s+been|had\s+been)\s+"
_WITHOUT = r"(?:no|without(?:\s+causing)?(?:\s+any)?|not\s+cause(?:\s+any)?)"
_REPORTED = r"(?:(?:reported|immediate|known|confirmed|reports\s+of)\s+)*"
_AMONG = r"(?!(?:\s+(?:were|was)\s+\w+)?\s+(?:among|on|to|for)\b)"
_SAYINGS = (
    (
        rf"{_NO_ONE}(?:hurt|harmed)\b|\b{_WITHOUT}\s+{_REPORTED}(?:casualties|loss\s+of\s+life){_AMONG}",
        ("casualties", "loss"),
        (_KILLED, _INJURED),
    ),
    (rf"{_NO_ONE}killed\b|\bno\s+{_REPORTED}(?:deaths|fatalities){_AMONG}", ("deaths", "fatalities"), (_KILLED,)),
    (rf"{_NO_ONE}(?:injured|wounded)\b|\bno\s+{_REPORTED}injuries{_AMONG}", ("injuries",), (_INJURED,)),
)
_PATTERNS = tuple((Guarded(saying, ("one", "nobody", *words)), outcomes) for saying, words, outcomes in _SAYINGS)


def unharmed(text: str, start: int, end: int) -> dict[Outcome, Toll]:
    """Return zero, with the words that say it, for each outcome of which they say that it befell nobody."""
    found: dict[Outcome, Toll] = {}
    for pattern, outcomes in _PATTERNS:
        match = pattern.search(text, start, end)
        if match:
            found |= {outcome: Toll(low=0, best=0, high=0, phrase=match.group()) for outcome in outcomes}
    return found
