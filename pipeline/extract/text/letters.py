"""Small letters for words that are looked for in a text, and found at offsets that are the text's."""

_SEPARATORS = dict.fromkeys("-\n\r\t\u00a0\u2010\u2011", " ") | {"’": "'", "‘": "'", "`": "'"}


def small(text: str) -> str:
    """Return the text in small letters, as long as it was: a letter whose small form is longer stays."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(map(_small, text))


def _small(letter: str) -> str:
    lowered = letter.lower()
    return lowered if len(lowered) == 1 else letter


def folded(text: str) -> str:
    """Return the text in small letters, hyphens and line ends as spaces, and as long as it was."""
    read_as = small(text)
    for written, read in _SEPARATORS.items():  # a letter beyond ASCII makes str.translate a hundred times as slow
        read_as = read_as.replace(written, read)
    return read_as
