"""Titles of documents in 《》: numbers and dates in them belong to a name."""

from __future__ import annotations

import re
from bisect import bisect_right

__all__ = ["Titles"]

_TITLE = re.compile(r"《[^《》\n]{1,80}》")


class Titles:
    """Where the titles of a text stand."""

    def __init__(self, text: str) -> None:
        self.stretches = [match.span() for match in _TITLE.finditer(text)] if "《" in text else []
        self._starts = [start for start, _ in self.stretches]

    def end(self, place: int) -> int:
        """The end of the title that covers a place; 0 if there is none."""
        index = bisect_right(self._starts, place) - 1
        if index >= 0 and self.stretches[index][1] > place:
            return self.stretches[index][1]
        return 0
