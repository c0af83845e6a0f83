"""Write the words that English writes small: lexicon/common_words.csv, by which a text in capitals is read.

    python -m bench.common_words spacy_lookups_data-1.0.5-py2.py3-none-any.whl

The wheel (MIT) holds how often each form of a word is written. A word is common if its form in small letters is written
often, and clearly more often than the one with a capital: "police", but not "turkey", "may" or "kabul".
"""

import gzip
import json
import math
import sys
from importlib.resources import files
from pathlib import Path
from zipfile import ZipFile

OFTEN = -13.0
"""Natural logarithm of how often among all words; more seldom ones are mostly misspelt."""
CLEARLY = math.log(3)
"""Three times as often small as with a capital."""
CRUDE = ("fuck", "shit", "cunt", "nigg", "fag")
"""Stems of words that no wire prints."""
TABLE = "spacy_lookups_data/data/en_lexeme_prob.json.gz"


def common_words(log_odds: dict[str, float]) -> list[str]:
    """Return the words that are written small, in order of the alphabet."""
    return sorted(
        word
        for word, often in log_odds.items()
        if often > OFTEN and _is_a_word(word) and often - log_odds.get(word.capitalize(), -math.inf) > CLEARLY
    )


def _is_a_word(word: str) -> bool:
    written = len(word) > 1 and word.isascii() and word.isalpha() and word.islower()
    return written and not any(stem in word for stem in CRUDE)


def main() -> None:
    """Write the list from the wheel that is named."""
    with ZipFile(sys.argv[1]) as wheel:
        log_odds = json.loads(gzip.decompress(wheel.read(TABLE)))
    target = Path(str(files("pipeline.extract") / "lexicon" / "common_words.csv"))
    target.write_text("\n".join(["word", *common_words(log_odds)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
