"""Annotations kept without their text: offsets into reports that a user has.

A file is JSON Lines, one passage a line: the report's name, the first digits of the SHA-256 of its
text, where the passage starts and ends, the first digits of the SHA-256 of the passage, issuer and
year, and for each layer its spans: start and end in the passage, label, value. The words of rows
are places in the passage (`policytext.corpora.placed_rows`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from policytext.codec import decode_value, encode_value
from policytext.corpora.corpus import Corpus
from policytext.corpora.passages import (
    PASSAGE_DIGITS,
    digits,
    place_of,
    places_of,
    read_passages,
    read_reports,
    write_passages,
)
from policytext.corpora.placed_rows import Known, decode_row, encode_row
from policytext.document import Document
from policytext.errors import InputError, check_type
from policytext.layers import MENTIONS, QUANTITIES, TARGETS, TIMES, Layer
from policytext.span import Span

__all__ = ["Annotated", "load_annotated", "read_annotated", "write_annotated"]

# The layers that can be kept without text; rows come last, since they name quantities.
_LAYERS: dict[str, Layer[Any]] = {
    layer.name: layer for layer in (MENTIONS, QUANTITIES, TIMES, TARGETS)
}
_NONE = type(None)


@dataclass(frozen=True, slots=True)
class Annotated:
    """One line of a file: a passage by its place.

    Args:
        report: the report's name; its text is ``REPORT.txt``.
        sha256: the first 16 digits of the SHA-256 of the report's text as UTF-8.
        start: where the passage starts in the report, in code points.
        end: where it ends.
        check: the first 8 digits of the SHA-256 of the passage.
        issuer: the code of the division whose government speaks.
        year: the report's year.
        layers: by name, ``[start, end, label, value]`` of each span.
    """

    report: str
    sha256: str
    start: int
    end: int
    check: str
    issuer: str | None
    year: int | None
    layers: Mapping[str, Sequence[Sequence[Any]]]

    @property
    def id(self) -> str:
        """The name of its document: ``REPORT#START``."""
        return f"{self.report}#{self.start}"


def load_annotated(path: str | Path, reports: str | Path) -> Corpus:
    """Join a file of annotations with the reports that they stand in.

    Args:
        path: the file, such as ``corpora/real/mentions.jsonl`` or ``corpora/real/rows.jsonl``.
        reports: a folder with ``REPORT.txt`` for each report that the file names.

    Returns:
        One document a passage in the order of the file, with its layers, issuer and year, and the
        id ``REPORT#START``, both of which are in ``meta``.

    Raises:
        ReadError: the file or the folder cannot be read, the file has another form, or reports
            are missing; the message names them.
        InputError: a report has another text than the one that was annotated.

    Example:
        >>> corpus = load_annotated("mentions.jsonl", "reports/")  # doctest: +SKIP
        >>> corpus.documents[0].id  # doctest: +SKIP
        'county_2019#3381'
    """
    passages = read_annotated(path)
    texts = read_reports(passages, Path(reports))
    docs = tuple(_document(one, texts[one.report], path) for one in passages)
    return Corpus(Path(path).stem, docs)


def read_annotated(path: str | Path) -> tuple[Annotated, ...]:
    """The lines of a file, checked as far as they can be without the reports.

    Raises:
        ReadError: the file cannot be read, or a line has another form.
    """
    return read_passages(path, _passage, "passage", ", ".join(Annotated.__slots__))


def write_annotated(documents: Sequence[Document], path: str | Path, reports: str | Path) -> None:
    """Write annotations without their text; ``load_annotated`` reads them back with it.

    Args:
        documents: passages of reports, with the id ``REPORT#START``; of their layers, MENTIONS,
            QUANTITIES, TIMES and TARGETS are written. Quantities of rows are read back with their
            values if they stand in the layer QUANTITIES, else by their places alone.
        path: the file; lines are ordered by report and start.
        reports: the folder of the reports.

    Raises:
        InputError: an id has another form or stands twice, a document is not the text at its
            place or has none of the layers, the wording of a row does not stand in its passage,
            or the file cannot be written.
        ReadError: a report cannot be read.
    """
    placed = places_of(documents, Path(reports))
    made = [
        Annotated(**asdict(place), issuer=doc.issuer, year=doc.year, layers=_marks(doc))
        for doc, place in placed
    ]
    write_passages(made, path)


def _marks(doc: Document) -> dict[str, list[list[Any]]]:
    marks = {
        name: [[one.start, one.end, one.label, _encoded(one, layer, doc)] for one in doc[layer]]
        for name, layer in _LAYERS.items()
        if layer in doc
    }
    if not marks:
        raise InputError(f"{doc.id!r} has none of the layers {', '.join(_LAYERS)}")
    return marks


def _encoded(span: Span[Any], layer: Layer[Any], doc: Document) -> Any:
    return encode_row(span, doc.text) if layer == TARGETS else encode_value(span.value)


def _decoded(value: Any, layer: Layer[Any], text: str, known: Known | None = None) -> Any:
    if layer == TARGETS:
        return decode_row(value, text, known)
    return decode_value(layer.value_type, value)


def _passage(data: Mapping[str, Any]) -> Annotated:
    if set(data) != set(Annotated.__slots__):
        raise InputError(f"its fields are {', '.join(sorted(data))}")
    one = Annotated(**data)
    for field in ("report", "sha256", "check"):
        check_type(field, getattr(one, field), str)
    check_type("issuer", one.issuer, str, _NONE)
    check_type("year", one.year, int, _NONE)
    check_type("start", one.start, int)
    check_type("end", one.end, int)
    place_of(one.id)
    stand_in = "?" * (one.end - one.start)  # The text is not at hand; its length is.
    for name, marks in one.layers.items():
        if name not in _LAYERS:
            raise InputError(f"the layer {name!r} is none of {', '.join(_LAYERS)}")
        for start, end, label, value in marks:
            check_type("an offset", start, int)
            check_type("an offset", end, int)
            check_type("a label", label, str)
            _decoded(value, _LAYERS[name], stand_in)
            if not 0 <= start < end <= one.end - one.start:
                raise InputError(f"the span {start}, {end} of {name} does not fit its passage")
    return one


def _document(one: Annotated, text: str, path: str | Path) -> Document:
    passage = text[one.start : one.end]
    if digits(passage, PASSAGE_DIGITS) != one.check:
        raise InputError(f"{path}: the passage {one.id} is not the text at its place")
    meta = {"report": one.report, "start": str(one.start)}
    doc = Document(passage, id=one.id, issuer=one.issuer, year=one.year, meta=meta)
    known: Known = {}
    for name, layer in _LAYERS.items():
        if name not in one.layers:
            continue
        spans = [
            Span(start, end, passage[start:end], label, _decoded(value, layer, passage, known))
            for start, end, label, value in one.layers[name]
        ]
        doc = doc.with_layer(layer, spans)
        if layer == QUANTITIES:
            known = {(span.start, span.end): span for span in spans}
    return doc
