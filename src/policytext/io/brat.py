"""brat standoff (https://brat.nlplab.org/standoff.html): folders that brat opens.

A folder has a text and a file of annotations for each document, and brat's configuration.
Offsets are code points of the text. Spans are ``T`` lines, fields with few values ``A``, links
``N``, an indicator's quantities ``R``, all other fields of a value one note ``#``. What documents
are called and which layers they have is in ``documents.tsv``, which brat passes over.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from policytext.document import Document
from policytext.errors import check_type
from policytext.given import each_document
from policytext.io.attributes import fact_attributes, to_attributes
from policytext.io.brat_config import Config
from policytext.io.brat_names import (
    ATTRIBUTES,
    BREAKS,
    CODE,
    DOCUMENTS,
    EDGES,
    GB,
    KB,
    NOTE,
    RELATIONS,
    attribute_name,
    escape,
    type_name,
)
from policytext.io.brat_read import from_brat, read_brat
from policytext.io.file_names import FileNames
from policytext.io.files import open_folder, open_output
from policytext.io.holds import Format
from policytext.io.notes import format_note
from policytext.layers import QUANTITIES, TARGETS, Layer
from policytext.span import Span

__all__ = ["FORMAT", "from_brat", "read_brat", "to_brat", "write_brat"]

_PIECE = re.compile(f"[^{BREAKS}]+")
_BLANKED = str.maketrans(dict.fromkeys(BREAKS, " "))


def to_brat(doc: Document) -> str:
    r"""The annotations of a document as the content of an ``.ann`` file.

    Example:
        >>> from policytext import Link, Mention, MENTIONS
        >>> doc = Document("常州市发展")
        >>> place = doc.span(0, 3, "PLACE", Mention("admin", Link("320400", "江苏省常州市")))
        >>> print(to_brat(doc.with_layer(MENTIONS, [place])).replace("\t", " "), end="")
        T1 PLACE 0 3 常州市
        A1 mentions-kind T1 admin
        N1 Reference T1 GB:320400 江苏省常州市
    """
    check_type("what to write", doc, Document)
    return "".join(f"{line}\n" for line in _Writer(doc).lines())


def write_brat(docs: Iterable[Document], path: str | os.PathLike[str]) -> int:
    """Write a folder that brat opens, and say how many documents it has.

    Args:
        docs: the documents; all their layers are written.
        path: the folder; it appears when it is whole, and must not be there or be empty.

    Raises:
        InputError: the place cannot be written to, or a string has unpaired surrogates.
    """
    names, config, number = FileNames(), Config(), 0
    with open_folder(path) as folder, open_output(folder / DOCUMENTS) as index:
        for doc in each_document(docs):
            name = names.name(doc.id)
            with open_output(folder / f"{name}.txt") as text:
                text.write(doc.text)
            with open_output(folder / f"{name}.ann") as annotations:
                annotations.write(to_brat(doc))
            layers = ",".join(escape(layer.name) for layer in doc.layers)
            index.write(f"{name}\t{layers}\t{format_note(fact_attributes(doc))}\n")
            config.add(doc)
            number += 1
        for name, content in config.files():
            with open_output(folder / name) as out:
                out.write(content)
    return number


class _Writer:
    """The lines of one document, each kind numbered from 1."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._attributes, self._links, self._notes, self._relations = (count(1) for _ in range(4))
        self._quantities: dict[tuple[int, int, str, str], str] = {}

    def lines(self) -> Iterator[str]:
        ids = (f"T{number}" for number in count(1))
        # Quantities come first, as indicators point to them.
        layers = sorted(self._doc.layers, key=lambda layer: (layer != QUANTITIES, layer.name))
        for layer in layers:
            for span in self._doc.spans(layer):
                key = next(ids)
                if layer == QUANTITIES:
                    self._quantities.setdefault(_key(span), key)
                yield from self._span(key, layer, span)

    def _span(self, id: str, layer: Layer[Any], span: Span[Any]) -> Iterator[str]:
        places, text, edges = _pieces(span)
        yield f"{id}\t{type_name(layer.name, span.label)} {places}\t{text}"
        note = to_attributes(span.value, defaults=False)
        for field in ATTRIBUTES.get(layer.name, ()):
            if re.fullmatch(r"[\w.-]+", note.get(field, ""), re.ASCII):
                name = attribute_name(layer.name, field)
                yield f"A{next(self._attributes)}\t{name} {id} {note.pop(field)}"
        if re.fullmatch(r"\S+", note.get("link.id", "")) and layer.name == "mentions":
            yield self._link(id, note)
        if layer == TARGETS:
            yield from self._related(id, span, note)
        note |= edges
        if note:
            yield f"#{next(self._notes)}\t{NOTE} {id}\t{format_note(note)}"

    def _link(self, id: str, note: dict[str, str]) -> str:
        """The link as a normalisation, with its name where that fits into a line."""
        entity = note.pop("link.id")
        # One that has nothing else to say is still known by its id.
        resource = GB if CODE.fullmatch(entity) else KB
        name = note.get("link.name", "")
        if name and name == name.strip() and not any(char in BREAKS for char in name):
            del note["link.name"]
        else:
            name = ""
        return f"N{next(self._links)}\tReference {id} {resource}:{entity}\t{name}"

    def _related(self, id: str, span: Span[Any], note: dict[str, str]) -> Iterator[str]:
        """An indicator's quantities as relations, where they are in their layer."""
        for field in RELATIONS:
            part = getattr(span.value, field)
            target = None if part is None else self._quantities.get(_key(part))
            if target is not None:
                for name in [name for name in note if name.startswith(f"{field}.")]:
                    del note[name]
                yield f"R{next(self._relations)}\t{field} Arg1:{id} Arg2:{target}"


def _key(span: Span[Any]) -> tuple[int, int, str, str]:
    return span.start, span.end, span.label, repr(span.value)


def _pieces(span: Span[Any]) -> tuple[str, str, dict[str, str]]:
    """Offsets and text of the pieces of a span between breaks, and how many breaks lie outside."""
    pieces = [
        (span.start + piece.start(), span.start + piece.end(), piece[0])
        for piece in _PIECE.finditer(span.text)
    ]
    if not pieces:
        return f"{span.start} {span.end}", span.text.translate(_BLANKED), {}
    places = ";".join(f"{start} {end}" for start, end, _ in pieces)
    outside = (pieces[0][0] - span.start, span.end - pieces[-1][1])
    edges = {name: str(size) for name, size in zip(EDGES, outside, strict=True) if size}
    return places, " ".join(text for _, _, text in pieces), edges


FORMAT = Format(
    name="brat",
    title="brat standoff",
    suffixes=(),
    write=write_brat,
    read=read_brat,
    folder=True,
)
