"""By which version of merging reports were tied, so that no other goes by what this one found."""

from functools import cache
from pathlib import Path

from pipeline.versions import hash_sources, sources_of
from schemas.registry import REGISTRY

READ = (
    "pipeline.crosswalk",
    "pipeline.merge",
    "pipeline.geo",
    "pipeline.ids",
    "pipeline.versions",
    "schemas.copies",
    "schemas.events",
    "schemas.records",
    "schemas.registry",
    "schemas.vocabulary",
)
"""The code by which ties may be others when it changes."""


@cache
def merge_rules() -> str:
    """Return a version that changes with any rule of merging, its lists or the registry of actors."""
    return hash_sources((*sources_of(*READ), Path(str(REGISTRY))))[:16]
