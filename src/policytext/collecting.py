"""The collector of cycles looks less often while a document is read: it would find none.

Annotators make many small objects and no cycles. Each time some hundred are made the collector
looks through them, which takes a seventh of all time.
"""

from __future__ import annotations

import gc

from policytext.process_wide import ProcessWide

__all__ = ["RARELY", "rare_collection"]

# So many new objects before the collector looks, in place of some hundred.
RARELY = 50_000


class _Rare(ProcessWide):
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
