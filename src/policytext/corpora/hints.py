"""Notes on what may have been forgotten: numbers and deictic places without a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policytext.corpora.build import LAYERS, Placed
from policytext.corpora.faults import Log
from policytext.corpora.page import Page, Paragraph
from policytext.layers import MENTIONS, QUANTITIES, TIMES

__all__ = ["note_gaps"]

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
        if layer.name not in LAYERS or layer not in made.doc:
            continue
        for paragraph in page.paragraphs:
            for what, pattern in patterns:
                for match in _unmarked(paragraph, pattern):
                    column = _column(paragraph, match.start())
                    log.note(paragraph.line, column, f"{match[0]}: {what} without a mark?")


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


def _column(paragraph: Paragraph, place: int) -> int:
    """The column in the line with its marks of a place in the paragraph without."""
    column = place + 1
    for mark in paragraph.marks:
        if mark.start <= place:
            column += 2  # what opens it
        if mark.end <= place:
            column += sum(len(field) + 1 for field in mark.fields) + 2
    return column
