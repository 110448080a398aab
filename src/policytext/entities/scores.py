"""The scores of words for the chains: sums of the weights of all templates.

What words tell by themselves is summed once for each distinct word, and kept in mind for the texts
that follow; all else is summed in blocks of words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from threading import Lock

import numpy as np

from policytext.entities.signals import Columns, Signals
from policytext.entities.templates import (
    BEYOND,
    TEMPLATES,
    WORD_TEMPLATES,
    Keys,
    TemplateSet,
    speaking,
)
from policytext.entities.weights import Sums, WeightTable

__all__ = ["word_scores"]

_EVERYWHERE, _ANCHORED = speaking(TEMPLATES)
_CONTEXT, _READS = TemplateSet.of(_EVERYWHERE)
_DISTANCES = sorted({distance for ((_, distance),) in WORD_TEMPLATES})
_REACH = _DISTANCES[-1]
# An item at the edge is told of what stands so far from what lies so far beyond it.
_MARGIN = 2 * _REACH
_OWN = [
    TemplateSet.of([each for each in WORD_TEMPLATES if each[0][1] == distance])
    for distance in _DISTANCES
]
# Words that are read at once: their arrays stay in the cache.
_BLOCK = 3072
# Words that are kept in mind: 15 megabytes at most. A report has some two thousand.
_KEPT = 1 << 14


def word_scores(signals: Signals, weights: WeightTable) -> Sums:
    """The sums of the weights of all templates, a row a word."""
    size = len(signals.rows)
    columns = {name: _padded(column) for name, column in signals.columns().items()}
    sums = np.zeros((size + 2 * _MARGIN, weights.rows.shape[1]), np.int16)
    own = sums[_MARGIN : _MARGIN + size]
    _tell_alone(own, signals, weights)
    for begin, end in _blocks(size):
        values = np.empty((len(_READS), end - begin), np.uint64)
        for row, (name, distance) in zip(values, _READS, strict=True):
            row[:] = columns[name][_MARGIN + distance + begin : _MARGIN + distance + end]
        weights.add(own[begin:end], _CONTEXT.keys(values))
    for group in _ANCHORED:
        weights.add_anchored(sums, group, columns, _MARGIN)
    return own


def _tell_alone(sums: Sums, signals: Signals, weights: WeightTable) -> None:
    """Add what words and their neighbours tell, each by itself."""
    told = _told_by_distinct(signals, weights)
    beyond = np.full(_REACH, len(told) - 1)
    rows = np.concatenate((beyond, signals.rows, beyond)) * len(_DISTANCES)
    flat = told.reshape(-1, sums.shape[1])
    more = np.empty((_BLOCK, sums.shape[1]), np.int16)
    for begin, end in _blocks(len(sums)):
        own = more[: end - begin]
        for number, distance in enumerate(_DISTANCES):
            first = _REACH + distance
            flat.take(rows[first + begin : first + end] + number, 0, own, "clip")
            sums[begin:end] += own


def _told_by_distinct(signals: Signals, weights: WeightTable) -> Sums:
    """What each distinct word tells at each distance; the last row lies beyond the text."""
    columns = {
        name: np.append(column, np.uint64(BEYOND)) for name, column in signals.distinct.items()
    }
    return _memory(weights).told(columns)


class _Memory:
    """What words tell by themselves, of as many words as are kept in mind.

    Args:
        weights: whose sums these are.
    """

    def __init__(self, weights: WeightTable) -> None:
        self._weights = weights
        self._lock = Lock()
        self._places: dict[bytes, int] = {}
        self._told = np.zeros((_KEPT, len(_DISTANCES), weights.rows.shape[1]), np.int16)

    def told(self, columns: Columns) -> Sums:
        """What each word tells at each distance: words by distances by tags.

        Args:
            columns: the static columns of words that differ.
        """
        table = np.stack([*columns.values()], axis=1)
        # A word is what its columns say.
        words = table.view(f"V{table.shape[1] * table.itemsize}").ravel().tolist()
        # Another thread may be at it, or have been so when this process was forked.
        if len(words) > _KEPT or not self._lock.acquire(blocking=False):
            return _told_alone(columns, self._weights)
        try:
            places = [*map(self._places.get, words)]
            if None in places:
                self._learn(columns, words)
                places = [*map(self._places.get, words)]
            return self._told.take(np.array(places, np.int64), axis=0)
        finally:
            self._lock.release()

    def _learn(self, columns: Columns, words: Sequence[bytes]) -> None:
        """Keep in mind those of the words that are new; if there is no room, forget all others."""
        # Words that differ, such as two numbers, may have the same columns.
        new = {word: row for row, word in enumerate(words) if word not in self._places}
        if len(self._places) + len(new) > _KEPT:
            self._places.clear()
            new = {word: row for row, word in enumerate(words)}
        begin, end = len(self._places), len(self._places) + len(new)
        chosen = {name: column.take([*new.values()]) for name, column in columns.items()}
        self._told[begin:end] = _told_alone(chosen, self._weights)
        self._places.update(zip(new, range(begin, end), strict=True))


@lru_cache(maxsize=2)
def _memory(weights: WeightTable) -> _Memory:
    return _Memory(weights)


def _told_alone(columns: Columns, weights: WeightTable) -> Sums:
    """What each word tells at each distance, from its static columns."""
    size = len(columns["word"])
    told = np.zeros((size, len(_DISTANCES), weights.rows.shape[1]), np.int16)
    for number, (templates, reads) in enumerate(_OWN):
        values = np.stack([columns[name] for name, _ in reads])
        for begin, end in _blocks(size):
            weights.add(told[begin:end, number], templates.keys(values[:, begin:end]))
    return told


def _padded(column: Keys) -> Keys:
    beyond = np.full(_MARGIN, BEYOND, np.uint64)
    return np.concatenate((beyond, column, beyond))


def _blocks(size: int) -> Iterator[tuple[int, int]]:
    return ((begin, min(begin + _BLOCK, size)) for begin in range(0, size, _BLOCK))
