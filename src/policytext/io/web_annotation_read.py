"""Web Annotations of others and of the library: JSON-LD as it is written, without its expansion."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from policytext.document import Document
from policytext.errors import InputError, PolicytextError, ReadError
from policytext.io.anchors import Anchors, Quotation
from policytext.io.attributes import with_facts
from policytext.io.brat_names import layer_and_label
from policytext.io.files import read_utf8
from policytext.io.foreign import Foreign
from policytext.io.marks import Marks, known_layers, present_layers
from policytext.io.notes import parse_note
from policytext.io.offsets import Offsets
from policytext.layers import MENTIONS, Layer
from policytext.repairs import Problem

__all__ = [
    "BASE", "CONTEXT", "ENTITY", "FACTS", "LAYERS", "SCORE", "TEXT", "from_web_annotations",
    "read_web_annotations",
]  # fmt: skip

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
BASE = "urn:policytext:"
ENTITY = f"{BASE}entity/"
TEXT, FACTS, LAYERS = "policytext:text", "policytext:facts", "policytext:layers"
SCORE = "policytext:score"
_COLLECTIONS = ("AnnotationCollection", "AnnotationPage")


def read_web_annotations(
    path: str | os.PathLike[str],
    layers: Iterable[Layer[Any]] = (),
    foreign: Foreign | None = None,
    text: str | None = None,
    offsets: str = "code points",
) -> Iterator[Document]:
    """Yield the documents of a file: one for each collection, page or list of annotations.

    Where a quotation is not what stands at its position, it is looked for with the words around it,
    and nearest to the position if these stand there more than once; a problem ``moved`` tells each
    such annotation. One that is not found, or may stand in two places, is left out and told.

    Args:
        path: the file.
        layers: layers of your own that the documents may hold.
        foreign: what becomes of tags that are not the library's.
        text: the text that they point to, where the file does not hold it.
        offsets: what positions count; ``"utf-16"`` for annotations that a browser's script made.

    Raises:
        InputError: there is no such unit of offsets.
        ReadError: there is no such file, or an annotation is damaged; names file and annotation.
    """
    try:
        data = json.loads(read_utf8(path).removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{path}: it is no JSON: {error}") from None
    graph = data.get("@graph", data) if isinstance(data, dict) else data
    is_list_of_collections = isinstance(graph, list) and any(
        isinstance(one, dict) and one.get("type") in _COLLECTIONS for one in graph
    )
    wholes = graph if is_list_of_collections or graph == [] else [graph]
    own = tuple(layers)
    for number, one in enumerate(wholes, start=1):
        yield from_web_annotations(one, own, foreign, text, offsets, f"{path}: collection {number}")


def from_web_annotations(
    data: Any,
    layers: Iterable[Layer[Any]] = (),
    foreign: Foreign | None = None,
    text: str | None = None,
    offsets: str = "code points",
    name: str = "annotations",
) -> Document:
    """The document of a collection, a page, a list of annotations or a single one.

    `read_web_annotations` says what becomes of them.

    Raises:
        ReadError: an annotation is damaged, or there is no text.
    """
    try:
        return _document(data, known_layers(layers), foreign, text, offsets, name)
    except PolicytextError as error:
        told = str(error)
        raise ReadError(told if told.startswith(name) else f"{name}: {told}") from None
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ReadError(f"{name}: it is damaged: {error!r}") from None


def _document(
    data: Any,
    known: Mapping[str, Layer[Any]],
    foreign: Foreign | None,
    text: str | None,
    offsets: str,
    name: str,
) -> Document:
    whole = data if isinstance(data, dict) else {}
    held = whole.get(TEXT, text)
    if not isinstance(held, str):
        raise InputError(f"it does not hold the text that it points to ({TEXT}); give text=")
    bare = with_facts(held, parse_note(whole.get(FACTS, "")))
    marks = Marks(bare, foreign)
    for layer in present_layers(_listed(whole.get(LAYERS)), known):
        marks.has(layer)
    units = Offsets(held, offsets)
    read = [_read(one, units, name) for one in _items(data)]
    lost = [one.quotation for one in read if not _stands(held, one) and one.quotation is not None]
    anchors = Anchors(held, lost)
    for one in read:
        bounds = _bounds(marks, anchors, held, one)
        if bounds is not None:
            _take(marks, known, one, bounds)
    return marks.document()


def _listed(given: Any) -> list[Any]:
    """What JSON-LD lets stand alone or in a list, as a list."""
    return [] if given is None else given if isinstance(given, list) else [given]


def _items(data: Any) -> Iterator[dict[str, Any]]:
    """The annotations of what may be a collection, a page, a list or a single one."""
    for one in _listed(data):
        if not isinstance(one, dict):
            raise InputError(f"{str(one)[:60]!r} is no annotation; pages are not fetched")
        kinds = _listed(one.get("type"))
        if "AnnotationCollection" in kinds:
            if "first" in one:
                yield from _items(one["first"])
            else:
                yield from _items(one.get("items"))
        elif "AnnotationPage" in kinds:
            yield from _items(one.get("items"))
            if "next" in one:
                yield from _items(one["next"])
        else:
            yield one


@dataclass(frozen=True, slots=True)
class _Read:
    """One annotation: what is said, and where."""

    place: str
    position: tuple[int, int] | None
    quotation: Quotation | None
    tags: tuple[str, ...]
    attributes: Mapping[str, str]
    score: float | None
    other: tuple[str, ...]


def _read(one: Mapping[str, Any], units: Offsets, name: str) -> _Read:
    place = f"{name}, {one.get('id', 'an annotation without id')}"
    targets = _listed(one.get("target"))
    if len(targets) != 1 or not isinstance(targets[0], dict):
        return _Read(place, None, None, (), {}, None, ("a target that is no part of the text",))
    position, quotation, other = None, None, []
    for selector in _listed(targets[0].get("selector")):
        kind = selector["type"] if isinstance(selector, dict) else "IRI"
        if kind == "TextPositionSelector":
            position = _position(selector, units, place)
        elif kind == "TextQuoteSelector":
            parts = [selector.get(key) or "" for key in ("exact", "prefix", "suffix")]
            quotation = Quotation(*map(str, parts))
        else:
            other.append(f"a selector of type {kind}")
        if isinstance(selector, dict) and "refinedBy" in selector:
            other.append("what refines a selector")
    tags, attributes, more = _said(one)
    score = one.get(SCORE)
    given = None if score is None else float(score)
    return _Read(place, position, quotation, tags, attributes, given, (*other, *more))


def _position(selector: Mapping[str, Any], units: Offsets, place: str) -> tuple[int, int]:
    """Start and end in code points; an end of -1 where they are none, so that a quotation helps."""
    start, end = selector["start"], selector["end"]
    if type(start) is not int or type(end) is not int:
        raise ReadError(f"{place}: a position {start!r} to {end!r} is no whole number")
    try:
        return units.to_points(start), units.to_points(end)
    except PolicytextError:
        return start, -1


def _said(one: Mapping[str, Any]) -> tuple[tuple[str, ...], dict[str, str], tuple[str, ...]]:
    """The tags of an annotation, the attributes of its value, and what has no place in either."""
    tags: list[str] = []
    attributes: dict[str, str] = {}
    other: list[str] = []
    for words, purpose in _bodies(one):
        if words is None:
            other.append("a body without value or source")
        elif purpose == "tagging":
            tags.append(words)
        elif purpose in ("identifying", "linking"):
            entity = words.removeprefix(ENTITY)
            found = {"link.id": unquote(entity) if entity != words else words}
            _put(attributes, other, found, purpose)
        elif purpose == "classifying":
            _put(attributes, other, {"kind": words}, purpose)
        elif purpose == "describing":
            try:
                _put(attributes, other, parse_note(words), purpose)
            except InputError:
                other.append("a description in words")
        else:
            other.append(f"a body for {purpose}")
    return tuple(tags), attributes, tuple(other)


def _bodies(one: Mapping[str, Any]) -> Iterator[tuple[str | None, str]]:
    """What each body says, and what for; the annotation's motivation is that of its bodies."""
    motivations = _listed(one.get("motivation"))
    general = str(motivations[0]) if motivations else "tagging"
    for words in _listed(one.get("bodyValue")):
        yield words, general
    for body in _listed(one.get("body")):
        if isinstance(body, str):
            # The IRI of a thing.
            yield body, "linking"
            continue
        words = body.get("value", body.get("source", body.get("id")))
        kinds = _listed(body.get("purpose"))
        yield words if isinstance(words, str) else None, str(kinds[0]) if kinds else general


