"""Quantities, times and mentions as rows of a table, each with its place and its raw stretch."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from policytext.document import Document
from policytext.errors import InputError, check_type
from policytext.given import each_document
from policytext.io.files import open_output
from policytext.layers import MENTIONS, QUANTITIES, SECTIONS, SENTENCES, TIMES, Layer
from policytext.span import Span
from policytext.values import Link, Mention, Quantity, TimeInterval

__all__ = ["TABLES", "format_rows", "header", "rows", "write_table"]

Row = tuple[str, ...]
# Spreadsheets on Windows take a CSV file for UTF-8 only if it begins with this mark.
BOM = "\ufeff"

_BEFORE = ("document", "issuer", "year", "section", "role", "sentence", "text")
_AFTER = ("start", "end", "raw")


def _quantity(span: Span[Quantity]) -> Row:
    value = span.value
    return (_plain(value.low), _plain(value.high), value.comparator, value.unit, value.kind)


def _time(span: Span[TimeInterval]) -> Row:
    return (_plain(span.value.start), _plain(span.value.end))


def _mention(span: Span[Mention]) -> Row:
    link = span.value.link or Link(None)
    candidates = " ".join(link.candidates)
    score = "" if span.value.score is None else f"{span.value.score:.4f}"
    own = (span.label, span.value.kind, score)
    return (*own, link.id or "", link.name, candidates, link.evidence)


# For each table: its layer, its own columns, and the cells of a span in them.
TABLES: dict[str, tuple[Layer[Any], Row, Callable[[Span[Any]], Row]]] = {
    "quantities": (QUANTITIES, ("low", "high", "comparator", "unit", "kind"), _quantity),
    "times": (TIMES, ("first_day", "last_day"), _time),
    "mentions": (
        MENTIONS,
        ("label", "kind", "score", "link", "name", "candidates", "evidence"),
        _mention,
    ),
}


def header(table: str = "quantities") -> Row:
    """The names of a table's columns.

    Raises:
        InputError: there is no such table.

    Example:
        >>> header("times")[6:]
        ('text', 'first_day', 'last_day', 'start', 'end', 'raw')
    """
    return (*_BEFORE, *_find(table)[1], *_AFTER)


def rows(doc: Document, table: str = "quantities") -> Iterator[Row]:
    """The rows of a document, in the order of the text, as strings.

    Section and sentence are empty where the document has no such layer. An empty bound is none.

    Raises:
        InputError: there is no such table.
        LayerMissingError: its layer has not been made for the document.
    """
    layer, _, cells = _find(table)
    check_type("what to write", doc, Document)
    facts = (doc.id, doc.issuer or "", _plain(doc.year))
    for span in doc.spans(layer):
        yield (
            *facts,
            *_section(doc, span),
            _sentence(doc, span),
            span.text,
            *cells(span),
            str(span.start),
            str(span.end),
            doc.raw(span),
        )


def format_rows(lines: Iterable[Row]) -> str:
    r"""Rows as CSV (RFC 4180: commas, quotes doubled, lines ended by CR LF).

    Raises:
        InputError: a cell has a NUL, which the CSV of Python 3.10 cannot hold.

    Example:
        >>> format_rows([("3万人", "a,b")])
        '3万人,"a,b"\r\n'
    """
    buffer = io.StringIO(newline="")
    try:
        csv.writer(buffer).writerows(lines)
    except csv.Error as error:
        raise InputError(
            f"a cell has a NUL character, which CSV cannot hold before Python 3.11 ({error}); "
            "write JSON Lines instead"
        ) from error
    return buffer.getvalue()


def write_table(
    docs: Iterable[Document],
    path: str | os.PathLike[str],
    table: str = "quantities",
    bom: bool = True,
) -> int:
    """Write one table over many documents as a CSV file, and say how many rows it has.

    Args:
        docs: annotated documents.
        path: where the file goes; it appears when it is whole.
        table: one of ``TABLES``.
        bom: begin with a byte order mark, without which spreadsheets on Windows garble Chinese.

    Raises:
        InputError: there is no such table, or the place cannot be written to.
        LayerMissingError: a document lacks the layer.
    """
    count = 0
    with open_output(path) as out:
        out.write((BOM if bom else "") + format_rows([header(table)]))
        for doc in each_document(docs):
            lines = list(rows(doc, table))
            out.write(format_rows(lines))
            count += len(lines)
    return count


def _find(table: str) -> tuple[Layer[Any], Row, Callable[[Span[Any]], Row]]:
    if table not in TABLES:
        raise InputError(f"unknown table {table!r}; one of {', '.join(TABLES)}")
    return TABLES[table]


def _section(doc: Document, span: Span[Any]) -> tuple[str, str]:
    """Heading and role of the innermost section around a span."""
    around = doc.covering(span, SECTIONS) if SECTIONS in doc else ()
    if not around:
        return ("", "")
    section = around[-1].value
    return (section.number + section.heading, section.role)


def _sentence(doc: Document, span: Span[Any]) -> str:
    """The sentence around a span; all that it touches, where it crosses their borders."""
    touched = doc.overlapping(span, SENTENCES) if SENTENCES in doc else ()
    return doc.text[touched[0].start : touched[-1].end] if touched else ""


def _plain(value: object) -> str:
    return "" if value is None else str(value)
