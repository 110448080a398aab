"""A tree over the ends of a layer's spans: what a query by place needs where spans nest."""

from __future__ import annotations

from array import array
from typing import Any

__all__ = ["Tree"]


class Tree:
    """A segment tree over the ends: finds those below or above a bound without a scan."""

    __slots__ = ("_nodes", "_size")

    def __init__(self, ends: array[int], choose: Any) -> None:
        self._size = size = max(1, len(ends))
        nodes = array("i", bytes(4 * size)) + (ends or array("i", [0]))
        for i in range(size - 1, 0, -1):
            nodes[i] = choose(nodes[2 * i], nodes[2 * i + 1])
        self._nodes = nodes

    def at_most(self, low: int, high: int, bound: int) -> list[int]:
        """The indices in ``low:high`` whose end is at most the bound, rising."""
        return self._search(low, high, bound, 1)

    def at_least(self, low: int, high: int, bound: int) -> list[int]:
        """The indices in ``low:high`` whose end is at least the bound, rising."""
        return self._search(low, high, bound, -1)

    def _search(self, low: int, high: int, bound: int, sign: int) -> list[int]:
        found: list[int] = []
        left, right = low + self._size, max(low, high) + self._size
        roots: list[int] = []
        while left < right:
            if left & 1:
                roots.append(left)
                left += 1
            if right & 1:
                right -= 1
                roots.append(right)
            left, right = left // 2, right // 2
        while roots:
            node = roots.pop()
            if sign * self._nodes[node] > sign * bound:
                continue
            if node >= self._size:
                found.append(node - self._size)
            else:
                roots += (2 * node, 2 * node + 1)
        found.sort()
        return found
