"""What speaks against an act's having happened: what the words leave of it, by which rule, and the word that says so."""

from dataclasses import dataclass

from pipeline.extract.text.tokens import Token
from schemas.vocabulary import Assertion

MODALS = frozenset({"may", "might", "could", "would", "can", "should", "must", "ought"})
COMING = frozenset({"will", "'ll", "shall"})
ATTEMPT = "AST-11"
"""The rule of what was tried, which other doubts go before."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason for doubt."""

    assertion: Assertion
    rule: str
    cue: Token
