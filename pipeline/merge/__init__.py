"""One event however many reports: which reports tell of the same thing, and what is believed of it."""

from pipeline.merge.copies import WINDOW, file_copies, keys_of
from pipeline.merge.facts import facts_of
from pipeline.merge.identity import merge
from pipeline.merge.names import names_of
from pipeline.merge.rules import merge_rules
from pipeline.merge.sketch import hash_words, sketch_text

__all__ = [
    "WINDOW",
    "facts_of",
    "file_copies",
    "hash_words",
    "keys_of",
    "merge",
    "merge_rules",
    "names_of",
    "sketch_text",
]
