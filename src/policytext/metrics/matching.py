"""Which gold and predicted spans belong together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, TypeVar

from policytext.metrics.assignment import assign
from policytext.span import Span

__all__ = ["components", "count_overlapping", "pair_identical"]

A = TypeVar("A")
B = TypeVar("B")


def pair_identical(
    gold: Iterable[A], predicted: Iterable[B], key: Callable[[A | B], Hashable]
) -> tuple[list[tuple[A, B]], list[A], list[B]]:
    """Pair what has the same key, each once and in order; then what is left on both sides."""
    waiting: dict[Hashable, list[B]] = defaultdict(list)
    for one in predicted:
        waiting[key(one)].append(one)
    pairs: list[tuple[A, B]] = []
    alone: list[A] = []
    taken: Counter[Hashable] = Counter()
    for other in gold:
        name = key(other)
        if taken[name] < len(waiting.get(name, ())):
            pairs.append((other, waiting[name][taken[name]]))
            taken[name] += 1
        else:
            alone.append(other)
    left = [one for name, many in waiting.items() for one in many[taken[name] :]]
    return pairs, alone, left


def count_overlapping(gold: Sequence[Span[Any]], predicted: Sequence[Span[Any]]) -> int:
    """The greatest number of pairs of spans that overlap, each span used once.

    Spans that are connected by overlaps are looked at together, so long texts cost no more than
    many short ones.
    """
    events = sorted(
        [(span.start, span.end, True, span) for span in gold]
        + [(span.start, span.end, False, span) for span in predicted],
        key=lambda event: event[:3],
    )
    count, reach = 0, -1
    here: list[Span[Any]] = []
    there: list[Span[Any]] = []
    for start, end, is_gold, span in events:
        if start >= reach:
            count += _largest(here, there)
            here, there = [], []
        (here if is_gold else there).append(span)
        reach = max(reach, end)
    return count + _largest(here, there)


def _largest(gold: Sequence[Span[Any]], predicted: Sequence[Span[Any]]) -> int:
    if len(gold) <= 1 or len(predicted) <= 1:
        return int(any(one.overlaps(two) for one in gold for two in predicted))
    weights = [[int(one.overlaps(two)) for two in predicted] for one in gold]
    return sum(weights[row][column] for row, column in assign(weights))


def components(edges: Iterable[tuple[int, int]]) -> list[tuple[list[int], list[int]]]:
    """The connected parts of a graph between two sides: the nodes of each side, rising."""
    right: dict[int, list[int]] = defaultdict(list)
    left: dict[int, list[int]] = defaultdict(list)
    for one, two in edges:
        right[one].append(two)
        left[two].append(one)
    found = []
    seen: set[int] = set()
    for start in sorted(right):
        if start in seen:
            continue
        seen.add(start)
        ones, twos, todo = [start], set[int](), [start]
        while todo:
            for two in right[todo.pop()]:
                if two in twos:
                    continue
                twos.add(two)
                fresh = [one for one in left[two] if one not in seen]
                seen.update(fresh)
                ones += fresh
                todo += fresh
        found.append((sorted(set(ones)), sorted(twos)))
    return found
