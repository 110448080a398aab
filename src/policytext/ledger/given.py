"""What callers give where rows are taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from policytext.document import Document
from policytext.errors import InputError
from policytext.given import each, each_document

if TYPE_CHECKING:
    from policytext.ledger.row import Row

__all__ = ["each_once", "each_row"]


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


def each_once(docs: Iterable[Document]) -> Iterator[Document]:
    """Each of some documents whose rows must be told apart; one without an id may be among them.

    Raises:
        InputError: they are no documents, or two of them have one id, or none.
    """
    seen: set[str] = set()
    for doc in each_document(docs):
        if doc.id in seen:
            said = f"the id {doc.id!r}" if doc.id else "no id"
            raise InputError(
                f"two documents have {said}: their rows would be taken for those of one, or count "
                "twice; leave one out, or give each its own with replace(id=...)"
            )
        seen.add(doc.id)
        yield doc
