"""The collector of cycles pauses while a document is read: it would find none, and look often."""

from __future__ import annotations

import gc
import os
import threading
from types import TracebackType

__all__ = ["paused_collector"]


class _Paused:
    """A context that any number of threads may be in: the last one out ends the pause."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0
        self._was_on = False

    def __enter__(self) -> None:
        with self._lock:
            if not self._inside:
                self._was_on = gc.isenabled()
                gc.disable()
            self._inside += 1

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._lock:
            # Below zero only where a process was forked inside, and counts anew.
            self._inside = max(0, self._inside - 1)
            if not self._inside and self._was_on:
                gc.enable()

    def forked(self) -> None:
        """In a new process the other threads are gone, and with them who would end the pause."""
        self._lock = threading.Lock()
        if self._inside and self._was_on:
            gc.enable()
        self._inside = 0


# Annotators make many small objects and no cycles, so that nothing piles up in the meantime.
paused_collector = _Paused()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=paused_collector.forked)
