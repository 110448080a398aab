"""Rows as plain cells and back: the columns, their types, and what spreadsheets must not run."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal, InvalidOperation
from operator import index
from typing import Any, SupportsIndex

from policytext.errors import InputError
from policytext.ledger.rounded import is_rounded, unrounded
from policytext.ledger.row import Row
from policytext.ledger.row_checks import CLOSED, check_row

__all__ = [
    "COLUMNS",
    "as_dict",
    "check_columns",
    "from_cells",
    "guarded",
    "is_blank",
    "plain",
    "to_cells",
    "unguarded",
]

# The columns of every format in their order, with the name of their type: str, int, Decimal, ...
COLUMNS: dict[str, str] = {
    field.name: str(field.type).removesuffix(" | None") for field in dataclasses.fields(Row)
}

# Columns that always hold something; text that is not there is empty.
_WANTED = {field.name for field in dataclasses.fields(Row) if str(field.type) == "int"}

# Text that other tools take for numbers: codes of divisions, and years.
_CODES = ("issuer", "place", "base")
# Text in which no white space has a meaning: what people typed or padded is read without.
_TRIMMED = (*CLOSED, "issuer")

_WHOLE = re.compile(r"([+-]?\d+)(?:\.0+)?", re.ASCII)
_CODE = re.compile(r"(\d{4,9})\.0+", re.ASCII)
# ISO, or as Excel saves it; a column of days and times has the time of its begin.
_DAY = re.compile(r"(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:[ T]0{1,2}:00(?::00)?)?", re.ASCII)

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
        InputError: a column is missing, a cell does not hold what its column has, or cells do not
            go together.
    """
    values: dict[str, Any] = {}
    for name, kind in COLUMNS.items():
        cell = cells.get(name)
        if name in _TRIMMED and isinstance(cell, str):
            cell = cell.strip()
        if name in _LATER and (_is_missing if kind == "str" else _is_empty)(cell):
            continue
        if name not in cells:
            raise InputError(_lacks(name, place))
        if kind == "Decimal" and is_rounded(cell):
            cell = _unrounded(name, cells, place)
        try:
            values[name] = _code(cell) if name in _CODES else _READERS[kind](cell)
            if values[name] is None and name in _WANTED:
                raise ValueError
        except (ValueError, TypeError, InvalidOperation):
            raise InputError(f"{place}: {name} must be {_KINDS[kind]}, got {cell!r:.60}") from None
    return check_row(Row(**values), place)


def check_columns(names: Collection[Any], place: str) -> None:
    """Refuse a table whose columns are not those of rows, also where it has no line.

    Raises:
        InputError: a column is missing.
    """
    for name in COLUMNS:
        if name not in names and name not in _LATER:
            raise InputError(_lacks(name, place))


def _lacks(name: str, place: str) -> str:
    return f"{place}: has no column {name!r}: is this a table of rows?"


def _unrounded(name: str, cells: Mapping[str, Any], place: str) -> Decimal:
    words = cells.get("stretch" if name.startswith("stretch") else "quantity")
    try:
        return unrounded(cells[name], words)
    except InputError:
        raise InputError(
            f"{place}: {name} is {cells[name]}, which a spreadsheet has rounded, and {words!r:.60} "
            "does not say the number: save it as XLSX, or take the file that was not changed"
        ) from None


def is_blank(cells: Collection[Any]) -> bool:
    """Whether a line has cells and nothing in them but white space: it is no row.

    Example:
        >>> is_blank(["", " ", None]), is_blank(["", "a"]), is_blank([])
        (True, False, False)
    """
    return bool(cells) and all(map(_is_empty, cells))


def _is_empty(cell: Any) -> bool:
    """Whether a cell of anything but free text says nothing."""
    return not cell.strip() if isinstance(cell, str) else _is_missing(cell)


def _is_missing(cell: Any) -> bool:
    """Whether a cell is what some tool has where nothing is: NaN, NaT and NA of pandas."""
    if cell is None or type(cell).__name__ in ("NAType", "NaTType"):
        return True
    return isinstance(cell, float) and cell != cell


def _check_plain(cell: Any) -> None:
    """Refuse what is neither text nor a number."""
    if isinstance(cell, bool) or not isinstance(cell, (str, float, Decimal, SupportsIndex)):
        raise TypeError


def _text(cell: Any) -> str:
    if _is_missing(cell):
        return ""
    _check_plain(cell)
    return str(cell)


def _code(cell: Any) -> str:
    """Text that may be a number; tools that have no whole numbers beside gaps write 320400.0."""
    found = _text(cell)
    whole = _CODE.fullmatch(found)
    return whole[1] if whole else found


def _int(cell: Any) -> int | None:
    if _is_empty(cell):
        return None
    if isinstance(cell, SupportsIndex) and not isinstance(cell, bool):
        return index(cell)
    whole = _WHOLE.fullmatch(_number_text(cell))
    if whole is None:
        raise ValueError
    return int(whole[1])


def _decimal(cell: Any) -> Decimal | None:
    if _is_empty(cell):
        return None
    number = Decimal(_number_text(cell))
    if not number.is_finite():
        raise ValueError
    return number


def _float(cell: Any) -> float | None:
    number = _decimal(cell)
    return None if number is None else float(number)


def _number_text(cell: Any) -> str:
    """A number as text; that of a column of decimals without the zeros that fill it up."""
    _check_plain(cell)
    if isinstance(cell, str):
        return cell.strip()
    text = format(Decimal(str(cell)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _date(cell: Any) -> datetime.date | None:
    if _is_empty(cell):
        return None
    if isinstance(cell, datetime.datetime):
        if cell.time() != datetime.time():
            raise ValueError
        return cell.date()
    if isinstance(cell, datetime.date):
        return cell
    found = _DAY.fullmatch(cell.strip() if isinstance(cell, str) else "")
    if found is None:
        raise ValueError
    return datetime.date(int(found[1]), int(found[3]), int(found[4]))


_READERS: dict[str, Callable[[Any], Any]] = {
    "str": _text, "int": _int, "Decimal": _decimal, "datetime.date": _date, "float": _float,
}  # fmt: skip
# What a column wants, for errors.
_KINDS = {
    "str": "text",
    "int": "a whole number",
    "Decimal": "a number",
    "datetime.date": "a day such as 2024-12-31",
    "float": "a number",
}
