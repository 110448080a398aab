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
        own[begin:end] += weights.summed(_CONTEXT.keys(values))
    for group in _ANCHORED:
        weights.add_anchored(sums, group, columns, _MARGIN)
    return own


def _tell_alone(sums: Sums, signals: Signals, weights: WeightTable) -> None:
    """Add what words and their neighbours tell, each by itself."""
    told = _told_by_distinct(signals, weights)
    beyond = np.full(_REACH, told.shape[1] - 1)
    rows = np.concatenate((beyond, signals.rows, beyond))
    more = np.empty((_BLOCK, sums.shape[1]), np.int16)
    for begin, end in _blocks(len(sums)):
        own = more[: end - begin]
        for distance, each in zip(_DISTANCES, told, strict=True):
            first = _REACH + distance
            each.take(rows[first + begin : first + end], 0, own, "clip")
            sums[begin:end] += own


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
            sums[begin:end] = weights.summed(templates.keys(values[:, begin:end]))
    return told


def _padded(column: Keys) -> Keys:
    beyond = np.full(_MARGIN, BEYOND, np.uint64)
    return np.concatenate((beyond, column, beyond))


def _blocks(size: int) -> Iterator[tuple[int, int]]:
    return ((begin, min(begin + _BLOCK, size)) for begin in range(0, size, _BLOCK))
