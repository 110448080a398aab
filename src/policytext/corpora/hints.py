"""Notes on what may have been forgotten: numbers and deictic places without a mark."""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from policytext.corpora.build import Placed
from policytext.corpora.faults import Log
from policytext.corpora.page import Page, Paragraph
from policytext.data import read_rows
from policytext.layers import MENTIONS, QUANTITIES, TIMES

__all__ = ["note_gaps"]

SIGN = 2  # characters of what opens or closes a mark
_NUMBER = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?")
# Numbers that are none: list markers at the start, document numbers, footnotes.
_MARKER = re.compile(r"[（(\[〔]?[0-9０-９]+[）)\]〕.．、:：]")


def note_gaps(made: Placed, page: Page, log: Log) -> None:
    """Note digits, deictic places and times that no mark covers."""
    for layer, patterns in (
        (MENTIONS, [("a place", _words()[0])]),
        (TIMES, [("a time", _words()[1])]),
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


@functools.cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds deictic places, and what finds times."""
    lists: dict[str, list[str]] = {}
    for name, word in read_rows("corpora/hints.tsv"):
        lists.setdefault(name, []).append(re.escape(word))
    pointer, level, not_after, time = (
        "|".join(sorted(lists[name], key=len, reverse=True))
        for name in ("pointer", "level", "not_after", "time")
    )
    return re.compile(f"(?:{pointer})(?:{level})(?!{not_after})"), re.compile(time)


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
