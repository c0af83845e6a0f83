"""What an article reports: who did what to whom, when, how many suffered, and whether it happened at all."""

from pipeline.extract.coder import Coder, coder_version

__all__ = ["Coder", "coder_version"]
