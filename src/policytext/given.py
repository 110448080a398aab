"""What callers give where many things are taken: a table or a text only looks like many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from policytext.document import Document
from policytext.errors import InputError

__all__ = ["check_documents", "each", "each_document", "table_kind"]

T = TypeVar("T")
# What of these packages can be iterated over, and gives its columns or their names; a column gives
# its values, which may well be what is wanted.
_PACKAGES = ("pandas", "polars", "pyarrow")
_TABLES = ("DataFrame", "LazyFrame", "Table", "RecordBatch", "RecordBatchReader")
_DOCUMENTS = (
    "write [doc] for one; policytext.documents_of(frame) gives the documents of an annotated "
    "frame, and None for a null text: [doc for doc in documents if doc is not None]"
)


def table_kind(given: object) -> str:
    """What a table is called, ``DataFrame of pandas``, told without import; empty for others."""
    for kind in type(given).__mro__:
        package = kind.__module__.partition(".")[0]
        if package in _PACKAGES and kind.__name__ in _TABLES:
            return f"{kind.__name__} of {package}"
    return ""


def each(given: Iterable[T], kind: type[T], what: str, way: str) -> Iterator[T]:
    """Each of some things, all of one kind; a table or text is refused before any is looked at.

    Args:
        given: the things.
        kind: what each of them is.
        what: what they are called, in the plural.
        way: how to get them, for the error.

    Raises:
        InputError: they are none.

    Example:
        >>> list(each(["a"], int, "numbers", "count them"))
        Traceback (most recent call last):
        ...
        policytext.errors.InputError: numbers are taken, not 'a': count them
    """
    _check_many(given, kind, what, way)
    return _checked(given, kind, what, way)


def _check_many(given: object, kind: type, what: str, way: str) -> None:
    table = table_kind(given)
    if table:
        raise InputError(f"{what} are taken, not a table (a {table}): {way}")
    if isinstance(given, (str, bytes, kind)) or not isinstance(given, Iterable):
        raise InputError(f"an iterable of {what} is taken, not {given!r:.60}: {way}")


def _checked(given: Iterable[T], kind: type[T], what: str, way: str) -> Iterator[T]:
    for one in given:
        if not isinstance(one, kind):
            raise InputError(f"{what} are taken, not {one!r:.60}: {way}")
        yield one


def each_document(docs: Iterable[Document]) -> Iterator[Document]:
    """Each of some documents.

    Raises:
        InputError: they are none, or one alone.
    """
    return each(docs, Document, "documents", _DOCUMENTS)


def check_documents(docs: Iterable[Document]) -> None:
    """Refuse what does not hold documents, before any is looked at.

    Raises:
        InputError: it is a table, a text, one document alone, or nothing that holds anything.
    """
    _check_many(docs, Document, "documents", _DOCUMENTS)
