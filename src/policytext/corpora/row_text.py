"""Documents with rows, read from whatever holds them, and which parts of them were annotated."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import itemgetter
from pathlib import Path

from policytext.corpora.annotated import load_annotated
from policytext.corpora.corpus import load as load_corpus
from policytext.corpora.folders import read_text
from policytext.corpora.passages import has_passages, place_of
from policytext.document import Document
from policytext.errors import InputError
from policytext.io.jsonl import read_jsonl
from policytext.layers import TARGETS
from policytext.span import Span
from policytext.values import Indicator, Quantity

__all__ = ["Lesson", "RowText", "read_row_text"]


@dataclass(frozen=True)
class Lesson:
    """A document with the layer TARGETS to learn from.

    Args:
        document: the document.
        parts: the stretches that were annotated, in order and apart; None for all of it.
    """

    document: Document
    parts: tuple[tuple[int, int], ...] | None = None

    def within(self, doc: Document) -> Document:
        """The document with those of its rows that begin in the annotated stretches.

        A row is where its quantity is, or itself where it has none.
        """
        if self.parts is None:
            return doc
        return doc.with_layer(TARGETS, [row for row in doc[TARGETS] if self._has(_begin(row))])

    def _has(self, place: int) -> bool:
        assert self.parts is not None
        number = bisect_right(self.parts, place, key=itemgetter(0)) - 1
        return number >= 0 and place < self.parts[number][1]


@dataclass(frozen=True)
class RowText:
    """Documents that have the layer TARGETS.

    Args:
        name: the name of the file or folder, without the folders above it.
        documents: the documents, which may be passages of reports.
        reports: the whole reports of passages, each with the rows of its passages.
    """

    name: str
    documents: tuple[Document, ...]
    reports: tuple[Lesson, ...] = ()

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        """All to learn from: each document by itself, then each report as a whole."""
        return (*map(Lesson, self.documents), *self.reports)

    @property
    def sha256(self) -> str:
        """The SHA-256 of texts and rows: of each document its text, then its rows; UTF-8.

        The texts of whole reports follow; their rows are those of the documents.
        """
        digest = hashlib.sha256()
        for doc in self.documents:
            digest.update(doc.text.encode("utf-8", "surrogatepass") + b"\n")
            for row in doc[TARGETS]:
                digest.update(f"{row.start} {row.end} {row.value}\n".encode())
        for report in self.reports:
            digest.update(report.document.text.encode("utf-8", "surrogatepass") + b"\n")
        return digest.hexdigest()

    def __str__(self) -> str:
        """Name, counts and hash: what a model says of what it learnt from."""
        rows = sum(len(doc.spans(TARGETS)) for doc in self.documents)
        what = f"{len(self.documents)} documents"
        if self.reports:
            what = (
                f"{len(self.documents)} passages by themselves and in {len(self.reports)} reports"
            )
        return f"{self.name}, {what}, {rows} rows, sha256 {self.sha256}"


def read_row_text(path: str | Path, *, reports: str | Path | None = None) -> RowText:
    """The documents with rows of a file or a corpus; those without are passed over.

    - ``.jsonl``: documents, one a line; or rows by their places (`load_annotated`), joined with
      the reports. Of these there are the passages and the whole reports.
    - any other file, or a folder: a corpus, or a folder of annotated documents as JSON (`load`).

    A document without an id gets one from the name and its number.

    Args:
        path: where they are.
        reports: the folder of the reports that rows by their places stand in.

    Raises:
        InputError: no document has rows, or passages of a report overlap, or differ in issuer or
            year.
        DataError: what is there cannot be read.
        ReadError: a file or folder cannot be read.
    """
    place = Path(path)
    if place.suffix == ".jsonl" and has_passages(place, "layers"):
        return _placed(place, reports)
    documents = read_jsonl(place) if place.suffix == ".jsonl" else load_corpus(place).documents
    return RowText(place.name, _with_rows(documents, place))


def _with_rows(documents: Iterable[Document], path: Path) -> tuple[Document, ...]:
    found = tuple(
        doc if doc.id else doc.replace(id=f"{path.name}:{number}")
        for number, doc in enumerate(documents, 1)
        if TARGETS in doc
    )
    if not found:
        raise InputError(f"{path}: no document has rows; annotate some, or give another path")
    return found


def _placed(path: Path, reports: str | Path | None) -> RowText:
    if reports is None:
        raise InputError(
            f"{path} has the places of rows in reports, not their text; name the folder of the "
            "reports as well"
        )
    passages = _with_rows(load_annotated(path, reports).documents, path)
    return RowText(path.name, passages, tuple(_reports(passages, Path(reports))))


def _reports(passages: Sequence[Document], folder: Path) -> Iterator[Lesson]:
    """The whole reports that passages stand in, by name."""
    of_report: dict[str, list[tuple[int, Document]]] = {}
    for doc in passages:
        name, start = place_of(doc.id)
        of_report.setdefault(name, []).append((start, doc))
    for name in sorted(of_report):
        placed = sorted(of_report[name], key=lambda one: one[0])
        yield _report(name, read_text(folder / f"{name}.txt"), placed)


def _report(name: str, text: str, placed: Sequence[tuple[int, Document]]) -> Lesson:
    facts = {(doc.issuer, doc.year) for _, doc in placed}
    if len(facts) > 1:
        raise InputError(f"the passages of {name} differ in issuer or year: make them alike")
    parts = tuple((start, start + len(doc.text)) for start, doc in placed)
    for (_, end), (start, _) in pairwise(parts):
        if start < end:
            raise InputError(f"two passages of {name} overlap at {start}; keep one of them")
    issuer, year = facts.pop()
    doc = Document(text, id=name, issuer=issuer, year=year)
    rows = [_moved(row, start, doc) for start, passage in placed for row in passage[TARGETS]]
    return Lesson(doc.with_layer(TARGETS, rows), parts)


def _moved(row: Span[Indicator], by: int, doc: Document) -> Span[Indicator]:
    """A row of a passage in its report."""

    def moved(one: Span[Quantity] | None) -> Span[Quantity] | None:
        return one and doc.span(one.start + by, one.end + by, one.label, one.value)

    value = replace(row.value, quantity=moved(row.value.quantity), stretch=moved(row.value.stretch))
    return doc.span(row.start + by, row.end + by, row.label, value)


def _begin(row: Span[Indicator]) -> int:
    return row.start if row.value.quantity is None else row.value.quantity.start
