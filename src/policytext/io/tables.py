"""A folder of tables, to be edited in a spreadsheet and read back: one CSV file a layer.

``documents.csv`` names the documents with their facts, ``texts/`` holds their texts, and each
layer has a table with a row for each span: document, start, end, text, label, and a column for
each attribute of the value: ``value.kind``.
"""

from __future__ import annotations

import contextlib
import csv
import io
import os
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from policytext.document import Document
from policytext.given import each_document
from policytext.io.attributes import attribute_names, fact_attributes, to_attributes
from policytext.io.brat_names import escape
from policytext.io.cells import format_cell
from policytext.io.file_names import FileNames
from policytext.io.files import Output, open_folder, open_output
from policytext.io.holds import Format
from policytext.io.notes import format_note
from policytext.io.table import BOM
from policytext.io.tables_read import (
    CUT,
    DOCUMENTS,
    FACTS,
    LONGEST,
    META,
    SPAN_COLUMNS,
    TEXTS,
    blank_means_empty,
    read_tables,
    value_column,
)
from policytext.layers import Layer
from policytext.span import Span

__all__ = ["CSV", "TSV", "read_tables", "write_tables"]

SEPARATORS = {"csv": ",", "tsv": "\t"}


def write_tables(
    docs: Iterable[Document], path: str | os.PathLike[str], form: str = "csv", bom: bool = True
) -> int:
    """Write a folder of tables, and say how many documents it has.

    Args:
        docs: the documents; all their layers are written.
        path: the folder; it appears when it is whole, and must not be there or be empty.
        form: ``"csv"``, or ``"tsv"`` with tabs between the cells.
        bom: begin each table with a byte order mark, without which spreadsheets on Windows garble
            Chinese.

    Raises:
        InputError: the place cannot be written to, or two layers of one name differ in type.
    """
    count, names = 0, FileNames()
    with open_folder(path) as folder, contextlib.ExitStack() as stack:
        tables = _Tables(folder, form, bom, stack)
        (folder / TEXTS).mkdir()
        for doc in each_document(docs):
            name = names.name(doc.id)
            with open_output(folder / TEXTS / f"{name}.txt") as text:
                text.write(doc.text)
            tables.add(name, doc)
            count += 1
    return count


class _Tables:
    """The tables of a folder, each begun when something is to be written to it."""

    def __init__(self, folder: Path, form: str, bom: bool, stack: contextlib.ExitStack) -> None:
        self._folder, self._form, self._stack = folder, form, stack
        self._mark = BOM if bom else ""
        self._open: dict[str, Output] = {}
        self._start(DOCUMENTS, (*FACTS, META))

    def _start(self, name: str, columns: Sequence[str]) -> None:
        out = open_output(self._folder / f"{name}.{self._form}")
        self._open[name] = self._stack.enter_context(out)
        self._open[name].write(self._mark + self._lines([columns]))

    def _lines(self, rows: Iterable[Sequence[str]]) -> str:
        buffer = io.StringIO(newline="")
        csv.writer(buffer, delimiter=SEPARATORS[self._form]).writerows(rows)
        return buffer.getvalue()

    def add(self, name: str, doc: Document) -> None:
        """Write a document's facts and spans."""
        facts = fact_attributes(doc)
        meta = {key: fact for key, fact in facts.items() if key.startswith("meta.")}
        layers = " ".join(escape(layer.name) for layer in doc.layers)
        cells = [name, layers, *(facts.get(fact) for fact in FACTS[2:])]
        cells.append(format_note(meta) if meta else None)
        self._open[DOCUMENTS].write(self._lines([[format_cell(cell) for cell in cells]]))
        for layer in doc.layers:
            # No layer has the name of the table of documents.
            table = f"{escape(layer.name)}.spans"
            columns = attribute_names(layer.value_type)
            if table not in self._open:
                self._start(table, (*SPAN_COLUMNS, *map(value_column, columns)))
            rows = self._rows(name, doc, layer, columns)
            self._open[table].write(self._lines(rows))

    def _rows(
        self, name: str, doc: Document, layer: Layer[Any], columns: list[str]
    ) -> Iterator[list[str]]:
        empty = blank_means_empty(layer.value_type)
        for span in doc.spans(layer):
            values = to_attributes(span.value, defaults=False)
            cells = [values.get(column) for column in columns]
            yield [
                *map(format_cell, (name, str(span.start), str(span.end), _short(span))),
                format_cell(span.label or None),
                *(
                    "" if cell == "" and column in empty else format_cell(cell)
                    for cell, column in zip(cells, columns, strict=True)
                ),
            ]


def _short(span: Span[Any]) -> str:
    """The text of a span, for a reader: cells of spreadsheets hold 32767 characters."""
    return span.text if len(span) <= LONGEST else span.text[:LONGEST] + CUT


CSV, TSV = (
    Format(
        name=form,
        title=f"a folder of tables ({form.upper()}) with texts",
        suffixes=(),
        write=partial(write_tables, form=form),
        read=read_tables,
        folder=True,
    )
    for form in SEPARATORS
)
