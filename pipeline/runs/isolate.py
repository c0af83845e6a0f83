"""Work on many records at once, and still know which one breaks it."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")
Broken = TypeVar("Broken")


def work_isolated(
    work: Callable[[Sequence[Given]], list[Made]],
    records: Sequence[Given],
    broken: Callable[[Given, Exception], Broken],
) -> Iterator[Made | Broken]:
    """Yield what ``work`` makes of the records, one for one and in order.

    If it raises, the records are worked on one by one, and those that break it become ``broken(record, error)``:
    one bad article never costs another.
    """
    try:
        made = work(records)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is answered with a record that names it
        if len(records) == 1:
            yield broken(records[0], error)
        else:
            for record in records:
                yield from work_isolated(work, [record], broken)
    else:
        yield from made
