"""Folders of tables as documents, also after a spreadsheet has saved them."""

from __future__ import annotations

import csv
import dataclasses
import io
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from policytext.codec import field_types
from policytext.document import Document
from policytext.errors import InputError, PolicytextError, ReadError
from policytext.io.attributes import attribute_names, from_attributes, with_facts
from policytext.io.brat_names import unescape
from policytext.io.cells import parse_cell
from policytext.io.files import read_utf8
from policytext.io.notes import parse_note
from policytext.layers import BUILTIN_LAYERS, Layer
from policytext.span import Span

__all__ = [
    "CUT",
    "DOCUMENTS",
    "FACTS",
    "LONGEST",
    "META",
    "SPAN_COLUMNS",
    "TEXTS",
    "blank_means_empty",
    "read_tables",
    "value_column",
]

DOCUMENTS, TEXTS = "documents", "texts"
FACTS = ("document", "layers", "id", "title", "issuer", "year", "date")
META = "meta"
# The column of a value that has no attributes, and what columns of attributes begin with.
VALUE = "value"
SPAN_COLUMNS = ("document", "start", "end", "text", "label")
# Longer texts of spans are cut, and end with this.
LONGEST, CUT = 200, "…"
_SEPARATORS = {".csv": ",", ".tsv": "\t"}
# A row with the line where it begins.
_Row = tuple[str, dict[str, str | None]]


def blank_means_empty(kind: Any) -> frozenset[str]:
    """The attributes of a type for which an empty cell is an empty string, not nothing.

    Example:
        >>> from policytext import Quantity
        >>> sorted(blank_means_empty(Quantity))
        ['comparator', 'kind', 'unit']
    """
    if kind is str:
        return frozenset(attribute_names(str))
    if not dataclasses.is_dataclass(kind):
        return frozenset()
    known = field_types(kind)  # type: ignore[arg-type]
    return frozenset(
        field.name
        for field in dataclasses.fields(kind)
        if known[field.name] is str and field.default is dataclasses.MISSING
    )


def value_column(attribute: str) -> str:
    """The column of an attribute of a value.

    Example:
        >>> value_column("link.id"), value_column("value")
        ('value.link.id', 'value')
    """
    return attribute if attribute == VALUE else f"{VALUE}.{attribute}"


def read_tables(
    path: str | os.PathLike[str], layers: Iterable[Layer[Any]] = ()
) -> Iterator[Document]:
    """Yield the documents of a folder that ``write_tables`` made, in its order.

    Rows of a layer may have been edited, added, deleted and put in another order. That the text of
    a row is the one at its place is checked.

    Args:
        path: the folder, with ``.csv`` or ``.tsv`` tables.
        layers: layers of your own that the documents may hold.

    Raises:
        ReadError: there is no such folder, a table or a text is missing or damaged; names file and
            line.
    """
    root = Path(path)
    suffixes = [one for one in _SEPARATORS if (root / f"{DOCUMENTS}{one}").is_file()]
    if len(suffixes) != 1:
        raise ReadError(f"{path}: the folder needs one of {DOCUMENTS}.csv and {DOCUMENTS}.tsv")
    suffix = suffixes[0]
    known = {**BUILTIN_LAYERS, **{layer.name: layer for layer in layers}}
    tables = {file: _read_spans(file, known) for file in sorted(root.glob(f"*.spans{suffix}"))}
    rows = _read(root / f"{DOCUMENTS}{suffix}", (*FACTS, META))
    names = {row["document"] for _, row in rows}
    if len(names) < len(rows):
        raise ReadError(f"{root / DOCUMENTS}{suffix}: a document stands there twice")
    for _, found in tables.values():
        for name, spans in found.items():
            if name not in names:
                raise ReadError(f"{spans[0][0]}: there is no document {name!r}")
    for place, row in rows:
        yield _document(root, place, row, known, tables)


_Spans = tuple[Layer[Any], dict[str, list[_Row]]]


def _read_spans(file: Path, known: Mapping[str, Layer[Any]]) -> _Spans:
    """The layer of a table, and for each document its rows."""
    name = unescape(file.name.rsplit(".", 2)[0])
    if name not in known:
        raise ReadError(f"{file}: layer {name!r} is not known; pass it: layers=[LAYER]")
    found: dict[str, list[_Row]] = {}
    values = map(value_column, attribute_names(known[name].value_type))
    columns = (*SPAN_COLUMNS, *values)
    for place, row in _read(file, columns):
        found.setdefault(row["document"] or "", []).append((place, row))
    return known[name], found


