"""Documents with mentions, and running text, read from whatever holds them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from policytext.corpora.annotated import load_annotated
from policytext.corpora.corpus import load
from policytext.corpora.folders import read_text
from policytext.corpora.passages import has_passages
from policytext.corpora.sentences import text_files
from policytext.document import Document
from policytext.errors import InputError
from policytext.io.jsonl import read_jsonl
from policytext.layers import MENTIONS

__all__ = ["MarkedText", "RawText", "read_marked", "read_raw"]

_BOM = "\ufeff"


@dataclass(frozen=True)
class MarkedText:
    """Documents that all have the layer MENTIONS, in the order of their source.

    Args:
        name: the name of the file or folder, without the folders above it.
        documents: the documents.
    """

    name: str
    documents: tuple[Document, ...]

    @property
    def sha256(self) -> str:
        """The SHA-256 of texts and mentions: of each document its text, then its mentions.

        UTF-8; behind the text and behind each mention stands a line end. A mention is start, end,
        label and kind, with blanks between them.
        """
        digest = hashlib.sha256()
        for doc in self.documents:
            digest.update(doc.text.encode("utf-8", "surrogatepass") + b"\n")
            for each in doc[MENTIONS]:
                line = f"{each.start} {each.end} {each.label} {each.value.kind}\n"
                digest.update(line.encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def __str__(self) -> str:
        """Name, counts and hash: what a model says of what it learnt from."""
        mentions = sum(len(doc.spans(MENTIONS)) for doc in self.documents)
        return (
            f"{self.name}, {len(self.documents)} documents, {_characters(self.documents)} "
            f"characters, {mentions} mentions, sha256 {self.sha256}"
        )


@dataclass(frozen=True)
class RawText:
    """Texts without annotation.

    Args:
        name: the name of the file or folder, without the folders above it.
        documents: the texts; a document's id is its file's name without the suffix.
    """

    name: str
    documents: tuple[Document, ...]

    @property
    def sha256(self) -> str:
        """The SHA-256 of the texts as UTF-8, a line end behind each."""
        digest = hashlib.sha256()
        for doc in self.documents:
            digest.update(doc.text.encode("utf-8") + b"\n")
        return digest.hexdigest()

    def __str__(self) -> str:
        """Name, counts and hash: what a model says of what it learnt from."""
        return (
            f"{self.name}, {len(self.documents)} texts, {_characters(self.documents)} characters, "
            f"sha256 {self.sha256}"
        )


def _characters(documents: Iterable[Document]) -> int:
    return sum(len(doc.text) for doc in documents)


def read_marked(
    path: str | Path, *, part: str = "train", reports: str | Path | None = None
) -> MarkedText:
    r"""The documents with mentions of a file or a corpus; those without are passed over.

    - ``.jsonl``: documents, one a line; or mentions by their places (`load_annotated`), joined
      with the reports;
    - any other file, or a folder: a corpus (`load`).

    A document without an id gets one from the name and its number.

    Args:
        path: where they are.
        part: which part of a corpus with several parts; one without parts is read whole.
        reports: the folder of the reports that mentions by their places stand in.

    Raises:
        ReadError: the file or folder cannot be read.
        InputError: no document has mentions, or the corpus has no such part.

    Example:
        >>> import pathlib, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     file = pathlib.Path(folder, "a.txt")
        ...     text = "# id=a year=2024\n[[易县|PLACE.admin|130633]]扩建渔港。\n"
        ...     _ = file.write_text(text, "utf-8")
        ...     print(read_marked(file).documents[0][MENTIONS][0].text)
        易县
    """
    place = Path(path)
    name = place.resolve().name
    if place.suffix != ".jsonl":
        documents: Iterable[Document] = load(place).only(part)
    elif not has_passages(place, "layers"):
        documents = read_jsonl(place)
    elif reports is None:
        raise InputError(
            f"{path} has the places of mentions in reports, not their text; name the folder of "
            "the reports as well"
        )
    else:
        documents = load_annotated(place, reports).documents
    marked = tuple(
        doc if doc.id else doc.replace(id=f"{name}:{number}")
        for number, doc in enumerate(documents, 1)
        if MENTIONS in doc
    )
    if not marked:
        raise InputError(
            f"{path} holds no document with mentions; it needs a corpus, documents with the layer "
            "mentions in JSON Lines, or mentions by their places"
        )
    return MarkedText(name, marked)


def read_raw(path: str | Path) -> RawText:
    """The text of a file, or of all ``.txt`` files of a folder.

    Raises:
        ReadError: there is no such file, or it is not UTF-8; the folder has no texts.
    """
    docs = [Document(read_text(file).removeprefix(_BOM), id=file.stem) for file in text_files(path)]
    return RawText(Path(path).resolve().name, tuple(docs))
