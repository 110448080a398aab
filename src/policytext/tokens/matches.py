"""Where words of a list stand in a text, found in one pass (Aho and Corasick 1975)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any

import ahocorasick
import numpy as np

from policytext.tokens.protocol import Flags, Offsets

__all__ = ["WordList", "apart", "whole_places"]

Match = tuple[int, int]


class WordList:
    """Words to be looked for.

    Args:
        words: none of them empty.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._automaton: Any = ahocorasick.Automaton()
        for word in sorted(self._words):
            self._automaton.add_word(word, len(word))
        if self._words:
            self._automaton.make_automaton()

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def __len__(self) -> int:
        return len(self._words)

    def matches(self, text: str, borders: Offsets | None = None) -> Offsets:
        """All places, overlapping ones too, that hold no border inside: rows of start and end."""
        if not self._words:
            return np.zeros((0, 2), np.int64)
        pairs = chain.from_iterable(self._automaton.iter(text))
        found = np.fromiter(pairs, np.int64).reshape(-1, 2)
        ends = found[:, 0] + 1
        places = np.column_stack((ends - found[:, 1], ends))
        if borders is None or not len(borders) or not len(places):
            return places
        return places[~_inside(borders, places, len(text))]


def _inside(borders: Offsets, places: Offsets, size: int) -> Flags:
    """Whether there is a border between start and end of each place."""
    marks = np.zeros(size + 1, np.int64)
    marks[borders[(borders >= 0) & (borders <= size)]] = 1
    before = np.cumsum(marks)
    inside: Flags = before[places[:, 1] - 1] > before[places[:, 0]]
    return inside


def whole_places(places: Offsets, flags: Flags) -> Flags:
    """Which places begin and end where words do."""
    edges = np.append(flags, True)
    whole: Flags = edges[places[:, 0]] & edges[places[:, 1]]
    return whole


def apart(places: Offsets) -> list[Match]:
    """Places that share no character, the longest first, then the first; in order of place."""
    order = np.lexsort((places[:, 0], places[:, 0] - places[:, 1]))
    taken: set[int] = set()
    chosen = []
    for start, end in places[order].tolist():
        # A place that is no longer than those taken overlaps one of them at an edge or inside.
        if start not in taken and end - 1 not in taken:
            taken.update(range(start, end))
            chosen.append((start, end))
    return sorted(chosen)
