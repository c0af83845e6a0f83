"""The fields of an event whose changes are told, and the views' words that go through all of them."""

FIELDS = (
    "assertion",
    "background",
    "event_type",
    "sub_event_type",
    "date_start",
    "date_end",
    "country",
    "admin1_iso",
    "admin2_name",
    "place_name",
    "killed_low",
    "killed_best",
    "killed_high",
    "injured_low",
    "injured_best",
    "injured_high",
    "n_sources",
    "corroboration",
)
_AS_TEXT = {"background": "CASE WHEN {1}.background THEN 'true' ELSE 'false' END"}
"""Fields that the databases themselves would write each in its own way."""


_PARTIES = """(
  SELECT joined(p.party, '; ') FROM (
    SELECT a.role || ' ' || a.name || CASE WHEN a.claim = 'asserted' THEN '' ELSE ' (' || a.claim || ')' END AS party
    FROM event_version_actor a
    WHERE a.event_id = {0}.event_id AND a.version_no = {0}.version_no
    ORDER BY a.role, a.name
  ) AS p
)"""


def of_fields() -> dict[str, str]:
    """Return the words: a field of a version as text, by its name; the names of those in which two versions differ; a
    version's parties as text.

    The names have a comma behind each, and one before them all. What they mean has words of the dialects in it.
    """
    cases = " ".join(f"WHEN '{name}' THEN {_AS_TEXT.get(name, f'CAST({{1}}.{name} AS TEXT)')}" for name in FIELDS)
    differing = " || ".join(
        f"CASE WHEN differing({{0}}.{name}, {{1}}.{name}) THEN '{name},' ELSE '' END" for name in FIELDS
    )
    return {"field_of": f"CASE {{0}} {cases} END", "fields_changed": f"',' || {differing}", "parties_of": _PARTIES}
