"""Rows to files, by the format's name or the file's suffix."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from policytext.errors import InputError
from policytext.ledger.frames import write_parquet, write_stata
from policytext.ledger.row import Row
from policytext.ledger.text_files import write_csv, write_jsonl
from policytext.ledger.workbook import write_xlsx

__all__ = ["FORMATS", "chosen_format", "format_of", "write_rows"]

FORMATS: dict[str, Callable[[Iterable[Row], str | os.PathLike[str]], int]] = {
    "csv": write_csv,
    "jsonl": write_jsonl,
    "xlsx": write_xlsx,
    "parquet": write_parquet,
    "stata": write_stata,
}
_SUFFIXES = {".ndjson": "jsonl", ".dta": "stata"}


def format_of(path: str | os.PathLike[str], formats: Collection[str] = FORMATS) -> str:
    """The format that a file's suffix names, of those that there are.

    Raises:
        InputError: it names none.

    Example:
        >>> format_of("panel.dta")
        'stata'
    """
    suffix = Path(path).suffix.lower()
    name = _SUFFIXES.get(suffix, suffix[1:])
    if name not in formats:
        own = [f".{one}" for one in formats if one not in _SUFFIXES.values() or one == "jsonl"]
        known = ", ".join([*own, *(one for one, name in _SUFFIXES.items() if name in formats)])
        raise InputError(
            f"{path}: no format has this suffix; take one of {known}, or name a format"
        )
    return name


def chosen_format(
    path: str | os.PathLike[str], form: str | None, formats: Collection[str] = FORMATS
) -> str:
    """The format that is asked for, or the one that a file's suffix names where none is.

    Raises:
        InputError: there is no such format, or the suffix names none.
    """
    if form is None:
        return format_of(path, formats)
    if form not in formats:
        raise InputError(f"unknown format {form!r}; one of {', '.join(formats)}")
    return form


def write_rows(rows: Iterable[Row], path: str | os.PathLike[str], form: str | None = None) -> int:
    """Write rows to a file, and say how many they are.

    Args:
        rows: the rows.
        path: where the file goes; it appears when it is whole.
        form: one of ``FORMATS``; ``None`` for the one that the suffix names.

    Raises:
        InputError: the format is unknown, its extra is not installed, a row does not fit into it,
            or the place cannot be written to.
    """
    return FORMATS[chosen_format(path, form)](rows, path)
