"""Documents and values as JSON, and back."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import json
import types
import typing
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from policytext.alignment import Alignment
from policytext.document import Document
from policytext.errors import InputError, PolicytextError, check_type
from policytext.layers import BUILTIN_LAYERS, Layer
from policytext.repairs import Problem, Repair
from policytext.span import Span
from policytext.spans import Spans

__all__ = ["decode_value", "dump_document", "encode_value", "field_types", "load_document"]

FORMAT = 1


def encode_value(value: Any) -> Any:
    """A value as JSON types: dataclasses as objects, decimals and dates as strings."""
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [encode_value(item) for item in value]
    if dataclasses.is_dataclass(value):
        fields = dataclasses.fields(value)
        return {field.name: encode_value(getattr(value, field.name)) for field in fields}
    if isinstance(value, float):
        return value
    raise InputError(
        f"cannot write a value of type {type(value).__name__} as JSON; layers hold dataclasses of "
        "str, int, float, Decimal, date, tuple or None"
    )


def decode_value(kind: Any, data: Any) -> Any:
    """Read what ``encode_value`` wrote, given the type that it had.

    Raises:
        InputError: the data do not fit the type.
    """
    try:
        return _decode(kind, data)
    except PolicytextError:
        raise
    except (TypeError, ValueError, KeyError, AttributeError, InvalidOperation) as error:
        raise InputError(f"{str(data)[:80]} is no {_name(kind)}: {error}") from None


def _decode(kind: Any, data: Any) -> Any:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        if data is None:
            return None
        return _decode(next(one for one in arguments if one is not type(None)), data)
    if origin is tuple:
        return tuple(_decode(arguments[0], item) for item in data)
    if origin is Span:
        # A span within a value may have none of its own, where nobody annotated it.
        value = None if data["value"] is None else _decode(arguments[0], data["value"])
        parts = {**data, "value": value}
        return Span(**parts)
    if kind is type(None):
        if data is not None:
            raise InputError(f"this layer has no values, got {str(data)[:40]}")
        return None
    if kind is Decimal:
        return Decimal(data)
    if kind is datetime.date:
        return datetime.date.fromisoformat(data)
    if dataclasses.is_dataclass(kind):
        hints = field_types(typing.cast(type, kind))
        return kind(**{name: _decode(hints[name], item) for name, item in data.items()})  # type: ignore[operator]
    if isinstance(kind, type) and isinstance(data, kind):
        return data
    raise InputError(f"expected {_name(kind)}, got {str(data)[:40]!r}")


@functools.cache
def field_types(kind: type) -> dict[str, Any]:
    """The fields of a value's type, each with its own type."""
    return typing.get_type_hints(kind)


def _name(kind: Any) -> str:
    return getattr(kind, "__name__", str(kind))


def dump_document(doc: Document) -> str:
    """A document as one line of JSON."""
    plain = doc.alignment.is_identity
    data: dict[str, Any] = {
        "policytext": FORMAT,
        "id": doc.id,
        "title": doc.title,
        "issuer": doc.issuer,
        "year": doc.year,
        "date": encode_value(doc.date),
        "text": doc.text,
        # True says that the source is the text itself, so that a clean page is not held twice.
        "source": True if doc.source == doc.text else doc.source,
        "alignment": None if doc.source in (None, doc.text) and plain else doc.alignment.blocks,
        "repairs": [list(repair) for repair in doc.repairs],
        "problems": [encode_value(problem) for problem in doc.problems],
        "meta": dict(sorted(doc.meta.items())),
        "layers": {layer.name: _dump_layer(doc.spans(layer)) for layer in doc.layers},
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _dump_layer(spans: Spans[Any]) -> Any:
    starts, ends, labels, values, scores = spans.columns
    if isinstance(labels, str) and values is None and scores is None:
        offsets = [list(pair) for pair in zip(starts, ends, strict=True)]
        return {"label": labels, "offsets": offsets}
    return [encode_value(span) for span in spans]


def load_document(line: str, layers: Iterable[Layer[Any]] = ()) -> Document:
    """Read a line that ``dump_document`` wrote."""
    check_type("a document's JSON", line, str)
    known = {**BUILTIN_LAYERS, **{layer.name: layer for layer in layers}}
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"this is no JSON: {error}") from None
    if not isinstance(data, dict) or data.get("policytext") != FORMAT:
        raise InputError(
            f'a document\'s JSON is an object with "policytext": {FORMAT}; '
            "was this written by another program or version?"
        )
    try:
        doc = _load_facts(data)
        for name, part in data["layers"].items():
            if name not in known:
                raise InputError(f"layer {name!r} is not known; pass it: from_json(line, [LAYER])")
            doc = _load_layer(doc, known[name], part)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        if isinstance(error, PolicytextError):
            raise
        raise InputError(
            f"a field of the document's JSON is missing or damaged: {error!r}"
        ) from None
    return doc


def _load_facts(data: dict[str, Any]) -> Document:
    alignment = data["alignment"]
    return Document(
        data["text"],
        id=data["id"],
        title=data["title"],
        issuer=data["issuer"],
        year=data["year"],
        date=None if data["date"] is None else datetime.date.fromisoformat(data["date"]),
        source=data["text"] if data["source"] is True else data["source"],
        alignment=None if alignment is None else Alignment(*alignment),
        repairs=[Repair(*repair) for repair in data["repairs"]],
        problems=[Problem(**problem) for problem in data["problems"]],
        meta=data["meta"],
    )


def _load_layer(doc: Document, layer: Layer[Any], part: Any) -> Document:
    if isinstance(part, dict):
        starts, ends = zip(*part["offsets"], strict=False) if part["offsets"] else ((), ())
        return doc.with_offsets(layer, starts, ends, part["label"])
    spans = [Span(**{**one, "value": decode_value(layer.value_type, one["value"])}) for one in part]
    return doc.with_layer(layer, spans)
