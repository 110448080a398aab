"""Map a function over items in several processes: in order, lazily, in bounded memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from policytext.errors import InputError, PolicytextError

__all__ = ["Failure", "attempt", "internal_failure", "ordered_map"]

T = TypeVar("T")
R = TypeVar("R")
INTERNAL = "internal "  # before the class of an error that is not the library's own


@dataclass(frozen=True, slots=True)
class Failure:
    """Why one item has no result: the error's class and message."""

    error: str
    message: str

    def __str__(self) -> str:
        return f"{self.error}: {self.message}" if self.error.startswith(INTERNAL) else self.message


def ordered_map(
    function: Callable[[T], R], items: Iterable[T], workers: int = 1
) -> Iterator[tuple[T, R | Failure]]:
    """Yield each item with its result, or with the failure that it met, in the order of items.

    At most ``4 * workers`` items are taken ahead of the one that is yielded. An item that kills
    its process becomes a failure; the others are computed again in new processes.

    Args:
        function: picklable, as are items and results, where ``workers`` is more than 1.
        items: any iterable; it is read as results are taken.
        workers: processes; 1 computes here, without a process.

    Raises:
        InputError: ``workers`` is no positive whole number.
    """
    if type(workers) is not int or workers < 1:
        raise InputError(f"workers must be a whole number of 1 or more, got {workers!r}")
    if workers == 1:
        return ((item, attempt(function, item)) for item in items)
    # Loaded by those who ask for processes alone.
    from policytext.pool import Pool

    return Pool(function, workers).run(items)


def attempt(function: Callable[[T], R], item: T) -> R | Failure:
    """What a function makes of an item, or why it fails."""
    try:
        return function(item)
    except PolicytextError as error:
        return Failure(type(error).__name__, str(error))
    except Exception as error:  # One document must not take the others with it.
        return internal_failure(error)


def internal_failure(error: Exception) -> Failure:
    """A failure that no error of the library's own tells."""
    return Failure(f"{INTERNAL}{type(error).__name__}", str(error))
