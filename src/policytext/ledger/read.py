"""Rows read back: from files by their suffix, and from tables of other tools."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from policytext.errors import InputError, ReadError
from policytext.extras import load_extra
from policytext.given import table_kind
from policytext.io.delimited import read_delimited, repeated, separator_of
from policytext.io.files import read_utf8
from policytext.io.table import BOM
from policytext.ledger.cells import COLUMNS, check_columns, from_cells, is_blank, unguarded
from policytext.ledger.frames import STATA_NAMES
from policytext.ledger.row import Row
from policytext.ledger.text_files import parse_jsonl
from policytext.ledger.workbook import read_sheet

__all__ = ["read_rows", "rows_from"]

_OLD_NAMES = {new: name for name, new in STATA_NAMES.items()}


def read_rows(path: str | os.PathLike[str]) -> tuple[Row, ...]:
    """The rows of a file that `write_rows` wrote, by its suffix; others are taken for CSV.

    What other tools make of such a file on saving it is read, too: CSV in GB18030 or with ``;`` or
    tabs between its cells, whole numbers as ``330.0``, days as ``2020/1/1``, more columns.

    Raises:
        ReadError: the file cannot be read.
        InputError: it is no such file, a cell does not hold what its column has, cells do not go
            together (an ``end`` before its ``start``), or the extra of its format is not installed.

    Example:
        >>> import policytext as pt
        >>> from policytext.ledger import write_rows
        >>> doc = pt.annotate(pt.Document("去年粮食产量80万吨。", issuer="320400", year=2024))
        >>> write_rows(doc.targets(), "panel.csv")
        1
        >>> read_rows("panel.csv") == tuple(doc.targets())
        True
    """
    suffix = Path(path).suffix.lower()
    if suffix in (".jsonl", ".ndjson"):
        return tuple(parse_jsonl(read_utf8(path).removeprefix(BOM), str(path)))
    if suffix == ".xls":
        raise InputError(f"{path}: is a workbook of old Excel: save it as XLSX or CSV UTF-8")
    if suffix not in (".xlsx", ".parquet", ".dta"):
        return tuple(_csv_rows(read_delimited(path), str(path)))
    if not Path(path).is_file():
        raise ReadError(f"{path}: no such file")
    if suffix == ".xlsx":
        return tuple(_sheet_rows(path))
    table = _parquet(path) if suffix == ".parquet" else _stata(path)
    return tuple(_rows(_lines(table, str(path)), marks=False))


def rows_from(table: Any, *, marks: bool = True) -> tuple[Row, ...]:
    """The rows of a table that was made of rows: the way back from `to_pandas` and its like.

    Args:
        table: a DataFrame of pandas or polars, a LazyFrame of polars, a Table, RecordBatch or
            RecordBatchReader of pyarrow, or mappings of cells by column. Further columns are
            passed over.
        marks: take off the ``'`` that CSV files have before a text which a spreadsheet would run:
            such a file has them when pandas has read it, too. ``False`` leaves text as it is.

    Raises:
        InputError: this is no table of rows, a column is missing, a cell does not hold what its
            column has, or cells do not go together.

    Example:
        >>> import policytext as pt
        >>> from policytext.ledger import to_pandas
        >>> doc = pt.annotate(pt.Document("去年粮食产量80万吨。", issuer="320400", year=2024))
        >>> frame = to_pandas(doc.targets())  # doctest: +SKIP
        >>> rows_from(frame) == tuple(doc.targets())  # doctest: +SKIP
        True
    """
    return tuple(_rows(_lines(table), marks))


def _rows(lines: Iterable[Mapping[Any, Any]], marks: bool) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        cells = _cells(line, marks)
        if is_blank(line.values()):
            check_columns(cells, f"row {number}")
        else:
            yield from_cells(cells, f"row {number}")


def _lines(table: Any, place: str = "the table") -> Iterable[Mapping[Any, Any]]:
    """The lines of a table as mappings; its columns are looked at also where it has no line."""
    kind, _, package = table_kind(table).partition(" of ")
    if not kind:
        return _mappings(table)
    if package == "pandas":
        _check_names(table.columns, place)
        frame = table.loc[:, table.columns.isin([*COLUMNS, *_OLD_NAMES])]
        lines: list[dict[Any, Any]] = (
            frame.astype(object).where(frame.notna(), None).to_dict("records")
        )
        return lines
    if package == "polars":
        frame = table.collect() if kind == "LazyFrame" else table
        _check_names(frame.columns, place)
        return list(frame.to_dicts())
    _check_names(table.schema.names, place)
    return list((table.read_all() if kind == "RecordBatchReader" else table).to_pylist())


def _check_names(names: Iterable[Any], place: str) -> None:
    """Refuse a table that lacks a column of rows, or has one twice: which of them is meant?"""
    known = [name for name in (_OLD_NAMES.get(one, one) for one in names) if name in COLUMNS]
    check_columns(known, place)
    if twice := repeated(known):
        raise InputError(f"{place}: has several columns {twice!r}; rename all but one")


def _mappings(table: Any) -> Iterator[Mapping[Any, Any]]:
    way = "a DataFrame, a table of Arrow, or mappings of cells by column"
    if isinstance(table, (str, bytes, os.PathLike)):
        raise InputError(f"rows are made of {way}; read_rows({str(table)!r:.60}) reads a file")
    if isinstance(table, Mapping) or not isinstance(table, Iterable):
        raise InputError(f"rows are made of {way}, not of {table!r:.60}")
    for one in table:
        if not isinstance(one, Mapping):
            raise InputError(f"rows are made of {way}, not of {one!r:.60}")
        yield one


def _cells(line: Mapping[Any, Any], marks: bool) -> dict[str, Any]:
    """The cells of a line by the names of their columns, without marks before texts."""
    named = {_OLD_NAMES.get(name, name): cell for name, cell in line.items()}
    return {
        name: unguarded(cell) if marks and isinstance(cell, str) else cell
        for name, cell in named.items()
        if name in COLUMNS
    }


def _csv_rows(text: str, path: str) -> Iterator[Row]:
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator_of(text))
    try:
        _check_names(reader.fieldnames or (), f"{path}:1")
        for cells in reader:
            extra = cells.pop(None, [])
            if is_blank([*cells.values(), *extra]):
                continue
            if extra:
                raise InputError(f"{path}:{reader.line_num}: has more cells than the first line")
            given = {name: cell for name, cell in cells.items() if cell is not None}
            yield from_cells(_cells(given, marks=True), f"{path}:{reader.line_num}")
    except csv.Error as error:
        raise InputError(f"{path}:{reader.line_num}: {error}") from None


def _sheet_rows(path: str | os.PathLike[str]) -> Iterator[Row]:
    """The rows of the sheet that has some, without the empty lines that Excel leaves."""
    lines = read_sheet(path, ("document", "indicator"))
    names = lines[0] if lines else []
    _check_names(names, f"{path}:1")
    for number, line in enumerate(lines[1:], 2):
        if not is_blank(line):
            cells = dict(zip(names, line, strict=False))
            yield from_cells(_cells(cells, marks=False), f"{path}:{number}")


def _parquet(path: str | os.PathLike[str]) -> Any:
    pyarrow = load_extra("pyarrow", "arrow")
    parquet = load_extra("pyarrow.parquet", "arrow")
    try:
        return parquet.read_table(path)
    except (pyarrow.ArrowException, OSError) as error:
        raise InputError(f"{path} cannot be read as a Parquet file: {error}") from None


def _stata(path: str | os.PathLike[str]) -> Any:
    pandas = load_extra("pandas", "pandas")
    try:
        return pandas.read_stata(path)
    # A damaged file raises whatever its reader does.
    except Exception as error:
        raise InputError(f"{path} cannot be read as a Stata file: {error}") from error
