"""doccano: JSON Lines to import and to export, for sequence labelling with or without relations.

doccano's page counts the code units of JavaScript, UTF-16, as long as grapheme mode is off (read
in version 1.8.4: it adds up the lengths of strings); its server never looks. What labels cannot
say, as values and facts, is in the field ``policytext``, which doccano keeps as an example's
metadata and exports again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from typing import Any

from policytext.document import Document
from policytext.errors import check_type
from policytext.given import each_document
from policytext.io.attributes import fact_attributes, to_attributes
from policytext.io.brat_names import RELATIONS, type_name
from policytext.io.doccano_read import DATA, SCORE, UNIT, from_doccano, read_doccano
from policytext.io.files import open_output
from policytext.io.holds import Format
from policytext.io.notes import format_note
from policytext.io.offsets import Offsets
from policytext.layers import QUANTITIES, TARGETS
from policytext.span import Span

__all__ = ["FORMAT", "from_doccano", "read_doccano", "to_doccano", "write_doccano"]


def to_doccano(doc: Document, relations: bool = False, offsets: str = UNIT) -> dict[str, Any]:
    """A document as one example of doccano.

    Args:
        doc: the document; all its layers are written.
        relations: for a project with relations: spans with ids, an indicator's quantities as
            relations; otherwise ``[start, end, label]``.
        offsets: what offsets count: one of `policytext.io.offsets.UNITS`.

    Raises:
        InputError: there is no such unit.

    Example:
        >>> from policytext import Mention, MENTIONS
        >>> doc = Document("𠮷林市发展")
        >>> doc = doc.with_layer(MENTIONS, [doc.span(0, 3, "PLACE", Mention("admin"))])
        >>> to_doccano(doc)["label"]
        [[0, 4, 'PLACE']]
    """
    check_type("what to write", doc, Document)
    units = Offsets(doc.text, offsets)
    found: list[tuple[int, int, str]] = []
    values: list[list[Any]] = []
    ids: dict[tuple[Any, ...], int] = {}
    links: list[tuple[int, Span[Any]]] = []
    for layer in doc.layers:
        for span in doc.spans(layer):
            start, end = units.from_points(span.start), units.from_points(span.end)
            name = type_name(layer.name, span.label)
            if layer == QUANTITIES:
                ids.setdefault(_key(span), len(found))
            elif layer == TARGETS:
                links.append((len(found), span))
            found.append((start, end, name))
            note = to_attributes(span.value, defaults=False)
            if span.score is not None:
                note[SCORE] = repr(float(span.score))
            if note:
                values.append([start, end, name, format_note(note)])
    names = [layer.name for layer in doc.layers]
    own = {"facts": fact_attributes(doc), "layers": names, "values": values}
    if not relations:
        return {"text": doc.text, "label": [list(one) for one in found], DATA: own}
    entities = [
        {"id": number, "label": name, "start_offset": start, "end_offset": end}
        for number, (start, end, name) in enumerate(found)
    ]
    related = [
        {"from_id": number, "to_id": ids[_key(part)], "type": field}
        for number, span in links
        for field in RELATIONS
        if (part := getattr(span.value, field)) is not None and _key(part) in ids
    ]
    return {"text": doc.text, "entities": entities, "relations": related, DATA: own}


def _key(span: Span[Any]) -> tuple[Any, ...]:
    return span.start, span.end, span.label, repr(span.value)


def write_doccano(
    docs: Iterable[Document],
    path: str | os.PathLike[str],
    relations: bool = False,
    offsets: str = UNIT,
) -> int:
    """Write documents as JSON Lines for doccano, and say how many there were.

    All characters but ASCII are escaped, since doccano guesses the encoding of a file.

    Raises:
        InputError: the place cannot be written to, or there is no such unit of offsets.
    """
    count = 0
    with open_output(path) as out:
        for doc in each_document(docs):
            out.write(json.dumps(to_doccano(doc, relations, offsets)) + "\n")
            count += 1
    return count


FORMAT = Format(
    name="doccano",
    title="doccano",
    suffixes=(".doccano.jsonl",),
    write=write_doccano,
    read=read_doccano,
)
