"""Words of a table, found at the start or at the end of a text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

__all__ = ["Words"]

V = TypeVar("V")


class Words(Generic[V]):
    """Words with what they say; the longest that fits is found, in steps that few words share.

    Example:
        >>> words = Words([("增长", 1), ("同比增长", 2)])
        >>> words.ending("产量同比增长"), words.starting("增长5%"), words.starting("产量")
        (('同比增长', 2), ('增长', 1), None)
    """

    def __init__(self, rows: Iterable[tuple[str, V]]) -> None:
        self._first: dict[str, list[tuple[str, V]]] = {}
        self._last: dict[str, list[tuple[str, V]]] = {}
        for word, value in sorted(rows, key=lambda row: (-len(row[0]), row[0])):
            self._first.setdefault(word[0], []).append((word, value))
            self._last.setdefault(word[-1], []).append((word, value))

    def starting(self, text: str, place: int = 0) -> tuple[str, V] | None:
        """The longest word with which a text goes on at a place, and what it says."""
        found = self._first.get(text[place : place + 1], ())
        return next((row for row in found if text.startswith(row[0], place)), None)

    def ending(self, text: str, end: int | None = None) -> tuple[str, V] | None:
        """The longest word with which a text ends, or what stands before a place; what it says."""
        end = len(text) if end is None else end
        found = self._last.get(text[max(0, end - 1) : end], ())
        return next((row for row in found if text.endswith(row[0], 0, end)), None)
