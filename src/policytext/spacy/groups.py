"""Layers as groups of spans, and back.

A group ``doc.spans["policytext/NAME"]`` shows a layer's spans as spans of tokens. Its ``attrs`` are
the record of the layer: plain data that go through ``to_bytes`` and ``DocBin``. Span 12 of the
record has the ``id_`` ``NAME/12`` in the group, so that the two stay together when spans are taken
out. Spans that have no place among the tokens come last in the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from policytext.codec import decode_value, encode_value
from policytext.document import Document
from policytext.errors import InputError
from policytext.extras import load_extra
from policytext.layers import BUILTIN_LAYERS, MENTIONS, Layer
from policytext.spacy.places import TokenPlaces
from policytext.span import Span
from policytext.values import Link, Mention

__all__ = [
    "DOCUMENT",
    "FORMAT",
    "PREFIX",
    "Record",
    "is_written",
    "key_of",
    "read_layer",
    "read_record",
    "write_layer",
    "written_layers",
]

PREFIX = "policytext/"
DOCUMENT = PREFIX + "document"
FORMAT = 1


def key_of(layer: Layer[Any] | str) -> str:
    """The key of a layer's group.

    Example:
        >>> key_of(MENTIONS)
        'policytext/mentions'
    """
    return PREFIX + (layer if isinstance(layer, str) else layer.name)


class Record(NamedTuple):
    """A span of a layer as its group's record has it; the value is plain data."""

    start: int
    end: int
    label: str
    value: Any
    score: float | None


def write_layer(
    spacy_doc: Any, doc: Document, layer: Layer[Any], places: TokenPlaces, alignment_mode: str
) -> None:
    """Set the group of a layer."""
    tokens = load_extra("spacy.tokens", "spacy")
    spans = doc.spans(layer)
    starts, ends = np.array(spans.starts, np.int64), np.array(spans.ends, np.int64)
    found = places.find(starts, ends, alignment_mode)
    has_place = found.first < found.last
    # In the order of the text, those without a place behind all others.
    order = np.argsort(~has_place, kind="stable").tolist()
    shown = order[: int(has_place.sum())]
    _, _, labels, values, scores = spans.columns
    # Numbers of numpy are slow to look at one by one.
    first, last = found.first.tolist(), found.last.tolist()
    make = tokens.Span
    group = [
        make(
            spacy_doc,
            first[i],
            last[i],
            labels if isinstance(labels, str) else labels[i],
            kb_id="" if values is None else _id_of(values[i]),
            span_id=f"{layer.name}/{number}",
        )
        for number, i in enumerate(shown)
    ]
    attrs = {
        "policytext": FORMAT,
        "layer": layer.name,
        "starts": starts[order].tolist(),
        "ends": ends[order].tolist(),
        "labels": labels if isinstance(labels, str) else [labels[i] for i in order],
        "values": None if values is None else [encode_value(values[i]) for i in order],
        "alignment_mode": alignment_mode,
        "changed": int((has_place & ~found.fits).sum()),
        "left_out": len(order) - len(shown),
    }
    if scores is not None:
        attrs["scores"] = [scores[i] for i in order]
    key = key_of(layer)
    if key in spacy_doc.spans and "not_in_ents" in spacy_doc.spans[key].attrs:
        attrs["not_in_ents"] = spacy_doc.spans[key].attrs["not_in_ents"]
    spacy_doc.spans[key] = tokens.SpanGroup(spacy_doc, name=key, attrs=attrs, spans=group)


def _id_of(value: Any) -> str:
    link = value.link if isinstance(value, Mention) else None
    return "" if link is None or link.id is None else link.id


def is_written(spacy_doc: Any, layer: Layer[Any]) -> bool:
    """Whether a document of spaCy has the group of a layer."""
    key = key_of(layer)
    return key in spacy_doc.spans and spacy_doc.spans[key].attrs.get("policytext") is not None


def written_layers(spacy_doc: Any, layers: Iterable[Layer[Any]] = ()) -> list[Layer[Any]]:
    """The layers that a document of spaCy has groups of, by name.

    Raises:
        InputError: a group is of a layer that is not known.
    """
    known = {**BUILTIN_LAYERS, **{layer.name: layer for layer in layers}}
    found = []
    for key, group in spacy_doc.spans.items():
        if not key.startswith(PREFIX) or key == DOCUMENT or "policytext" not in group.attrs:
            continue
        name = key.removeprefix(PREFIX)
        if name not in known:
            raise InputError(
                f"the group {key!r} is of a layer that is not known; give the layer: "
                "from_spacy(doc, layers=[LAYER])"
            )
        found.append(known[name])
    return sorted(found, key=lambda layer: layer.name)


def read_layer(spacy_doc: Any, text: str, layer: Layer[Any]) -> list[Span[Any]]:
    """The spans of a layer from its group.

    Spans that were taken out of the group since are left out, and labels and, of mentions, ids that
    were changed in it hold.

    Raises:
        InputError: the group was not written by this version, or a span was put into it.
    """
    key = key_of(layer)
    group = spacy_doc.spans[key]
    _check_format(key, group.attrs)
    total = len(group.attrs["starts"])
    try:
        numbers: list[tuple[int, Any]] = [(_number(key, span, total), span) for span in group]
    except IndexError as error:
        raise InputError(
            f"doc.spans[{key!r}] no longer fits the tokens, which were merged since; put what "
            "merges tokens before policytext, or convert the document first"
        ) from error
    numbers += [(number, None) for number in range(total - group.attrs["left_out"], total)]
    found = []
    for number, span in numbers:
        record = read_record(group.attrs, number)
        value = decode_value(layer.value_type, record.value)
        label = record.label
        if span is not None:
            label = span.label_
            value = _with_id(value, span.kb_id_) if layer == MENTIONS else value
        covered = text[record.start : record.end]
        found.append(Span(record.start, record.end, covered, label, value, record.score))
    return found


def read_record(attrs: Mapping[str, Any], number: int) -> Record:
    """A span of a group's record, by its number."""
    labels, values, scores = attrs["labels"], attrs["values"], attrs.get("scores")
    return Record(
        attrs["starts"][number],
        attrs["ends"][number],
        labels if isinstance(labels, str) else labels[number],
        None if values is None else values[number],
        None if scores is None else scores[number],
    )


def _with_id(mention: Mention, id: str) -> Mention:
    """A mention whose link has the id that its span in the group has."""
    if id == _id_of(mention):
        return mention
    return replace(mention, link=Link(id, evidence="spaCy") if id else None)


def _check_format(key: str, attrs: Mapping[str, Any]) -> None:
    if attrs.get("policytext") != FORMAT:
        raise InputError(
            f"doc.spans[{key!r}] is no record of policytext of format {FORMAT}, but of "
            f"{attrs.get('policytext')!r:.20}; annotate the document again"
        )


def _number(key: str, span: Any, total: int) -> int:
    """The number of a span of a group in the record."""
    name, _, number = span.id_.rpartition("/")
    if PREFIX + name != key or not number.isdecimal() or int(number) >= total:
        raise InputError(
            f"the span {span.text!r:.40} was put into doc.spans[{key!r}] by something else, and "
            "has no value there; put it into a group of another name"
        )
    return int(number)
