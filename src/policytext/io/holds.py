"""What a format can hold, and what a document keeps in it.

Each format is one module with ``FORMAT``, ``write_X(docs, path)``, ``read_X(path)`` and, for one
document, ``to_X(doc)`` and ``from_X(...)``. ``policytext.io.formats`` is the table of all. For
each of them ``read(write(doc)) == keep(doc, format)``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from policytext.document import Document
from policytext.facts import FIELDS
from policytext.layers import Layer
from policytext.span import Span

__all__ = ["ALL_FACTS", "PLAIN_FACTS", "Format", "keep", "left_behind"]

ALL_FACTS = frozenset(FIELDS) - {"text"}
# Those that policytext.io.attributes makes strings of.
PLAIN_FACTS = frozenset({"id", "title", "issuer", "year", "date", "meta"})
Keeper = Callable[[Document, Layer[Any], Span[Any]], "Span[Any] | None"]


class Reader(Protocol):
    """Reads documents; ``layers`` are the user's own that they may hold."""

    def __call__(
        self, path: str | os.PathLike[str], /, layers: Iterable[Layer[Any]] = ()
    ) -> Iterator[Document]:
        """The documents, in order."""
        ...


class Writer(Protocol):
    """Writes documents, whole or not at all, and says how many."""

    def __call__(self, docs: Iterable[Document], path: str | os.PathLike[str], /) -> int:
        """How many documents were written."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """One format: how to read and write it, and what it holds.

    Args:
        name: what the command and the functions call it: ``brat``.
        title: what people call it.
        suffixes: of its files, the first being the one to write; none where it is a folder.
        write: writes documents to a path.
        read: reads them.
        folder: whether the path is a folder.
        facts: which facts of a document it holds, by name.
        layers: which layers; ``None`` for all, the user's own too.
        empty_layers: whether a layer without spans is known from one that was not made.
        nested: ``"any"`` spans, also those that cross; ``"nested"`` or ``"flat"`` ones.
        unit: what spans begin and end at: ``"characters"`` or ``"tokens"``.
        values: whether all values come back as they were; in words what does not, for the docs.
        keeper: what becomes of one span of a layer that is held; ``None`` says that it stays as it
            is, and a keeper that gives ``None`` that the span is left out.
        reshape: what the format makes of the text itself and of the spans in it, if it cannot hold
            the text as it is.
        extra: the extra of policytext that it needs.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    write: Writer
    read: Reader
    folder: bool = False
    facts: frozenset[str] = PLAIN_FACTS
    layers: frozenset[str] | None = None
    empty_layers: bool = True
    nested: str = "any"
    unit: str = "characters"
    values: str = "all"
    keeper: Keeper | None = None
    reshape: Callable[[Document], Document] | None = None
    extra: str = ""

    def holds(self, layer: Layer[Any]) -> bool:
        """Whether it holds the layer."""
        return self.layers is None or layer.name in self.layers


def keep(doc: Document, form: Format) -> Document:
    """What a document is after it was written in a format and read back.

    Example:
        >>> from policytext.io.formats import FORMATS
        >>> doc = Document("新增就业3万人", year=2024)
        >>> keep(doc, FORMATS["jsonl"]) == doc
        True
    """
    facts = {name: getattr(doc, name) for name in sorted(form.facts)}
    made = Document(doc.text, **facts)
    for layer in doc.layers:
        spans = _kept(doc, layer, form) if form.holds(layer) else []
        if form.holds(layer) and (spans or form.empty_layers):
            made = made.with_layer(layer, spans)
    return made if form.reshape is None else form.reshape(made)


def _kept(doc: Document, layer: Layer[Any], form: Format) -> list[Span[Any]]:
    if form.keeper is None:
        return list(doc.spans(layer))
    kept = (form.keeper(doc, layer, span) for span in doc.spans(layer))
    return [span for span in kept if span is not None]


def left_behind(doc: Document, form: Format) -> tuple[str, ...]:
    """What of a document a format cannot hold: names of facts, of layers, and ``NAME values``.

    Example:
        >>> from policytext import Problem
        >>> from policytext.io.formats import FORMATS
        >>> left_behind(Document("新增就业3万人", year=2024), FORMATS["jsonl"])
        ()
    """
    kept = keep(doc, form)
    lost = [name for name in FIELDS if getattr(doc, name) != getattr(kept, name)]
    for layer in doc.layers:
        if layer not in kept:
            lost.append(layer.name)
        elif len(kept.spans(layer)) != len(doc.spans(layer)):
            lost.append(f"{layer.name}: some spans")
        elif kept.spans(layer) != doc.spans(layer):
            lost.append(f"{layer.name}: values")
    return tuple(lost)