def _read(file: Path, columns: Sequence[str]) -> list[_Row]:
    """The rows of a table by column; empty ones are passed over."""
    content = read_utf8(file).removeprefix("\ufeff")
    # Cells are as long as they are; the limit is one of the whole process.
    limit = csv.field_size_limit()
    csv.field_size_limit(max(limit, len(content) + 1))
    try:
        return list(_rows(file, content, columns))
    finally:
        csv.field_size_limit(limit)


def _rows(file: Path, content: str, columns: Sequence[str]) -> Iterator[_Row]:
    lines = csv.reader(
        io.StringIO(content, newline=""), delimiter=_SEPARATORS[file.suffix], strict=True
    )
    head: list[str] | None = None
    while True:
        place = f"{file}:{lines.line_num + 1}"
        try:
            cells = next(lines, None)
            if cells is None:
                break
            if head is None:
                head = _head(cells, columns)
                continue
            if any(cells[len(head) :]):
                raise InputError(f"{len(cells)} cells, but there are {len(head)} columns")
            found = {name: parse_cell(cell) for name, cell in zip(head, cells, strict=False)}
        except (csv.Error, InputError) as error:
            raise ReadError(f"{place}: {error}") from None
        if any(one is not None for one in found.values()):
            yield place, {**dict.fromkeys(columns), **found}
    if head is None:
        raise ReadError(f"{file}: the table is empty; its first line names the columns")


def _head(cells: list[str], columns: Sequence[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    missing = [name for name in columns[: len(SPAN_COLUMNS)] if name not in cells]
    unknown = [name for name in cells if name not in columns]
    if missing or unknown or len(set(cells)) < len(cells):
        raise InputError(
            f"the columns are {', '.join(columns)}; "
            + (f"{missing[0]!r} is missing" if missing else f"got {', '.join(unknown) or cells}")
            + "; did the spreadsheet change the separator?"
        )
    return cells


def _document(
    root: Path,
    place: str,
    row: Mapping[str, str | None],
    known: Mapping[str, Layer[Any]],
    tables: Mapping[Path, _Spans],
) -> Document:
    name = row["document"] or ""
    file = root / TEXTS / f"{name}.txt"
    if not name or "/" in name or "\\" in name or not file.is_file():
        raise ReadError(f"{place}: {TEXTS}/{name}.txt, the text of the document, is missing")
    facts = {fact: row[fact] for fact in FACTS[2:]}
    try:
        meta = parse_note(row[META] or "")
        given = {key: fact for key, fact in facts.items() if fact is not None}
        doc = with_facts(read_utf8(file), {**given, **meta})
        present = [unescape(one) for one in (row["layers"] or "").split()]
    except InputError as error:
        raise ReadError(f"{place}: {error}") from None
    for layer in present:
        if layer not in known:
            raise ReadError(f"{place}: layer {layer!r} is not known; pass it: layers=[LAYER]")
        doc = doc.with_layer(known[layer], [])
    for layer_of, found in tables.values():
        rows = found.get(name, [])
        if rows:
            doc = doc.with_layer(layer_of, [_span(doc.text, layer_of, *one) for one in rows])
    return doc


def _span(text: str, layer: Layer[Any], place: str, row: Mapping[str, str | None]) -> Span[Any]:
    try:
        start, end = int(row["start"] or ""), int(row["end"] or "")
        if not 0 <= start < end <= len(text):
            raise InputError(f"the span {start}:{end} is empty or outside the text")
        there, said = text[start:end], row["text"] or ""
        if said not in (there, there[:LONGEST] + CUT):
            raise InputError(f"it says {said[:40]!r}, but the text there is {there[:40]!r}")
        blank = blank_means_empty(layer.value_type)
        cells = {name: row[value_column(name)] for name in attribute_names(layer.value_type)}
        attributes = {
            name: cell or "" for name, cell in cells.items() if cell is not None or name in blank
        }
        value = from_attributes(layer.value_type, attributes, text)
    except (PolicytextError, ValueError) as error:
        raise ReadError(f"{place}: {error}") from None
    return Span(start, end, there, row["label"] or "", value)
