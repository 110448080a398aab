"""The collector of cycles looks less often while a document is read: it would find none.

Annotators make many small objects and no cycles. Each time some hundred are made the collector
looks through them, which takes a seventh of all time.
"""

from __future__ import annotations

import gc
import os
import threading
from types import TracebackType

__all__ = ["RARELY", "rare_collection"]

# So many new objects before the collector looks, in place of some hundred.
RARELY = 50_000


class _Rare:
    """A context that any number of threads may be in: the last one out ends it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0
        self._before = gc.get_threshold()

    def __enter__(self) -> None:
        with self._lock:
            self._inside += 1
            if self._inside == 1:
                self._before = gc.get_threshold()
                first, *others = self._before
                # 0 is never: whoever has asked for that, or for more, keeps it.
                if 0 < first < RARELY:
                    gc.set_threshold(RARELY, *others)

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
                self._restore()

    def _restore(self) -> None:
        # What somebody else has set in the meantime stays.
        if gc.get_threshold()[0] == RARELY:
            gc.set_threshold(*self._before)

    def forks(self) -> None:
        """Before a process is forked: no other thread is within a change."""
        self._lock.acquire()

    def forked(self) -> None:
        """Go on after that."""
        self._lock.release()

    def is_new(self) -> None:
        """In the new process the other threads are gone, and with them who would end it."""
        self._restore()
        self._inside = 0
        self._lock.release()


rare_collection = _Rare()

if hasattr(os, "register_at_fork"):
    os.register_at_fork(
        before=rare_collection.forks,
        after_in_parent=rare_collection.forked,
        after_in_child=rare_collection.is_new,
    )
