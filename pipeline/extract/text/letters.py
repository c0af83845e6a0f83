"""Small letters for words that are looked for in a text, and found at offsets that are the text's."""


def small(text: str) -> str:
    """Return the text in small letters, as long as it was: a letter whose small form is longer stays."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(map(_small, text))


def _small(letter: str) -> str:
    lowered = letter.lower()
    return lowered if len(lowered) == 1 else letter
