"""Label Studio: a folder with tasks to import, and the labelling interface that they need.

``tasks.json`` holds a task for each document, its spans as predictions or as annotations;
``config.xml`` is for the project's settings. Each layer has a control of its name; kinds of
mentions are a taxonomy, other fields with few values choices, and all else of a value is one line
``low=30000 unit=人`` in a text area of the region.

Label Studio counts code points: its editor (read in version 1.23.2) spreads a text into an array
of characters and counts those, not the code units of JavaScript.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from itertools import cycle
from typing import Any
from xml.sax.saxutils import quoteattr

from policytext.document import Document
from policytext.errors import check_type
from policytext.given import each_document
from policytext.io.attributes import fact_attributes, to_attributes
from policytext.io.brat_names import ATTRIBUTES, RELATIONS, TYPES, escape
from policytext.io.files import open_folder, open_output
from policytext.io.holds import Format
from policytext.io.label_studio_read import (
    DATA,
    KIND,
    NOTE,
    TASKS,
    TEXT,
    from_task,
    read_label_studio,
)
from policytext.io.notes import format_note
from policytext.knowledge.kinds import all_kinds
from policytext.layers import BUILTIN_LAYERS, MENTIONS, QUANTITIES, TARGETS, Layer
from policytext.span import Span

__all__ = [
    "FORMAT",
    "from_task",
    "labeling_config",
    "read_label_studio",
    "to_task",
    "write_label_studio",
]

_CONFIG = "config.xml"
_MODEL = "policytext"
# What a choice can be called without being split or trimmed.
_WORD = re.compile(r"[\w.%/+-]+")
# Colours that are seen under black text.
_COLOURS = ("#9fd6a9", "#9fc3e8", "#d3b3e8", "#f4d58d", "#f2b8a0", "#e8e0b0", "#c9c9c9")


def to_task(doc: Document, annotations: bool = False) -> dict[str, Any]:
    """A document as a task of Label Studio.

    Args:
        doc: the document; all its layers are written.
        annotations: whether its spans are annotations, rather than predictions to start from.

    Example:
        >>> from policytext import Mention, MENTIONS
        >>> doc = Document("常州市发展")
        >>> doc = doc.with_layer(MENTIONS, [doc.span(0, 3, "PLACE", Mention("admin"))])
        >>> to_task(doc)["predictions"][0]["result"][0]["value"]
        {'start': 0, 'end': 3, 'text': '常州市', 'labels': ['PLACE']}
    """
    check_type("what to write", doc, Document)
    result = list(_Regions(doc).items())
    own = {"layers": [layer.name for layer in doc.layers], "facts": fact_attributes(doc)}
    given: dict[str, Any] = {"result": result}
    if not annotations:
        given = {"model_version": _MODEL, **given}
    return {
        "data": {TEXT: doc.text, DATA: own},
        "annotations" if annotations else "predictions": [given],
    }


class _Regions:
    """The regions of a document, with what belongs to them."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._quantities: dict[tuple[Any, ...], str] = {}

    def items(self) -> Iterator[dict[str, Any]]:
        # Quantities come first, as indicators point to them.
        for layer in sorted(self._doc.layers, key=lambda one: (one != QUANTITIES, one.name)):
            name = escape(layer.name)
            for number, span in enumerate(self._doc.spans(layer), start=1):
                key = f"{name}-{number}"
                if layer == QUANTITIES:
                    self._quantities.setdefault(_key(span), key)
                yield from self._region(key, name, layer, span)

    def _region(
        self, key: str, name: str, layer: Layer[Any], span: Span[Any]
    ) -> Iterator[dict[str, Any]]:
        place = {"start": span.start, "end": span.end}
        labels = {"labels": [span.label] if span.label else []}
        first = _item(key, name, "labels", {**place, "text": span.text, **labels})
        yield first if span.score is None else {**first, "score": span.score}
        rest = to_attributes(span.value, defaults=False)
        for field in ATTRIBUTES.get(layer.name, ()):
            if _WORD.fullmatch(rest.get(field, "")):
                control = f"{name}-{field}"
                word, whole = rest.pop(field), {**place, "text": span.text}
                if layer == MENTIONS:
                    # The tree of kinds begins with the label.
                    path = [[span.label, word] if span.label else [word]]
                    yield _item(key, control, "taxonomy", {**whole, "taxonomy": path})
                else:
                    yield _item(key, control, "choices", {**whole, "choices": [word]})
        relations = list(self._related(key, span, rest)) if layer == TARGETS else []
        if rest:
            line = {**place, "text": [format_note(rest)]}
            yield _item(key, f"{name}-{NOTE}", "textarea", line)
        yield from relations

    def _related(self, key: str, span: Span[Any], rest: dict[str, str]) -> Iterator[dict[str, Any]]:
        """An indicator's quantities as relations, where they are in their layer."""
        for field in RELATIONS:
            part = getattr(span.value, field)
            target = None if part is None else self._quantities.get(_key(part))
            if target is not None:
                for name in [name for name in rest if name.startswith(f"{field}.")]:
                    del rest[name]
                ends = {"from_id": key, "to_id": target}
                yield {**ends, "type": "relation", "direction": "right", "labels": [field]}


