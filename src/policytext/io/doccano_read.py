"""JSON Lines and zip files of doccano."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from policytext.document import Document
from policytext.errors import InputError, PolicytextError, ReadError
from policytext.io.attributes import with_facts
from policytext.io.brat_names import RELATIONS, layer_and_label
from policytext.io.files import read_raw
from policytext.io.foreign import Foreign
from policytext.io.marks import Marks, known_layers, present_layers
from policytext.io.notes import parse_note
from policytext.io.offsets import Offsets
from policytext.io.zips import zip_entries
from policytext.layers import Layer
from policytext.span import Span

__all__ = ["DATA", "SCORE", "UNIT", "from_doccano", "read_doccano"]

UNIT = "utf-16"
DATA, SCORE = "policytext", "@score"
# The file of a project in which all annotate together.
_ALL = "all"
_REMARKS = frozenset({"Comments", "comments"})
_ENTITIES = ("entities", "label", "labels")


def read_doccano(
    path: str | os.PathLike[str],
    layers: Iterable[Layer[Any]] = (),
    foreign: Foreign | None = None,
    annotator: str | None = None,
    offsets: str = UNIT,
) -> Iterator[Document]:
    """Yield the documents of a file of JSON Lines, or of the zip file that doccano exports.

    Of a zip file each annotator's version of a document is one document, with the annotator's name,
    which is that of the file within, in ``doc.meta["annotator"]``.

    Args:
        path: the file.
        layers: layers of your own that the documents may hold.
        foreign: what becomes of labels that are not the library's.
        annotator: of a zip file, whose annotations to read.
        offsets: what offsets count; doccano says nowhere in what a file is, and its page makes
            UTF-16 code units unless grapheme mode is on, which cannot be read.

    Raises:
        InputError: there is no such unit, or the annotator is nobody's name.
        ReadError: there is no such file, or a line is damaged; names file and line.
    """
    own = tuple(layers)
    for name, user, raw in _members(Path(path), annotator):
        for number, line in enumerate(raw.split(b"\n"), start=1):
            if line.strip(b"\xef\xbb\xbf \t\r"):
                place = f"{name}:{number}"
                doc = from_doccano(_parsed(line, place), own, foreign, offsets, place)
                yield doc if user is None else doc.replace(meta={**doc.meta, "annotator": user})


def _members(path: Path, annotator: str | None) -> Iterator[tuple[str, str | None, bytes]]:
    raw = read_raw(path)
    if not raw.startswith(b"PK"):
        if annotator is not None:
            raise InputError(f"{path}: it does not say who annotated; give the exported zip file")
        yield str(path), None, raw
        return
    contents = zip_entries(raw, str(path), (".jsonl",))
    users = {name: PurePosixPath(name).stem for name in contents}
    if not contents:
        raise ReadError(f"{path}: the zip file has no .jsonl file")
    if annotator is not None and annotator not in users.values():
        there = ", ".join(sorted(users.values()))
        raise InputError(f"{path}: nobody is called {annotator!r}; there is {there}")
    for name, user in users.items():
        if annotator is None or user == annotator:
            yield f"{path}:{name}", None if user == _ALL else user, contents[name]


def _parsed(line: bytes, place: str) -> Any:
    try:
        return json.loads(line.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        raise ReadError(f"{place}: byte {error.start} of the line is not UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{place}: it is no JSON: {error}") from None


def from_doccano(
    example: Any,
    layers: Iterable[Layer[Any]] = (),
    foreign: Foreign | None = None,
    offsets: str = UNIT,
    name: str = "example",
) -> Document:
    """The document of one example; see `read_doccano`.

    Raises:
        ReadError: the example is damaged.
    """
    if not isinstance(example, dict) or not isinstance(example.get("text"), str):
        raise ReadError(f'{name}: an example is an object with a "text"')
    known = known_layers(layers)
    try:
        marks = Marks(_bare(example), foreign)
        units = Offsets(marks.doc.text, offsets)
        own = example.get(DATA) or {}
        for layer in present_layers(own.get("layers", ()), known):
            marks.has(layer)
        notes = _notes(own.get("values", ()))
        taken: dict[Any, Span[Any]] = {}
        for key, entity in _entities(example):
            span = _take(marks, known, units, notes, entity, name)
            if span is not None and key is not None:
                taken[key] = span
        _tell_rest(marks, example, taken, name)
    except PolicytextError as error:
        text = str(error)
        raise ReadError(text if text.startswith(f"{name}: ") else f"{name}: {text}") from None
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ReadError(f"{name}: the example is damaged: {error!r}") from None
    return marks.document()


def _bare(example: Mapping[str, Any]) -> Document:
    own = example.get(DATA)
    if isinstance(own, dict):
        return with_facts(example["text"], own["facts"])
    left = {"id", "text", "relations", *_ENTITIES, *_REMARKS}
    meta = {
        key: item if isinstance(item, str) else json.dumps(item, ensure_ascii=False)
        for key, item in example.items()
        if key not in left
    }
    return Document(example["text"], id=str(example.get("id", "")), meta=meta)


def _notes(values: Iterable[Any]) -> dict[tuple[int, int, str], list[str]]:
    """For each place and label its values, the last first."""
    found: dict[tuple[int, int, str], list[str]] = {}
    for start, end, name, note in values:
        found.setdefault((start, end, name), []).insert(0, note)
    return found


def _entities(example: Mapping[str, Any]) -> Iterator[tuple[Any, tuple[int, int, str]]]:
    """The spans, each with its id if it has one."""
    given: Any = next((example[key] for key in _ENTITIES if key in example), [])
    for one in given:
        key = None
        if isinstance(one, dict):
            key = one.get("id")
            start, end, label = one["start_offset"], one["end_offset"], one["label"]
        elif isinstance(one, list) and len(one) == 3:
            start, end, label = one
        else:
            raise InputError(f"{str(one)[:60]} is no span: start, end and label; no other project")
        if not isinstance(label, str):
            raise InputError(f"the label {label!r} is no string")
        yield key, (start, end, label)


def _take(
    marks: Marks,
    known: Mapping[str, Layer[Any]],
    units: Offsets,
    notes: Mapping[tuple[int, int, str], list[str]],
    entity: tuple[int, int, str],
    name: str,
) -> Span[Any] | None:
    start, end, label = entity
    place = f"{name}: span {start}:{end}"
    try:
        bounds = units.to_points(start), units.to_points(end)
    except PolicytextError as error:
        raise ReadError(f"{place}: {error}") from None
    ours = layer_and_label(label, known)
    if ours is None:
        marks.take_foreign(place, bounds, label)
        return None
    noted = notes.get(entity)
    attributes = parse_note(noted.pop()) if noted else {}
    score = attributes.pop(SCORE, None)
    layer, own = ours
    given = None if score is None else float(score)
    return marks.take(place, layer, bounds, own, attributes, given)


def _tell_rest(
    marks: Marks, example: Mapping[str, Any], taken: Mapping[Any, Span[Any]], name: str
) -> None:
    """Tell of remarks, and of relations that are not in the value of an indicator."""
    for key in sorted(_REMARKS & example.keys()):
        if example[key]:
            marks.leave_out(f"{name}: {len(example[key])} remarks have no place in a layer")
    for one in example.get("relations") or []:
        source, target = taken.get(one["from_id"]), taken.get(one["to_id"])
        value = None if source is None else source.value
        part = getattr(value, one["type"], None) if one["type"] in RELATIONS else None
        if part is None or part != target:
            what = f"a relation {one['type']!r}"
            marks.leave_out(f"{name}: {what} is in no target's value and has no other place")
