"""Rows as CSV and JSON Lines, on the standard library alone."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from typing import Any

from policytext.errors import InputError
from policytext.io.files import write_lines
from policytext.io.table import BOM, format_rows
from policytext.ledger.cells import COLUMNS, as_dict, from_cells, plain, to_cells
from policytext.ledger.given import each_row
from policytext.ledger.row import Row

__all__ = [
    "csv_head",
    "csv_line",
    "json_line",
    "parse_jsonl",
    "write_csv",
    "write_jsonl",
]

# Text without this is a string in JSON, too: numbers there would be floats.
_KEPT = (str, int, float, type(None))


def csv_head(bom: bool = True) -> str:
    """The first line of a CSV file, with the mark by which spreadsheets know UTF-8."""
    return (BOM if bom else "") + format_rows([tuple(COLUMNS)])


def csv_line(row: Row) -> str:
    """A row as a line of CSV."""
    return format_rows([tuple(to_cells(row))])


def json_line(row: Row) -> str:
    """A row as a line of JSON: bounds are strings, so that they stay exact; days in ISO form."""
    values = {
        name: value if isinstance(value, _KEPT) else plain(value)
        for name, value in as_dict(row).items()
    }
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")) + "\n"


def write_csv(rows: Iterable[Row], path: str | os.PathLike[str], bom: bool = True) -> int:
    """Write rows as a CSV file, and say how many they are.

    A cell of text that a spreadsheet would take for a formula begins with ``'``.

    Args:
        rows: any iterable; it is not held in memory.
        path: where the file goes; it appears when it is whole.
        bom: begin with a byte order mark, without which Excel garbles Chinese.

    Raises:
        InputError: these are no rows, or the place cannot be written to.
    """
    return write_lines(path, map(csv_line, each_row(rows)), csv_head(bom))


def write_jsonl(rows: Iterable[Row], path: str | os.PathLike[str]) -> int:
    """Write rows as JSON Lines, and say how many they are.

    Raises:
        InputError: these are no rows, or the place cannot be written to.
    """
    return write_lines(path, map(json_line, each_row(rows)))


def parse_jsonl(text: str, path: str) -> Iterator[Row]:
    """The rows of a text of JSON Lines; the path is for errors.

    Raises:
        InputError: a line is no row.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                cells: Any = json.loads(line)
            except ValueError as error:
                raise InputError(f"{path}:{number}: no JSON: {error}") from None
            if not isinstance(cells, dict):
                raise InputError(f"{path}:{number}: a row is a JSON object, got {line[:40]!r}")
            yield from_cells(cells, f"{path}:{number}")
