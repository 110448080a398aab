"""A text as rows, one word or character each: what formats of columns are made of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from policytext.document import Document
from policytext.errors import InputError
from policytext.layers import SENTENCES, TOKENS, Layer
from policytext.span import Span

__all__ = ["ROWS", "Row", "Rows", "blocks", "cut_rows", "edges", "lay_rows", "row_places", "tracks"]

ROWS = ("tokens", "characters")
Row = tuple[int, int]
_WORD = re.compile(r"\S+")


def edges(doc: Document, layers: Iterable[Layer[Any]]) -> set[int]:
    """Where spans of these layers begin and end; of layers that a document lacks, nowhere."""
    found: set[int] = set()
    for layer in layers:
        if layer in doc:
            found.update(doc.spans(layer).starts, doc.spans(layer).ends)
    return found


def cut_rows(doc: Document, by: str, cuts: Collection[int]) -> list[Row]:
    """The rows of a text, as start and end: all of it but the white space.

    Args:
        doc: the document.
        by: one of ``ROWS``; rows by tokens are characters where the document has no tokens.
        cuts: offsets that no row may run across, such as the edges of mentions.

    Raises:
        InputError: there are no such rows.

    Example:
        >>> cut_rows(Document("常州 GDP"), "characters", ())
        [(0, 1), (1, 2), (3, 4), (4, 5), (5, 6)]
    """
    if by not in ROWS:
        raise InputError(f"rows are one of {', '.join(ROWS)}, not {by!r}")
    words = (word.span() for word in _WORD.finditer(doc.text))
    if by == "characters" or TOKENS not in doc:
        return [(place, place + 1) for start, end in words for place in range(start, end)]
    places = sorted({*cuts, *edges(doc, [TOKENS])})
    rows: list[Row] = []
    i = 0
    for start, end in words:
        while i < len(places) and places[i] <= start:
            i += 1
        while i < len(places) and places[i] < end:
            rows.append((start, places[i]))
            start = places[i]
            i += 1
        rows.append((start, end))
    return rows


def blocks(doc: Document, rows: list[Row]) -> Iterator[tuple[int, int]]:
    """Stretches of rows, as first and end: sentences, and what lies between them.

    Where a document has no sentences, its lines.
    """
    if SENTENCES in doc:
        breaks = sorted(edges(doc, [SENTENCES]))
    else:
        breaks = [place for place, char in enumerate(doc.text) if char == "\n"]
    first, i = 0, 0
    for number, (start, _) in enumerate(rows):
        crossed = False
        while i < len(breaks) and breaks[i] <= start:
            crossed = True
            i += 1
        if crossed and number > first:
            yield first, number
            first = number
    if first < len(rows):
        yield first, len(rows)


def row_places(rows: list[Row]) -> tuple[dict[int, int], dict[int, int]]:
    """The number of the row that starts at an offset, and the number behind the one that ends."""
    starts = {start: number for number, (start, _) in enumerate(rows)}
    ends = {end: number + 1 for number, (_, end) in enumerate(rows)}
    return starts, ends


def tracks(spans: Iterable[Span[Any]], most: int) -> tuple[list[list[Span[Any]]], list[Span[Any]]]:
    """Spans laid into tracks in which none overlaps another, outer ones first; and those left.

    Args:
        spans: spans in order.
        most: how many tracks there may be.

    Example:
        >>> doc = Document("常州市政府")
        >>> outer, inner = doc.span(0, 5, "INSTITUTION"), doc.span(0, 3, "PLACE")
        >>> tracks([outer, inner], 1) == ([[outer]], [inner])
        True
    """
    made: list[list[Span[Any]]] = []
    left: list[Span[Any]] = []
    for span in spans:
        for track in made:
            if track[-1].end <= span.start:
                track.append(span)
                break
        else:
            if len(made) < most:
                made.append([span])
            else:
                left.append(span)
    return made, left


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows, sentences as stretches of rows, and tracks of spans with the rows that they cover."""

    rows: list[Row]
    blocks: list[tuple[int, int]]
    tracks: list[list[tuple[Span[Any], tuple[int, int]]]]


def lay_rows(doc: Document, layer: Layer[Any], by: str, depth: int | None) -> Rows:
    """The rows of a document, and the spans of a layer in up to so many tracks, or all in one.

    White space at the edges of a span is left out, and so are spans that run over the end of a
    sentence, or for which there is no track.

    Raises:
        InputError: there are no such rows.
        LayerMissingError: the document has no such layer.
    """
    spans = doc.spans(layer)
    rows = cut_rows(doc, by, edges(doc, [SENTENCES, layer]))
    made = list(blocks(doc, rows))
    starts, ends = [row[0] for row in rows], [row[1] for row in rows]
    block_ends = [end for _, end in made]
    places: dict[int, tuple[int, int]] = {}
    held: list[Span[Any]] = []
    for span in spans:
        place = bisect_left(starts, span.start), bisect_right(ends, span.end)
        if place[0] < place[1] and _in_one(place, block_ends):
            places[id(span)] = place
            held.append(span)
    kept = [held] if depth is None else tracks(held, depth)[0]
    return Rows(rows, made, [[(span, places[id(span)]) for span in track] for track in kept])


def _in_one(place: tuple[int, int], block_ends: Sequence[int]) -> bool:
    """Whether rows lie in one block."""
    return place[1] <= block_ends[bisect_right(block_ends, place[0])]
