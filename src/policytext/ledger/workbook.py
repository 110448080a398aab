"""XLSX files: text stays text, numbers stay numbers, the same bytes for the same rows."""

from __future__ import annotations

import datetime
import io
import os
import re
import zipfile
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from typing import Any

from policytext.errors import InputError
from policytext.extras import load_extra
from policytext.io.files import open_output
from policytext.ledger.cells import COLUMNS, as_dict
from policytext.ledger.given import each_row
from policytext.ledger.row import Row

__all__ = [
    "EXTRA",
    "MOST_LINES",
    "clean",
    "read_sheet",
    "save_workbook",
    "set_cell",
    "write_sheet",
    "write_xlsx",
]

EXTRA = "xlsx"
# What Excel's format holds: lines of a sheet, characters of a cell, exact digits of a number.
MOST_LINES, _LONGEST, _DIGITS = 1_048_576, 32_767, 15
# No character of XML 1.0.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_STAMP = (1980, 1, 1, 0, 0, 0)
_TIMES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_WIDTHS = {"sentence": 60, "indicator": 24, "section": 24, "document": 24, "wording": 24}


def write_xlsx(rows: Iterable[Row], path: str | os.PathLike[str]) -> int:
    """Write rows as an XLSX file, and say how many they are.

    Text is marked as text, so that none is run as a formula. Numbers of more than 15 digits are
    text, too, as Excel would round them.

    Raises:
        InputError: openpyxl is not installed, there are more rows than a sheet has lines, a text
            is longer than a cell, or the place cannot be written to.
    """
    return write_sheet("rows", COLUMNS, (as_dict(row).values() for row in each_row(rows)), path)


def write_sheet(
    title: str,
    names: Iterable[str],
    lines: Iterable[Iterable[object]],
    path: str | os.PathLike[str],
) -> int:
    """Write an XLSX file of one sheet, and say how many lines it has below its head.

    Raises:
        InputError: as for `write_xlsx`.
    """
    openpyxl = load_extra("openpyxl", EXTRA)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    count = 0
    _head(sheet, names)
    for count, line in enumerate(lines, 1):
        if count >= MOST_LINES:
            raise InputError(f"an XLSX sheet has {MOST_LINES} lines; write CSV or Parquet")
        for column, value in enumerate(line, 1):
            set_cell(sheet.cell(count + 1, column), value)
    save_workbook(book, path)
    return count


def _head(sheet: Any, names: Iterable[str]) -> None:
    fonts = load_extra("openpyxl.styles", EXTRA)
    letters = load_extra("openpyxl.utils", EXTRA)
    for column, name in enumerate(names, 1):
        cell = sheet.cell(1, column, name)
        cell.font = fonts.Font(bold=True)
        sheet.column_dimensions[letters.get_column_letter(column)].width = _WIDTHS.get(name, 14)
    sheet.freeze_panes = "A2"


def set_cell(cell: Any, value: object) -> None:
    """Put a value into a cell; text is never a formula, and no number is rounded.

    Raises:
        InputError: the text is longer than a cell can be.
    """
    if value is None or value == "":
        return
    if isinstance(value, (bool, int, float)):
        cell.value = value
    elif isinstance(value, datetime.date):
        cell.value = value
        cell.number_format = "yyyy-mm-dd"
    elif isinstance(value, Decimal) and len(value.as_tuple().digits) <= _DIGITS:
        cell.value = value
    else:
        text = format(value, "f") if isinstance(value, Decimal) else str(value)
        if len(text) > _LONGEST:
            raise InputError(
                f"{text[:30]!r}… has {len(text)} characters and a cell of XLSX at most {_LONGEST}; "
                "write CSV or Parquet"
            )
        cell.value = clean(text)
        # openpyxl takes text that begins with = for a formula.
        cell.data_type = "s"


def clean(text: str) -> str:
    """Text with U+FFFD in place of what XML cannot hold."""
    return _ILLEGAL.sub("\ufffd", text)


def save_workbook(book: Any, path: str | os.PathLike[str]) -> None:
    """Write a workbook without the times at which it was made.

    Raises:
        InputError: the place cannot be written to.
    """
    buffer = io.BytesIO()
    book.save(buffer)
    with open_output(path) as out:
        out.write_bytes(_untimed(buffer.getvalue()))


def _untimed(raw: bytes) -> bytes:
    """The file with fixed times in its archive and in its properties."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _TIMES.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            item = zipfile.ZipInfo(name, _STAMP)
            item.compress_type = zipfile.ZIP_DEFLATED
            item.create_system = 3  # the platform would be written there
            target.writestr(item, content)
    return made.getvalue()


def read_sheet(path: str | os.PathLike[str], names: Collection[str]) -> Sequence[Sequence[Any]]:
    """The cells of a sheet of an XLSX file, line by line.

    Args:
        path: the file's.
        names: of columns; the first sheet that has them is read, and the first where none has.

    Raises:
        InputError: openpyxl is not installed, or the file is no XLSX file.
    """
    openpyxl = load_extra("openpyxl", EXTRA)
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    # A damaged file raises whatever its reader does.
    except Exception as error:
        raise InputError(f"{path} cannot be read as an XLSX file: {error}") from error
    try:
        sheets = (
            [list(line) for line in sheet.iter_rows(values_only=True)] for sheet in book.worksheets
        )
        first = next(sheets, [])
        return first if _has(first, names) else next((s for s in sheets if _has(s, names)), first)
    finally:
        book.close()


def _has(lines: Sequence[Sequence[Any]], names: Collection[str]) -> bool:
    """Whether the first line has these names, in whatever case."""
    found = {str(cell).strip().lower() for cell in lines[0]} if lines else set()
    return found.issuperset(names)