def _put(attributes: dict[str, str], other: list[str], found: dict[str, str], purpose: str) -> None:
    """Take what a body says, unless another has said it."""
    if attributes.keys() & found.keys():
        other.append(f"a second body for {purpose}")
    else:
        attributes |= found


def _stands(text: str, one: _Read) -> bool:
    """Whether an annotation's words, if it has any, stand at its position."""
    if one.position is None:
        return False
    start, end = one.position
    if not 0 <= start < end <= len(text):
        return False
    return one.quotation is None or text[start:end] == one.quotation.exact


def _bounds(marks: Marks, anchors: Anchors, text: str, one: _Read) -> tuple[int, int] | None:
    """Where an annotation is; what is left out, and what was moved, is told."""
    if _stands(text, one):
        return one.position
    near = None if one.position is None else one.position[0]
    start = None if one.quotation is None else anchors.find(one.quotation, near)
    if one.quotation is None or start is None:
        what = "; ".join(one.other) or "its words are not found, or may stand in two places"
        marks.leave_out(f"{one.place}: it has no place in the text: {what}")
        return None
    bounds = start, start + len(one.quotation.exact)
    if one.position is not None:
        what = f"its words are not at its position {near} but at {start}"
        marks.note(Problem("moved", f"{one.place}: {what}", *bounds))
    return bounds


def _take(
    marks: Marks, known: Mapping[str, Layer[Any]], one: _Read, bounds: tuple[int, int]
) -> None:
    for what in one.other:
        marks.leave_out(f"{one.place}: {what} has no place in a layer", bounds)
    for tag in one.tags or ("",):
        ours = layer_and_label(tag, known)
        if ours is None:
            marks.take_foreign(one.place, bounds, tag, one.attributes)
            continue
        layer, label = ours
        attributes = dict(one.attributes)
        if layer != MENTIONS and attributes.pop("link.id", None) is not None:
            marks.leave_out(f"{one.place}: a link has no place in {layer.name}", bounds)
        marks.take(one.place, layer, bounds, label, attributes, one.score)
