"""The line below a title that says whose piece it is, and of which day ("Radio Okapi, 17 November 2026", rule SEN-46)."""

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
CREDIT = (
    rf"[ \t]*[A-Z][\w'’&. ]{{1,50}}?\s?[,|–—-]\s?(?:\w+day,?\s)?"
    rf"(?:\d{{1,2}}\s{_MONTH}\s\d{{4}}|{_MONTH}\s\d{{1,2}},\s\d{{4}})[ \t]*"
)
"""Such a line, without its end."""
