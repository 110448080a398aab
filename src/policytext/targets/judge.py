"""The model that tells how likely a row is right."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Any

from policytext.targets.weight_lines import Weights

__all__ = ["SCALE", "Judge", "Part", "listed"]

# Weights are whole numbers; so many are a unit of the logarithm of the odds.
SCALE = 100
_MOST = 30.0
# The sums whose odds are kept, and twice as many parts: those of some hundred documents.
_KEPT = 1 << 15

# What is seen together: a function that lists the features, and what it is given.
Part = tuple[Any, ...]


def listed(parts: Iterable[Part]) -> tuple[str, ...]:
    """The features of parts."""
    return tuple(feature for make, *given in parts for feature in make(*given))


class Judge:
    """Weights of features; their sum gives the probability that a row is right in all fields.

    The sums are of whole numbers, so that they are the same everywhere.

    Args:
        weights: by feature, in hundredths of a unit of the logarithm of the odds.

    Example:
        >>> judge = Judge({"k yes": 300, "k no": -200})
        >>> known = lambda *words: [f"k {word}" for word in words]
        >>> first, second = judge.sum([(known, "yes", "unheard of")]), judge.sum([(known, "no")])
        >>> round(judge.chances(first, [first, second])[0], 2)
        0.95
    """

    def __init__(self, weights: Weights) -> None:
        self._sums = _Sums(weights)

    def sum(self, parts: Iterable[Part]) -> int:
        """The sum of the weights of features; those that the model does not know are silent."""
        return sum(map(self._sums.__getitem__, parts))

    def sums(
        self, shared: Iterable[Part], each: Iterable[tuple[Sequence[Part], Sequence[Part]]]
    ) -> list[int]:
        """The sums of several that have parts in common.

        Args:
            shared: the parts that all have.
            each: those that one may have in common with the one before it, and its own.
        """
        weight = self._sums.__getitem__
        told = of_last = sum(map(weight, shared))
        last: Sequence[Part] | None = None
        found: list[int] = []
        for common, own in each:
            if common is not last:
                last, of_last = common, told + sum(map(weight, common))
            found.append(of_last + sum(map(weight, own)) if own else of_last)
        return found

    @staticmethod
    def chances(total: int, sums: Sequence[int], alike: Sequence[int] = ()) -> tuple[float, float]:
        """How likely one is of several that exclude each other; and if one of them is right.

        The first leaves room for none of them to be right.

        Args:
            total: the sum of this one.
            sums: those of all.
            alike: those of others that come to the same, whose probabilities are added.
        """
        own = sum(map(_ODDS.__getitem__, (total, *alike)))
        every = sum(map(_ODDS.__getitem__, sums))
        return round(own / (1 + every), 4), round(own / every, 4)


class _Sums(dict[Part, int]):
    """The sums of parts, each found when it is first asked for: most come again and again."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self._weights = weights
        # Those that were found before these; what is asked for again is taken from them.
        self._older: dict[Part, int] = {}

    def __missing__(self, part: Part) -> int:
        if len(self) >= _KEPT:
            self._older = self.copy()
            self.clear()
        found = self._older.get(part)
        if found is None:
            make, *given = part
            found = sum(map(self._weights.get, make(*given), repeat(0)))
        self[part] = found
        return found


class _Odds(dict[int, float]):
    """The odds of sums, each found when it is first asked for."""

    def __missing__(self, total: int) -> float:
        if len(self) >= _KEPT:
            self.clear()
        self[total] = found = math.exp(max(-_MOST, min(_MOST, total / SCALE)))
        return found


_ODDS = _Odds()
