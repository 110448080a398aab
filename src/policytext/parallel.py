"""Map a function over items in several processes: in order, lazily, in bounded memory."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from policytext.errors import InputError, PolicytextError

__all__ = ["Failure", "ordered_map"]

T = TypeVar("T")
R = TypeVar("R")
INTERNAL = "internal "  # before the class of an error that is not the library's own
AHEAD = 4  # items in flight for each worker


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
        return ((item, _attempt(function, item)) for item in items)
    return _Pool(function, workers).run(items)


def _attempt(function: Callable[[T], R], item: T) -> R | Failure:
    try:
        return function(item)
    except PolicytextError as error:
        return Failure(type(error).__name__, str(error))
    except Exception as error:  # One document must not take the others with it.
        return Failure(f"{INTERNAL}{type(error).__name__}", str(error))


# What a worker computes: kept here when it starts, so that it is sent once, not with each item.
_functions: list[Callable[[Any], Any]] = []


def _start(function: Callable[[Any], Any]) -> None:
    _functions[:] = [function]
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that is killed cannot end its workers, which would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(item: Any) -> Any:
    return _attempt(_functions[0], item)


class _Pool(Generic[T, R]):
    """A pool that is built anew when an item kills a worker."""

    def __init__(self, function: Callable[[T], R], workers: int) -> None:
        self._function, self._workers = function, workers
        self._executor = self._build(workers)

    def _build(self, workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers, initializer=_start, initargs=(self._function,))

    def run(self, items: Iterable[T]) -> Iterator[tuple[T, R | Failure]]:
        source = iter(items)
        waiting: deque[tuple[T, Future[R | Failure]]] = deque()
        try:
            while True:
                free = AHEAD * self._workers - len(waiting)
                for item in itertools.islice(source, free):
                    waiting.append((item, self._submit(item)))
                if not waiting:
                    return
                item, future = waiting.popleft()
                try:
                    yield item, future.result()
                except BrokenProcessPool:
                    yield item, self._alone(item)
                    self._executor = self._build(self._workers)
                    waiting = deque((one, self._submit(one)) for one, _ in waiting)
                except Exception as error:  # A result that cannot be sent back.
                    yield item, Failure(f"{INTERNAL}{type(error).__name__}", str(error))
        finally:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def _submit(self, item: T) -> Future[R | Failure]:
        try:
            return self._executor.submit(_work, item)
        except BrokenProcessPool:
            broken: Future[R | Failure] = Future()
            broken.set_exception(BrokenProcessPool("a worker died before this item was sent"))
            return broken

    def _alone(self, item: T) -> R | Failure:
        """Compute an item in a process of its own, to learn if it was the one that killed."""
        self._executor.shutdown(wait=True, cancel_futures=True)
        with self._build(1) as executor:
            lonely: Future[R | Failure] = executor.submit(_work, item)
            try:
                return lonely.result()
            except BrokenProcessPool:
                return Failure(
                    "ProcessDiedError", "the process that handled it died; was memory short?"
                )
