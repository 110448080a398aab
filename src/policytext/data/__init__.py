"""Reading the tables that ship with the package; `SOURCES.md` here says where each comes from."""

from __future__ import annotations

import pkgutil

from policytext.errors import DataError

__all__ = ["read_bytes", "read_lines", "read_rows"]


def read_bytes(path: str) -> bytes:
    """A packaged file, by its path below this folder with ``/``.

    Raises:
        DataError: it is missing.
    """
    try:
        # The loader's own reading also works from a zip file.
        raw = pkgutil.get_data("policytext", f"data/{path}")
    except OSError as error:
        raise DataError(
            f"the packaged table {path} cannot be read ({error}): install policytext again"
        ) from error
    if raw is None:
        raise DataError(f"the packaged table {path} cannot be read: install policytext again")
    return raw


def read_lines(path: str) -> list[str]:
    """The lines of a packaged tab-separated table, without comments and column names.

    Comments are lines that begin with ``#``; empty lines do not count.

    Raises:
        DataError: the table is missing or damaged.
    """
    try:
        lines = read_bytes(path).decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise DataError(
            f"the packaged table {path} is damaged ({error}): install policytext again"
        ) from error
    rows = [line for line in lines if line and line[0] != "#"]
    tabs = rows[0].count("\t") if rows else 0
    uneven = [row for row in rows if row.count("\t") != tabs]
    if not rows or uneven:
        told = f"has a row of another length than its first: {uneven[:1]}"
        what = told if uneven else "is empty"
        raise DataError(f"the packaged table {path} {what}: install policytext again")
    return rows[1:]


def read_rows(path: str) -> list[list[str]]:
    """The rows of ``read_lines``, cut into cells.

    Raises:
        DataError: the table is missing or damaged.
    """
    return [line.split("\t") for line in read_lines(path)]
