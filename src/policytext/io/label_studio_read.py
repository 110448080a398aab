"""Tasks and exports of Label Studio."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from policytext.document import Document
from policytext.errors import InputError, PolicytextError, ReadError
from policytext.io.attributes import to_attributes, with_facts
from policytext.io.brat_names import ATTRIBUTES, RELATIONS, escape
from policytext.io.files import read_utf8
from policytext.io.foreign import Foreign
from policytext.io.marks import Marks, known_layers, present_layers
from policytext.io.notes import parse_note
from policytext.io.offsets import Offsets
from policytext.layers import QUANTITIES, TARGETS, Layer
from policytext.repairs import Problem
from policytext.span import Span

__all__ = ["DATA", "KIND", "NOTE", "TASKS", "TEXT", "from_task", "read_label_studio"]

TASKS = "tasks.json"
# Names of the text and of the library's own facts in a task's data, and of controls.
TEXT, DATA, NOTE, KIND = "text", "policytext", "note", "kind"
# What Label Studio puts for a line end into the words of a region.
_BREAK = re.compile(r"\\n|\s")
# What Label Studio adds to the data of a task in its short export.
_ADDED = frozenset(
    ("id", "annotator", "annotation_id", "created_at", "updated_at", "lead_time", "agreement")
)
_PARTS = frozenset({"taxonomy", "choices", "textarea"})


def read_label_studio(
    path: str | os.PathLike[str],
    layers: Iterable[Layer[Any]] = (),
    foreign: Foreign | None = None,
    annotator: str | None = None,
    text: str = TEXT,
    offsets: str = "code points",
) -> Iterator[Document]:
    """Yield the documents of a folder, or of an export: JSON or JSON-MIN.

    Each annotation of a task is a document, with its annotator in ``doc.meta["annotator"]``. A task
    without annotations gives its predictions, and without those a document without spans. Cancelled
    annotations are passed over. JSON-MIN does not say to which region a choice or a note belongs:
    layers whose spans need them are left out, as ``doc.problems`` tells.

    Args:
        path: a folder with ``tasks.json``, or the file.
        layers: layers of your own that the documents may hold.
        foreign: what becomes of labels of controls that are not the library's.
        annotator: whose annotations to read: an id or an e-mail address.
        text: the name of the text in the data of tasks.
        offsets: what offsets count: ``"code points"``, or ``"utf-16"`` where another program made
            the file.

    Raises:
        InputError: there is no such unit of offsets.
        ReadError: there is no such file, or a task is damaged; names file and task.
    """
    place = Path(path) / TASKS if Path(path).is_dir() else Path(path)
    try:
        tasks = json.loads(read_utf8(place).removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{place}: it is no JSON: {error}") from None
    if not isinstance(tasks, list):
        raise ReadError(f"{place}: a file of Label Studio is a list of tasks")
    own = tuple(layers)
    for number, task in enumerate(tasks, start=1):
        name = f"{place}: task {number}"
        yield from from_task(task, own, foreign, annotator, text, offsets, name)


def from_task(
    task: Any,
    layers: Iterable[Layer[Any]] = (),
    foreign: Foreign | None = None,
    annotator: str | None = None,
    text: str = TEXT,
    offsets: str = "code points",
    name: str = "task",
) -> Iterator[Document]:
    """Yield a document for each annotation of a task; see `read_label_studio`.

    Raises:
        ReadError: the task is damaged.
    """
    if not isinstance(task, dict):
        raise ReadError(f"{name}: a task is an object, got {str(task)[:40]!r}")
    data = task.get("data", task)
    if not isinstance(data, dict) or not isinstance(data.get(text), str):
        raise ReadError(f"{name}: its data have no text under {text!r}; say where: text=NAME")
    known = known_layers(layers)
    try:
        bare, present = _facts(task, data, text, known)
        units = Offsets(bare.text, offsets)
    except PolicytextError as error:
        raise ReadError(f"{name}: {error}") from None
    for user, result in _versions(task, data, name, known, text):
        if annotator is not None and user != annotator:
            continue
        doc = bare if user is None else bare.replace(meta={**bare.meta, "annotator": user})
        marks = Marks(doc, foreign)
        for layer in present:
            marks.has(layer)
        reading = _Reading(marks, known, units, name)
        try:
            reading.read(result)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            if isinstance(error, PolicytextError):
                raise
            raise ReadError(f"{name}: a region is damaged: {error!r}") from None
        yield marks.document()


def _facts(
    task: Mapping[str, Any], data: Mapping[str, Any], text: str, known: Mapping[str, Layer[Any]]
) -> tuple[Document, list[Layer[Any]]]:
    """The document without layers, and the layers that it has."""
    own = data.get(DATA)
    if isinstance(own, dict):
        if not isinstance(own.get("facts"), dict) or not isinstance(own.get("layers"), list):
            raise InputError(f'its "{DATA}" has no facts and layers')
        return with_facts(data[text], own["facts"]), present_layers(own["layers"], known)
    controls = _controls(known)
    meta = {
        key: item if isinstance(item, str) else json.dumps(item, ensure_ascii=False)
        for key, item in data.items()
        if key != text and (data is not task or not (key in _ADDED or key in controls))
    }
    # A list in the short export is what some control gave.
    meta = {key: item for key, item in meta.items() if data is not task or item[:1] != "["}
    return Document(data[text], id=str(task.get("id", "")), meta=meta), []


def _controls(known: Mapping[str, Layer[Any]]) -> dict[str, tuple[Layer[Any], str]]:
    """For each name of a control its layer, and the field that it gives; none for labels."""
    found: dict[str, tuple[Layer[Any], str]] = {}
    for layer in known.values():
        name = escape(layer.name)
        found[name] = layer, ""
        for part in (NOTE, *ATTRIBUTES.get(layer.name, ())):
            found[f"{name}-{part}"] = layer, part
    return found


def _versions(
    task: Mapping[str, Any],
    data: Mapping[str, Any],
    name: str,
    known: Mapping[str, Layer[Any]],
    text: str,
) -> Iterator[tuple[str | None, list[Any]]]:
    """Annotator and regions of each annotation; of each prediction, where there is none."""
    if data is task:
        yield _user(task.get("annotator")), list(_short(task, known, text))
        return
    annotations = [one for one in _list(task, "annotations", name) if not one.get("was_cancelled")]
    for one in annotations or _list(task, "predictions", name):
        result = one.get("result")
        if not isinstance(result, list) or not all(isinstance(item, dict) for item in result):
            raise ReadError(f"{name}: an annotation has no list of results")
        yield _user(one.get("completed_by")), result
    if not annotations and not task.get("predictions"):
        yield None, []


def _list(task: Mapping[str, Any], key: str, name: str) -> list[dict[str, Any]]:
    found = task.get(key) or []
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise ReadError(f"{name}: its {key} are no list of objects")
    return found


def _user(given: Any) -> str | None:
    if isinstance(given, dict):
        given = given.get("email") or given.get("id")
    return None if given is None else str(given)


def _short(
    task: Mapping[str, Any], known: Mapping[str, Layer[Any]], text: str
) -> Iterator[dict[str, Any]]:
    """The regions of a task of JSON-MIN, whose parts are joined by place."""
    controls = _controls(known)
    for control, regions in task.items():
        if not isinstance(regions, list) or control == text:
            continue
        layer = controls[control][0].name if control in controls else control
        seen: dict[tuple[Any, Any], int] = {}
        for value in regions:
            if not isinstance(value, dict) or "start" not in value:
                continue
            place = value["start"], value["end"]
            seen[place] = seen.get(place, 0) + 1
            kind = next((one for one in ("labels", "taxonomy") if one in value), "other")
            key = f"{layer}:{place}:{seen[place]}"
            yield {"id": key, "from_name": control, "type": kind, "value": value}


@dataclass
class _Region:
    """A region and what belongs to it."""

    value: Mapping[str, Any]
    layer: Layer[Any] | None
    score: float | None
    attributes: dict[str, str] = field(default_factory=dict)
    span: Span[Any] | None = None


class _Reading:
    """Reads the results of one annotation."""

    def __init__(
        self, marks: Marks, known: Mapping[str, Layer[Any]], units: Offsets, name: str
    ) -> None:
        self._marks, self._units, self._name = marks, units, name
        self._controls = _controls(known)
        self._regions: dict[str, _Region] = {}

    def read(self, result: list[Any]) -> None:
        parts = [item for item in result if item.get("type") in _PARTS]
        relations = [item for item in result if item.get("type") == "relation"]
        for item in result:
            if item.get("type") == "labels":
                self._label(item)
            elif item.get("type") not in {*_PARTS, "relation"}:
                what = f"a result of type {str(item.get('type'))!r}"
                self._marks.leave_out(f"{self._name}: {what} has no place in a layer")
        for item in parts:
            self._part(item)
        later = [one for one in self._regions.values() if one.layer == TARGETS]
        for region in self._regions.values():
            if region.layer != TARGETS:
                self._span(region)
        for item in relations:
            self._relate(item)
        for region in later:
            self._span(region)

    def _label(self, item: Mapping[str, Any]) -> None:
        value, control = item["value"], str(item.get("from_name"))
        if type(value.get("start")) is not int or type(value.get("end")) is not int:
            self._marks.leave_out(f"{self._name}: a region of {control!r} is not one of plain text")
            return
        layer = self._controls.get(control, (None, ""))[0]
        key = str(item.get("id", len(self._regions)))
        if key in self._regions:
            raise ReadError(f"{self._name}: two regions have the id {key!r}")
        self._regions[key] = _Region(value, layer, item.get("score"))

    def _part(self, item: Mapping[str, Any]) -> None:
        region = self._regions.get(str(item.get("id")))
        layer, name = self._controls.get(str(item.get("from_name")), (None, ""))
        if region is None or layer is None or region.layer != layer:
            what = f"what {item.get('from_name')!r} says"
            self._marks.leave_out(f"{self._name}: {what} belongs to no span of a layer")
            return
        value = item["value"]
        if name == NOTE:
            found: dict[str, str] = {}
            for line in [value["text"]] if isinstance(value["text"], str) else value["text"]:
                try:
                    found |= parse_note(line)
                except InputError as error:
                    what = f"{self._name}: a note cannot be read and is left out: {error}"
                    self._marks.leave_out(what, self._bounds(region))
        else:
            path = value["taxonomy"][0] if "taxonomy" in value else value["choices"]
            found = {name: str(path[-1])} if path else {}
            if "taxonomy" in value and [*path[:-1]] not in ([], [*region.value["labels"]]):
                message = f"{self._name}: the kind {path} is not one of {region.value['labels']}"
                self._marks.note(Problem("contradiction", message, *self._bounds(region)))
        region.attributes |= found

    def _bounds(self, region: _Region) -> tuple[int, int]:
        value = region.value
        try:
            return self._units.to_points(value["start"]), self._units.to_points(value["end"])
        except PolicytextError as error:
            raise ReadError(f"{self._name}: {error}") from None

    def _span(self, region: _Region) -> None:
        start, end = self._bounds(region)
        self._check_words(region.value, start, end)
        place = f"{self._name}: region {start}:{end}"
        labels = region.value.get("labels") or [""]
        for label in labels:
            if region.layer is None:
                self._marks.take_foreign(place, (start, end), str(label))
                continue
            taken = self._marks.take(
                place, region.layer, (start, end), str(label), region.attributes, region.score
            )
            region.span = taken

    def _check_words(self, value: Mapping[str, Any], start: int, end: int) -> None:
        """Refuse a region whose words are not those at its place."""
        words = value.get("text")
        text = self._marks.doc.text
        if not isinstance(words, str) or _folded(words) == _folded(text[start:end]):
            return
        raise ReadError(
            f"{self._name}: region {value['start']}:{value['end']} has the words {words[:40]!r}, "
            f"but {text[start:end][:40]!r} stands there; if its offsets count UTF-16 code units, "
            'read it with offsets="utf-16"'
        )

    def _relate(self, item: Mapping[str, Any]) -> None:
        """Give an indicator the quantity that a relation points to."""
        source = self._regions.get(str(item.get("from_id")))
        target = self._regions.get(str(item.get("to_id")))
        names = [name for name in item.get("labels") or [] if name in RELATIONS]
        if (
            len(names) != 1
            or source is None
            or source.layer != TARGETS
            or target is None
            or target.layer != QUANTITIES
            or target.span is None
        ):
            what = f"a relation {item.get('labels')!r}"
            self._marks.leave_out(f"{self._name}: {what} does not lead to a target's quantity")
            return
        for name, one in to_attributes(target.span).items():
            source.attributes[f"{names[0]}.{name}"] = one


def _folded(words: str) -> str:
    return _BREAK.sub("", words)
