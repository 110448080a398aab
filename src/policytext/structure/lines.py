"""Lines of text as paragraphs, and text made plain for reading without losing its offsets."""

from __future__ import annotations

import itertools
import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from policytext.lazy_pattern import lazy_pattern

__all__ = ["BLANKS", "Plain", "plain", "split_paragraphs", "squeeze", "strip"]

# White space of all kinds, and characters that show nothing.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
BLANKS = "".join(filter(str.isspace, map(chr, range(0x3001)))) + _INVISIBLE

_LINE = lazy_pattern("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BLANK = re.compile(f"[{re.escape(BLANKS)}][{re.escape(BLANKS)}]*")
_BLANK_SET = frozenset(BLANKS)
# A blank stays between two words of Latin letters: Essential Science Indicators.
_KEPT = lazy_pattern("[A-Za-z][A-Za-z]")
_FULL_WIDTH = {0xFF01 + i: chr(0x21 + i) for i in range(94) if chr(0x21 + i).isalnum()}
_HAS_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ]")


def strip(text: str, start: int, end: int) -> tuple[int, int]:
    """The part of ``start:end`` that is left when blanks at both ends are taken off."""
    if start < end and text[start] not in _BLANK_SET and text[end - 1] not in _BLANK_SET:
        return start, end
    piece = text[start:end].lstrip(BLANKS)
    start = end - len(piece)
    return start, start + len(piece.rstrip(BLANKS))


def split_paragraphs(text: str) -> list[tuple[int, int]]:
    r"""The paragraphs of a text: its lines, without the blanks around them and without empty ones.

    Example:
        >>> split_paragraphs("一、总则\r\n\n　　为了发展。 ")
        [(0, 4), (9, 14)]
    """
    found = (strip(text, match.start(), match.end()) for match in _LINE.finditer(text))
    return [(start, end) for start, end in found if start < end]


def squeeze(text: str) -> str:
    """Text without the blanks that layout put into it; those between Latin words stay as one.

    Example:
        >>> squeeze("政 府　工作 报告"), squeeze("SCIE  Index 收录")
        ('政府工作报告', 'SCIE Index收录')
    """
    parts = _BLANK.split(text)
    if len(parts) == 1:
        return text
    joined = parts[:1]
    for before, after in itertools.pairwise(parts):
        joined += [" ", after] if _KEPT.fullmatch(before[-1:] + after[:1]) else [after]
    return "".join(joined)


@dataclass(frozen=True)
class Plain:
    """Text without blanks and with half-width digits and letters, with each character's place.

    Attributes:
        text: the plain text.
        places: for each of its characters the offset in the document.
    """

    text: str
    places: Sequence[int]

    def span(self, match: re.Match[str], group: str | int = 0) -> tuple[int, int]:
        """Where a match stands in the document."""
        return self.places[match.start(group)], self.places[match.end(group) - 1] + 1


def plain(text: str, start: int, end: int) -> Plain:
    """The plain form of ``text[start:end]``: without blanks, digits and letters half-width.

    Example:
        >>> plain("２０１３年 ２月", 0, 9).text
        '2013年2月'
    """
    blanks = [match.span() for match in _BLANK.finditer(text, start, end)]
    if not blanks:
        return Plain(_half_width(text[start:end]), range(start, max(start, end)))
    places = array("i")
    kept = []
    begin = start
    for stop, after in [*blanks, (end, end)]:
        kept.append(text[begin:stop])
        places.extend(range(begin, stop))
        begin = after
    return Plain(_half_width("".join(kept)), places)


def _half_width(text: str) -> str:
    return text.translate(_FULL_WIDTH) if _HAS_FULL_WIDTH.search(text) else text
