"""The scores of words for the chains: sums of the weights of all templates.

What words tell by themselves is summed once for each distinct word, all else in blocks of words.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from policytext.entities.signals import Signals
from policytext.entities.templates import (
    BEYOND,
    TEMPLATES,
    WORD_TEMPLATES,
    Keys,
    TemplateSet,
)
from policytext.entities.weights import Sums, WeightTable

__all__ = ["word_scores"]

_CONTEXT, _READS = TemplateSet.of(TEMPLATES)
_DISTANCES = sorted({distance for ((_, distance),) in WORD_TEMPLATES})
_REACH = _DISTANCES[-1]
_OWN = [
    TemplateSet.of([each for each in WORD_TEMPLATES if each[0][1] == distance], few=True)
    for distance in _DISTANCES
]
# Words that are read at once: their arrays stay in the cache.
_BLOCK = 3072


def word_scores(signals: Signals, weights: WeightTable) -> Sums:
    """The sums of the weights of all templates, a row a word."""
    sums = _told_alone(signals, weights)
    columns = {name: _padded(column) for name, column in signals.columns().items()}
    for begin, end in _blocks(len(sums)):
        values = np.empty((len(_READS), end - begin), np.uint64)
        for row, (name, distance) in zip(values, _READS, strict=True):
            row[:] = columns[name][_REACH + distance + begin : _REACH + distance + end]
        weights.add_all(sums[begin:end], _CONTEXT, values)
    return sums


def _told_alone(signals: Signals, weights: WeightTable) -> Sums:
    """What words and their neighbours tell, each by itself."""
    size, width = len(signals.rows), weights.rows.shape[1]
    told = _told_by_distinct(signals, weights)
    beyond = np.full(_REACH, told.shape[1] - 1)
    rows = np.concatenate((beyond, signals.rows, beyond))
    sums = np.zeros((size, width), np.int16)
    more = np.empty((_BLOCK, width), np.int16)
    for begin, end in _blocks(size):
        own = more[: end - begin]
        for distance, each in zip(_DISTANCES, told, strict=True):
            first = _REACH + distance
            each.take(rows[first + begin : first + end], 0, own, "clip")
            sums[begin:end] += own
    return sums


def _told_by_distinct(signals: Signals, weights: WeightTable) -> Sums:
    """What each distinct word tells at each distance; the last row lies beyond the text."""
    size = len(signals.distinct["word"]) + 1
    columns = {
        name: np.append(column, np.uint64(BEYOND)) for name, column in signals.distinct.items()
    }
    told = np.zeros((len(_DISTANCES), size, weights.rows.shape[1]), np.int16)
    for sums, (templates, reads) in zip(told, _OWN, strict=True):
        values = np.stack([columns[name] for name, _ in reads])
        for begin, end in _blocks(size):
            weights.add_all(sums[begin:end], templates, values[:, begin:end])
    return told


def _padded(column: Keys) -> Keys:
    beyond = np.full(_REACH, BEYOND, np.uint64)
    return np.concatenate((beyond, column, beyond))


def _blocks(size: int) -> Iterator[tuple[int, int]]:
    return ((begin, min(begin + _BLOCK, size)) for begin in range(0, size, _BLOCK))