def _item(key: str, control: str, kind: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"id": key, "from_name": control, "to_name": TEXT, "type": kind, "value": value}


def _key(span: Span[Any]) -> tuple[Any, ...]:
    return span.start, span.end, span.label, repr(span.value)


class _Interface:
    """Gathers the labels and kinds of documents, and makes the labelling interface."""

    def __init__(self, layers: Iterable[str] = ()) -> None:
        self._labels: dict[str, dict[str, None]] = {}
        for layer in layers:
            self._layer(layer)
        self._kinds: dict[str, set[str]] = {}
        for one in all_kinds():
            label, kind = one.split(".")
            self._kinds.setdefault(label, set()).add(kind)

    def _layer(self, layer: str) -> dict[str, None]:
        """The labels of a layer; at first those that the library gives its spans."""
        usual = [label for name, label in TYPES.values() if name == layer]
        return self._labels.setdefault(layer, dict.fromkeys(usual))

    def add(self, doc: Document) -> None:
        for layer in doc.layers:
            known = self._layer(layer.name)
            for span in doc.spans(layer):
                if span.label:
                    known[span.label] = None
                if layer == MENTIONS and _WORD.fullmatch(span.value.kind):
                    self._kinds.setdefault(span.label, set()).add(span.value.kind)

    def xml(self) -> str:
        lines = [*self._controls(), *self._relations()]
        body = "".join(f"  {line}\n" for line in lines)
        return f'<View>\n{body}  <Text name="{TEXT}" value="${TEXT}"/>\n</View>\n'

    def _controls(self) -> Iterator[str]:
        colours = cycle(_COLOURS)
        for layer, labels in sorted(self._labels.items()):
            name = escape(layer)
            yield f'<Labels name="{name}" toName="{TEXT}">'
            for label in labels:
                yield f'  <Label value={quoteattr(label)} background="{next(colours)}"/>'
            yield "</Labels>"
            region = f'toName="{TEXT}" perRegion="true" whenTagName="{name}"'
            if layer == MENTIONS.name:
                yield from self._taxonomy(name, region)
            else:
                yield from _choices(layer, name, region)
            yield f'<TextArea name="{name}-{NOTE}" {region} maxSubmissions="1" editable="true"/>'

    def _taxonomy(self, name: str, region: str) -> Iterator[str]:
        yield f'<Taxonomy name="{name}-{KIND}" {region} leafsOnly="true" maxUsages="1">'
        for kind in sorted(self._kinds.get("", ())):
            yield f"  <Choice value={quoteattr(kind)}/>"
        for label, kinds in sorted(self._kinds.items()):
            if label:
                yield f"  <Choice value={quoteattr(label)}>"
                yield from (f"    <Choice value={quoteattr(kind)}/>" for kind in sorted(kinds))
                yield "  </Choice>"
        yield "</Taxonomy>"

    def _relations(self) -> Iterator[str]:
        yield "<Relations>"
        yield from (f'  <Relation value="{name}"/>' for name in RELATIONS)
        yield "</Relations>"


def _choices(layer: str, name: str, region: str) -> Iterator[str]:
    for field, values in ATTRIBUTES.get(layer, {}).items():
        yield f'<Choices name="{name}-{field}" {region} choice="single-radio">'
        yield from (f"  <Choice value={quoteattr(value)}/>" for value in values)
        yield "</Choices>"


def labeling_config(docs: Iterable[Document] = ()) -> str:
    """The labelling interface for the layers of documents; without any, for all of the library.

    Args:
        docs: documents whose layers, labels and kinds it must have.

    Example:
        >>> labeling_config().splitlines()[1]
        '  <Labels name="mentions" toName="text">'
    """
    listed = list(each_document(docs))
    interface = _Interface([] if listed else sorted(BUILTIN_LAYERS))
    for doc in listed:
        interface.add(doc)
    return interface.xml()


def write_label_studio(
    docs: Iterable[Document], path: str | os.PathLike[str], annotations: bool = False
) -> int:
    """Write a folder with ``tasks.json`` and ``config.xml``, and say how many tasks there are.

    Args:
        docs: the documents; all their layers are written.
        path: the folder; it appears when it is whole, and must not be there or be empty.
        annotations: whether spans are annotations, rather than predictions to start from.

    Raises:
        InputError: the place cannot be written to, or a string has unpaired surrogates.
    """
    interface, count = _Interface(), 0
    with open_folder(path) as folder:
        with open_output(folder / TASKS) as out:
            for count, doc in enumerate(each_document(docs), start=1):
                interface.add(doc)
                line = json.dumps(to_task(doc, annotations), ensure_ascii=False)
                out.write(("[\n" if count == 1 else ",\n") + line)
            out.write("\n]\n" if count else "[]\n")
        with open_output(folder / _CONFIG) as out:
            out.write(interface.xml())
    return count


FORMAT = Format(
    name="label-studio",
    title="Label Studio",
    suffixes=(),
    write=write_label_studio,
    read=read_label_studio,
    folder=True,
)
