"""Notes on what may have been forgotten: numbers and deictic places without a mark."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from policytext.corpora.build import Placed
from policytext.corpora.faults import Log
from policytext.corpora.page import Page, Paragraph
from policytext.layers import MENTIONS, QUANTITIES, TIMES

__all__ = ["note_gaps"]

SIGN = 2  # characters of what opens or closes a mark
_NUMBER = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?")
_DEICTIC = re.compile(
    "(?:我|全|本|该)(?:国|省|市|县|区|州|盟|旗|乡|镇|自治区|自治州|自治县)(?!委|府|长|政|人大|域|别|间|级|块)"
)
_TIME = re.compile("今年|去年|前年|明年|上年|上半年|下半年|年内|全年")
# Numbers that are none: list markers at the start, document numbers, footnotes.
_MARKER = re.compile(r"[（(\[〔]?[0-9０-９]+[）)\]〕.．、:：]")


def note_gaps(made: Placed, page: Page, log: Log) -> None:
    """Note digits, deictic places and times that no mark covers."""
    for layer, patterns in (
        (MENTIONS, [("a place", _DEICTIC)]),
        (TIMES, [("a time", _TIME)]),
        (QUANTITIES, [("a number", _NUMBER)]),
    ):
        if layer not in made.doc:
            continue
        for paragraph in page.paragraphs:
            column = _columns(paragraph)
            for what, pattern in patterns:
                for match in _unmarked(paragraph, pattern):
                    place = column(match.start())
                    log.note(paragraph.line, place, f"{match[0]}: {what} without a mark?")


def _unmarked(paragraph: Paragraph, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Matches of which no character is marked, list markers left out."""
    marked = bytearray(len(paragraph.text))
    for mark in paragraph.marks:
        marked[mark.start : mark.end] = b"\x01" * (mark.end - mark.start)
    marker = _MARKER.match(paragraph.text.lstrip())
    lead = len(paragraph.text) - len(paragraph.text.lstrip())
    first = lead + marker.end() if marker else 0
    for match in pattern.finditer(paragraph.text, first):
        if not any(marked[match.start() : match.end()]):
            yield match


def _columns(paragraph: Paragraph) -> Callable[[int], int]:
    """The column in the line with its marks of a place in the paragraph without."""
    opened = sorted(mark.start for mark in paragraph.marks)
    closed = sorted(
        (mark.end, sum(map(len, mark.fields), len(mark.fields))) for mark in paragraph.marks
    )
    ends = [end for end, _ in closed]
    lengths = [0, *itertools.accumulate(length + SIGN for _, length in closed)]
    return lambda place: (
        place + 1 + SIGN * bisect_right(opened, place) + lengths[bisect_right(ends, place)]
    )
