"""Fits the weights: stochastic gradient with AdaGrad, averaged over epochs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from policytext.segmenter.alphabet import Numbers
from policytext.segmenter.training.columns import Column
from policytext.segmenter.training.crf import ALLOWED, Batch, Floats, gradient
from policytext.segmenter.training.material import Material

__all__ = ["State", "fit_epoch", "new_state", "scores_of"]

_TINY = 1e-3  # keeps the first steps of AdaGrad finite


@dataclass
class State:
    """Weights in training; rows by (characters spoken to, four tags).

    Args:
        weights: of each column, by name.
        changes: of one tag after another.
        squares: the sums of squared gradients so far, for the weights and the changes.
        sums: the sums of the weights at the ends of the epochs that are averaged.
        epoch: how many epochs are done.
        averaged: how many of them are in the sums.
    """

    weights: dict[str, Floats]
    changes: Floats
    squares: dict[str, Floats]
    square_changes: Floats
    sums: dict[str, Floats] = field(default_factory=dict)
    sum_changes: Floats = field(default_factory=lambda: np.zeros((4, 4), np.float32))
    epoch: int = 0
    averaged: int = 0

    def add_to_average(self) -> None:
        """Count the present weights in the average."""
        for name, weights in self.weights.items():
            self.sums[name] = self.sums[name] + weights if self.averaged else weights.copy()
        self.sum_changes = self.sum_changes + self.changes
        self.averaged += 1

    def average(self) -> tuple[dict[str, Floats], Floats]:
        """The averaged weights and changes; the present ones where nothing is averaged yet."""
        if not self.averaged:
            return self.weights, self.changes
        share = np.float32(1 / self.averaged)
        return {name: each * share for name, each in self.sums.items()}, self.sum_changes * share


def new_state(columns: Mapping[str, Column]) -> State:
    """A state in which nothing is learnt."""

    def zeros() -> dict[str, Floats]:
        return {
            name: np.zeros((column.size, column.template.width * 4), np.float32)
            for name, column in columns.items()
        }

    nothing = np.zeros((4, 4), np.float32)
    return State(zeros(), nothing, zeros(), nothing.copy())


def scores_of(
    weights: Mapping[str, Floats], columns: Mapping[str, Column], begin: int, end: int
) -> Floats:
    """The scores of the four tags for the characters from begin to end."""
    scores = np.zeros((end - begin, 4), np.float32)
    for name, column in columns.items():
        first, rows = _speaking(column, begin, end)
        spoken = weights[name][rows]
        for place, part, tags in _reaches(column, first, len(rows), begin, end):
            scores[place] += spoken[part, tags]
    return scores


def fit_epoch(
    state: State,
    material: Material,
    columns: Mapping[str, Column],
    *,
    batch_size: int,
    rate: float,
    seed: int,
) -> float:
    """Go once through the sentences; returns the mean loss of a sentence."""
    count = len(material.begins)
    order = np.random.default_rng((seed, state.epoch)).permutation(-(-count // batch_size))
    loss = 0.0
    for each in order.tolist():
        first, last = each * batch_size, min(count, (each + 1) * batch_size)
        begin, end = int(material.begins[first]), int(material.ends[last - 1])
        batch = Batch.of(
            material.begins[first:last] - begin,
            material.ends[first:last] - begin,
            material.tags[begin:end],
        )
        scores = scores_of(state.weights, columns, begin, end)
        up, up_changes, cost = gradient(scores, state.changes, batch)
        loss += cost
        for name, column in columns.items():
            _step(state.weights[name], state.squares[name], column, up, begin, end, rate)
        push = np.where(ALLOWED, up_changes, 0.0).astype(np.float32)
        state.square_changes += push * push
        state.changes += np.float32(rate) * push / (np.sqrt(state.square_changes) + _TINY)
    state.epoch += 1
    return loss / count


def _speaking(column: Column, begin: int, end: int) -> tuple[int, Numbers]:
    """The first place and the rows of all strings that speak to the characters begin to end."""
    first = max(0, begin - column.template.high)
    last = min(len(column.rows), end - column.template.low)
    return first, column.rows[first:last]


def _reaches(
    column: Column, first: int, count: int, begin: int, end: int
) -> Iterator[tuple[slice, slice, slice]]:
    """For each distance: characters spoken to, the strings that speak, and the weights used."""
    for number in range(column.template.width):
        shift = first + column.template.low + number
        low, high = max(shift, begin), min(shift + count, end)
        if high > low:
            tags = slice(number * 4, number * 4 + 4)
            yield slice(low - begin, high - begin), slice(low - shift, high - shift), tags


def _step(
    weights: Floats,
    squares: Floats,
    column: Column,
    up: npt.NDArray[np.float32],
    begin: int,
    end: int,
    rate: float,
) -> None:
    """Move the weights of the rows that spoke."""
    first, rows = _speaking(column, begin, end)
    pushes = np.zeros((len(rows), column.template.width * 4), np.float32)
    for place, part, tags in _reaches(column, first, len(rows), begin, end):
        pushes[part, tags] = up[place]
    order = np.argsort(rows, kind="stable")
    ordered = rows[order]
    group = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    total = np.add.reduceat(pushes[order], group, axis=0)
    which = ordered[group]
    if which[0] == 0:  # the silent row
        which, total = which[1:], total[1:]
    if len(which):
        square = squares[which] + total * total
        squares[which] = square
        weights[which] += np.float32(rate) * total / (np.sqrt(square) + _TINY)
