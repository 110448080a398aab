"""Offsets of one text in code points, UTF-16 code units and UTF-8 bytes, and from one to another.

Python and policytext count code points; Java, JavaScript and .NET count UTF-16 code units, so that
𠮷 counts two; others count bytes. Convert where a format is read or written, and nowhere else.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable
from itertools import accumulate

from policytext.errors import InputError, SpanError, check_type

__all__ = ["UNITS", "Offsets"]


def _utf16(text: str) -> Iterable[int]:
    return (1 + (char > "\uffff") for char in text)


def _utf8(text: str) -> Iterable[int]:
    return (1 + (char > "\x7f") + (char > "\u07ff") + (char > "\uffff") for char in text)


# For each unit how many of it each character of a text takes; None where that is one.
_WIDTHS: dict[str, Callable[[str], Iterable[int]] | None] = {
    "code points": None,
    "utf-16": _utf16,
    "utf-8": _utf8,
}
UNITS = tuple(_WIDTHS)


class Offsets:
    """The offsets of a text in one unit, to and from code points.

    Making it takes time in proportion to the text. ``from_points`` is then a look-up, and
    ``to_points`` a search in halves.

    Args:
        text: the text.
        unit: one of ``UNITS``: ``"code points"``, ``"utf-16"`` (code units) or ``"utf-8"`` (bytes).

    Raises:
        InputError: there is no such unit, or the text has unpaired surrogates.

    Example:
        >>> offsets = Offsets("𠮷林", "utf-16")
        >>> offsets.length, offsets.from_points(1), offsets.to_points(2)
        (3, 2, 1)
    """

    __slots__ = ("_points", "_starts", "_unit")

    def __init__(self, text: str, unit: str) -> None:
        check_type("a text", text, str)
        if unit not in _WIDTHS:
            raise InputError(f"unknown unit of offsets {unit!r}; one of {', '.join(UNITS)}")
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise InputError(f"the text has an unpaired surrogate at {error.start}") from None
        widths = _WIDTHS[unit]
        self._unit, self._points = unit, len(text)
        # Where each character starts, and the end; None where code points and units are the same.
        self._starts: array[int] | None = None
        if widths is not None:
            starts = array("q", accumulate(widths(text), initial=0))
            if starts[-1] != len(text):
                self._starts = starts

    @property
    def length(self) -> int:
        """How many units the text has."""
        return self._points if self._starts is None else self._starts[-1]

    def from_points(self, offset: int) -> int:
        """The offset in units of an offset in code points.

        Raises:
            SpanError: it lies outside the text.
        """
        self._check(offset, self._points, "code points")
        return offset if self._starts is None else self._starts[offset]

    def to_points(self, offset: int) -> int:
        """The offset in code points of an offset in units.

        Raises:
            SpanError: it lies outside the text, or inside a character.
        """
        self._check(offset, self.length, self._unit)
        if self._starts is None:
            return offset
        point = bisect_left(self._starts, offset)
        if self._starts[point] != offset:
            raise SpanError(
                f"offset {offset} lies inside a character in {self._unit}: is it in another unit?"
            )
        return point

    def _check(self, offset: int, length: int, unit: str) -> None:
        check_type("an offset", offset, int)
        if not 0 <= offset <= length:
            raise SpanError(f"offset {offset} lies outside the text of {length} in {unit}")
