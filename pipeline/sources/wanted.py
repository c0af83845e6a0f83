"""Pages that a list names, and how their addresses stand when they were asked for."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import msgspec

from pipeline.sources.answers import Answer
from pipeline.sources.reading import About, printable
from pipeline.sources.unreachable import Unreachable
from schemas.fetching import Address
from schemas.vocabulary import AddressStatus

TRUSTED = timedelta(days=1)
"""How long "not modified" is believed before the whole is asked for again: some servers say it for ever."""
FIRST_OWED = timedelta(minutes=15)
"""A page that failed is asked for again after so long, doubled for each further failure."""
LEFT = frozenset({"reading_over", "host_resting"})
"""Reasons why an address was not even asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A page that a list names."""

    address: str
    about: About
    """What the list says of it."""
    stamp: str | None = None
    """The list's word for the page's version (its time of update, say): a known page with another one is asked anew."""


def want(known: Address | None, wanted: Wanted, source_id: str, now: datetime) -> Address | None:
    """Return how the address stands now that a list names it; None where there is nothing to ask."""
    about = _storable(wanted.about)
    stamp = wanted.stamp and printable(wanted.stamp)
    if known is None:
        return Address(
            source_id=source_id,
            address=wanted.address,
            status=AddressStatus.WANTED,
            checked_at=now,
            stamp=stamp,
            about=about,
            next_try=now,
        )
    if known.status is AddressStatus.WANTED and known.next_try and known.next_try > now:
        return None
    if known.status is not AddressStatus.WANTED and stamp in {None, known.stamp}:
        return None
    tries = known.tries if known.status is AddressStatus.WANTED else 0
    return replace(
        known,
        status=AddressStatus.WANTED,
        stamp=stamp or known.stamp,
        about=about,
        tries=tries,
        next_try=now,
    )


def _storable(about: About) -> dict[str, object]:
    said: dict[str, object] = msgspec.to_builtins(about)
    return {name: printable(value) if isinstance(value, str) else value for name, value in said.items()}


def wanted_again(known: Address) -> Wanted:
    """Return what a list once said of the address."""
    try:
        about = msgspec.convert(known.about, About)
    except msgspec.ValidationError:
        about = About(address=known.address)
    return Wanted(address=known.address, about=about, stamp=known.stamp)


def conditions(known: Address | None, now: datetime) -> dict[str, str]:
    """Return the headers that ask for the address only where it has changed."""
    if known is None or known.read_at is None or now - known.read_at > TRUSTED:
        return {}
    given = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in given.items() if value}


def after_answer(known: Address, answer: Answer, now: datetime) -> Address:
    """Return how the address stands now that it answered."""
    settled = replace(known, status=AddressStatus.READ, checked_at=now, tries=0, next_try=None, reason=None)
    if answer.unchanged:
        return settled
    return replace(
        settled,
        etag=answer.etag,
        last_modified=answer.last_modified,
        read_at=answer.fetched_at,
        response_id=answer.response_id,
    )


def after_failure(known: Address, error: Unreachable, most: int, now: datetime) -> Address:
    """Return how the address stands now that it could not be read; after ``most`` failures it is given up."""
    if error.reason in LEFT:
        return replace(known, reason=error.reason, next_try=now)
    tries = known.tries + 1
    if not error.passing or tries >= most:
        return replace(
            known, status=AddressStatus.GIVEN_UP, checked_at=now, tries=tries, next_try=None, reason=error.reason
        )
    wait = max(FIRST_OWED * 2 ** (tries - 1), timedelta(seconds=min(error.after or 0, 86_400)))
    return replace(known, checked_at=now, tries=tries, next_try=now + wait, reason=error.reason)
