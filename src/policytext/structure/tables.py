"""The word tables of this package, loaded when first needed."""

from __future__ import annotations

import functools
from importlib import resources

from policytext.errors import DataError

__all__ = ["rows", "words"]


@functools.cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a tab-separated table in ``data/structure``, without comments and header.

    Raises:
        DataError: the table is missing, is not UTF-8, or a row has too few or too many cells.
    """
    path = resources.files("policytext") / "data" / "structure" / name
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(
            f"table structure/{name} is damaged ({error}); reinstall policytext"
        ) from None
    header, *kept = (tuple(line.split("\t")) for line in lines if line and line[0] != "#")
    for row in kept:
        if len(row) != len(header):
            raise DataError(f"table structure/{name} is damaged at {row}; reinstall policytext")
    return tuple(kept)


@functools.cache
def words(name: str, kind: str | None = None) -> tuple[str, ...]:
    """The first column of a table, longest first; only rows whose second cell is ``kind``."""
    found = {row[0] for row in rows(name) if kind is None or row[1] == kind}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))
