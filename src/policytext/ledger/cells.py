"""Rows as plain cells and back: the columns, their types, and what spreadsheets must not run."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from policytext.errors import InputError
from policytext.ledger.row import Row

__all__ = ["COLUMNS", "as_dict", "from_cells", "guarded", "plain", "to_cells", "unguarded"]

# The columns of every format in their order, with the name of their type: str, int, Decimal, ...
COLUMNS: dict[str, str] = {
    field.name: str(field.type).removesuffix(" | None") for field in dataclasses.fields(Row)
}

# Tables that were written before these columns came are read all the same.
_LATER = ("base", "rivals", "rate")

# What a spreadsheet takes for the begin of a formula, in both widths of the characters, with the
# marks that this module sets before it.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def guarded(text: str) -> str:
    """Text as a cell that no spreadsheet takes for a formula: with ``'`` before it if need be.

    Example:
        >>> guarded("=HYPERLINK(1)"), guarded("地区生产总值")
        ("'=HYPERLINK(1)", '地区生产总值')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text of a cell that `guarded` made."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def plain(value: object) -> str:
    """A value as text: numbers in full, days in ISO form, nothing as nothing."""
    if value is None:
        return ""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def to_cells(row: Row) -> list[str]:
    """The cells of a row as text; text that would be run as a formula is guarded."""
    return [
        guarded(value) if isinstance(value, str) else plain(value)
        for value in as_dict(row).values()
    ]


def as_dict(row: Row) -> dict[str, Any]:
    """The fields of a row by their names, in the order of the columns."""
    return {name: getattr(row, name) for name in COLUMNS}


def from_cells(cells: Mapping[str, Any], place: str) -> Row:
    """A row from cells by name: text, or what JSON makes of it.

    Args:
        cells: all columns, but for those that came later; more are passed over.
        place: where they stand, for errors: ``panel.csv:3``.

    Raises:
        InputError: a column is missing, or a cell does not hold what its column has.
    """
    values = {}
    for name, kind in COLUMNS.items():
        if name in _LATER and cells.get(name) in (None, ""):
            continue
        if name not in cells:
            raise InputError(f"{place}: has no column {name!r}: is this a table of rows?")
        try:
            values[name] = _read(cells[name], kind)
        except (ValueError, TypeError, InvalidOperation):
            raise InputError(f"{place}: {name} must be of type {kind}: {cells[name]!r}") from None
    return Row(**values)


def _read(cell: Any, kind: str) -> Any:
    if kind == "str":
        return "" if cell is None else str(cell)
    if cell is None or cell == "":
        return None
    if kind == "Decimal":
        return Decimal(str(cell))
    if kind == "datetime.date":
        return datetime.date.fromisoformat(str(cell))
    return int(cell) if kind == "int" else float(cell)
