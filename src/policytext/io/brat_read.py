"""Folders of brat, the library's own and those of others."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from policytext.document import Document
from policytext.errors import InputError, ReadError, check_type
from policytext.io.attributes import with_facts
from policytext.io.brat_lines import read_lines
from policytext.io.brat_marks import Reading
from policytext.io.brat_names import DOCUMENTS, unescape
from policytext.io.files import read_utf8
from policytext.io.foreign import Foreign
from policytext.io.notes import parse_note
from policytext.layers import BUILTIN_LAYERS, Layer

__all__ = ["from_brat", "read_brat"]

Index = dict[str, tuple[str, tuple[str, ...], dict[str, str]]]


def read_brat(
    path: str | os.PathLike[str],
    layers: Iterable[Layer[Any]] = (),
    foreign: Foreign | None = None,
) -> Iterator[Document]:
    """Yield the documents of a folder, or the one of an ``.ann`` file.

    A folder that ``write_brat`` made is read in its order; others by name, those in folders below
    too. Without ``documents.tsv`` the id of a document is its path in the folder without suffix,
    and it has the layers of which it has spans. What cannot be held, such as events, relations of
    others, remarks and pieces that lie apart, is noted in ``doc.problems``.

    Args:
        path: the folder or file.
        layers: layers of your own that the documents may hold.
        foreign: what becomes of types that are not the library's.

    Raises:
        ReadError: there is no such folder, a text or its annotations are missing, or a line is
            damaged; names file and line.
    """
    root = Path(path)
    own = tuple(layers)
    if root.is_file():
        text, annotations = root.with_suffix(".txt"), root
        yield _read_one(text, annotations, with_facts("", {"id": root.stem}), (), own, foreign)
        return
    if not root.is_dir():
        raise ReadError(f"{path}: there is no such folder or file")
    index = _read_index(root / DOCUMENTS) if (root / DOCUMENTS).is_file() else None
    named = {suffix: _names(root, suffix) for suffix in (".ann", ".txt")}
    bare_texts = sorted(named[".txt"] - named[".ann"])
    if bare_texts:
        raise ReadError(
            f"{root / bare_texts[0]}.txt has no .ann file beside it; make an empty one, as brat "
            "wants, or move the text elsewhere"
        )
    others = sorted(named[".ann"] - (index or {}).keys())
    if index is None and not others:
        raise ReadError(f"{path}: the folder has no .ann file; brat keeps NAME.txt and NAME.ann")
    for name in (*(index or ()), *others):
        place, present, facts = (index or {}).get(name, ("", (), {"id": name}))
        try:
            bare = with_facts("", facts)
        except InputError as error:
            raise ReadError(f"{place}: {error}") from None
        yield _read_one(
            root / f"{name}.txt", root / f"{name}.ann", bare, present, own, foreign, place
        )


def _names(root: Path, suffix: str) -> set[str]:
    files = root.rglob(f"*{suffix}")
    return {file.relative_to(root).with_suffix("").as_posix() for file in files}


def _read_index(path: Path) -> Index:
    """For each document its line, its layers and its facts."""
    found: Index = {}
    for number, line in enumerate(read_utf8(path).removeprefix("\ufeff").split("\n"), start=1):
        cells = line.removesuffix("\r").split("\t")
        place = f"{path}:{number}"
        if cells == [""]:
            continue
        if len(cells) != 3 or not cells[0] or "/" in cells[0] or "\\" in cells[0]:
            raise ReadError(f"{place}: expected NAME<tab>LAYERS<tab>FACTS")
        if cells[0] in found:
            raise ReadError(f"{place}: the document {cells[0]} stands here twice")
        try:
            layers = tuple(unescape(one) for one in cells[1].split(",") if one)
            found[cells[0]] = place, layers, parse_note(cells[2])
        except InputError as error:
            raise ReadError(f"{place}: {error}") from None
    return found


def _read_one(
    text: Path,
    annotations: Path,
    facts: Document,
    present: tuple[str, ...],
    layers: tuple[Layer[Any], ...],
    foreign: Foreign | None,
    place: str = "",
) -> Document:
    for needed in (text, annotations):
        if not needed.is_file():
            raise ReadError(f"{place or needed}: {needed.name} is missing; brat keeps both files")
    bare = Document(
        read_utf8(text),
        id=facts.id,
        title=facts.title,
        issuer=facts.issuer,
        year=facts.year,
        date=facts.date,
        meta=facts.meta,
    )
    doc = _annotated(bare, read_utf8(annotations), layers, foreign, str(annotations))
    known = {**BUILTIN_LAYERS, **{layer.name: layer for layer in layers}}
    for name in present:
        if name not in known:
            raise ReadError(f"{place}: layer {name!r} is not known; pass it: layers=[LAYER]")
        if known[name] not in doc:
            doc = doc.with_layer(known[name], [])
    return doc


def from_brat(
    text: str,
    annotations: str,
    layers: Iterable[Layer[Any]] = (),
    foreign: Foreign | None = None,
    name: str = "brat",
) -> Document:
    r"""The document of a text and the content of its ``.ann`` file.

    Args:
        text: what the ``.txt`` file holds.
        annotations: what the ``.ann`` file holds.
        layers: layers of your own that it may hold.
        foreign: what becomes of types that are not the library's.
        name: the file's name, for errors.

    Raises:
        ReadError: a line is damaged or does not fit the text; names file and line.

    Example:
        >>> from policytext import MENTIONS
        >>> theirs = Foreign(labels={"Park": "PLACE.zone"})
        >>> doc = from_brat("新材料园开工", "T1\tPark 0 4\t新材料园\n", foreign=theirs)
        >>> doc[MENTIONS][0].label, doc[MENTIONS][0].value.kind
        ('PLACE', 'zone')
    """
    check_type("the content of an .ann file", annotations, str)
    return _annotated(Document(text), annotations, tuple(layers), foreign, name)


def _annotated(
    doc: Document,
    annotations: str,
    layers: tuple[Layer[Any], ...],
    foreign: Foreign | None,
    name: str,
) -> Document:
    reading = Reading(doc.text, layers, foreign or Foreign())
    reading.read(read_lines(annotations, name))
    for layer, spans in reading.layers():
        doc = doc.with_layer(layer, spans)
    return doc.replace(problems=reading.problems)
