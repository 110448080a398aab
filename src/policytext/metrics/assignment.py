"""The assignment problem: pairs of rows and columns with the greatest total weight."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeAlias

__all__ = ["assign"]

Weight: TypeAlias = Fraction | int


def assign(weights: Sequence[Sequence[Weight]]) -> list[tuple[int, int]]:
    """Pair rows with columns, each at most once, so that the total weight is greatest.

    The Hungarian algorithm with potentials, after H. W. Kuhn (1955) and J. Munkres (1957), in
    exact numbers; the cost grows with the square of the shorter side times the longer one.

    Args:
        weights: one row of weights, none below 0, for each row.

    Returns:
        Pairs of row and column, by row; as many as the shorter side has, weights of 0 included.

    Example:
        >>> assign([[4, 5], [3, 1]])
        [(0, 1), (1, 0)]
    """
    if not weights or not weights[0]:
        return []
    if len(weights) > len(weights[0]):
        turned = [list(column) for column in zip(*weights, strict=True)]
        return sorted((row, column) for column, row in assign(turned))
    return _solve(weights, len(weights), len(weights[0]))


def _solve(weights: Sequence[Sequence[Weight]], rows: int, columns: int) -> list[tuple[int, int]]:
    # Row and column 0 are the start of each search; the others are counted from 1.
    row_potential: list[Weight] = [0] * (rows + 1)
    column_potential: list[Weight] = [0] * (columns + 1)
    partner = [0] * (columns + 1)  # the row of each column
    for row in range(1, rows + 1):
        partner[0] = row
        here = 0
        slack: list[Weight | None] = [None] * (columns + 1)
        came_from = [0] * (columns + 1)
        done = [False] * (columns + 1)
        while partner[here]:
            done[here] = True
            at = partner[here]
            best: Weight | None = None
            nearest = 0
            for column in range(1, columns + 1):
                if done[column]:
                    continue
                cost = -weights[at - 1][column - 1] - row_potential[at] - column_potential[column]
                known = slack[column]
                if known is None or cost < known:
                    slack[column] = known = cost
                    came_from[column] = here
                if best is None or known < best:
                    best, nearest = known, column
            assert best is not None  # there are at least as many columns as rows
            for column in range(columns + 1):
                left = slack[column]
                if done[column]:
                    row_potential[partner[column]] += best
                    column_potential[column] -= best
                elif left is not None:
                    slack[column] = left - best
            here = nearest
        while here:
            partner[here] = partner[came_from[here]]
            here = came_from[here]
    return sorted((partner[c] - 1, c - 1) for c in range(1, columns + 1) if partner[c])
