"""A pool of processes that is built anew when an item kills a worker."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Generic, TypeVar

from policytext.parallel import Failure, attempt, internal_failure

__all__ = ["Pool"]

T = TypeVar("T")
R = TypeVar("R")
AHEAD = 4  # items in flight for each worker

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
    return attempt(_functions[0], item)


class Pool(Generic[T, R]):
    """A pool that is built anew when an item kills a worker."""

    def __init__(self, function: Callable[[T], R], workers: int) -> None:
        self._function, self._workers = function, workers
        self._executor = self._build(workers)

    def _build(self, workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers, initializer=_start, initargs=(self._function,))

    def run(self, items: Iterable[T]) -> Iterator[tuple[T, R | Failure]]:
        """Each item with its result or failure, in order."""
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
                    yield item, internal_failure(error)
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
