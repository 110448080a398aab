"""How likely spans of words are names: each pair of a first and a last word (Su et al. 2022)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from policytext.entities.deep.encoder import Floats32, Norm, activated
from policytext.entities.signals import Columns

__all__ = ["COLUMNS", "LABELS", "LONGEST", "DeepSpan", "SpanHead", "told_rows"]

LABELS = ("PLACE", "INSTITUTION", "PROJECT")
# What lexicons and rules tell of words, as the chains see it.
COLUMNS = ("shape", "head", "place", "name", "maybe", "form", "quote")

_STEP, _BITS = np.uint64(0x9E3779B97F4A7C15), np.uint64(40)
# So many words of a name at most.
LONGEST = 40
# Spans that are less likely are not told of.
_LEAST = 0.02


class DeepSpan(NamedTuple):
    """A span of words that may be a name.

    Attributes:
        first: its first word.
        last: its last word.
        label: which of ``LABELS``.
        chance: how likely it is one.
    """

    first: int
    last: int
    label: int
    chance: float


def told_rows(columns: Columns, sizes: Sequence[int]) -> npt.NDArray[np.int64]:
    """Which row of a table tells of each word: a row for each of ``COLUMNS``, 0 where it is 0.

    Args:
        columns: what lexicons and rules tell of words.
        sizes: how many rows each table has.
    """
    found = np.zeros((len(COLUMNS), len(columns[COLUMNS[0]])), np.int64)
    for row, name, size in zip(found, COLUMNS, sizes, strict=True):
        values = columns[name]
        spread = (values * _STEP >> _BITS).astype(np.int64) % (size - 1) + 1
        row[:] = np.where(values == 0, 0, spread)
    return found


@dataclass(frozen=True, eq=False)
class SpanHead:
    """Scores of spans from what the pieces of their words mean.

    Args:
        told: for each of ``COLUMNS``, a row for each value.
        join: the first and last piece of a word and what is told of it, brought together.
        beside: how the words before and behind change that; a matrix for each of the three.
        norm: the norm behind it.
        ends: for each label what is read of a word as the first, and as the last of a name.
        edges: what each word adds as the first, and as the last of a name.
        lengths: what the length of a name adds, from one word, a column a label.
    """

    told: tuple[Floats32, ...]
    join: tuple[Floats32, Floats32]
    beside: tuple[Floats32, Floats32]
    norm: Norm
    ends: tuple[Floats32, Floats32]
    edges: tuple[Floats32, Floats32]
    lengths: Floats32

    def likely(
        self,
        meanings: Floats32,
        firsts: npt.NDArray[np.int64],
        lasts: npt.NDArray[np.int64],
        numbers: npt.NDArray[np.int64],
    ) -> Iterator[DeepSpan]:
        """The spans of a text that may be names.

        Args:
            meanings: a row for each piece.
            firsts: the first piece of each word.
            lasts: the last piece of each.
            numbers: what ``told_rows`` gives for these words.
        """
        scores = self._scores(meanings, firsts, lasts, numbers)
        # Far beyond these a chance is 0 or 1 all the same, and its power too large for a number.
        chances = 1 / (1 + np.exp(-np.clip(scores.astype(np.float64), -60, 60)))
        found = np.argwhere(chances > _LEAST)
        for (label, first, far), chance in zip(
            found.tolist(), chances[tuple(found.T)].tolist(), strict=True
        ):
            yield DeepSpan(first, first + far, label, round(chance, 4))

    def _scores(
        self,
        meanings: Floats32,
        firsts: npt.NDArray[np.int64],
        lasts: npt.NDArray[np.int64],
        numbers: npt.NDArray[np.int64],
    ) -> Floats32:
        """The scores of labels by first word by how many words the last one is behind it."""
        told = (table[rows] for table, rows in zip(self.told, numbers, strict=True))
        read = np.concatenate((meanings[firsts], meanings[lasts], *told), axis=1)
        words = activated(read @ self.join[0] + self.join[1])
        words = self.norm(words + activated(self._beside(words)))
        ends = (words @ self.ends[0] + self.ends[1]).reshape(len(words), len(LABELS), 2, -1)
        starts, stops = _turned(ends[:, :, 0]), _turned(ends[:, :, 1])
        edges = (words @ self.edges[0] + self.edges[1]).reshape(len(words), 2, len(LABELS))
        size, most = len(words), min(len(words), len(self.lengths))
        scores = np.full((len(LABELS), size, most), -np.inf, np.float32)
        root = np.float32(starts.shape[2] ** -0.5)
        for far in range(most):
            kept = size - far
            own = np.einsum("wld,wld->lw", starts[:kept], stops[far:]) * root
            own += edges[:kept, 0].T + edges[far:, 1].T
            scores[:, :kept, far] = own + self.lengths[far][:, None]
        return scores

    def _beside(self, words: Floats32) -> Floats32:
        """Each word with the one before and the one behind it."""
        none = np.zeros((1, words.shape[1]), np.float32)
        before, behind = np.concatenate((none, words[:-1])), np.concatenate((words[1:], none))
        weights, added = self.beside
        read: Floats32 = before @ weights[0] + words @ weights[1] + behind @ weights[2] + added
        return read


def _turned(rows: Floats32) -> Floats32:
    """Rows turned by their place, so that products tell how far two are apart (Su et al. 2021)."""
    size, width = rows.shape[0], rows.shape[2]
    rates = np.float32(10000) ** (-np.arange(0, width, 2, dtype=np.float32) / np.float32(width))
    angles = (np.arange(size, dtype=np.float32)[:, None] * rates)[:, None]
    even, odd = rows[..., ::2], rows[..., 1::2]
    turned = np.empty_like(rows)
    turned[..., ::2] = even * np.cos(angles) - odd * np.sin(angles)
    turned[..., 1::2] = odd * np.cos(angles) + even * np.sin(angles)
    return turned
