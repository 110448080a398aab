"""Annotated documents kept as JSON: one object a file, offsets in code points.

Two forms are read: documents with ``mentions``, ``quantities`` and ``times``, and documents with
``rows`` of indicators. Each gives the layers that it annotates and no others.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar, cast

from policytext.corpora.build import LABELS
from policytext.corpora.folders import read_text
from policytext.document import Document
from policytext.errors import InputError, PolicytextError, ReadError
from policytext.layers import MENTIONS, PARAGRAPHS, QUANTITIES, TARGETS, TIMES, Layer
from policytext.repairs import Problem
from policytext.span import Span
from policytext.structure.lines import split_paragraphs
from policytext.values import Indicator, Link, Mention, Quantity, TimeInterval

__all__ = ["bare_quantity", "interval_of", "read_gold"]

V = TypeVar("V")
Reader = Callable[[Document, Mapping[str, Any]], Span[V]]


def read_gold(path: Path) -> Document:
    """Read one JSON file.

    A span whose value cannot be, such as a time without start and end, is left out, and
    ``doc.problems`` says so.

    Raises:
        ReadError: the file cannot be read or has another form.
    """
    try:
        data = json.loads(read_text(path))
        doc = Document(
            data["text"], id=data["id"], issuer=data["region"] or None, year=data["year"]
        )
        if not ({"mentions", "rows"} & set(data)):
            raise InputError("it has neither mentions nor rows")
        for name, (layer, reader) in _LAYERS.items():
            if name in data:
                doc = _with(doc, layer, reader, data[name])
    except (PolicytextError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReadError(
            f"{path}: this is no annotated document as JSON ({error!r}); it needs text, id, "
            "region, year, and mentions, quantities and times, or rows"
        ) from None
    places = split_paragraphs(doc.text)
    starts, ends = [one[0] for one in places], [one[1] for one in places]
    return doc.with_offsets(PARAGRAPHS, starts, ends, LABELS["paragraphs"])


def _with(
    doc: Document, layer: Layer[V], reader: Reader[V], items: list[Mapping[str, Any]]
) -> Document:
    spans, problems = [], list(doc.problems)
    for item in items:
        try:
            spans.append(reader(doc, item))
        except InputError as error:
            start, end = item["start"], item["end"]
            message = f"{layer.name} {doc.text[start:end]!r} left out: {error}"
            problems.append(Problem("corpus", message, start, end))
    return doc.with_layer(layer, spans).replace(problems=problems)


def _place(doc: Document, item: Mapping[str, Any], label: str, value: V) -> Span[V]:
    span = doc.span(item["start"], item["end"], label, value)
    if span.text != item.get("text", span.text):
        raise InputError(f"the text there is {span.text!r}, not {item['text']!r}")
    return span


def _mention(doc: Document, item: Mapping[str, Any]) -> Span[Mention]:
    return _place(doc, item, item["label"], Mention(item["kind"], Link(item["id"])))


def _quantity(doc: Document, item: Mapping[str, Any]) -> Span[Quantity]:
    low, high = (None if item[name] is None else Decimal(item[name]) for name in ("low", "high"))
    value = Quantity(low, high, item["comparator"], item["unit"] or "", item["kind"])
    return _place(doc, item, LABELS["quantities"], value)


def interval_of(sides: Sequence[str | None]) -> TimeInterval:
    """The interval between two ISO dates; an open side is None."""
    start, end = (datetime.date.fromisoformat(side) if side else None for side in sides)
    return TimeInterval(start, end)


def _time(doc: Document, item: Mapping[str, Any]) -> Span[TimeInterval]:
    return _place(doc, item, LABELS["times"], interval_of(item["value"]))


def bare_quantity(text: str, sides: Sequence[int] | None) -> Span[Quantity] | None:
    """The quantity at a place; it has no value: better none than one that nobody annotated."""
    if sides is None:
        return None
    start, end = sides
    return cast("Span[Quantity]", Span(start, end, text[start:end], LABELS["quantities"], None))


def _row(doc: Document, item: Mapping[str, Any]) -> Span[Indicator]:
    value = Indicator(
        indicator=item["indicator"],
        measure=item["measure"],
        role=item["role"],
        period=interval_of(item["period"]) if item["period"] else None,
        place=item["place"],
        quantity=bare_quantity(doc.text, item["quantity"]),
        wording=item["wording"],
        stretch=bare_quantity(doc.text, item["stretch"]),
    )
    return _place(doc, item, LABELS["targets"], value)


_LAYERS: dict[str, tuple[Layer[Any], Reader[Any]]] = {
    "mentions": (MENTIONS, _mention),
    "quantities": (QUANTITIES, _quantity),
    "times": (TIMES, _time),
    "rows": (TARGETS, _row),
}
