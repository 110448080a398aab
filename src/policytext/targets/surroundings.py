"""Times and places in front of a name that are no part of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from policytext.span import Span
from policytext.targets.periods import Periods
from policytext.targets.phrases import strip_openers
from policytext.values import Mention

__all__ = ["without_place", "without_times"]

_DIVISION = "admin"


def without_times(text: str, name: str, start: int, periods: Periods) -> tuple[str, int]:
    """A name without a time at its start, and where it begins: 年底前 in 年底前新建泵站.

    Args:
        text: the text.
        name: the name.
        start: where it begins.
        periods: the times of the sentence.
    """
    end = start + len(name)
    for time in periods.over(start, end) if name else ():
        if time.end <= start:
            continue  # It was cut off with what stands in front of it.
        if time.start <= start and time.end >= end:
            return "", start
        if time.start > start + 1 and time.end >= end:
            return text[start : time.start], start
        if time.start <= start + 1 and time.end < end:
            bare, lost = strip_openers(text[time.end : end])
            start = time.end + lost if bare else start
    return text[start:end], start


def without_place(
    name: str, start: int, mentions: Sequence[Span[Mention]], find: Callable[[str], object]
) -> tuple[str, int]:
    """A name without the division that it is told of, if the codebook knows the rest.

    Args:
        name: the name.
        start: where it begins.
        mentions: those in the words around it.
        find: gives what a codebook has of a name.
    """
    for one in mentions:
        if one.start == start and one.value.kind == _DIVISION:
            rest, lost = strip_openers(name[one.end - start :])
            if rest and find(rest) is not None:
                return rest, one.end + lost
    return name, start
