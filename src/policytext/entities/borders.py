"""Names that are put between those that were found."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable

from policytext.entities.recognizer import Found

__all__ = ["Borders", "not_ending", "put_between", "renamed"]


class Borders:
    """Where names begin and end, so that others may be put between."""

    def __init__(self, found: Iterable[Found]) -> None:
        spans = [each[:2] for each in found]
        self._starts = sorted(spans)
        self._ends = sorted((end, start) for start, end in spans)

    def are_free(self, start: int, end: int) -> bool:
        """Whether no name is just this, or crosses it."""
        low = bisect_left(self._starts, (start, 0))
        high = bisect_left(self._starts, (end, 0))
        for begin, stop in self._starts[low:high]:
            if (begin, stop) == (start, end) or (begin > start and stop > end):
                return False
        low, high = bisect_left(self._ends, (start + 1, 0)), bisect_left(self._ends, (end, 0))
        return all(begin >= start for _, begin in self._ends[low:high])


def put_between(
    found: Iterable[Found], spans: Collection[tuple[int, int]], name: Found, least: float
) -> list[Found]:
    """Names with others at some places, where no likely one is just that or crosses it.

    Args:
        found: names that do not cross.
        spans: the places.
        name: what stands at each of them but for the place.
        least: a name less likely gives way.

    Example:
        >>> names = [Found(0, 3, "PLACE", "site", 0.1)]
        >>> put_between(names, [(1, 4)], Found(0, 0, "PLACE", "admin", 0.9), 0.4)
        [Found(start=1, end=4, label='PLACE', kind='admin', score=0.9, id=None)]
    """
    found = list(found)
    borders = Borders(each for each in found if each.score is None or each.score >= least)
    made = [name._replace(start=start, end=end) for start, end in spans]
    made = [each for each in made if borders.are_free(*each[:2])]
    if not made:
        return found
    taken = Borders(made)
    kept = [
        each
        for each in found
        if each.score is None or each.score >= least or taken.are_free(*each[:2])
    ]
    return sorted((*kept, *made), key=lambda each: (each.start, -each.end))


def renamed(
    found: Iterable[Found],
    spans: Collection[tuple[int, int]],
    name: Found,
    may_be: Callable[[Found], bool],
) -> list[Found]:
    """Names of which those that stand just at some places, and may be so, are another.

    Args:
        found: the names.
        spans: the places.
        name: what stands at each of them but for the place.
        may_be: whether a name may be that.

    Example:
        >>> names = [Found(0, 3, "PLACE", "natural", 0.5), Found(4, 6, "PLACE", "natural", 0.5)]
        >>> made = renamed(names, {(0, 3)}, Found(0, 0, "PLACE", "admin", 0.9), lambda _: True)
        >>> [each.kind for each in made]
        ['admin', 'natural']
    """
    return [
        name._replace(start=each.start, end=each.end)
        if each[:2] in spans and may_be(each)
        else each
        for each in found
    ]


def not_ending(
    found: Iterable[Found], spans: Iterable[tuple[int, int]], name: Found
) -> set[tuple[int, int]]:
    """The places with which no name of one kind ends: not 乙镇 in 甲县乙镇.

    Args:
        found: the names.
        spans: the places.
        name: one of that label and kind.

    Example:
        >>> town = Found(0, 4, "PLACE", "admin", 0.9)
        >>> not_ending([town], [(2, 4), (5, 7)], town)
        {(5, 7)}
    """
    ends = {each.end for each in found if each[2:4] == name[2:4]}
    return {span for span in spans if span[1] not in ends}
