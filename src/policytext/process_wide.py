"""Settings of the whole process that are changed while any thread is at some work."""

from __future__ import annotations

import os
import threading
from abc import ABC, abstractmethod
from types import TracebackType

__all__ = ["ProcessWide"]


class ProcessWide(ABC):
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
