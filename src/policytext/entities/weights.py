"""Weights of many keys at once: a table from keys to rows of small whole numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from policytext.entities.templates import Anchored, Keys
from policytext.segmenter.hashing import KeyTable, Rows

__all__ = ["SCALE", "Counts", "Sums", "WeightTable"]

# Some 200 templates with weights up to 127 stay below 2 ** 15.
Sums = npt.NDArray[np.int16]
Counts = npt.NDArray[np.int64]

# Whole numbers to a unit of the logarithm of a likelihood.
SCALE = 16
_LARGEST = 127


class WeightTable:
    """A row of weights for each known key.

    Args:
        table: the number of each key's row; 0 is silent.
        rows: the weights, whole numbers; row 0 is all 0.
    """

    def __init__(self, table: KeyTable, rows: npt.NDArray[np.int8]) -> None:
        self.table = table
        self.rows = rows
        # So many rows are summed in 8 bits: wider numbers take longer.
        largest = max(1, int(rows.max()), -int(rows.min()))
        self._together = max(1, _LARGEST // largest)

    @classmethod
    def build(
        cls, keys: Keys, weights: npt.NDArray[np.float32], counts: Counts, most: int
    ) -> WeightTable:
        """A table of trained weights; of too many keys those that matter most are kept.

        Args:
            keys: different keys above 0.
            weights: a row for each, in units of the logarithm of a likelihood.
            counts: how often each key occurred in training: what is heard often matters more.
            most: how many keys are kept.
        """
        strength = np.abs(weights).max(axis=1, initial=0.0) * np.sqrt(counts)
        order = np.sort(np.argsort(-strength, kind="stable")[:most])
        whole = np.clip(np.rint(weights[order] * SCALE), -_LARGEST, _LARGEST).astype(np.int8)
        speaks = whole.any(axis=1)
        rows = np.concatenate((np.zeros((1, weights.shape[1]), np.int8), whole[speaks]))
        numbers = np.arange(1, len(rows), dtype=np.int64)
        return cls(KeyTable.build(keys[order[speaks]], numbers, spread=False), rows)

    def add(self, sums: Sums, keys: Keys) -> None:
        """Add the weights of keys to sums, a row an item; keys: a row a template."""
        self._add(sums, [*self.table.rows(keys.ravel()).reshape(keys.shape)])

    def add_anchored(
        self, sums: Sums, group: Anchored, columns: Mapping[str, Keys], margin: int = 0
    ) -> None:
        """Add the weights of templates to the sums of the items that they speak to.

        Args:
            sums: a row an item.
            group: the templates.
            columns: what they read, one number an item.
            margin: how many items at both ends are there to be read alone; their sums mean nothing.
        """
        # From twice as far nothing is told to an item between the margins.
        far = margin // 2
        # Found among flags, which takes a third of the time of numbers.
        anchors = np.flatnonzero(columns[group.column][far : len(sums) - far] != 0) + far
        if not len(anchors):
            return
        values = np.empty((len(group.reads), len(anchors)), np.uint64)
        for row, (name, each) in zip(values, group.reads, strict=True):
            columns[name].take(anchors + each, 0, row, "clip")
        keys = group.templates.keys(values)
        rows = self.table.rows(keys.ravel()).reshape(keys.shape)
        for distance, part in group.parts:
            at = anchors - distance
            own = sums.take(at, axis=0)
            self._add(own, [rows[each] for each in part])
            sums[at] = own

    def _add(self, sums: Sums, rows: Sequence[Rows]) -> None:
        """Add rows of weights to sums: of each item so many."""
        few, more = (np.empty(sums.shape, np.int8) for _ in range(2))
        for first in range(0, len(rows), self._together):
            # Rows are there; a mode that does not say so writes them right into place.
            self.rows.take(rows[first], 0, few, "clip")
            for each in rows[first + 1 : first + self._together]:
                self.rows.take(each, 0, more, "clip")
                few += more
            sums += few
