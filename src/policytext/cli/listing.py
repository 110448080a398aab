"""Divisions as lines of a table for people."""

from __future__ import annotations

import contextlib
import unicodedata
from collections.abc import Sequence

from policytext.errors import InputError
from policytext.gazetteer import Division, full_name

__all__ = ["as_table"]

_HEAD = ("code", "name", "level", "from", "to", "in full")


def as_table(found: Sequence[Division]) -> str:
    """One line a division, in columns; years as the table knows them, ``?`` where it does not."""
    lines = [_HEAD, *map(_cells, found)]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    )


def _cells(one: Division) -> tuple[str, ...]:
    begin = str(one.valid_from or "?")
    end = "?" if one.ended_unknown else str(one.valid_to or "")
    return (one.code, one.name, one.level, begin, end, _in_full(one))


def _in_full(one: Division) -> str:
    """The name with those above it, in the last year in which the division was in force."""
    last = None if one.valid_to is None else one.valid_to - 1
    for year in (last, one.certain_from):
        with contextlib.suppress(InputError):
            name = full_name(one.code, year)
            if name.endswith(one.name):
                return name
    return one.name


def _width(cell: str) -> int:
    """Columns on a terminal, where a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in cell)
