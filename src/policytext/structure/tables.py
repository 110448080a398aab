"""The word tables of this package, loaded when first needed."""

from __future__ import annotations

import functools

from policytext.data import read_rows

__all__ = ["rows", "words"]


@functools.cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a tab-separated table in ``data/structure``, without comments and header.

    Raises:
        DataError: the table is missing, is not UTF-8, or a row has too few or too many cells.
    """
    return tuple(tuple(row) for row in read_rows(f"structure/{name}"))


@functools.cache
def words(name: str, kind: str | None = None) -> tuple[str, ...]:
    """The first column of a table, longest first; only rows whose second cell is ``kind``."""
    found = {row[0] for row in rows(name) if kind is None or row[1] == kind}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))
