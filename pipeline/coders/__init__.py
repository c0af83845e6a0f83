"""Which coder reads the articles: the rules, a large model, or another package's, by name."""

from pipeline.coders.choosing import ENTRY_POINTS, CoderError, coder_names, open_coder
from pipeline.coders.quoting import ArticleCoder, Quoter, QuoterFailed, QuotingCoder

__all__ = [
    "ENTRY_POINTS",
    "ArticleCoder",
    "CoderError",
    "Quoter",
    "QuoterFailed",
    "QuotingCoder",
    "coder_names",
    "open_coder",
]
