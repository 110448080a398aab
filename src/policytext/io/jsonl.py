"""Documents as JSON Lines: one document a line, read and written as a stream."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from policytext.document import Document
from policytext.errors import PolicytextError, ReadError
from policytext.given import each_document
from policytext.io.files import open_output
from policytext.io.holds import ALL_FACTS, Format
from policytext.layers import Layer

__all__ = ["FORMAT", "parse_line", "read_jsonl", "write_jsonl"]

_BOM = b"\xef\xbb\xbf"


def read_jsonl(
    source: str | os.PathLike[str] | BinaryIO, layers: Iterable[Layer[Any]] = ()
) -> Iterator[Document]:
    """Yield the documents of a JSON Lines file, one line in memory at a time.

    Blank lines are passed over.

    Args:
        source: a path, or a binary stream.
        layers: layers of your own that the documents may hold.

    Raises:
        ReadError: the file cannot be opened, or a line is no document; names file and line.

    Example:
        >>> import io
        >>> line = Document("新增就业3万人", year=2024).to_json().encode()
        >>> [doc.year for doc in read_jsonl(io.BytesIO(line))]
        [2024]
    """
    known = tuple(layers)
    if isinstance(source, (str, os.PathLike)):
        try:
            with Path(source).open("rb") as stream:
                yield from _parse(stream, str(source), known)
        except OSError as error:
            raise ReadError(f"{source}: {error.strerror or error}") from None
    else:
        yield from _parse(source, str(getattr(source, "name", "<stream>")), known)


def _parse(stream: BinaryIO, name: str, layers: tuple[Layer[Any], ...]) -> Iterator[Document]:
    # Split at line feeds only: a text may hold other line ends, such as U+2028.
    for number, line in enumerate(stream, 1):
        if line.strip(_BOM + b" \t\r\n"):
            yield parse_line(line, f"{name}:{number}", layers)


def parse_line(line: bytes, place: str, layers: Iterable[Layer[Any]] = ()) -> Document:
    """The document on one line of JSON Lines.

    Args:
        line: the line's bytes, in UTF-8.
        place: file and line, for errors.
        layers: layers of your own that it may hold.

    Raises:
        ReadError: the line is no document.
    """
    try:
        doc = Document.from_json(line.removeprefix(_BOM).decode("utf-8"), layers)
        if b"\\ud" in line or b"\\uD" in line:
            _check_surrogates(doc)
    except UnicodeDecodeError as error:
        raise ReadError(f"{place}: byte {error.start} of the line is not UTF-8") from None
    except PolicytextError as error:
        raise ReadError(f"{place}: {error}") from None
    return doc


def _check_surrogates(doc: Document) -> None:
    """Refuse a document that could be read but never written again."""
    try:
        doc.to_json().encode("utf-8")
    except UnicodeEncodeError:
        raise ReadError(
            "the document has an unpaired surrogate (\\ud800 to \\udfff) outside its text; "
            "write the file again from the original bytes"
        ) from None


def write_jsonl(docs: Iterable[Document], path: str | os.PathLike[str]) -> int:
    """Write documents as JSON Lines, and say how many there were.

    The file appears when the last document is written; an error on the way leaves none.

    Raises:
        InputError: the place cannot be written to.
    """
    count = 0
    with open_output(path) as out:
        for doc in each_document(docs):
            out.write(doc.to_json() + "\n")
            count += 1
    return count


FORMAT = Format(
    name="jsonl",
    title="JSON Lines of policytext",
    suffixes=(".jsonl", ".ndjson"),
    write=write_jsonl,
    read=read_jsonl,
    facts=ALL_FACTS,
)
