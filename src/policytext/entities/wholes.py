"""Names that are whole by their form: nothing begins or ends inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from policytext.data import read_rows
from policytext.entities.strings import Strings
from policytext.lazy_pattern import lazy_pattern

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


class _Form(NamedTuple):
    form: str
    kind: str
    needs: tuple[str, ...]
    pattern: re.Pattern[str]


@cache
def _forms() -> tuple[_Form, ...]:
    return tuple(
        _Form(form, kind, tuple(needs.split()), lazy_pattern(pattern))
        for form, kind, needs, pattern in read_rows("entities/whole_forms.tsv")
    )


@cache
def _needs() -> Strings[list[int]]:
    """The words that forms need, with the numbers of the forms."""
    needs: dict[str, list[int]] = {}
    for number, form in enumerate(_forms()):
        for word in form.needs:
            needs.setdefault(word, []).append(number)
    return Strings(needs)


def whole_names(text: str) -> Iterator[Whole]:
    """Such names; of those that overlap the first of the table.

    Example:
        >>> [text[each.start : each.end] for text in ["团市委牵头"] for each in whole_names(text)]
        ['团市委']
    """
    taken = bytearray(len(text))
    forms = _forms()
    for number, lines in sorted(_lines(text).items()):
        form, kind, _, pattern = forms[number]
        for line in lines:
            for match in pattern.finditer(text, *line):
                start, end = match.span()
                if not any(taken[start:end]):
                    taken[start:end] = b"\1" * (end - start)
                    yield Whole(start, end, form, kind)


def _lines(text: str) -> dict[int, list[tuple[int, int]]]:
    """The lines that each form must be looked for in, by numbers of forms."""
    lines: dict[int, list[tuple[int, int]]] = {}
    begin, end = 0, -1
    for start, _, numbers in _needs().hits(text):
        if start > end:
            begin = text.rfind("\n", begin, start) + 1 or begin
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
        for number in numbers:
            own = lines.setdefault(number, [])
            if not own or own[-1] != (begin, end):
                own.append((begin, end))
    return lines
