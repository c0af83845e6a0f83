"""How much the web may ask of us, and we of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits of one reading of one source."""

    step: float = 20.0
    """Seconds for each step of an exchange: connecting, sending, each piece received."""
    whole: float = 60.0
    """Seconds for an exchange from the look-up of the host to the last byte, however small its steps."""
    size: int = 10_000_000
    """Bytes of a body, packed or unpacked."""
    redirects: int = 5
    tries: int = 3
    """How often one address is asked in a reading, where the failure may pass."""
    backoff: float = 2.0
    """Seconds before the second try, doubled for each further one, half of it by chance."""
    patience: float = 60.0
    """Seconds that a server may ask us to wait within a reading; for more it is left alone until then."""
    failures: int = 6
    """So many failures of a host in a row close it."""
    rest: float = 300.0
    """Seconds that a closed host is left alone, doubled for each further failure up to six hours."""
    delay: float = 1.0
    """Seconds between two requests to a host, unless its robots.txt asks for more."""
    hold: float = 30.0
    """Seconds for which a process keeps a host to itself before it gives others a chance to ask it."""
    pages: int = 1000
    """Pages in one reading; the others are owed and come in the next ones."""
    reading: float = 600.0
    """Seconds for the whole reading; what is not read by then is owed."""
    owing: int = 6
    """Readings that fail before a page is given up."""
