"""Names that are whole by their form: nothing begins or ends inside them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from policytext.data import read_rows
from policytext.lazy_pattern import NeededPattern

__all__ = ["Whole", "whole_names"]


class Whole(NamedTuple):
    """A name that is whole by its form.

    Attributes:
        start: its first character.
        end: the place behind its last one.
        form: ``body``, ``line``, ``title``, ``organ``, ``branch`` or ``work``, as the table says.
        kind: label and kind, such as ``PLACE.route``.
    """

    start: int
    end: int
    form: str
    kind: str


@cache
def _forms() -> tuple[tuple[str, str, NeededPattern], ...]:
    return tuple(
        (form, kind, NeededPattern(pattern, needs.split()))
        for form, kind, needs, pattern in read_rows("entities/whole_forms.tsv")
    )


def whole_names(text: str) -> Iterator[Whole]:
    """Such names; of those that overlap the first of the table.

    Example:
        >>> [text[each.start : each.end] for text in ["团市委牵头"] for each in whole_names(text)]
        ['团市委']
    """
    taken = bytearray(len(text))
    for form, kind, pattern in _forms():
        for match in pattern.finditer(text):
            start, end = match.span()
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                yield Whole(start, end, form, kind)
