"""Short documents with marks, as the cases of the metrics need them."""

from __future__ import annotations

import datetime
from decimal import Decimal

import policytext as pt

TEXT = "0123456789" * 3
M = tuple[int, int, str] | tuple[int, int, str, str | None]


def mentions(*marks: M, id: str = "a", text: str = TEXT) -> pt.Document:
    """A document with mentions: (start, end, "LABEL" or "LABEL.kind", and an id if linked)."""
    doc = pt.Document(text, id=id)
    spans = []
    for start, end, name, *link in marks:
        label, _, kind = name.partition(".")
        value = pt.Mention(kind, pt.Link(link[0]) if link else None)
        spans.append(doc.span(start, end, label, value))
    return doc.with_layer(pt.MENTIONS, spans)


def number(
    low: int | None, high: int | None, comparator: str, unit: str = "%", kind: str = "percent"
) -> pt.Quantity:
    """A quantity of whole numbers."""
    bounds = [None if one is None else Decimal(one) for one in (low, high)]
    return pt.Quantity(bounds[0], bounds[1], comparator, unit, kind)


def quantities(*marks: tuple[int, int, pt.Quantity], id: str = "a") -> pt.Document:
    """A document with quantities."""
    doc = pt.Document(TEXT, id=id)
    return doc.with_layer(pt.QUANTITIES, [doc.span(s, e, "QUANTITY", v) for s, e, v in marks])


def year(number: int) -> pt.TimeInterval:
    """A whole year."""
    return pt.TimeInterval(datetime.date(number, 1, 1), datetime.date(number, 12, 31))


def words(line: str, id: str = "a") -> pt.Document:
    """A document with the words between blanks; ``_`` is a blank of the text itself."""
    doc = pt.Document(line.replace(" ", "").replace("_", " "), id=id)
    starts, ends, place = [], [], 0
    for word in line.replace("_", " _ ").split():
        if word != "_":
            starts.append(place)
            ends.append(place + len(word))
        place += len(word)
    return doc.with_offsets(pt.TOKENS, starts, ends, "TOKEN")
