"""What callers give where rows or documents are taken: a table only looks like many of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from policytext.document import Document
from policytext.errors import InputError

if TYPE_CHECKING:
    from policytext.ledger.row import Row

__all__ = ["each", "each_document", "each_once", "each_row", "table_kind"]

T = TypeVar("T")
# A table of these can be iterated over, and gives its columns or their names.
_PACKAGES = ("pandas", "polars", "pyarrow")


def table_kind(given: object) -> str:
    """What a table is called, ``DataFrame of pandas``, told without import; empty for others."""
    for kind in type(given).__mro__:
        package = kind.__module__.partition(".")[0]
        if package in _PACKAGES:
            return f"{type(given).__name__} of {package}"
    return ""


def each(
    given: Iterable[T], kind: type[T], what: str, way: str, way_of_none: str = ""
) -> Iterator[T]:
    """Each of some things, all of one kind; a table or text is refused before any is looked at.

    Args:
        given: the things.
        kind: what each of them is.
        what: what they are called, in the plural.
        way: how to get them, for the error.
        way_of_none: what to do where one of them is ``None``.

    Raises:
        InputError: they are none.

    Example:
        >>> list(each(["a"], int, "numbers", "count them"))
        Traceback (most recent call last):
        ...
        policytext.errors.InputError: numbers are taken, not 'a': count them
    """
    table = table_kind(given)
    if table:
        raise InputError(f"{what} are taken, not a table (a {table}): {way}")
    if isinstance(given, (str, bytes, kind)) or not isinstance(given, Iterable):
        raise InputError(f"an iterable of {what} is taken, not {given!r:.60}: {way}")
    return _checked(given, kind, what, way, way_of_none)


def _checked(
    given: Iterable[T], kind: type[T], what: str, way: str, way_of_none: str
) -> Iterator[T]:
    for one in given:
        if not isinstance(one, kind):
            told = way_of_none if one is None and way_of_none else way
            raise InputError(f"{what} are taken, not {one!r:.60}: {told}")
        yield one


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


def each_document(docs: Iterable[Document]) -> Iterator[Document]:
    """Each of some documents.

    Raises:
        InputError: they are none, or one alone, or ``None`` is among them.
    """
    way = (
        "write [doc] for one; policytext.documents_of(frame) gives the documents of an annotated "
        "frame"
    )
    way_of_none = (
        "policytext.documents_of(frame) gives it for a null text; leave it out with "
        "[doc for doc in documents if doc is not None]"
    )
    return each(docs, Document, "documents", way, way_of_none)


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
