"""What callers give where rows are taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from policytext.given import each, each_document, table_kind

if TYPE_CHECKING:
    from policytext.ledger.row import Row

__all__ = ["each", "each_document", "each_row", "table_kind"]


def each_row(rows: Iterable[Row]) -> Iterator[Row]:
    """Each of some rows.

    Raises:
        InputError: they are no rows, but a table of them, a path or documents.
    """
    # Rows are made with the help of modules that take rows.
    from policytext.ledger.row import Row

    way = (
        "rows_from(table) makes rows of a table, read_rows(path) reads those of a file, and "
        "panel(documents) gives those of documents"
    )
    return each(rows, Row, "rows", way)
