"""Weights of many keys at once: a table from keys to rows of small whole numbers."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from policytext.entities.templates import Keys
from policytext.entities.words import Places
from policytext.segmenter.hashing import KeyTable

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

    def add(self, sums: Sums, items: Places, keys: Keys) -> None:
        """Add the weights of keys to the sums of their items, which are at most 65,536."""
        rows = self.table.rows(keys)
        known = np.flatnonzero(rows)
        items, rows = items[known], rows[known]
        # Numbers of 16 bits are sorted in linear time.
        rows = rows[np.argsort(items.astype(np.uint16), kind="stable")]
        counts = np.bincount(items, minlength=len(sums))
        # Items with many known keys first: each step adds one key of all that have another.
        order = np.argsort(-counts, kind="stable")
        begins, falling = (np.cumsum(counts) - counts)[order], counts[order]
        steps = np.arange(int(falling[0]) if len(falling) else 0)
        told = np.zeros_like(sums)
        for step, size in enumerate(np.searchsorted(-falling, -steps, side="left").tolist()):
            told[:size] += self.rows.take(rows[begins[:size] + step], axis=0)
        sums[order] += told
