"""Why a gazetteer can't be used, or can't answer."""

from pipeline.problems import Problem


class GazetteerError(Problem):
    """The gazetteer can't be used; the message says what to run."""


class GazetteerMissing(GazetteerError):  # the base class says that it is an error
    """There is no gazetteer at the path."""


class GazetteerStale(GazetteerError):  # as above
    """The gazetteer was compiled from other data or by other code."""


class UnknownCountry(GazetteerError):  # as above
    """No country has the code that was asked for."""
