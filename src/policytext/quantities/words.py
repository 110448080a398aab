"""Looking up words at a place of a text, in constant time."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

__all__ = ["Words", "word_pattern"]

V = TypeVar("V")


class Words(Generic[V]):
    """Words with values, found at a place of a text, the longest first, in constant time."""

    def __init__(self, words: Mapping[str, V], *, backwards: bool = False) -> None:
        self._words = dict(words)
        lengths: dict[str, set[int]] = {}
        for word in words:
            lengths.setdefault(word[-1 if backwards else 0], set()).add(len(word))
        self._lengths = {
            char: tuple(sorted(sizes, reverse=True)) for char, sizes in lengths.items()
        }

    def at(self, text: str, place: int, limit: int) -> tuple[int, V] | None:
        """The longest word that starts at ``place`` and ends by ``limit``: its end and value."""
        if place >= limit:
            return None
        for size in self._lengths.get(text[place], ()):
            end = place + size
            if end <= limit and (value := self._words.get(text[place:end])) is not None:
                return end, value
        return None

    def before(self, text: str, place: int, floor: int) -> tuple[int, V] | None:
        """The longest word that ends at ``place``, from ``floor`` on: its start and value."""
        if place <= floor:
            return None
        for size in self._lengths.get(text[place - 1], ()):
            start = place - size
            if start >= floor and (value := self._words.get(text[start:place])) is not None:
                return start, value
        return None


def word_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """One pattern for some words, the longest first; it matches nothing if there are none."""
    return _pattern(tuple(words))


@functools.lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    # Kept, since every text asks for the same ones.
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, ordered)) or "(?!)")
