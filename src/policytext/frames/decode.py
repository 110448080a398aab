"""The way back: the rows of an annotated frame as documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from policytext.document import Document
from policytext.errors import InputError
from policytext.frames.cells import strings
from policytext.frames.encode import decode, layer_type
from policytext.frames.schema import DOCUMENT, PROBLEMS
from policytext.layers import BUILTIN_LAYERS, Layer
from policytext.repairs import Problem
from policytext.span import Span

__all__ = ["documents_in", "known_layers"]


def documents_in(
    schema: Any,
    batches: Iterable[Any],
    text: str,
    wanted: list[Layer[Any]] | None,
    prefix: str,
) -> Iterator[Document | None]:
    """The documents of record batches, one a row; None where the text is null.

    Args:
        schema: their schema.
        batches: record batches with the columns of an annotated frame.
        text: the column of texts.
        wanted: the layers to read; None for all of the library's that are there.
        prefix: what the names of the columns begin with.

    Raises:
        InputError: a column is missing or has another type; told at once, also of no rows.
    """
    columns = {name: schema.get_field_index(name) for name in _needed(schema, text, prefix)}
    held = {
        layer: schema.get_field_index(prefix + layer.name)
        for layer in _held(schema, wanted, prefix)
    }
    return _documents(batches, text, prefix, columns, held)


def _documents(
    batches: Iterable[Any],
    text: str,
    prefix: str,
    columns: dict[str, int],
    held: dict[Layer[Any], int],
) -> Iterator[Document | None]:
    for batch in batches:
        texts = strings(batch.column(columns[text]))
        facts = batch.column(columns[prefix + DOCUMENT]).to_pylist()
        problems = batch.column(columns[prefix + PROBLEMS]).to_pylist()
        spans = {layer: batch.column(place).to_pylist() for layer, place in held.items()}
        for i, found in enumerate(texts):
            if found is None or facts[i] is None:
                yield None
                continue
            doc = Document(
                "" if isinstance(found, UnicodeDecodeError) else found,
                **{**facts[i], "id": facts[i]["id"] or "", "title": facts[i]["title"] or ""},
                problems=decode(tuple[Problem, ...], problems[i] or []),
            )
            for layer, column in spans.items():
                if column[i] is not None:
                    kind: Any = Span[layer.value_type]  # type: ignore[name-defined]
                    doc = doc.with_layer(layer, [decode(kind, one) for one in column[i]])
            yield doc


def known_layers(given: Iterable[Layer[Any] | str]) -> list[Layer[Any]]:
    """The layers that are named.

    Raises:
        InputError: a name is none of the library's.
    """
    return [_layer(one) for one in given]


def _layer(given: Layer[Any] | str) -> Layer[Any]:
    if isinstance(given, Layer):
        return given
    if given not in BUILTIN_LAYERS:
        raise InputError(
            f"layer {given!r} is none of the library's; give the Layer object of one of your own"
        )
    return BUILTIN_LAYERS[given]


def _needed(schema: Any, text: str, prefix: str) -> list[str]:
    """The columns that every annotated frame has."""
    names = [text, prefix + DOCUMENT, prefix + PROBLEMS]
    for name in names:
        if len(schema.get_all_field_indices(name)) != 1:
            raise InputError(
                f"the frame has no single column {name!r}: was it made by annotate_frame, and with "
                f"text={text!r} and prefix={prefix!r}?"
            )
    return names


def _held(schema: Any, wanted: list[Layer[Any]] | None, prefix: str) -> list[Layer[Any]]:
    """The layers to read: those wanted, or all of the library's that the frame has."""
    known = list(BUILTIN_LAYERS.values()) if wanted is None else wanted
    held = [layer for layer in known if prefix + layer.name in schema.names]
    if wanted is not None and (missing := [one.name for one in wanted if one not in held]):
        raise InputError(f"the frame has no columns for the layers {', '.join(missing)}")
    for layer in held:
        kind = schema.field(prefix + layer.name).type
        if _shape(kind) != _shape(layer_type(layer)):
            raise InputError(
                f"column {prefix + layer.name!r} is of type {kind}, which is not that of a layer: "
                "was it made by another version, or changed?"
            )
    return held


def _shape(kind: Any) -> Any:
    """A type without the differences that frames make of it on their own: long lists, views."""
    if hasattr(kind, "value_type") and str(kind).startswith(("list", "large_list")):
        return ("list", _shape(kind.value_type))
    if str(kind).startswith("struct"):
        return tuple((field.name, _shape(field.type)) for field in kind)
    return "string" if str(kind) in ("large_string", "string_view") else str(kind)
