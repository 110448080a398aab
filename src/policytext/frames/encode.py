"""Spans and values as Arrow arrays, and back: one rule for each Python type.

A dataclass is a struct of its fields, a tuple a list, `None` a null. A decimal is two fields: as
`decimal128(38, 12)`, and, where it does not fit into that, as a string in `NAME_exact`.
"""

from __future__ import annotations

import dataclasses
import datetime
import functools
import types
import typing
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, NewType

from policytext.document import Document
from policytext.errors import InputError
from policytext.extras import load_extra
from policytext.layers import Layer
from policytext.span import Span

__all__ = ["arrow_type", "decode", "layer_array", "layer_type", "to_array"]

DIGITS, PLACES = 38, 12
EXACT = "_exact"
_NONE = type(None)
# Offsets of spans: half the bytes of other whole numbers, and there are many.
_Offset = NewType("_Offset", int)


# Kept, as are types below: a schema asks for them hundreds of times.
@functools.cache
def _pyarrow() -> Any:
    return load_extra("pyarrow", "arrow")


@functools.cache
def _scalars() -> dict[Any, Any]:
    """The Arrow types of plain Python types."""
    pyarrow = _pyarrow()
    return {
        str: pyarrow.string(),
        bool: pyarrow.bool_(),
        int: pyarrow.int64(),
        _Offset: pyarrow.int32(),
        float: pyarrow.float64(),
        Decimal: pyarrow.decimal128(DIGITS, PLACES),
        datetime.date: pyarrow.date32(),
    }


@functools.cache
def _plain(kind: Any) -> Any:
    """A type without its `None`: every column may hold nulls."""
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        kept = [one for one in typing.get_args(kind) if one is not _NONE]
        if len(kept) == 1:
            return kept[0]
    return kind


@functools.cache
def _fields(kind: Any) -> tuple[tuple[str, Any], ...]:
    """The parts of a span or a dataclass: name and type; none for other types."""
    if typing.get_origin(kind) is Span:
        (value,) = typing.get_args(kind)
        held = () if value is _NONE else (("value", value),)
        own = (("start", _Offset), ("end", _Offset), ("text", str), ("label", str))
        return (*own, *held, ("score", float))
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return tuple((one.name, _plain(hints[one.name])) for one in dataclasses.fields(kind))
    return ()


@functools.cache
def arrow_type(kind: Any) -> Any:
    """The Arrow type for values of a Python type.

    Raises:
        InputError: there is none.
    """
    pyarrow = _pyarrow()
    kind = _plain(kind)
    if kind in _scalars():
        return _scalars()[kind]
    if typing.get_origin(kind) is tuple:
        return pyarrow.list_(arrow_type(typing.get_args(kind)[0]))
    if parts := _fields(kind):
        return pyarrow.struct(
            [field for name, part in parts for field in _arrow_fields(name, part)]
        )
    raise InputError(
        f"values of type {getattr(kind, '__name__', kind)} have no column type; layers in frames "
        "hold dataclasses of str, int, float, bool, Decimal, date, tuples of them, or None"
    )


def _arrow_fields(name: str, kind: Any) -> list[Any]:
    pyarrow = _pyarrow()
    made = [pyarrow.field(name, arrow_type(kind))]
    if kind is Decimal:
        made.append(pyarrow.field(name + EXACT, pyarrow.string()))
    return made


def to_array(kind: Any, values: Sequence[Any]) -> Any:
    """Values of one type, or None, as an Arrow array of `arrow_type(kind)`."""
    pyarrow = _pyarrow()
    kind = _plain(kind)
    if kind is float:
        values = [None if value is None else float(value) for value in values]
    if kind in _scalars():
        return pyarrow.array(values, type=_scalars()[kind])
    if typing.get_origin(kind) is tuple:
        (part, *_) = typing.get_args(kind)
        flat = [item for value in values if value is not None for item in value]
        lengths = [None if value is None else len(value) for value in values]
        return pyarrow.ListArray.from_arrays(_offsets(lengths), to_array(part, flat))
    columns = {
        name: [None if value is None else getattr(value, name) for value in values]
        for name, _ in _fields(kind)
    }
    return _struct(kind, columns, [value is None for value in values])


def _struct(kind: Any, columns: dict[str, list[Any]], missing: list[bool] | None) -> Any:
    """A struct array from a column of Python values for each of its fields."""
    pyarrow = _pyarrow()
    arrays: list[Any] = []
    for name, part in _fields(kind):
        if part is Decimal:
            fit = [value is not None and _fits(value) for value in columns[name]]
            pairs = list(zip(columns[name], fit, strict=True))
            arrays.append(to_array(Decimal, [value if fits else None for value, fits in pairs]))
            exact = [None if fits or value is None else _written(value) for value, fits in pairs]
            arrays.append(to_array(str, exact))
        else:
            arrays.append(to_array(part, columns[name]))
    fields = list(arrow_type(kind))
    mask = None if missing is None or not any(missing) else pyarrow.array(missing)
    return pyarrow.StructArray.from_arrays(arrays, fields=fields, mask=mask)


def _fits(number: Decimal) -> bool:
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -PLACES and number.adjusted() < DIGITS - PLACES


def _written(number: Decimal) -> str:
    return f"{number:f}"


def _offsets(lengths: Iterable[int | None]) -> Any:
    """Where each list begins in the flat values; a null marks a list that is null."""
    place = 0
    starts: list[int | None] = []
    for length in lengths:
        starts.append(None if length is None else place)
        place += length or 0
    return _pyarrow().array([*starts, place], type=_pyarrow().int32())


def _span_type(layer: Layer[Any]) -> Any:
    return Span[layer.value_type]  # type: ignore[name-defined]


def layer_type(layer: Layer[Any]) -> Any:
    """The Arrow type of a layer's column: a list of structs, one for each span."""
    return _pyarrow().list_(arrow_type(_span_type(layer)))


def layer_array(layer: Layer[Any], docs: Sequence[Document | None]) -> Any:
    """A layer of many documents as one column; null where a document lacks the layer."""
    lengths: list[int | None] = []
    columns: dict[str, list[Any]] = {name: [] for name, _ in _fields(_span_type(layer))}
    for doc in docs:
        if doc is None or layer not in doc:
            lengths.append(None)
            continue
        spans = doc.spans(layer)
        starts, ends, labels, values, scores = spans.columns
        count, text = len(spans), doc.text
        lengths.append(count)
        columns["start"] += starts
        columns["end"] += ends
        columns["text"] += [text[s:e] for s, e in zip(starts, ends, strict=True)]
        columns["label"] += [labels] * count if isinstance(labels, str) else labels
        columns["score"] += [None] * count if scores is None else scores
        if "value" in columns:
            columns["value"] += [None] * count if values is None else values
    spans_array = _struct(_span_type(layer), columns, None)
    return _pyarrow().ListArray.from_arrays(_offsets(lengths), spans_array)


def decode(kind: Any, data: Any) -> Any:
    """The value behind what Arrow gives for it as Python types."""
    kind = _plain(kind)
    if data is None or kind in _scalars():
        return data
    if typing.get_origin(kind) is tuple:
        return tuple(decode(typing.get_args(kind)[0], item) for item in data)
    parts: dict[str, Any] = {"value": None} if typing.get_origin(kind) is Span else {}
    for name, part in _fields(kind):
        parts[name] = decode(part, data[name])
        if part is Decimal and data.get(name + EXACT) is not None:
            parts[name] = Decimal(data[name + EXACT])
    return Span(**parts) if typing.get_origin(kind) is Span else kind(**parts)
