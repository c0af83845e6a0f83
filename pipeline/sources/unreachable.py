"""Why nothing came from an address."""


class Unreachable(Exception):
    """Nothing came from the address; the message says why in words, and ``reason`` in a short code."""

    def __init__(
        self, message: str, reason: str = "unreadable", *, passing: bool = False, after: float | None = None
    ) -> None:
        super().__init__(message)
        self.reason = reason
        self.passing = passing
        """It may be otherwise later, so that asking again is worth it."""
        self.after = after
        """Seconds after which the server wants to be asked again, if it says so."""
