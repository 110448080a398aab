"""Words of tables, and how they are found at the start or at the end of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Generic, TypeVar

from policytext.data import read_rows

__all__ = ["NOTE", "Words", "examples_of", "words_of"]

# A note's mark in a name: 减税降费[1].
NOTE = re.compile(r"[\[［〔【][0-9０-９\s]+[\]］〕】]")
_EXAMPLES = "等"

V = TypeVar("V")


@cache
def words_of(sort: str) -> tuple[str, ...]:
    """The words of one sort of the table `word_lists.tsv`, in its order.

    Example:
        >>> words_of("share end")
        ('占比', '比重')
    """
    return tuple(word for each, word in read_rows("targets/word_lists.tsv") if each == sort)


def examples_of(name: str) -> tuple[str, str]:
    """Examples and the noun behind 等 that they are of; 高等教育 has none.

    Example:
        >>> examples_of("新材料等产业增加值"), examples_of("高等教育在校生")
        (('新材料', '产业增加值'), ('', ''))
    """
    examples, _, noun = name.rpartition(_EXAMPLES)
    is_degree = not examples or examples.endswith(words_of("degree"))
    return ("", "") if is_degree else (examples, noun)


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
        for row in self._first.get(text[place : place + 1], ()):
            if text.startswith(row[0], place):
                return row
        return None

    def ending(self, text: str, end: int | None = None) -> tuple[str, V] | None:
        """The longest word with which a text ends, or what stands before a place; what it says."""
        end = len(text) if end is None else end
        for row in self._last.get(text[end - 1 : end], ()):
            if text.endswith(row[0], 0, end):
                return row
        return None
