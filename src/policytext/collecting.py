"""The collector of cycles looks less often while a document is read: it would find none.

Annotators make many small objects and no cycles. Each time some hundred are made the collector
looks through them, which takes a seventh of all time.
"""

from __future__ import annotations

import gc
import os
import threading
from abc import ABC, abstractmethod
from types import TracebackType

__all__ = ["RARELY", "Shared", "rare_collection"]

# So many new objects before the collector looks, in place of some hundred.
RARELY = 50_000


class Shared(ABC):
    """A change of the whole process, and a context that any number of threads may be in.

    The first one in makes the change, the last one out ends it.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(
                before=self._lock.acquire,
                after_in_parent=self._lock.release,
                after_in_child=self._is_new,
            )

    @abstractmethod
    def _begin(self) -> None:
        """Make the change."""

    @abstractmethod
    def _end(self) -> None:
        """End it; what somebody else has set in the meantime stays."""

    def __enter__(self) -> None:
        with self._lock:
            self._inside += 1
            if self._inside == 1:
                self._begin()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._lock:
            # Of the frames of the thread that forked nothing is counted in the new process.
            self._inside = max(0, self._inside - 1)
            if not self._inside:
                self._end()

    def _is_new(self) -> None:
        """In the new process the other threads are gone, and with them who would end it."""
        self._end()
        self._inside = 0
        self._lock.release()


class _Rare(Shared):
    def __init__(self) -> None:
        self._before = gc.get_threshold()
        super().__init__()

    def _begin(self) -> None:
        self._before = gc.get_threshold()
        first, *others = self._before
        # 0 is never: whoever has asked for that, or for more, keeps it.
        if 0 < first < RARELY:
            gc.set_threshold(RARELY, *others)

    def _end(self) -> None:
        if gc.get_threshold()[0] == RARELY:
            gc.set_threshold(*self._before)


rare_collection = _Rare()
