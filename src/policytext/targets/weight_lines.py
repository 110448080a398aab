"""Weights of features as the lines of a table, of which a short text needs a few."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from typing import Protocol

__all__ = ["WeightLines", "Weights"]

# From so many look-ups on, a dictionary of all lines is sooner.
_MANY = 8192


class Weights(Protocol):
    """What tells the weight of a feature: a dictionary, or lines."""

    def get(self, feature: str, default: int, /) -> int:
        """The weight of a feature, or what is given for one that is not there."""


class WeightLines:
    r"""Weights by feature: looked up in the lines at first, and later in a dictionary.

    Args:
        lines: for each feature one: what stands before it in all of them, the feature, a tab and
            its weight.
        before: what stands before it.

    Example:
        >>> weights = WeightLines(["row\tk yes\t300", "row\tk no\t-20"], "row\t")
        >>> weights.get("k yes", 0), weights.get("k", 0), weights.whole
        (300, 0, {'k no': -20, 'k yes': 300})
    """

    def __init__(self, lines: Iterable[str], before: str) -> None:
        self._lines = sorted(lines)
        self._before = before
        self._asked = 0

    @cached_property
    def whole(self) -> dict[str, int]:
        """All weights."""
        width = self._before.count("\t") + 2
        cells = "\t".join(self._lines).split("\t")
        features, weights = cells[width - 2 :: width], cells[width - 1 :: width]
        return dict(zip(features, map(int, weights), strict=True))

    def get(self, feature: str, default: int, /) -> int:
        """The weight of a feature, or what is given for one that is not there."""
        self._asked += 1
        if self._asked > _MANY:
            # From now on the dictionary's own is called.
            self.get = self.whole.get  # type: ignore[method-assign]
            return self.whole.get(feature, default)
        start = f"{self._before}{feature}\t"
        place = bisect_left(self._lines, start)
        if place == len(self._lines) or not self._lines[place].startswith(start):
            return default
        return int(self._lines[place][len(start) :])
