"""The model that tells how likely a row is right."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

__all__ = ["SCALE", "Judge"]

# Weights are whole numbers; so many are a unit of the logarithm of the odds.
SCALE = 100
_MOST = 30.0


class Judge:
    """Weights of features; their sum gives the probability that a row is right in all fields.

    The sums are of whole numbers, so that they are the same everywhere.

    Args:
        weights: by feature, in hundredths of a unit of the logarithm of the odds.

    Example:
        >>> judge = Judge({"k yes": 300, "k no": -200})
        >>> first, second = judge.sum(["k yes", "unheard of"]), judge.sum(["k no"])
        >>> round(judge.chance(first, [first, second]), 2)
        0.95
    """

    def __init__(self, weights: Mapping[str, int]) -> None:
        self._weights = dict(weights)

    def sum(self, found: Iterable[str]) -> int:
        """The sum of the weights of features; those that the model does not know are silent."""
        return sum(filter(None, map(self._weights.get, found)))

    @staticmethod
    def chance(total: int, sums: Sequence[int]) -> float:
        """The probability of one of several that exclude each other, where none may be right.

        Args:
            total: the sum of this one.
            sums: those of all.
        """
        all_odds = sum(math.exp(_within(each)) for each in sums)
        return round(math.exp(_within(total)) / (1 + all_odds), 4)


def _within(total: int) -> float:
    return max(-_MOST, min(_MOST, total / SCALE))
