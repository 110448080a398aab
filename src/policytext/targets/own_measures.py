"""Lists whose values have words of their own: 分别增长3%、下降6%."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from policytext.lazy_pattern import lazy_pattern
from policytext.span import Span
from policytext.targets.phrases import CHANGES, read_phrase
from policytext.values import Quantity

__all__ = ["JOINT", "is_shared", "own_measure", "own_measures"]

# What joins values of one list.
JOINT = lazy_pattern(r"\s*(?:、|和|与|及|以及|或)\s*")
# It shares values out, so near to the first of them.
_SHARED, _SHARED_NEAR = "分别", 8

Value = Span[Quantity]


def is_shared(text: str, place: int) -> bool:
    """Whether a word in front of the first value of a list shares its values out."""
    return text.find(_SHARED, max(0, place - _SHARED_NEAR), place) >= 0


def own_measure(text: str, first: int, last: Value, value: Value) -> str:
    """The measure that a value's own words give it, where it goes on with a list.

    Args:
        text: the text.
        first: where the list begins.
        last: the value of the list before it.
        value: the value.

    Returns:
        Nothing where it has none, or goes on with no list that is shared out.
    """
    if last.value.kind != value.value.kind or not is_shared(text, first):
        return ""
    joint = JOINT.match(text, last.end, value.start)
    if joint is None or joint.end() == value.start:
        return ""
    phrase = read_phrase(text[joint.end() : value.start])
    return phrase.measure if not phrase.name and phrase.measure in CHANGES else ""


def own_measures(text: str, values: Sequence[Value]) -> tuple[str, ...]:
    """The measures of a list by words between its values; nothing where none has such words.

    Those without a word of their own go on with the one before; the first have an empty one.
    """
    first, found = values[0].start, [""]
    for last, value in pairwise(values):
        found.append(own_measure(text, first, last, value) or found[-1])
    return tuple(found) if any(found) else ()
