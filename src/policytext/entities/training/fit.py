"""Fits the chains and the judge: stochastic gradient with AdaGrad, dropout, averaged weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from policytext.entities.chain import TAGS, allowed
from policytext.entities.templates import Keys

__all__ = ["Fit", "Flat", "fit_chain", "fit_judge", "flat", "known_keys"]

Floats32 = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]

_TINY = 1e-3


@dataclass(frozen=True)
class Fit:
    """How to fit.

    Args:
        epochs: times to go through the material.
        skipped: first epochs whose weights are not averaged.
        rate: the size of the steps.
        silenced: the share of features that are left out at random, anew each time.
        decay: how strongly weights are drawn to 0 by each step that moves them.
        batch: sentences or candidates between two steps.
    """

    epochs: int
    skipped: int
    rate: float
    silenced: float
    decay: float
    batch: int


@dataclass(frozen=True, eq=False)
class Flat:
    """The features of items: numbers of known keys, one item after the other.

    Args:
        numbers: the features.
        bounds: where each item's features begin; one more for the end.
    """

    numbers: Numbers
    bounds: Numbers

    def rows(self, items: Numbers) -> tuple[Numbers, csr_matrix]:
        """The features of some items: which there are, and a matrix items by these."""
        sizes = self.bounds[items + 1] - self.bounds[items]
        bounds = np.concatenate(([0], np.cumsum(sizes)))
        places = np.repeat(self.bounds[items] - bounds[:-1], sizes) + np.arange(bounds[-1])
        used, column = np.unique(self.numbers[places], return_inverse=True)
        shape = (len(items), len(used))
        return used, csr_matrix((np.ones(len(column), np.float32), column, bounds), shape=shape)


def known_keys(every: Sequence[Keys], fewest: int) -> tuple[Keys, Numbers]:
    """The keys that occur so often, rising, and how often each does."""
    flattened = [np.zeros(0, np.uint64), *(each.ravel() for each in every)]
    keys, counts = np.unique(np.concatenate(flattened), return_counts=True)
    kept = (counts >= fewest) & (keys > 0)
    return keys[kept], counts[kept].astype(np.int64)


def flat(every: Sequence[Keys], known: Keys) -> Flat:
    """The features of items whose keys come a row an item."""
    # 0 is silent: a last key that no item has, for a look-up that finds none.
    known = np.append(known, np.uint64(0))
    numbers, sizes = [], []
    for keys in every:
        place = np.searchsorted(known[:-1], keys)
        hit = (known[place] == keys) & (keys > 0)
        numbers.append(place[hit])
        sizes.append(hit.sum(axis=1))
    bounds = np.concatenate(([0], np.cumsum(np.concatenate(sizes))))
    return Flat(np.concatenate(numbers).astype(np.int64), bounds.astype(np.int64))


class _Weights:
    """Weights in training: AdaGrad with decay, and their average."""

    def __init__(self, shape: tuple[int, int], fit: Fit) -> None:
        self.now = np.zeros(shape, np.float32)
        self._squares = np.zeros(shape, np.float32)
        self._sum = np.zeros(shape, np.float32)
        self._fit = fit
        self._averaged = 0

    def move(self, rows: Numbers | slice, up: Floats32, *, decay: bool = True) -> None:
        if decay and self._fit.decay:
            up = up - np.float32(self._fit.decay) * self.now[rows]
        squares = self._squares[rows] + up * up
        self._squares[rows] = squares
        self.now[rows] += np.float32(self._fit.rate) * up / (np.sqrt(squares) + np.float32(_TINY))

    def end_epoch(self, epoch: int) -> None:
        if epoch >= self._fit.skipped:
            self._sum += self.now
            self._averaged += 1

    @property
    def average(self) -> Floats32:
        return self._sum / np.float32(max(1, self._averaged))


def fit_judge(
    features: Flat, outcomes: Numbers, sizes: tuple[int, int], fit: Fit, seed: int
) -> Floats32:
    """Weights of a multinomial logistic regression, features by outcomes.

    Args:
        features: of the candidates.
        outcomes: the outcome of each candidate.
        sizes: how many features and outcomes there are.
        fit: how to fit.
        seed: for the order and for what is silenced.
    """
    weights = _Weights(sizes, fit)
    random = np.random.default_rng(seed)
    for epoch in range(fit.epochs):
        order = random.permutation(len(outcomes))
        for begin in range(0, len(order), fit.batch):
            items = order[begin : begin + fit.batch]
            used, matrix = features.rows(items)
            _silence(matrix, fit.silenced, random)
            scores = matrix @ weights.now[used]
            scores -= scores.max(axis=1, keepdims=True)
            chances = np.exp(scores)
            up = -chances / chances.sum(axis=1, keepdims=True)
            up[np.arange(len(items)), outcomes[items]] += 1
            weights.move(used, matrix.T @ up)
        weights.end_epoch(epoch)
    return weights.average


def _silence(matrix: csr_matrix, share: float, random: np.random.Generator) -> None:
    """Leave out a share of the features; the rest speaks louder."""
    heard = random.random(len(matrix.data), dtype=np.float32) >= share
    matrix.data = heard.astype(np.float32) / np.float32(1 - share)


@dataclass(eq=False)
class _Batch:
    """Sentences of like length side by side, the longest first."""

    used: Numbers
    matrix: csr_matrix
    tags: Numbers
    step: Numbers
    row: Numbers
    running: list[int]


def _batches(
    features: Flat, tags: Numbers, sentences: Sequence[tuple[int, int]], size: int
) -> Iterator[_Batch]:
    ordered = sorted(sentences, key=lambda each: (each[0] - each[1], each[0]))
    for begin in range(0, len(ordered), size):
        chosen = ordered[begin : begin + size]
        lengths = np.array([stop - first for first, stop in chosen], np.int64)
        words = np.concatenate([np.arange(first, stop) for first, stop in chosen])
        used, matrix = features.rows(words)
        yield _Batch(
            used,
            matrix,
            tags[words],
            np.concatenate([np.arange(length) for length in lengths.tolist()]),
            np.repeat(np.arange(len(chosen)), lengths),
            [int((lengths > step).sum()) for step in range(int(lengths[0]))],
        )


def fit_chain(
    features: Flat,
    tags: Numbers,
    sentences: Sequence[tuple[int, int]],
    count: int,
    fit: Fit,
    seed: int,
) -> tuple[Floats32, Floats32]:
    """Weights of a conditional random field, features by tags, and of one tag after another.

    Args:
        features: of the words.
        tags: the tag of each word.
        sentences: first words and stops.
        count: how many features there are.
        fit: how to fit.
        seed: for the order and for what is silenced.
    """
    weights, changes = _Weights((count, TAGS), fit), _Weights((TAGS, TAGS), fit)
    follows = allowed()[0]
    random = np.random.default_rng(seed)
    batches = list(_batches(features, tags, sentences, fit.batch))
    for epoch in range(fit.epochs):
        for number in random.permutation(len(batches)).tolist():
            batch = batches[number]
            _silence(batch.matrix, fit.silenced, random)
            scores = batch.matrix @ weights.now[batch.used]
            up, up_changes = _gradient(scores, changes.now, batch)
            weights.move(batch.used, batch.matrix.T @ up)
            pushed = np.where(follows, up_changes, np.float32(0))
            changes.move(slice(None), pushed, decay=False)
        weights.end_epoch(epoch)
        changes.end_epoch(epoch)
    return weights.average, changes.average


def _gradient(scores: Floats32, changes: Floats32, batch: _Batch) -> tuple[Floats32, Floats32]:
    """What raises the likelihood of the tags, for scores and changes."""
    follows, opens, closes = allowed()
    steps = np.where(follows, np.exp(changes), 0.0).astype(np.float32)
    size = batch.running[0]
    padded = np.zeros((len(batch.running), size, TAGS), np.float32)
    padded[batch.step, batch.row] = scores
    padded = np.exp(padded - padded.max(axis=2, keepdims=True))
    ahead = np.zeros_like(padded)
    for step, count in enumerate(batch.running):
        coming = ahead[step - 1, :count] @ steps if step else opens.astype(np.float32)
        reached = coming * padded[step, :count]
        ahead[step, :count] = reached / reached.sum(axis=1, keepdims=True)
    behind = np.zeros_like(padded)
    pairs = np.zeros((TAGS, TAGS), np.float32)
    for step in range(len(batch.running) - 1, -1, -1):
        count = batch.running[step]
        going = batch.running[step + 1] if step + 1 < len(batch.running) else 0
        later = behind[step, :count]
        later[going:] = closes
        if going:
            worth = padded[step + 1, :going] * behind[step + 1, :going]
            later[:going] = worth @ steps.T
            reached = ((ahead[step, :going] @ steps) * worth).sum(axis=1, keepdims=True)
            pairs += (ahead[step, :going] / reached).T @ worth
        later /= (ahead[step, :count] * later).sum(axis=1, keepdims=True)
    up = -(ahead * behind)[batch.step, batch.row]
    up[np.arange(len(up)), batch.tags] += 1
    same = batch.row[1:] == batch.row[:-1]
    seen = np.zeros_like(pairs)
    np.add.at(seen, (batch.tags[:-1][same], batch.tags[1:][same]), 1)
    return up, seen - pairs * steps
