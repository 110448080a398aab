"""Weights of many keys at once: a table from keys to rows of small whole numbers."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from policytext.entities.templates import Keys, TemplateSet
from policytext.entities.words import Places
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
        self._together = max(1, _LARGEST // max(1, int(np.abs(rows.astype(np.int16)).max())))

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

    def add_all(self, sums: Sums, templates: TemplateSet, values: Keys) -> None:
        """Add the weights of all templates to the sums of items, which are at most 65,536.

        Args:
            sums: a row an item.
            templates: the templates.
            values: the columns that they read, a row each, with one number an item.
        """
        rows = self.table.rows(templates.loud(values).ravel())
        sizes = np.full(len(rows) // max(1, len(sums)), len(sums))
        self._sum(sums, rows, sizes)
        self.add(sums, *templates.speaking(values))

    def add(self, sums: Sums, items: Places, keys: Keys) -> None:
        """Add the weights of keys to the sums of their items, which are at most 65,536."""
        rows = self.table.rows(keys)
        known = np.flatnonzero(rows)
        if not len(known):
            return
        items, rows = items.take(known), rows.take(known)
        # Numbers of 16 bits are sorted in linear time.
        by_item = np.argsort(items.astype(np.uint16), kind="stable")
        counts = np.bincount(items, minlength=len(sums))
        # Items with many known keys first: each step adds one key of all that have another.
        order = np.argsort((counts.max() - counts).astype(np.uint16), kind="stable")
        falling = counts[order]
        steps = np.arange(int(falling[0]))
        sizes = np.searchsorted(-falling, -steps, side="left")
        ranks = np.empty_like(order)
        ranks[order] = np.arange(len(order))
        step = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
        ordered = np.empty_like(rows)
        ordered[(np.cumsum(sizes) - sizes)[step] + np.repeat(ranks, counts)] = rows[by_item]
        told = np.zeros_like(sums)
        self._sum(told, ordered, sizes)
        sums[order] += told

    def _sum(self, sums: Sums, rows: Rows, sizes: npt.NDArray[np.int64]) -> None:
        """Add rows of weights step by step: so many in each step, to the first sums."""
        few, more = (np.empty(sums.shape, np.int8) for _ in range(2))
        begins = (np.cumsum(sizes) - sizes).tolist()
        steps = list(zip(begins, sizes.tolist(), strict=True))
        for first in range(0, len(steps), self._together):
            begin, widest = steps[first]
            # Rows are there; a mode that does not say so writes them right into place.
            self.rows.take(rows[begin : begin + widest], 0, few[:widest], "clip")
            for begin, size in steps[first + 1 : first + self._together]:
                self.rows.take(rows[begin : begin + size], 0, more[:size], "clip")
                few[:size] += more[:size]
            sums[:widest] += few[:widest]
