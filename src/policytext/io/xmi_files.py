"""Files of UIMA CAS XMI: single ones, packed ones, and exports of INCEpTION."""

from __future__ import annotations

import gzip
import io
import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from policytext.document import Document
from policytext.errors import InputError, ReadError
from policytext.given import each_document
from policytext.io.file_names import FileNames
from policytext.io.files import open_output, read_raw
from policytext.io.foreign import Foreign
from policytext.io.holds import Format
from policytext.io.xmi import from_xmi, to_xmi, type_system_xml
from policytext.io.zips import zip_entries
from policytext.layers import Layer

__all__ = ["FORMAT", "read_xmi", "write_xmi"]

_TYPE_SYSTEM = "TypeSystem.xml"
# The earliest day of zip files, so that the same documents make the same file.
_DAY = (1980, 1, 1, 0, 0, 0)
# What is read in a zip file; in an exported project the versions of documents are zip files.
_WANTED = (".xmi", ".xml", ".zip")
# INCEpTION's copy of a document before anyone has annotated it.
_UNTOUCHED = "INITIAL_CAS"


def write_xmi(docs: Iterable[Document], path: str | os.PathLike[str]) -> int:
    """Write documents as XMI, and say how many there were.

    Args:
        docs: the documents; a zip file takes any number, other files exactly one.
        path: ``.zip`` for a zip file with ``TypeSystem.xml``, in the order of the documents;
            ``.gz`` for a packed file; a plain file otherwise.

    Raises:
        InputError: cassis is not installed, a string has a character that XML cannot hold, a
            single file would have several documents or none, or the place cannot be written to.
    """
    low = Path(path).name.lower()
    if low.endswith(".zip"):
        return _write_zip(docs, path)
    listed = list(each_document(docs))
    if len(listed) != 1:
        raise InputError(
            f"{path}: an XMI file holds one document, not {len(listed)}; name a .xmi.zip"
        )
    raw = to_xmi(listed[0]).encode("utf-8")
    with open_output(path) as out:
        out.write_bytes(gzip.compress(raw, mtime=0) if low.endswith(".gz") else raw)
    return 1


def _write_zip(docs: Iterable[Document], path: str | os.PathLike[str]) -> int:
    names, layers, count = FileNames(), dict[str, Layer[Any]](), 0
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for count, doc in enumerate(each_document(docs), start=1):
            layers |= {layer.name: layer for layer in doc.layers}
            # The number keeps their order, as INCEpTION and others sort by name.
            name = f"{count:06}_{names.name(doc.id)}.xmi"
            archive.writestr(_entry(name), to_xmi(doc))
        archive.writestr(_entry(_TYPE_SYSTEM), type_system_xml(layers.values()))
    with open_output(path) as out:
        out.write_bytes(buffer.getvalue())
    return count


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    # Readable by all, where the system that unpacks it knows rights.
    entry.external_attr = 0o644 << 16
    return entry


def read_xmi(
    path: str | os.PathLike[str],
    layers: Iterable[Layer[Any]] = (),
    annotator: str | None = None,
    foreign: Foreign | None = None,
) -> Iterator[Document]:
    """Yield the documents of an XMI file, a packed one, or a zip file.

    A zip file may be one that `write_xmi` made, or a document or a whole project that INCEpTION
    exported. Of a project each annotator's version of a document is one document, with the
    annotator's name in ``doc.meta["annotator"]`` and the document's name as its id; what nobody has
    annotated is not read where others have.

    Args:
        path: the file. ``TypeSystem.xml`` is looked for in its folder, or in the zip file.
        layers: layers of your own that the documents may hold.
        annotator: of a project, whose annotations to read.
        foreign: what becomes of values of named entities that are not the library's labels.

    Raises:
        InputError: cassis is not installed, or the annotator is nobody's name.
        ReadError: there is no such file, or it is damaged.
    """
    raw, own = _unpacked(Path(path)), tuple(layers)
    if raw.startswith(b"PK"):
        yield from _zipped(raw, str(path), own, annotator, foreign)
        return
    beside = Path(path).parent / _TYPE_SYSTEM
    types = _unpacked(beside) if beside.is_file() else None
    yield from_xmi(raw, own, types, foreign, str(path))


def _unpacked(path: Path) -> bytes:
    raw = read_raw(path)
    try:
        return gzip.decompress(raw) if raw.startswith(b"\x1f\x8b") else raw
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ReadError(f"{path}: the file is cut off or damaged: {error}") from None


def _zipped(
    raw: bytes,
    path: str,
    layers: tuple[Layer[Any], ...],
    annotator: str | None,
    foreign: Foreign | None,
) -> Iterator[Document]:
    entries = zip_entries(raw, path, _WANTED)
    exports = _exports(entries)
    if not exports and annotator is not None:
        raise InputError(f"{path} is no project of INCEpTION: it has no annotators")
    if not exports:
        yield from _members(entries, path, layers, foreign)
        return
    for name in _chosen(exports, path, annotator):
        document, user = exports[name]
        place = f"{path}:{name}"
        for doc in _members(zip_entries(entries[name], place, _WANTED), place, layers, foreign):
            yield doc.replace(id=document, meta={**doc.meta, "annotator": user})


def _exports(names: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Document and annotator of each version in an exported project, by the name of its entry."""
    found = {}
    for name in names:
        parts = PurePosixPath(name).parts
        if len(parts) == 3 and parts[0] in ("annotation", "curation") and name.endswith(".zip"):
            found[name] = (parts[1], parts[2].removesuffix(".zip"))
    return found


def _chosen(exports: dict[str, tuple[str, str]], path: str, annotator: str | None) -> Iterator[str]:
    users = {user for _, user in exports.values()}
    if annotator is not None and annotator not in users:
        raise InputError(f"{path}: nobody is called {annotator!r}; there is {sorted(users)}")
    touched = {document for document, user in exports.values() if user != _UNTOUCHED}
    for name, (document, user) in sorted(exports.items(), key=lambda one: (one[1], one[0])):
        wanted = user == annotator if annotator is not None else True
        if wanted and not (user == _UNTOUCHED != annotator and document in touched):
            yield name


def _members(
    entries: Mapping[str, bytes],
    path: str,
    layers: tuple[Layer[Any], ...],
    foreign: Foreign | None,
) -> Iterator[Document]:
    files = [name for name in entries if name.lower().endswith(".xmi")]
    if not files and _TYPE_SYSTEM not in entries:
        raise ReadError(f"{path}: the zip file has no .xmi file")
    for name in files:
        beside = [str(PurePosixPath(name).parent / _TYPE_SYSTEM), _TYPE_SYSTEM]
        types = next((entries[one] for one in beside if one in entries), None)
        yield from_xmi(entries[name], layers, types, foreign, f"{path}:{name}")


FORMAT = Format(
    name="xmi",
    title="UIMA CAS XMI",
    suffixes=(".xmi.zip", ".xmi", ".xmi.gz"),
    write=write_xmi,
    read=read_xmi,
    extra="xmi",
)
