"""W3C Web Annotations (https://www.w3.org/TR/annotation-model/) as JSON-LD.

A document is an ``AnnotationCollection`` with one page; each span is an ``Annotation``. Its label
is a body with the purpose ``tagging``, a mention's kind one for ``classifying``, its link one for
``identifying``, and all else of a value a line for ``describing``. The target has two selectors:
the place (``TextPositionSelector``, in code points, as the Recommendation asks for) and the words
with those around them (``TextQuoteSelector``), so that a span is found again in a changed text.

Annotations point to a text and do not hold it; so that a file can be read by itself, the library
adds the text, facts and layers to the collection, under terms of its own.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from policytext.document import Document
from policytext.errors import InputError, check_type
from policytext.given import each_document
from policytext.io.attributes import fact_attributes, to_attributes
from policytext.io.brat_names import type_name
from policytext.io.files import open_output
from policytext.io.holds import Format
from policytext.io.notes import format_note
from policytext.io.web_annotation_read import (
    BASE,
    CONTEXT,
    ENTITY,
    FACTS,
    LAYERS,
    SCORE,
    TEXT,
    from_web_annotations,
    read_web_annotations,
)
from policytext.layers import MENTIONS, Layer
from policytext.span import Span

__all__ = [
    "FORMAT",
    "from_web_annotations",
    "read_web_annotations",
    "to_web_annotations",
    "write_web_annotations",
]

_TERMS = {"policytext": f"{BASE}term/"}
# How many characters before and after a span are quoted.
_AROUND = 32


def to_web_annotations(doc: Document, source: str | None = None) -> dict[str, Any]:
    """A document as an annotation collection.

    Args:
        doc: the document; all its layers are written.
        source: the IRI of its text, such as the address of the page; one made from the document's
            id and text where none is given.

    Example:
        >>> from policytext import Mention, MENTIONS
        >>> doc = Document("常州市发展")
        >>> doc = doc.with_layer(MENTIONS, [doc.span(0, 3, "PLACE", Mention("admin"))])
        >>> made = to_web_annotations(doc, "https://example.org/report.html")
        >>> made["first"]["items"][0]["target"]["selector"][1]
        {'type': 'TextPositionSelector', 'start': 0, 'end': 3}
    """
    check_type("what to write", doc, Document)
    return {"@context": [CONTEXT, _TERMS], **_collection(doc, source or _source(doc))}


def _source(doc: Document) -> str:
    digest = hashlib.sha256(doc.text.encode("utf-8")).hexdigest()[:16]
    return f"{BASE}document/{quote(doc.id, safe='')}:{digest}"


def _collection(doc: Document, source: str) -> dict[str, Any]:
    items = [
        _annotation(doc, source, number, layer, span)
        for layer in doc.layers
        for number, span in enumerate(doc.spans(layer), start=1)
    ]
    page = {"id": f"{source}#page", "type": "AnnotationPage", "startIndex": 0, "items": items}
    return {
        "id": f"{source}#annotations",
        "type": "AnnotationCollection",
        "label": doc.title or doc.id or "annotations",
        TEXT: doc.text,
        FACTS: format_note(fact_attributes(doc)),
        LAYERS: [layer.name for layer in doc.layers],
        "total": len(items),
        "first": page,
    }


def _annotation(
    doc: Document, source: str, number: int, layer: Layer[Any], span: Span[Any]
) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": f"{source}#{_quoted(layer.name, safe='')}-{number}",
        "type": "Annotation",
        "motivation": "tagging",
        "body": list(_bodies(layer, span)),
        "target": {
            "source": source,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": span.text,
                    "prefix": doc.text[max(0, span.start - _AROUND) : span.start],
                    "suffix": doc.text[span.end : span.end + _AROUND],
                },
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            ],
        },
    }
    return made if span.score is None else {**made, SCORE: repr(float(span.score))}


def _bodies(layer: Layer[Any], span: Span[Any]) -> Iterator[dict[str, Any]]:
    yield _words(type_name(layer.name, span.label), "tagging")
    note = to_attributes(span.value, defaults=False)
    if layer == MENTIONS:
        yield _words(note.pop("kind"), "classifying")
        entity = note.pop("link.id", None)
        if entity is not None:
            # Whatever an id holds, it is part of an IRI here.
            yield {"type": "SpecificResource", "source": ENTITY + _quoted(entity, safe="/"),
                   "purpose": "identifying"}  # fmt: skip
    if note:
        yield _words(format_note(note), "describing")


def _quoted(name: str, safe: str) -> str:
    """A name as a part of an IRI."""
    try:
        return quote(name, safe=safe)
    except UnicodeEncodeError as error:
        raise InputError(
            f"{name!r:.60} has an unpaired surrogate at {error.start}, which no IRI can hold; "
            "take it out"
        ) from None


def _words(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def write_web_annotations(docs: Iterable[Document], path: str | os.PathLike[str]) -> int:
    """Write documents as one file of JSON-LD with a collection for each, and say how many.

    Raises:
        InputError: the place cannot be written to, or a string has unpaired surrogates.
    """
    count = 0
    head = json.dumps([CONTEXT, _TERMS])
    with open_output(path) as out:
        out.write(f'{{"@context": {head}, "@graph": [')
        for doc in each_document(docs):
            line = json.dumps(_collection(doc, _source(doc)), ensure_ascii=False)
            out.write((",\n" if count else "\n") + line)
            count += 1
        out.write("\n]}\n")
    return count


FORMAT = Format(
    name="web-annotation",
    title="W3C Web Annotation",
    suffixes=(".jsonld",),
    write=write_web_annotations,
    read=read_web_annotations,
)
