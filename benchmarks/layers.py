"""Help for adapters: a peer's answers as layers of a document."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

from policytext import (
    QUANTITIES,
    TIMES,
    TOKENS,
    Document,
    InputError,
    Quantity,
    Span,
    TimeInterval,
)
from policytext.values import COMPARATORS

__all__ = [
    "bounds_of",
    "lines",
    "number",
    "sentences",
    "tokens_by_line",
    "whole",
    "with_quantities",
    "with_times",
    "word_places",
]

Place: TypeAlias = tuple[int, int]
_SENTENCE = re.compile(r"[^。！？；]*[。！？；]+|[^。！？；]+")
_SKIPPED = 16  # characters that a peer may leave out before a word


def lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text that are not blank, each with its offset.

    Peers get a line at a time: those made of patterns slow down on long strings.
    """
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, line
        start += len(line) + 1


def sentences(text: str, longest: int) -> Iterator[tuple[int, str]]:
    r"""The sentences of a text, each with its offset; longer ones are cut at ``longest``.

    For peers whose models have learnt from sentences, and those that drop what is too long.

    Example:
        >>> list(sentences("稳中有进。城乡\n协调", 4))
        [(0, '稳中有进'), (4, '。'), (5, '城乡'), (8, '协调')]
    """
    for offset, line in lines(text):
        for sentence in _SENTENCE.finditer(line):
            for start in range(sentence.start(), sentence.end(), longest):
                yield offset + start, line[start : min(start + longest, sentence.end())]


def word_places(line: str, words: Iterable[str]) -> Iterator[Place]:
    """Where each word of a line stands, in order; an empty place for a word that is all blanks.

    A word that is not in the text where it should be, since the peer rewrote it or left out blanks,
    takes up as many characters as it has, blanks not counted.

    Example:
        >>> list(word_places("城乡 协 调", ["城乡", " ", "協調"]))
        [(0, 2), (2, 2), (3, 6)]
    """
    place = 0
    for word in map(str.strip, words):
        if not word:
            yield place, place
            continue
        while place < len(line) and line[place].isspace():
            place += 1
        found = line.find(word, place, place + len(word) + _SKIPPED)
        start = place if found < 0 else found
        place = start + len(word) if found >= 0 else _past(line, place, len(word))
        yield start, place


def _past(line: str, place: int, count: int) -> int:
    """Where so many characters that are no blanks end, or the line does."""
    while count and place < len(line):
        count -= not line[place].isspace()
        place += 1
    return place


def tokens_by_line(doc: Document, cut: Callable[[str], Sequence[str]]) -> Document:
    """The document with the words that ``cut`` gives for each line, found again in the text."""
    starts, ends = array("i"), array("i")
    for offset, line in lines(doc.text):
        for start, end in word_places(line, cut(line)):
            if start < end:
                starts.append(offset + start)
                ends.append(offset + end)
    return doc.with_offsets(TOKENS, starts, ends, "TOKEN")


def number(written: object) -> Decimal | None:
    """A finite decimal, or None where the peer gives none."""
    try:
        value = Decimal(str(written).replace(",", ""))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def bounds_of(
    low: Decimal | None, high: Decimal | None, comparator: str, unit: str, kind: str
) -> Quantity | None:
    """A quantity with the bounds that the comparator has; None where they don't fit."""
    has_low, has_high = COMPARATORS[comparator]
    try:
        return Quantity(
            low if has_low else None, high if has_high else None, comparator, unit, kind
        )
    except InputError:
        return None


def with_quantities(doc: Document, found: Iterable[tuple[int, int, Quantity | None]]) -> Document:
    """The document with quantities; those without value are left out, and later doubles."""
    spans: dict[Place, Span[Quantity]] = {}
    for start, end, value in found:
        if value is not None and start < end and (start, end) not in spans:
            spans[start, end] = doc.span(start, end, "QUANTITY", value)
    return doc.with_layer(QUANTITIES, spans.values())


def with_times(doc: Document, found: Iterable[tuple[int, int, TimeInterval | None]]) -> Document:
    """The document with times; those without value or place are left out."""
    spans = {
        (start, end): doc.span(start, end, "TIME", value)
        for start, end, value in found
        if value is not None and start < end
    }
    return doc.with_layer(TIMES, spans.values())


def whole(doc: Document, value: Quantity | None) -> Document:
    """A document whose text is one number, with that number."""
    return with_quantities(doc, [(0, len(doc.text), value)])
