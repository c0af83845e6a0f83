"""What a report says of where it was."""

import unicodedata
from functools import lru_cache

from schemas.events import Where


def is_unplaced(where: Where) -> bool:
    """Return whether only its name is known: nothing in the article tells which town of that name it is (EVT-49)."""
    return where.geonames_id is None and where.admin1_iso is None


@lru_cache(maxsize=4096)
def plain(name: str | None) -> str:
    """Return the name as it is known in any spelling of its letters: "Kupwāra" is Kupwara."""
    return "".join(c for c in unicodedata.normalize("NFKD", (name or "").casefold()) if not unicodedata.combining(c))
